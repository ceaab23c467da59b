// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/fileuistate.h"
#include "tests/support/waitfor.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace portolan;
using namespace portolan::settings;

//! What is remembered, and when its file is written.
class TestFileUiState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void theNextStartReadsIt();
    void isWrittenByItself();
    void changesWithoutAPauseAreWrittenToo();
    void whatDoesNotChangeIsNotWritten();
    void aDamagedFileCostsNoStart();

private:
    [[nodiscard]] QString path() const
    {
        return m_folder->filePath(QStringLiteral("deep/state.json"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFileUiState::theNextStartReadsIt()
{
    {
        FileUiState state(path());
        state.setValue(QStringLiteral("window/geometry"), QByteArray("\x00\xff", 2));
    }
    const FileUiState next(path());
    QCOMPARE(next.value(QStringLiteral("window/geometry")), QByteArray("\x00\xff", 2));
    QCOMPARE(next.keys(), QStringList{QStringLiteral("window/geometry")});
}

void TestFileUiState::isWrittenByItself()
{
    FileUiState state(path());
    state.setValue(QStringLiteral("a"), "1");
    PORTOLAN_WAIT(QFile::exists(path()), 5000);
}

//! A splitter that is dragged, or a page that is gone through, changes many times a second.
void TestFileUiState::changesWithoutAPauseAreWrittenToo()
{
    FileUiState state(path());
    int number = 0;
    QTimer changes;
    connect(&changes, &QTimer::timeout, this,
        [&] { state.setValue(QStringLiteral("a"), QByteArray::number(++number)); });
    changes.start(20);
    PORTOLAN_WAIT(QFile::exists(path()), 5000);
}

void TestFileUiState::whatDoesNotChangeIsNotWritten()
{
    FileUiState state(path());
    state.setValue(QStringLiteral("a"), "1");
    state.write();
    // A file that is written again would be there again.
    QVERIFY(QFile::remove(path()));
    for (int i = 0; i < 5; ++i)
        state.setValue(QStringLiteral("a"), "1");
    state.write();
    QVERIFY(!QFile::exists(path()));
    state.setValue(QStringLiteral("a"), "2");
    state.write();
    QVERIFY(QFile::exists(path()));
}

void TestFileUiState::aDamagedFileCostsNoStart()
{
    {
        FileUiState state(path());
        state.setValue(QStringLiteral("a"), "1");
    }
    QFile file(path());
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{\"a\":");
    file.close();
    FileUiState state(path());
    QCOMPARE(state.keys(), QStringList());
    state.setValue(QStringLiteral("b"), "2");
    state.write();
    QCOMPARE(FileUiState(path()).value(QStringLiteral("b")), QByteArray("2"));
}

QTEST_GUILESS_MAIN(TestFileUiState)
#include "tst_fileuistate.moc"
