// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/wholefile.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::settings;

//! Files that are asked for are written whole, and never over what is there unless that is wanted.
class TestWholeFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newFileIsTheOwnersAlone()
    {
        const QString path = m_folder.filePath(QStringLiteral("new.yaml"));
        QVERIFY(writeWhole(path, "one\n", Existing::Keep));
        QCOMPARE(contents(path), QByteArray("one\n"));
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther)));
        QCOMPARE(entries(), QStringList{QStringLiteral("new.yaml")});
    }

    void whatIsThereStaysUnlessReplaced()
    {
        const QString path = m_folder.filePath(QStringLiteral("new.yaml"));
        const Result<void> kept = writeWhole(path, "two\n", Existing::Keep);
        QVERIFY(!kept);
        QVERIFY2(kept.error().text.contains(path), qPrintable(kept.error().text));
        QVERIFY(!kept.error().nextStep.isEmpty());
        QCOMPARE(contents(path), QByteArray("one\n"));
        QVERIFY(writeWhole(path, "two\n", Existing::Replace));
        QCOMPARE(contents(path), QByteArray("two\n"));
        QCOMPARE(entries(), QStringList{QStringLiteral("new.yaml")});
    }

    void whereNothingCanBeWrittenIsSaid()
    {
        const Result<void> folder = writeWhole(m_folder.path(), "x", Existing::Replace);
        QVERIFY(!folder && folder.error().text.contains(QStringLiteral("is a folder")));
        for (const Existing existing : {Existing::Keep, Existing::Replace}) {
            const Result<void> nowhere
                = writeWhole(m_folder.filePath(QStringLiteral("no/such/x")), "x", existing);
            QVERIFY(!nowhere);
            QCOMPARE(nowhere.error().code, ErrorCode::Local);
            QVERIFY2(nowhere.error().text.contains(QStringLiteral("no/such/x")),
                qPrintable(nowhere.error().text));
        }
    }

private:
    static QByteArray contents(const QString& path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QStringList entries() const
    {
        return QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden);
    }

    QTemporaryDir m_folder;
};

QTEST_APPLESS_MAIN(TestWholeFile)
#include "tst_wholefile.moc"
