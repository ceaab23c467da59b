// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/language.h"
#include "models/domain/state.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace portolan;

namespace {

QString clusters(int count)
{
    return QCoreApplication::translate(
        "portolan::ui::WorldMapWidget", "World map, %n cluster(s)", nullptr, count);
}

} // namespace

//! Which language the program speaks.
class TestLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QVERIFY(m_folder.isValid());
        // A language of the test's own, under the name of one that the program has no file of.
        const QString file = m_folder.filePath(QStringLiteral("portolan_eo.qm"));
        QVERIFY(QFile::exists(file) || QFile::copy(QStringLiteral(PORTOLAN_PSEUDO_QM), file));
    }

    void englishKnowsOneFromTwo()
    {
        const shell::Language language(QLocale(QLocale::English));
        QCOMPARE(clusters(1), QStringLiteral("World map, 1 cluster"));
        QCOMPARE(clusters(2), QStringLiteral("World map, 2 clusters"));
    }

    void aLanguageWithoutAFileIsEnglish()
    {
        const shell::Language language(QLocale(QLocale::Esperanto));
        QCOMPARE(clusters(2), QStringLiteral("World map, 2 clusters"));
        QCOMPARE(word(DataState::Live), QStringLiteral("live"));
    }

    void theUsersLanguageIsTaken()
    {
        const shell::Language language(QLocale(QLocale::Esperanto), m_folder.path());
        QCOMPARE(word(DataState::Live), QStringLiteral("[ļîṽé]"));
    }

    //! Months and words are of one language, whatever that of the system is.
    void theDefaultLocaleIsThatOfTheWords()
    {
        const QLocale before;
        {
            const shell::Language language(QLocale(QLocale::German, QLocale::Austria));
            QCOMPARE(QLocale().language(), QLocale::English);
        }
        QCOMPARE(QLocale(), before);
        {
            const QLocale british(QLocale::English, QLocale::UnitedKingdom);
            const shell::Language language(british);
            QCOMPARE(QLocale(), british);
        }
        QCOMPARE(QLocale(), before);
    }

    void itEndsWithItsScope()
    {
        {
            const shell::Language language(QLocale(QLocale::Esperanto), m_folder.path());
        }
        QCOMPARE(word(DataState::Live), QStringLiteral("live"));
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(TestLanguage)
#include "tst_language.moc"
