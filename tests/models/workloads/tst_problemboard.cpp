// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problemboard.h"

#include "models/base/text.h"
#include "models/kinds/daemonset.h"
#include "models/kinds/event.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "tests/models/fleetmaker.h"

#include <QJsonObject>
#include <QSignalSpy>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

const std::vector<Kind> required{Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout};

void brokenNode(FleetMaker& maker, Slot slot, const std::string& name)
{
    maker.put(slot, Kind::Node, name, [&](RowSink& row) {
        row.setNumber(node::IsReady, 0);
        row.setNumber(node::ReadySince, maker.seconds() - 300);
    }, "");
}

void crashingPod(FleetMaker& maker, Slot slot, const std::string& name)
{
    maker.put(slot, Kind::Pod, name, [&](RowSink& row) {
        row.setString(pod::Phase, "Running");
        row.setNumber(pod::TroubleKind, qint64(pod::Trouble::CrashLoop));
        row.setNumber(pod::TroubleSince, maker.seconds() - 300);
    });
}

void lackingSet(FleetMaker& maker, Slot slot, const std::string& name)
{
    maker.put(slot, Kind::DaemonSet, name, [](RowSink& row) {
        row.setNumber(daemonset::Ready, 3);
        row.setNumber(daemonset::Desired, 4);
    });
}

QStringList reasons(const ProblemBoard& board)
{
    QStringList all;
    for (const Problem& problem : board.problems())
        all.append(jsonWord(problem.reason));
    all.sort();
    return all;
}

} // namespace

