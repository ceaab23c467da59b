// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/waitfor.h"

#include <QTimer>
#include <QtTest>

using namespace portolan::test;

class TestWaitFor : public QObject {
    Q_OBJECT

private:
    template <typename T> static QString seen(const T& look)
    {
        return waitUntil([&look]() -> Seen { return look(); }, 0).text;
    }

private Q_SLOTS:
    void goesOnAsSoonAsItHolds()
    {
        int count = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&count] { ++count; });
        timer.start(1);
        QElapsedTimer elapsed;
        elapsed.start();
        PORTOLAN_WAIT(count >= 3, 30000);
        PORTOLAN_WAIT(count != 0, 30000);
        PORTOLAN_WAIT((count > 3 && timer.isActive()), 30000);
        QVERIFY(elapsed.elapsed() < 30000);
    }

    void saysWhatWasSeen()
    {
        const int two = 2;
        const std::string name = "api";
        const QString text = QStringLiteral("web");
        QCOMPARE(seen([&] { return Sides() << two == 3; }), QStringLiteral("2 == 3"));
        QCOMPARE(seen([&] { return Sides() << two + 1 > 3; }), QStringLiteral("3 > 3"));
        QCOMPARE(seen([&] { return Sides() << name == "x"; }), QStringLiteral("\"api\" == \"x\""));
        QCOMPARE(seen([&] { return Sides() << text != QLatin1String("web"); }),
            QStringLiteral("\"web\" != \"web\""));
        QCOMPARE(
            seen([&]() -> Seen { return Sides() << text.isEmpty(); }), QStringLiteral("false"));
        QCOMPARE(seen([&] { return Sides() << QPoint(1, 2) == QPoint(2, 1); }),
            QStringLiteral("QPoint(1,2) == QPoint(2,1)"));
    }

    void endsWhenTheTimeIsOver()
    {
        const Seen never = waitUntil([] { return Seen{false, QStringLiteral("no")}; }, 10);
        QVERIFY(!never.holds);
        QCOMPARE(never.text, QStringLiteral("no"));
    }
};

QTEST_GUILESS_MAIN(TestWaitFor)
#include "tst_waitfor.moc"
