// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/text.h"

#include <QtTest>

using namespace portolan;

class TestText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointsInTimeSayTheirZone()
    {
        const QDateTime now(QDate(2026, 11, 12), QTime(23, 30), QTimeZone(QTimeZone::UTC));
        QCOMPARE(clockTime(now.addSecs(-90), now), QStringLiteral("23:28:30"));
        QCOMPARE(clockTime(now.addDays(-1), now), QStringLiteral("11 Nov 23:30:00"));
        QCOMPARE(pointInTime(now, now), QStringLiteral("23:30:00 UTC"));
        QCOMPARE(timeInFull(now), QStringLiteral("2026-11-12T23:30:00Z"));
        // Whose day it is, the zone of the reader says.
        const QDateTime there = now.toTimeZone(QTimeZone("Europe/Berlin"));
        QCOMPARE(pointInTime(now, there), QStringLiteral("00:30:00 CET"));
        QCOMPARE(pointInTime(now.addSecs(-3600), there), QStringLiteral("12 Nov 23:30:00 CET"));
        QCOMPARE(timeInFull(there), QStringLiteral("2026-11-13T00:30:00+01:00"));
    }

    void monthsAreSpelledAsTheLanguageDoes_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("C") << QLocale::c() << QStringLiteral("11 Oct 23:30:00");
        QTest::newRow("English") << QLocale(QLocale::English) << QStringLiteral("11 Oct 23:30:00");
        QTest::newRow("German") << QLocale(QLocale::German) << QStringLiteral("11 Okt. 23:30:00");
        QTest::newRow("French") << QLocale(QLocale::French) << QStringLiteral("11 oct. 23:30:00");
    }

    void monthsAreSpelledAsTheLanguageDoes()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        const QDateTime now(QDate(2026, 10, 12), QTime(23, 30), QTimeZone(QTimeZone::UTC));
        const QDateTime then = now.addDays(-1);
        QCOMPARE(clockTime(then, now, locale), text);
        QCOMPARE(pointInTime(then, now, locale), text + QStringLiteral(" UTC"));
        // That of the program, where nothing else is said; what machines read stays as it is.
        const QLocale before;
        QLocale::setDefault(locale);
        const QString unsaid = clockTime(then, now);
        const QString full = timeInFull(then), json = rfc3339(then);
        QLocale::setDefault(before);
        QCOMPARE(unsaid, text);
        QCOMPARE(full, QStringLiteral("2026-10-11T23:30:00Z"));
        QCOMPARE(json, QStringLiteral("2026-10-11T23:30:00Z"));
    }

    void agesInTables_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("table");
        QTest::addColumn<QString>("sentence");
        const auto row = [](qint64 seconds, const char16_t* table, const char16_t* sentence) {
            const QString text = QString::fromUtf16(table);
            QTest::newRow(qPrintable(text)) << seconds << text << QString::fromUtf16(sentence);
        };
        row(3, u"3s", u"3\u00a0s");
        row(360, u"6m", u"6\u00a0min 0\u00a0s");
        row(251, u"4m11s", u"4\u00a0min 11\u00a0s");
        row(1500, u"25m", u"25\u00a0min 0\u00a0s");
        row(7980, u"2h13m", u"2\u00a0h 13\u00a0min");
        row(266400, u"3d2h", u"3\u00a0d 2\u00a0h");
        row(1000000, u"11d", u"11\u00a0d 13\u00a0h");
        row(-5, u"0s", u"0\u00a0s");
    }

    void agesInTables()
    {
        QFETCH(qint64, seconds);
        QTEST(ageInTable(seconds), "table");
        QTEST(ageInSentence(seconds), "sentence");
    }

    void freshnessHasOneDecimalBelowTenSeconds()
    {
        QCOMPARE(freshness(400), QStringLiteral("0.4\u00a0s"));
        QCOMPARE(freshness(12000), QStringLiteral("12\u00a0s"));
    }

    void readsTimesOfTheServer()
    {
        QCOMPARE(epochSeconds("1970-01-01T00:00:00Z"), 0);
        QCOMPARE(epochSeconds("2026-11-24T07:00:00Z"), 1795503600);
        QCOMPARE(epochSeconds("2026-11-24T07:00:00.123456Z"), 1795503600);
        QCOMPARE(epochSeconds("nonsense"), 0);
        QCOMPARE(epochSeconds(""), 0);
    }

    void writesTimesInUtc()
    {
        const QDateTime time = QDateTime::fromSecsSinceEpoch(1795503600, QTimeZone::UTC);
        QCOMPARE(rfc3339(time), QStringLiteral("2026-11-24T07:00:00Z"));
        QCOMPARE(rfc3339(QDateTime()), QString());
    }
};

QTEST_APPLESS_MAIN(TestText)
#include "tst_text.moc"