class TestProblemBoard : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! An older error elsewhere does not push it down.
    void aClusterOutOfSightComesFirst()
    {
        Problem quota;
        quota.severity = Severity::Error;
        quota.kind = Kind::Deployment;
        quota.since = 100;
        Problem cluster;
        cluster.severity = Severity::Error;
        cluster.reason = ProblemReason::ClusterNotLive;
        cluster.since = 900;
        Problem partial = cluster;
        partial.severity = Severity::Warning;
        std::vector<Problem> problems{partial, quota, cluster};
        sortProblems(problems);
        QCOMPARE(problems, (std::vector<Problem>{cluster, quota, partial}));
    }

    //! What is listed elsewhere as an info is not said to be without any trouble.
    void infosAreNotDenied()
    {
        ClusterCheck asked;
        asked.state = DataState::Live;
        const std::vector<ClusterCheck> checks(3, asked);
        QVERIFY(checkedSentence(checks, 0).contains(u"autoscaler"_s));
        const QString some = checkedSentence(checks, 12);
        QVERIFY(!some.contains(u"autoscaler"_s));
        QVERIFY2(some.contains(u"Infos under Incidents: 12. 3 clusters were looked at."_s), qPrintable(some));
    }

    //! However often and by however many it is asked: rows are searched once a second at most, and
    //! only when something came in.
    void searchesSeldom()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        ProblemBoard board(maker.fleet, maker.clock, required);
        const QSignalSpy changed(&board, &ProblemBoard::changed);
        board.look();
        QCOMPARE(board.searches(), 1u);
        for (int i = 0; i < 40; ++i) {
            maker.clock.advanceMs(250);
            maker.answer(slot);
            board.look();
        }
        QCOMPARE(board.searches(), 1u);
        const qsizetype before = changed.size();
        brokenNode(maker, slot, "n1");
        board.look();
        QCOMPARE(board.searches(), 2u);
        QCOMPARE(reasons(board), QStringList{u"NodeNotReady"_s});
        QCOMPARE(changed.size(), before + 1);
        crashingPod(maker, slot, "p1");
        board.look();
        QCOMPARE(board.searches(), 2u); // its second is not over
        maker.clock.advanceMs(1000);
        board.look();
        QCOMPARE(board.searches(), 3u);
        QCOMPARE(reasons(board), (QStringList{u"CrashLoop"_s, u"NodeNotReady"_s}));
    }

    //! What comes in when nothing was wrong is searched at once: "nothing" is never a second old.
    void nothingIsNeverOld()
    {
        FleetMaker maker;
        const Slot one = maker.addLive(u"one"_s);
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        QVERIFY(board.checks()[one].isWhole());
        crashingPod(maker, one, "p1");
        board.look();
        QCOMPARE(reasons(board), QStringList{u"CrashLoop"_s});
        maker.remove(one, Kind::Pod, "p1");
        maker.clock.advanceMs(1000);
        maker.answer(one);
        board.look();
        QCOMPARE(reasons(board), QStringList());
        const Slot two = maker.addLive(u"two"_s);
        crashingPod(maker, two, "p1");
        board.look();
        QCOMPARE(reasons(board), QStringList{u"CrashLoop"_s});
    }

    //! While others have problems a search waits for its second; till then a cluster that has just
    //! become live, or whose pods were read anew, is one that was not looked at.
    void whatWasNotSearchedIsNotWell()
    {
        FleetMaker maker;
        const Slot one = maker.addLive(u"one"_s);
        brokenNode(maker, one, "n1");
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        const Slot two = maker.addLive(u"two"_s);
        crashingPod(maker, two, "p1");
        board.look();
        QCOMPARE(board.searches(), 1u);
        QVERIFY(!board.checks()[two].isWhole());
        QVERIFY(board.checks()[one].isWhole());
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"two (loading)"_s);
        maker.clock.advanceMs(1000);
        maker.answer(one);
        maker.answer(two);
        board.look();
        QCOMPARE(board.searches(), 2u);
        QVERIFY(board.checks()[two].isWhole());
        QCOMPARE(reasons(board), (QStringList{u"CrashLoop"_s, u"NodeNotReady"_s}));
        // Read anew: rows that were there before are not told as if they were there now.
        maker.sync(two, Kind::Pod, SyncPhase::Loading);
        maker.clock.advanceMs(1000);
        maker.answer(one);
        maker.answer(two);
        board.look();
        QCOMPARE(reasons(board), QStringList{u"NodeNotReady"_s});
        maker.remove(two, Kind::Pod, "p1");
        maker.sync(two, Kind::Pod, SyncPhase::Synced);
        board.look();
        QCOMPARE(reasons(board), QStringList{u"NodeNotReady"_s});
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"pods (loading) in two"_s);
        maker.clock.advanceMs(1000);
        maker.answer(one);
        maker.answer(two);
        board.look();
        QCOMPARE(reasons(board), QStringList{u"NodeNotReady"_s});
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), QString());
    }

    void timeAloneMakesAProblemOld()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.put(slot, Kind::Pod, "p1", [&](RowSink& row) {
            row.setString(pod::Phase, "Running");
            row.setNumber(pod::TroubleKind, qint64(pod::Trouble::CrashLoop));
            row.setNumber(pod::TroubleSince, maker.seconds());
        });
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        QCOMPARE(board.problems().front().severity, Severity::Warning);
        maker.clock.advanceMs(61000);
        maker.answer(slot);
        board.look();
        QCOMPARE(board.problems().front().severity, Severity::Error);
    }

    //! A kind that is not read tells nothing, whatever the cluster is; the others go on telling.
    void rowsAreBelievedByTheirKind()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        brokenNode(maker, slot, "n1");
        crashingPod(maker, slot, "p1");
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        QCOMPARE(reasons(board), (QStringList{u"CrashLoop"_s, u"NodeNotReady"_s}));
        maker.sync(slot, Kind::Pod, SyncPhase::Loading); // read anew
        board.look();
        QCOMPARE(reasons(board), QStringList{u"NodeNotReady"_s});
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"pods (loading) in one"_s);
        maker.lose(slot);
        board.look();
        QCOMPARE(reasons(board), QStringList{u"ClusterNotLive"_s});
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"one (unreachable)"_s);
    }

    //! An outage whose start nobody saw is no new one after a blip, a relist or a reconnect.
    void agesSurviveABlip()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        lackingSet(maker, slot, "agent");
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        const qint64 first = maker.seconds();
        const auto step = [&] {
            maker.clock.advanceMs(5000);
            board.look();
        };
        QCOMPARE(board.problems().front().seen, first);
        QCOMPARE(board.problems().front().severity, Severity::Error);
        maker.lose(slot);
        step();
        QCOMPARE(reasons(board), QStringList{u"ClusterNotLive"_s});
        maker.answer(slot);
        maker.sync(slot, Kind::DaemonSet, SyncPhase::Loading);
        maker.remove(slot, Kind::DaemonSet, "agent");
        step();
        QCOMPARE(reasons(board), QStringList());
        lackingSet(maker, slot, "agent");
        maker.sync(slot, Kind::DaemonSet, SyncPhase::Synced);
        maker.answer(slot);
        step();
        QCOMPARE(reasons(board), QStringList{u"BelowReadyCount"_s});
        QCOMPARE(board.problems().front().seen, first);
        QCOMPARE(board.problems().front().severity, Severity::Error);
    }

    //! "since" is the beginning or null, never the last restart; what is known less is said apart.
    void onsetsInJson()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        crashingPod(maker, slot, "known");
        const auto looping = [&maker](qint64 age) {
            return [&maker, age](RowSink& row) {
                row.setString(pod::Phase, "Running");
                row.setNumber(pod::TroubleKind, qint64(pod::Trouble::CrashLoop));
                row.setNumber(pod::TroubleSince, age == 0 ? 0 : maker.seconds() - age);
                row.setNumber(pod::TroubleNotBefore, maker.seconds() - 86400);
            };
        };
        maker.put(slot, Kind::Pod, "bounded", looping(20));
        maker.put(slot, Kind::Pod, "unknown", looping(0));
        const auto time
            = [&maker](qint64 age) { return rfc3339(maker.clock.utcNow().addSecs(-age)); };
        const auto onsets = [&](const std::vector<Problem>& problems) {
            QMap<QString, QJsonArray> all;
            for (const QJsonValue& value : problemsJson(maker.fleet, problems)) {
                const QJsonObject problem = value.toObject();
                all[problem.value(u"name").toString()]
                    = {problem.value(u"since"), problem.value(u"sinceAtLeast")};
            }
            return all;
        };
        QMap<QString, QJsonArray> expected{{u"known"_s, {time(300), time(300)}},
            {u"bounded"_s, {QJsonValue(), time(20)}}, {u"unknown"_s, {QJsonValue(), QJsonValue()}}};
        QCOMPARE(
            onsets(fleetProblems(maker.fleet, required, maker.clock.bootMs(), maker.clock.now())),
            expected);
        // Who goes on looking knows more, and a later restart makes nothing younger.
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        expected[u"unknown"_s] = {QJsonValue(), time(0)};
        QCOMPARE(onsets(board.problems()), expected);
        maker.clock.advanceMs(60'000);
        maker.answer(slot);
        maker.put(slot, Kind::Pod, "bounded", looping(5));
        board.look();
        QCOMPARE(onsets(board.problems())[u"bounded"_s], (QJsonArray{QJsonValue(), time(80)}));
    }

    void saysWhatWasNotLookedAt_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<SyncPhase>("phase");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* name, int kind, SyncPhase phase, const QString& text) {
            QTest::newRow(name) << kind << phase << text;
        };
        row("all was", -1, SyncPhase::Synced, {});
        for (const Kind kind : problemKinds())
            row(addressOf(kind).resource, int(kind), SyncPhase::Forbidden,
                u"%1 (forbidden) in one"_s.arg(QLatin1String(addressOf(kind).resource)));
        row("events loading", int(Kind::Event), SyncPhase::Loading, u"events (loading) in one"_s);
        row("no Rollout CRD", int(Kind::Rollout), SyncPhase::NotServed, {});
        // Not a kind in which anything can be wrong.
        row("config maps", int(Kind::ConfigMap), SyncPhase::Forbidden, {});
    }

    void saysWhatWasNotLookedAt()
    {
        QFETCH(int, kind);
        QFETCH(SyncPhase, phase);
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        maker.add(u"nobody-asked"_s);
        if (kind >= 0)
            maker.sync(slot, Kind(kind), phase);
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        QTEST(uncheckedText(maker.fleet, board.checks()), "text");
        QCOMPARE(board.checks()[slot].isWhole(),
            uncheckedText(maker.fleet, board.checks()).isEmpty());
        QVERIFY(!board.checks()[1].isAsked());
        QVERIFY(!board.checks()[1].isWhole());
    }

    void nothingIsKnownAtTheStart()
    {
        FleetMaker maker;
        const Slot slot = maker.add(u"one"_s);
        maker.fleet.beginConnection(slot);
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        QVERIFY(board.problems().empty());
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"one (connecting)"_s);
        maker.answer(slot);
        board.look();
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"one (loading)"_s);
    }

    void aPartOfTheNamespacesIsBelievedAndNamed()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        crashingPod(maker, slot, "p1");
        maker.sync(slot, Kind::Pod, SyncPhase::Forbidden);
        maker.sync(slot, Kind::Pod, SyncPhase::Synced, u"shop"_s);
        ProblemBoard board(maker.fleet, maker.clock, required);
        board.look();
        QVERIFY(reasons(board).contains(u"CrashLoop"_s));
        QCOMPARE(uncheckedText(maker.fleet, board.checks()), u"pods (partial) in one"_s);
    }
};

QTEST_GUILESS_MAIN(TestProblemBoard)
#include "tst_problemboard.moc"
