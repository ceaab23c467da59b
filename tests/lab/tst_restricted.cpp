// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/statusreport.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

QJsonObject kindIn(const QJsonObject& cluster, const QString& kind)
{
    for (const QJsonValue& value : cluster.value(QLatin1String("kinds")).toArray()) {
        const QJsonObject entry = value.toObject();
        if (entry.value(QLatin1String("kind")).toString() == kind)
            return entry;
    }
    return {};
}

} // namespace

//! Users who may not see all: what is refused is named as refused, never shown as empty.
class TestRestricted : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void teamOfOneNamespaceSeesItsPodsAndTheRefusals();
    void viewerIsLive();
};

void TestRestricted::teamOfOneNamespaceSeesItsPodsAndTheRefusals()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    WatchedFleet watched(lab, QStringLiteral("shop-team"), shell::statusKinds());
    QVERIFY(watched.loaded());
    const QString context = watched.contexts().first();
    PORTOLAN_WAIT(watched.state(context) == QStringLiteral("partial"), 20000);
    const QJsonObject report = watched.report();
    QCOMPARE(report.value(QLatin1String("exit")).toInt(), 2);
    const QJsonObject cluster = report.value(QLatin1String("clusters")).toArray().first().toObject();
    QVERIFY(cluster.value(QLatin1String("nodes")).isNull());
    const QJsonObject nodes = kindIn(cluster, QStringLiteral("Node"));
    QCOMPARE(nodes.value(QLatin1String("state")).toString(), QStringLiteral("forbidden"));
    QVERIFY(nodes.value(QLatin1String("count")).isNull());
    QCOMPARE(nodes.value(QLatin1String("reason")).toObject().value(QLatin1String("resource")).toString(),
        QStringLiteral("nodes"));
    const QJsonObject pods = kindIn(cluster, QStringLiteral("Pod"));
    QCOMPARE(pods.value(QLatin1String("state")).toString(), QStringLiteral("partial"));
    QVERIFY(pods.value(QLatin1String("count")).toInteger() > 0);
}

void TestRestricted::viewerIsLive()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    WatchedFleet watched(lab, QStringLiteral("viewer"), shell::statusKinds());
    QVERIFY(watched.loaded());
    PORTOLAN_WAIT(watched.allLive(), 20000);
}

QTEST_GUILESS_MAIN(TestRestricted)
#include "tst_restricted.moc"
