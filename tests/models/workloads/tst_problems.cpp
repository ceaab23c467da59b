// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problems.h"

#include "models/kinds/daemonset.h"
#include "models/kinds/deployment.h"
#include "models/kinds/event.h"
#include "models/kinds/horizontalpodautoscaler.h"
#include "models/kinds/node.h"
#include "models/kinds/persistentvolumeclaim.h"
#include "models/kinds/pod.h"
#include "models/kinds/replicaset.h"
#include "models/kinds/rollout.h"
#include "models/kinds/service.h"
#include "tests/models/rowmaker.h"

#include <QtTest>

#include <ctime>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr qint64 now = 1'795'503'600;
constexpr qint64 longAgo = now - 10'000;

//! One cluster with tables of every kind.
class Fleet {
public:
    Fleet()
    {
        for (size_t i = 0; i < kindCount; ++i) {
            m_tables[i] = std::make_unique<KindTable>(Kind(i), specOf(Kind(i)).columns);
            tables[i] = m_tables[i].get();
        }
    }

    //! Fills a row by `fill`, created long ago in namespace shop unless it says otherwise.
    template <typename Fill> void put(Kind kind, const char* name, Fill fill)
    {
        RowMaker maker(*m_tables[size_t(kind)], m_slot++);
        write(maker, name, fill);
        maker.apply();
    }
    //! Several rows in one cluster.
    template <typename Fill> void write(RowMaker& maker, const std::string& name, Fill fill)
    {
        RowSink& row = maker.row(uidText(++m_uid), name, 1);
        row.setCreated(longAgo);
        fill(row);
        maker.put();
    }
    KindTable& table(Kind kind) { return *m_tables[size_t(kind)]; }

    KindTables tables{};

private:
    std::array<std::unique_ptr<KindTable>, kindCount> m_tables;
    quint64 m_uid = 0;
    Slot m_slot = 0;
};

//! "error CrashLoop ReplicaSet/web 3" for each, in order.
QStringList describe(const std::vector<Problem>& problems)
{
    QStringList lines;
    for (const Problem& problem : problems)
        lines.append(QStringLiteral("%1 %2 %3/%4 %5")
                .arg(jsonWord(problem.severity), jsonWord(problem.reason),
                    QLatin1String(problem.kind ? addressOf(*problem.kind).name : "Cluster"),
                    problem.name)
                .arg(problem.count));
    return lines;
}

auto troubledPod(pod::Trouble trouble, qint64 since, const char* owner)
{
    return [=](RowSink& row) {
        row.setString(pod::Phase, "Running");
        row.setNumber(pod::IsReady, trouble == pod::Trouble::None);
        row.setNumber(pod::TroubleKind, qint64(trouble));
        row.setNumber(pod::TroubleSince, since);
        row.setString(pod::TroubleText, "says the kubelet");
        row.setString(pod::Owner, owner);
    };
}

auto deploymentOf(qint64 ready, qint64 desired, qint64 since = 0)
{
    return [=](RowSink& row) {
        row.setNumber(deployment::Ready, ready);
        row.setNumber(deployment::Desired, desired);
        row.setNumber(deployment::Since, since);
    };
}

} // namespace

