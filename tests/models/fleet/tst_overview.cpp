// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/overview.h"

#include "models/fleet/statusreport.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"
#include "tests/models/fleetmaker.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Kind required[] = {Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout};

void addNode(FleetMaker& maker, Slot slot, const std::string& name, bool ready = true)
{
    maker.put(slot, Kind::Node, name, [ready](RowSink& row) {
        row.setNumber(node::IsReady, ready);
        row.setNumber(node::CpuAllocatable, 4000);
    }, "");
}

void addPod(FleetMaker& maker, Slot slot, const std::string& name, const char* phase, bool ready,
    pod::Trouble trouble = pod::Trouble::None)
{
    maker.put(slot, Kind::Pod, name, [=](RowSink& row) {
        row.setString(pod::Phase, phase);
        row.setNumber(pod::IsReady, ready);
        // Containers of a dead node go on saying that they are ready.
        row.setNumber(pod::Ready, 1);
        row.setNumber(pod::Containers, 1);
        row.setString(pod::Node, "n1");
        row.setNumber(pod::Cpu, 1000);
        row.setNumber(pod::TroubleKind, qint64(trouble));
        row.setString(pod::Image, "registry/web:v1");
        row.setString(pod::TemplateHash, "aaa");
    });
}

void addRollout(FleetMaker& maker, Slot slot, const std::string& name, const char* phase,
    const char* waiting = "")
{
    maker.put(slot, Kind::Rollout, name, [=](RowSink& row) {
        row.setString(rollout::EffectivePhase, phase);
        row.setString(rollout::WaitingFor, waiting);
        row.setString(rollout::Strategy, "blueGreen");
        row.setString(rollout::ActiveHash, "aaa");
        row.setString(rollout::CurrentHash, "bbb");
        row.setString(rollout::PreviewHash, "bbb");
        row.setString(rollout::Images, "registry/web:v2");
    });
}

ClusterOverview first(const FleetMaker& maker)
{
    return overviews(maker.fleet, maker.states(required)).front();
}

//! "healthy", or "failed: 1 pods cannot run".
QString verdict(const ClusterOverview& one)
{
    return one.cause.isEmpty() ? word(one.health) : word(one.health) + u": "_s + one.cause;
}

} // namespace

