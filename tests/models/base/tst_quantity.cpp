// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/quantity.h"

#include <QtTest>

#include <limits>

using namespace portolan;

class TestQuantity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milli");
        QTest::addColumn<qint64>("units");
        const auto row = [](const char* text, qint64 milli, qint64 units) {
            QTest::newRow(text) << QByteArray(text) << milli << units;
        };
        row("0", 0, 0);
        row("1", 1000, 1);
        row("250m", 250, 1);
        row("0.5", 500, 1);
        row(".5", 500, 1);
        row("-1500m", -1500, -2);
        row("1e3", 1000000, 1000);
        row("1E2", 100000, 100);
        row("2.5k", 2500000, 2500);
        row("64Gi", 64LL * 1024 * 1024 * 1024 * 1000, 64LL * 1024 * 1024 * 1024);
        row("1.5Gi", 1536LL * 1024 * 1024 * 1000, 1536LL * 1024 * 1024);
        row("100n", 1, 1);
        row("1e-3", 1, 1);
        row("16Ei", std::numeric_limits<qint64>::max(), std::numeric_limits<qint64>::max());
        row("123456789012345678901234567890", std::numeric_limits<qint64>::max(),
            std::numeric_limits<qint64>::max());
    }

    void parses()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milli);
        QFETCH(qint64, units);
        const std::string_view view(text.constData(), size_t(text.size()));
        QCOMPARE(parseMilli(view), std::optional(milli));
        QCOMPARE(parseUnits(view), std::optional(units));
    }

    void refusesWhatIsNone()
    {
        for (const char* text : {"", "m", "-", "1x", "1.2.3", "1KiB", "e3", "1e", "1e+", "１"}) {
            QVERIFY2(!parseMilli(text), text);
            QVERIFY2(!parseUnits(text), text);
        }
    }

    void sumsStayInRange()
    {
        constexpr qint64 most = std::numeric_limits<qint64>::max();
        constexpr qint64 least = std::numeric_limits<qint64>::min();
        QCOMPARE(saturatedSum(2, 3), 5);
        QCOMPARE(saturatedSum(most - 1, 1), most);
        QCOMPARE(saturatedSum(most, 1), most);
        QCOMPARE(saturatedSum(most, most), most);
        QCOMPARE(saturatedSum(least, -1), least);
        QCOMPARE(saturatedSum(most, least), -1);
    }

    void printsForPeople()
    {
        QCOMPARE(cpuText(12500), QStringLiteral("12.5"));
        QCOMPARE(cpuText(4000), QStringLiteral("4"));
        QCOMPARE(cpuText(70), QStringLiteral("0.07"));
        QCOMPARE(cpuSum(12500), QStringLiteral("12500m"));
        QCOMPARE(bytesText(0), QStringLiteral("0\u00a0B"));
        QCOMPARE(bytesText(16LL << 30), QStringLiteral("16\u00a0GiB"));
        QCOMPARE(bytesText((3LL << 30) / 2), QStringLiteral("1.5\u00a0GiB"));
    }
};

QTEST_APPLESS_MAIN(TestQuantity)
#include "tst_quantity.moc"