class TestProblems : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void podsByTroubleAndAge_data()
    {
        QTest::addColumn<int>("trouble");
        QTest::addColumn<qint64>("age");
        QTest::addColumn<QString>("problems");
        const auto row
            = [](const char* name, pod::Trouble trouble, qint64 age, const char* problems) {
                  QTest::newRow(name) << int(trouble) << age << QString::fromLatin1(problems);
              };
        using enum pod::Trouble;
        row("healthy", None, 100, "");
        row("crash loop", CrashLoop, 61, "error CrashLoop Pod/web-1 1");
        row("young crash loop", CrashLoop, 60, "warning CrashLoop Pod/web-1 1");
        row("image pull", ImagePull, 600, "error ImagePull Pod/web-1 1");
        row("young image pull", ImagePull, 5, "warning ImagePull Pod/web-1 1");
        row("config error", ConfigError, 600, "error ConfigError Pod/web-1 1");
        row("fits nowhere", Unschedulable, 600, "error Unschedulable Pod/web-1 1");
        row("never ready", NotReady, 600, "error NeverReady Pod/web-1 1");
        row("starting", NotReady, 10, "");
        row("failed", Failed, 600, "");
    }

    void podsByTroubleAndAge()
    {
        QFETCH(int, trouble);
        QFETCH(qint64, age);
        Fleet fleet;
        fleet.put(Kind::Pod, "web-1", troubledPod(pod::Trouble(trouble), now - age, ""));
        const auto problems = findProblems(fleet.tables, now);
        QTEST(describe(problems).join(QLatin1Char('\n')), "problems");
        if (!problems.empty()) {
            QCOMPARE(problems[0].message, QStringLiteral("says the kubelet"));
            QCOMPARE(problems[0].since, now - age);
            QCOMPARE(problems[0].pod, QStringLiteral("web-1"));
            QCOMPARE(problems[0].nameSpace, QStringLiteral("shop"));
        }
    }

    //! Of a crash loop it is often known only how long it has lasted at least.
    void aCrashLoopOfUnknownOnset()
    {
        const auto looping = [](qint64 since, qint64 notBefore) {
            return [=](RowSink& row) {
                troubledPod(pod::Trouble::CrashLoop, since, "ReplicaSet/web")(row);
                row.setNumber(pod::TroubleNotBefore, notBefore);
            };
        };
        struct Case {
            std::vector<std::pair<qint64, qint64>> pods; // since, not before
            qint64 since, seen;
            Severity severity;
        };
        const std::vector<Case> cases = {
            // It may be old, whatever its last restart was.
            {{{now - 5, longAgo}}, 0, now - 5, Severity::Error},
            {{{0, longAgo}}, 0, 0, Severity::Error},
            // So young that the loop cannot be old.
            {{{now - 5, now - 30}}, 0, now - 5, Severity::Warning},
            // What began no earlier than a known one does not hide it.
            {{{now - 100, 0}, {now - 5, now - 90}}, now - 100, 0, Severity::Error},
            {{{now - 5, now - 90}, {now - 100, 0}}, now - 100, 0, Severity::Error},
            {{{now - 100, 0}, {now - 5, longAgo}}, 0, now - 100, Severity::Error},
            {{{now - 100, longAgo}, {0, longAgo}}, 0, now - 100, Severity::Error},
        };
        for (const Case& one : cases) {
            Fleet fleet;
            RowMaker pods(fleet.table(Kind::Pod), 0);
            for (size_t i = 0; i < one.pods.size(); ++i)
                fleet.write(pods, "web-" + std::to_string(i),
                    looping(one.pods[i].first, one.pods[i].second));
            pods.apply();
            const auto problems = findProblems(fleet.tables, now);
            QCOMPARE(problems.size(), 1u);
            QCOMPARE(problems[0].since, one.since);
            QCOMPARE(problems[0].seen, one.seen);
            QCOMPARE(problems[0].severity, one.severity);
        }
    }

    void singleObjects()
    {
        Fleet fleet;
        fleet.put(Kind::Node, "node-1", [](RowSink& row) {
            row.setNumber(node::ReadySince, now - 5);
            row.setString(node::NotReadyText, "kubelet stopped");
        });
        fleet.put(Kind::Node, "node-2", [](RowSink& row) { row.setNumber(node::IsReady, 1); });
        fleet.put(Kind::Rollout, "web", [](RowSink& row) {
            row.setString(rollout::EffectivePhase, "Degraded");
            row.setNumber(rollout::PhaseSince, now - 6);
            row.setNumber(rollout::Desired, 3);
        });
        fleet.put(Kind::Rollout, "api", [](RowSink& row) {
            row.setString(rollout::EffectivePhase, "Paused");
            row.setString(rollout::WaitingFor, "BlueGreenPause");
            row.setNumber(rollout::WaitingSince, now - 9000);
        });
        fleet.put(Kind::Service, "lb", [](RowSink& row) { row.setNumber(service::IsPending, 1); });
        fleet.put(Kind::HorizontalPodAutoscaler, "blind", [](RowSink& row) {
            row.setString(horizontalpodautoscaler::ScalingActive, "False");
            row.setString(horizontalpodautoscaler::Reason, "FailedGetResourceMetric");
            row.setNumber(horizontalpodautoscaler::Since, now - 50);
        });
        fleet.put(Kind::HorizontalPodAutoscaler, "lame", [](RowSink& row) {
            row.setString(horizontalpodautoscaler::AbleToScale, "False");
            row.setString(horizontalpodautoscaler::Reason, "FailedGetScale");
        });
        fleet.put(Kind::HorizontalPodAutoscaler, "off", [](RowSink& row) {
            row.setString(horizontalpodautoscaler::ScalingActive, "False");
            row.setString(horizontalpodautoscaler::Reason, "ScalingDisabled");
        });
        fleet.put(Kind::PersistentVolumeClaim, "data",
            [](RowSink& row) { row.setString(persistentvolumeclaim::Status, "Pending"); });
        fleet.put(Kind::PersistentVolumeClaim, "bound",
            [](RowSink& row) { row.setString(persistentvolumeclaim::Status, "Bound"); });
        const QStringList expected = {QStringLiteral("error RolloutDegraded Rollout/web 1"),
            QStringLiteral("error NodeNotReady Node/node-1 1"),
            QStringLiteral("warning AutoscalerCannotScale HorizontalPodAutoscaler/lame 1"),
            QStringLiteral("info LoadBalancerPending Service/lb 1"),
            QStringLiteral("info ClaimPending PersistentVolumeClaim/data 1"),
            QStringLiteral("info RolloutWaiting Rollout/api 1"),
            QStringLiteral("info AutoscalerNoMetrics HorizontalPodAutoscaler/blind 1")};
        QCOMPARE(describe(findProblems(fleet.tables, now)), expected);
    }

    //! Two ReplicaSets of one Rollout: one line, which names the Rollout.
    void podsOfOneWorkloadAreOneProblem()
    {
        Fleet fleet;
        RowMaker sets(fleet.table(Kind::ReplicaSet), 0);
        for (const char* name : {"web-a", "web-b"})
            fleet.write(sets, name, [](RowSink& row) {
                row.setString(replicaset::Owner, "Rollout/web");
                row.setNumber(replicaset::Desired, 3);
            });
        sets.apply();
        RowMaker rollouts(fleet.table(Kind::Rollout), 0);
        fleet.write(rollouts, "web", [](RowSink& row) {
            row.setString(rollout::EffectivePhase, "Progressing");
            row.setNumber(rollout::Desired, 6);
            row.setNumber(rollout::Ready, 1);
        });
        rollouts.apply();
        RowMaker pods(fleet.table(Kind::Pod), 0);
        for (int i = 0; i < 3; ++i)
            fleet.write(pods, "web-a-" + std::to_string(i),
                troubledPod(pod::Trouble::CrashLoop, now - 100 - i, "ReplicaSet/web-a"));
        for (int i = 0; i < 2; ++i)
            fleet.write(pods, "web-b-" + std::to_string(i),
                troubledPod(pod::Trouble::CrashLoop, now - 500 - i, "ReplicaSet/web-b"));
        fleet.write(
            pods, "web-b-9", troubledPod(pod::Trouble::ImagePull, now - 5, "ReplicaSet/web-b"));
        pods.apply();
        const auto problems = findProblems(fleet.tables, now);
        const QStringList expected = {QStringLiteral("error CrashLoop Rollout/web 5"),
            QStringLiteral("warning ImagePull Rollout/web 1")};
        QCOMPARE(describe(problems), expected);
        QCOMPARE(problems[0].pod, QStringLiteral("web-b-1"));
        QCOMPARE(problems[0].since, now - 501);
        QCOMPARE(problems[0].uid, fleet.table(Kind::Rollout).uid(0));
        // Not loaded, or forbidden: still one line a ReplicaSet.
        fleet.tables[size_t(Kind::ReplicaSet)] = nullptr;
        fleet.tables[size_t(Kind::Rollout)] = nullptr;
        const auto blind = findProblems(fleet.tables, now);
        QCOMPARE(blind.size(), 3u);
        QCOMPARE(describe(blind)[0], QStringLiteral("error CrashLoop ReplicaSet/web-b 2"));
        QVERIFY(blind[0].uid.isNull());
    }

    void anUnknownOwnerLeavesThePod()
    {
        Fleet fleet;
        fleet.put(Kind::Pod, "kube-proxy-1",
            troubledPod(pod::Trouble::CrashLoop, longAgo, "Node/node-1"));
        QCOMPARE(describe(findProblems(fleet.tables, now)),
            QStringList{QStringLiteral("error CrashLoop Pod/kube-proxy-1 1")});
    }

    void workloadsBelowTheirCount()
    {
        Fleet fleet;
        fleet.put(Kind::Deployment, "full", deploymentOf(3, 3));
        fleet.put(Kind::Deployment, "says-since", deploymentOf(1, 3, now - 30));
        fleet.put(Kind::Deployment, "does-not-say", deploymentOf(0, 3));
        fleet.put(Kind::Deployment, "new", [](RowSink& row) {
            deploymentOf(0, 3)(row);
            row.setCreated(now - 7);
        });
        fleet.put(Kind::DaemonSet, "agent", [](RowSink& row) {
            row.setNumber(daemonset::Ready, 3);
            row.setNumber(daemonset::Desired, 4);
        });
        fleet.put(Kind::ReplicaSet, "owned", [](RowSink& row) {
            row.setString(replicaset::Owner, "Deployment/full");
            row.setNumber(replicaset::Desired, 4);
        });
        const auto problems = findProblems(fleet.tables, now);
        const QStringList expected
            = {QStringLiteral("error BelowReadyCount Deployment/does-not-say 3"),
                QStringLiteral("error BelowReadyCount DaemonSet/agent 1"),
                QStringLiteral("warning BelowReadyCount Deployment/says-since 2"),
                QStringLiteral("warning BelowReadyCount Deployment/new 3")};
        QCOMPARE(describe(problems), expected);
        QCOMPARE(problems[2].message, QStringLiteral("1 of 3 ready"));
        QCOMPARE(problems[0].since, 0);
    }

    //! A release that was under way before anybody looked is no error until its controller says so.
    void workloadsInProgress()
    {
        for (const Kind kind : {Kind::Rollout, Kind::Deployment}) {
            const size_t untilColumn = kind == Kind::Rollout ? size_t(rollout::ProgressUntil)
                                                             : size_t(deployment::ProgressUntil);
            const size_t ready
                = kind == Kind::Rollout ? size_t(rollout::Ready) : size_t(deployment::Ready);
            const size_t desired
                = kind == Kind::Rollout ? size_t(rollout::Desired) : size_t(deployment::Desired);
            Fleet fleet;
            fleet.put(kind, "web", [&](RowSink& row) {
                row.setNumber(ready, 2);
                row.setNumber(desired, 3);
                row.setNumber(untilColumn, now + 100);
            });
            ProblemMemory memory;
            const auto severity = [&](qint64 at) {
                const ProblemSearch found = searchProblems(fleet.tables, at, &memory);
                return std::pair(found.problems.at(0).severity, found.nextChange);
            };
            QCOMPARE(severity(now), std::pair(Severity::Warning, now + 101));
            QCOMPARE(severity(now + 100), std::pair(Severity::Warning, now + 101));
            QCOMPARE(severity(now + 101).first, Severity::Error);
        }
    }

    void aRolloutSaysSinceWhenItLacksPods()
    {
        Fleet fleet;
        fleet.put(Kind::Rollout, "web", [](RowSink& row) {
            row.setNumber(rollout::Desired, 3);
            row.setNumber(rollout::UnavailableSince, now - 40);
        });
        const Problem problem = findProblems(fleet.tables, now).at(0);
        QCOMPARE(problem.since, now - 40);
        QCOMPARE(problem.severity, Severity::Warning);
    }

    //! Its own status does not say since when; what was there when one first looked may be old.
    void agesOfWhoLooksAgain()
    {
        Fleet fleet;
        const auto below = [](RowSink& row) {
            row.setNumber(daemonset::Ready, 3);
            row.setNumber(daemonset::Desired, 4);
        };
        const ProblemMemory::Believed all(4, std::bitset<kindCount>().set());
        const ProblemMemory::Believed none(4);
        ProblemMemory memory;
        const auto look = [&](qint64 at, const ProblemMemory::Believed& believed) {
            ProblemSearch found = searchProblems(fleet.tables, at, &memory);
            memory.settle(found.problems, believed);
            return found;
        };
        fleet.put(Kind::DaemonSet, "was-there", below);
        const Problem old = look(now, all).problems.front();
        QCOMPARE(old.since, 0);
        QCOMPARE(old.seen, now);
        QCOMPARE(old.severity, Severity::Error);
        fleet.put(Kind::DaemonSet, "came", below);
        const auto of = [](const ProblemSearch& found, const char* name) {
            return *std::ranges::find(
                found.problems, QString::fromLatin1(name), &Problem::name);
        };
        const ProblemSearch young = look(now + 10, all);
        QCOMPARE(of(young, "came").since, now + 10);
        QCOMPARE(of(young, "came").severity, Severity::Warning);
        QCOMPARE(young.nextChange, now + 10 + 61);
        // Out of sight for a while, and its rows gone: the age goes on.
        fleet.table(Kind::DaemonSet).removeSlot(0);
        fleet.table(Kind::DaemonSet).removeSlot(1);
        QVERIFY(look(now + 20, none).problems.empty());
        RowMaker again(fleet.table(Kind::DaemonSet), 1);
        fleet.write(again, "came", below);
        again.apply();
        const Problem back = of(look(now + 200, all), "came");
        QCOMPARE(back.since, now + 10);
        QCOMPARE(back.severity, Severity::Error);
        // Gone while it could be seen: the next one is another.
        fleet.table(Kind::DaemonSet).removeSlot(1);
        look(now + 210, all);
        RowMaker anew(fleet.table(Kind::DaemonSet), 1);
        fleet.write(anew, "came", below);
        anew.apply();
        QCOMPARE(of(look(now + 220, all), "came").since, now + 220);
    }

    void aWorkloadIsAsOldAsItsUnreadyPods()
    {
        Fleet fleet;
        RowMaker deployments(fleet.table(Kind::Deployment), 0);
        fleet.write(deployments, "web", deploymentOf(2, 3));
        deployments.apply();
        RowMaker sets(fleet.table(Kind::ReplicaSet), 0);
        fleet.write(sets, "web-a",
            [](RowSink& row) { row.setString(replicaset::Owner, "Deployment/web"); });
        sets.apply();
        RowMaker pods(fleet.table(Kind::Pod), 0);
        fleet.write(pods, "web-a-1", [](RowSink& row) {
            row.setString(pod::Phase, "Pending");
            row.setString(pod::Owner, "ReplicaSet/web-a");
            row.setCreated(now - 20);
        });
        fleet.write(pods, "web-a-0", [](RowSink& row) { // evicted long ago, and replaced
            row.setString(pod::Phase, "Failed");
            row.setString(pod::Owner, "ReplicaSet/web-a");
        });
        pods.apply();
        const auto problems = findProblems(fleet.tables, now);
        QCOMPARE(describe(problems),
            QStringList{QStringLiteral("warning BelowReadyCount Deployment/web 1")});
        QCOMPARE(problems[0].since, now - 20);
    }

    void quotaRefusals()
    {
        Fleet fleet;
        RowMaker events(fleet.table(Kind::Event), 0);
        const auto refusal = [](const char* message, qint64 age, qint64 count) {
            return [=](RowSink& row) {
                row.setString(event::Reason, "FailedCreate");
                row.setString(event::Message, message);
                row.setString(event::ObjectKind, "ReplicaSet");
                row.setString(event::ObjectNameSpace, "shop");
                row.setString(event::ObjectName, "web-a");
                row.setNumber(event::FirstSeen, now - age - 100);
                row.setNumber(event::LastSeen, now - age);
                row.setNumber(event::Count, count);
            };
        };
        const char* const full = "pods \"x\" is forbidden: exceeded quota: compute";
        fleet.write(events, "e1", refusal(full, 10, 4));
        fleet.write(events, "e2", refusal(full, 599, 2));
        fleet.write(events, "e3", refusal(full, 601, 50)); // past
        fleet.write(events, "e4", refusal("no such service account", 10, 9));
        events.apply();
        const auto problems = findProblems(fleet.tables, now);
        QCOMPARE(describe(problems),
            QStringList{QStringLiteral("error QuotaRefused ReplicaSet/web-a 6")});
        QCOMPARE(problems[0].since, now - 699);
    }

    void nothingToLookAtIsNoProblem() { QVERIFY(findProblems(KindTables{}, now).empty()); }

    void isFast()
    {
        Fleet fleet;
        for (Slot slot = 0; slot < 6; ++slot) {
            RowMaker sets(fleet.table(Kind::ReplicaSet), slot);
            for (int i = 0; i < 400; ++i)
                fleet.write(sets, "set-" + std::to_string(i), [i](RowSink& row) {
                    row.setString(replicaset::Owner, "Deployment/web-" + std::to_string(i));
                });
            sets.apply();
            RowMaker pods(fleet.table(Kind::Pod), slot);
            for (int i = 0; i < 5000; ++i)
                fleet.write(pods, "pod-" + std::to_string(i),
                    troubledPod(i % 10 ? pod::Trouble::None : pod::Trouble::CrashLoop, longAgo,
                        ("ReplicaSet/set-" + std::to_string(i % 400)).c_str()));
            pods.apply();
        }
        // Time of the processor, not of the wall: other tests run beside this one.
        double best = 1e9;
        size_t found = 0;
        for (int round = 0; round < 15; ++round) {
            const std::clock_t start = std::clock();
            found = findProblems(fleet.tables, now).size();
            best = std::min(best, double(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
        }
        qInfo("30,000 pods, 3,000 in trouble, %zu problems: %.2f ms", found, best);
#ifndef PORTOLAN_SANITIZED
        QVERIFY(best < 10);
#endif
    }
};

QTEST_GUILESS_MAIN(TestProblems)
#include "tst_problems.moc"