class TestOverview : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void countsPodsByTheirCondition()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addNode(maker, slot, "n1");
        addPod(maker, slot, "serves", "Running", true);
        addPod(maker, slot, "on-a-dead-node", "Running", false, pod::Trouble::NotReady);
        addPod(maker, slot, "through", "Succeeded", false);
        addPod(maker, slot, "evicted", "Failed", false, pod::Trouble::Failed);
        const ClusterOverview one = first(maker);
        QCOMPARE(one.pods->total, 2);
        QCOMPARE(one.pods->ready, 1);
        QCOMPARE(one.pods->notReady, 1);
        QCOMPARE(one.pods->inTrouble, 0);
        QCOMPARE(verdict(one), u"degraded: 1 pods not ready"_s);
        // What has ended requests nothing.
        QCOMPARE(one.cpu->requested, 2000);
        QCOMPARE(one.cpu->allocatable, 4000);
        maker.remove(slot, Kind::Pod, "on-a-dead-node");
        QCOMPARE(verdict(first(maker)), u"healthy"_s);
    }

    void whatWasNotReadIsNotThere_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<SyncPhase>("phase");
        QTest::addColumn<QString>("verdict");
        const auto row = [](const char* name, Kind kind, SyncPhase phase, const QString& verdict) {
            QTest::newRow(name) << kind << phase << verdict;
        };
        row("nodes forbidden", Kind::Node, SyncPhase::Forbidden, u"unknown: nodes: forbidden"_s);
        row("pods forbidden", Kind::Pod, SyncPhase::Forbidden, u"unknown: pods: forbidden"_s);
        row("pods loading", Kind::Pod, SyncPhase::Loading, u"unknown: pods: loading"_s);
        row("quotas forbidden", Kind::ResourceQuota, SyncPhase::Forbidden,
            u"unknown: quotas: forbidden"_s);
        row("no Rollout CRD", Kind::Rollout, SyncPhase::NotServed, u"healthy"_s);
    }

    void whatWasNotReadIsNotThere()
    {
        QFETCH(Kind, kind);
        QFETCH(SyncPhase, phase);
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addNode(maker, slot, "n1");
        addPod(maker, slot, "web-1", "Running", true);
        QCOMPARE(verdict(first(maker)), u"healthy"_s);
        maker.sync(slot, kind, phase);
        const ClusterOverview one = first(maker);
        QCOMPARE(one.nodes.has_value(), kind != Kind::Node);
        QCOMPARE(one.pods.has_value(), kind != Kind::Pod);
        QCOMPARE(one.rollouts.has_value(), kind != Kind::Rollout);
        QCOMPARE(one.quotas.has_value(), kind != Kind::ResourceQuota);
        QCOMPARE(one.cpu.has_value(), kind != Kind::Node && kind != Kind::Pod);
        QTEST(verdict(one), "verdict");
    }

    //! A user who may list pods of two namespaces sees those, and no share of any node.
    void aPartIsNotTheWhole()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addNode(maker, slot, "n1");
        addPod(maker, slot, "web-1", "Running", true);
        maker.sync(slot, Kind::Pod, SyncPhase::Forbidden);
        maker.sync(slot, Kind::Pod, SyncPhase::Synced, u"shop"_s);
        maker.sync(slot, Kind::Pod, SyncPhase::Synced, u"pay"_s);
        const ClusterOverview one = first(maker);
        QCOMPARE(one.pods->total, 1);
        QVERIFY(!one.cpu);
        QCOMPARE(verdict(one), u"unknown: pods of 2 namespaces only"_s);
        StatusQuestion question;
        question.required.assign(std::begin(required), std::end(required));
        question.now = maker.clock.bootMs();
        question.at = maker.clock.utcNow();
        const QJsonObject cluster = statusReport(maker.fleet, question)[u"clusters"_s][0].toObject();
        QCOMPARE(cluster[u"pods"_s][u"total"_s].toInt(), 1);
        QVERIFY(cluster[u"nodePools"_s][0][u"requested"_s].isNull());
        QVERIFY(!cluster[u"nodePools"_s][0][u"allocatable"_s].isNull());
        maker.sync(slot, Kind::Pod, SyncPhase::Synced);
        QVERIFY(statusReport(maker.fleet, question)[u"clusters"_s][0][u"nodePools"_s][0]
                [u"requested"_s].isObject());
    }

    void oldNumbersStay()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addNode(maker, slot, "n1");
        addPod(maker, slot, "web-1", "Running", true);
        maker.sync(slot, Kind::Rollout, SyncPhase::NotServed);
        maker.lose(slot);
        const ClusterOverview one = first(maker);
        QCOMPARE(one.pods->total, 1);
        QCOMPARE(one.cpu->requested, 1000);
        QVERIFY(!one.rollouts);
    }

    void theWorstRolloutIsTheCause()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addNode(maker, slot, "n1");
        addRollout(maker, slot, "moves", "Progressing");
        addRollout(maker, slot, "waits", "Paused", "BlueGreenPause");
        addRollout(maker, slot, "well", "Healthy");
        ClusterOverview one = first(maker);
        QCOMPARE(verdict(one), u"paused: waits waits: BlueGreenPause"_s);
        QCOMPARE(one.rollouts->total, 3);
        QCOMPARE(one.rollouts->healthy, 1);
        QVERIFY(!one.rollouts->sole);
        addRollout(maker, slot, "broken", "Degraded");
        QCOMPARE(verdict(first(maker)), u"failed: broken: Degraded"_s);
    }

    void theOnlyRolloutSaysItsVersions()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addRollout(maker, slot, "web", "Progressing");
        QCOMPARE(first(maker).rollouts->sole->active, u"aaa"_s); // no pod tells
        QCOMPARE(first(maker).rollouts->sole->next, u"v2"_s);
        addPod(maker, slot, "web-1", "Running", true);
        const SoleRollout sole = *first(maker).rollouts->sole;
        QCOMPARE(sole.active, u"v1"_s);
        QCOMPARE(sole.activeColor, ReleaseColor::Blue);
        QCOMPARE(sole.nextColor, ReleaseColor::Green);
        // The ten that serve are ready; of what follows, none is.
        QCOMPARE(sole.nextReady, std::optional<qint64>(0));
    }

    void theTightestQuotaHasItsAmounts()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        QVERIFY(!first(maker).quotas->tightest);
        for (const auto& [name, percent] : {std::pair("small", 40), std::pair("full", 92)})
            maker.put(slot, Kind::ResourceQuota, name, [=](RowSink& row) {
                row.setString(resourcequota::Used, "cpu 1 9\npods 46 50\n");
                row.setString(resourcequota::Tightest, "pods");
                row.setNumber(resourcequota::TightestPercent, percent);
            });
        const TightestQuota quota = *first(maker).quotas->tightest;
        QCOMPARE(quota.quota, u"full"_s);
        QCOMPARE(quota.used + u'/' + quota.hard, u"46/50"_s);
    }

    void anEmptyClusterIsNeitherWellNorIll()
    {
        FleetMaker maker;
        maker.addLive(u"one"_s);
        QCOMPARE(verdict(first(maker)), u"unknown: no node and no pod"_s);
        QCOMPARE(first(maker).pods->total, 0);
    }

    //! `--kind pods`: nodes were not asked for, so there is no sum of nodes, not one of 0.
    void totalsAreOfWhatWasRead()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.add(u"two"_s);
        addPod(maker, slot, "web-1", "Running", true);
        StatusQuestion question;
        question.required = {Kind::Pod};
        question.now = maker.clock.bootMs();
        const QJsonObject totals = statusReport(maker.fleet, question)[u"totals"_s].toObject();
        QCOMPARE(totals[u"pods"_s].toInt(), 1);
        QVERIFY(totals[u"nodes"_s].isNull());
        QVERIFY(totals[u"nodesReady"_s].isNull());
        QCOMPARE(totals[u"missing"_s].toArray(), QJsonArray{u"two"_s});
    }
};

QTEST_GUILESS_MAIN(TestOverview)
#include "tst_overview.moc"
