// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/clusterstate.h"

#include "tests/models/fleetmaker.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Kind required[] = {Kind::Node, Kind::Pod, Kind::Rollout};

//! "partial: live forbidden live".
QString states(const FleetMaker& maker)
{
    const ClusterStatus status = maker.states(required).front();
    QStringList kinds;
    for (const KindStatus& kind : status.kinds)
        kinds.append(jsonWord(kind.state));
    return jsonWord(status.state) + u": "_s + kinds.join(u' ');
}

} // namespace

class TestClusterState : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ofConnectionAndKinds_data()
    {
        QTest::addColumn<SyncPhase>("pods");
        QTest::addColumn<int>("silentMs");
        QTest::addColumn<QString>("states");
        const auto row = [](const char* name, SyncPhase pods, int silent, const QString& states) {
            QTest::newRow(name) << pods << silent << states;
        };
        row("all well", SyncPhase::Synced, 400, u"live: live live live"_s);
        row("late", SyncPhase::Synced, 12000, u"lagging: lagging lagging lagging"_s);
        row("silent", SyncPhase::Synced, 15000, u"stale: stale stale stale"_s);
        row("loading", SyncPhase::Loading, 400, u"loading: live loading live"_s);
        row("refused", SyncPhase::Forbidden, 400, u"partial: live forbidden live"_s);
        row("refused and late", SyncPhase::Forbidden, 12000,
            u"partial: lagging forbidden lagging"_s);
        row("refused and silent", SyncPhase::Forbidden, 15000, u"stale: stale forbidden stale"_s);
        row("not served", SyncPhase::NotServed, 400, u"live: live notServed live"_s);
    }

    void ofConnectionAndKinds()
    {
        QFETCH(SyncPhase, pods);
        QFETCH(int, silentMs);
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.sync(slot, Kind::Pod, pods);
        maker.clock.advanceMs(silentMs);
        QTEST(states(maker), "states");
    }

    //! A kind that fails does not make the others old.
    void eachKindIsItsOwn()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.sync(slot, Kind::Pod, SyncPhase::Failed);
        QCOMPARE(states(maker), u"stale: live stale live"_s);
        QVERIFY(maker.states(required).front().isWhole(Kind::Pod));
    }

    //! Half a list is no number, however long it is; a whole one without objects is 0.
    void halfAListIsNoNumber()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        Batch batch;
        batch.slot = slot;
        batch.connection = maker.fleet.cluster(slot).connection;
        KindSync half;
        half.phase = SyncPhase::Failed;
        half.loaded = 700;
        batch.syncs.push_back(half);
        maker.fleet.apply(batch, std::make_shared<StringPool>());
        QCOMPARE(states(maker), u"loading: live loading live"_s);
        QVERIFY(!maker.states(required).front().isCounted(Kind::Pod));
    }

    void aBacklogIsOurOwn()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.fleet.setBacklog(slot, maker.clock.bootMs());
        maker.clock.advanceMs(3000);
        maker.answer(slot);
        const ClusterStatus status = maker.states(required).front();
        QCOMPARE(status.state, DataState::Lagging);
        QCOMPARE(status.reason.code, u"Backlog"_s);
        QCOMPARE(stateSentence(status, maker.clock.bootMs(), {}), u"lagging 3\u00a0s"_s);
    }

    void saysWhyThereIsNoNumber_data()
    {
        QTest::addColumn<SyncPhase>("whole");
        QTest::addColumn<int>("nameSpaces");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, SyncPhase whole, int parts, const QString& text) {
            QTest::newRow(name) << whole << parts << text;
        };
        row("read", SyncPhase::Synced, 0, {});
        row("loading", SyncPhase::Loading, 0, u"loading"_s);
        row("refused", SyncPhase::Forbidden, 0, u"forbidden"_s);
        row("not served", SyncPhase::NotServed, 0, u"not served"_s);
        row("one namespace", SyncPhase::Forbidden, 1, u"pods of one namespace only"_s);
        row("two namespaces", SyncPhase::Forbidden, 2, u"pods of 2 namespaces only"_s);
    }

    void saysWhyThereIsNoNumber()
    {
        QFETCH(SyncPhase, whole);
        QFETCH(int, nameSpaces);
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.sync(slot, Kind::Pod, whole);
        for (int i = 0; i < nameSpaces; ++i)
            maker.sync(slot, Kind::Pod, SyncPhase::Synced, u"team-%1"_s.arg(i));
        const ClusterStatus status = maker.states(required).front();
        QTEST(missingText(status, Kind::Pod, u"pods"_s), "text");
        QCOMPARE(status.isWhole(Kind::Pod), whole == SyncPhase::Synced);
        QCOMPARE(status.isCounted(Kind::Pod), whole == SyncPhase::Synced || nameSpaces > 0);
    }
};

QTEST_GUILESS_MAIN(TestClusterState)
#include "tst_clusterstate.moc"
