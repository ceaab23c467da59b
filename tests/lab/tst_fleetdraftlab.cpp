// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/fleetinitcommand.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

//! The pools of a cluster that have nodes, without what only a person knows of them.
QJsonArray poolsOf(const QJsonObject& report, const QString& context)
{
    QJsonArray pools;
    for (const QJsonValue& value : report.value(QLatin1String("clusters")).toArray()) {
        const QJsonObject cluster = value.toObject();
        if (cluster.value(QLatin1String("context")).toString() != context)
            continue;
        for (const QJsonValue& entry : cluster.value(QLatin1String("nodePools")).toArray()) {
            const QJsonObject pool = entry.toObject();
            QJsonObject kept;
            for (const char* key : {"name", "nodes", "ready", "instanceType", "zones", "allocatable"})
                kept.insert(QLatin1String(key), pool.value(QLatin1String(key)));
            if (pool.value(QLatin1String("nodes")).toInt() > 0)
                pools.append(kept);
        }
    }
    return pools;
}

} // namespace

//! `fleet init` on all regions: the file shows the same pools as the one that was written by hand.
class TestFleetDraftLab : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void poolsAreThoseOfTheShippedFile();
};

void TestFleetDraftLab::poolsAreThoseOfTheShippedFile()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    const QTemporaryDir folder;
    shell::Options options;
    options.kubeconfig = lab.kubeconfig().value_or(QString());
    options.all = true;
    const auto clock = std::make_shared<const shell::SystemClock>();
    auto setup = shell::FleetSetup::ofKubeconfig(options, {}, clock);
    QVERIFY2(setup, qPrintable(setup ? QString() : setup.error().sentence()));
    const QString file = folder.filePath(QStringLiteral("fleet.yaml"));
    shell::FleetInitCommand command(
        options, file, std::move(*setup), *clock, [] { return 0.5; });
    QSignalSpy finished(&command, &shell::Command::finished);
    command.start();
    PORTOLAN_WAIT(finished.size() == 1, 30000);
    QCOMPARE(finished[0][1].toInt(), 0);

    WatchedFleet drafted(lab, QStringLiteral("sre"), shell::statusKinds(), file);
    WatchedFleet shipped(lab, QStringLiteral("sre"), shell::statusKinds());
    QVERIFY2(drafted.loaded(), qPrintable(drafted.loaded() ? QString() : drafted.loaded().error().text));
    QVERIFY(shipped.loaded());
    PORTOLAN_WAIT((drafted.allLive() && shipped.allLive()), 20000);
    for (const QString& context : drafted.contexts()) {
        const QJsonArray pools = poolsOf(drafted.report(), context);
        QVERIFY(pools.size() >= 3);
        // Pools stand in the order of their file.
        for (const QJsonValue& pool : poolsOf(shipped.report(), context))
            QVERIFY2(pools.contains(pool),
                qPrintable(context + u' ' + pool.toObject().value(QLatin1String("name")).toString()));
        QCOMPARE(pools.size(), poolsOf(shipped.report(), context).size());
        QCOMPARE(drafted.fleet().cluster(*drafted.fleet().slotOf(context)).info.region, context);
    }
}

QTEST_GUILESS_MAIN(TestFleetDraftLab)
#include "tst_fleetdraftlab.moc"
