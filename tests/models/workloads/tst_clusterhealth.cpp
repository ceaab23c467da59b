// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/clusterhealth.h"

#include <QtTest>

using namespace portolan;
using namespace Qt::StringLiterals;

namespace {

Problem problem(Severity severity, ProblemReason reason, int count = 1, Slot slot = 0)
{
    Problem made;
    made.severity = severity;
    made.reason = reason;
    made.count = count;
    made.slot = slot;
    if (reason != ProblemReason::ClusterNotLive && reason != ProblemReason::ClusterPartial)
        made.kind = Kind::Pod;
    return made;
}

} // namespace

Q_DECLARE_METATYPE(std::vector<portolan::Problem>)

class TestClusterHealth : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMapAgreesWithTheList_data()
    {
        using enum ProblemReason;
        QTest::addColumn<Health>("counted");
        QTest::addColumn<std::vector<Problem>>("problems");
        QTest::addColumn<QString>("said");
        const auto error = Severity::Error, warning = Severity::Warning, info = Severity::Info;
        using List = std::vector<Problem>;
        QTest::newRow("nothing") << Health::Healthy << List{} << u"healthy"_s;
        QTest::newRow("a full quota, all pods ready")
            << Health::Healthy << List{problem(error, QuotaRefused, 18)} << u"failed: refused by quota × 18"_s;
        QTest::newRow("a warning, though a pod cannot run")
            << Health::Failed << List{problem(warning, CrashLoop)} << u"degraded: crash loop"_s;
        QTest::newRow("several") << Health::Healthy
                                 << List{problem(error, NodeNotReady), problem(warning, CrashLoop, 2),
                                        problem(info, LoadBalancerPending)}
                                 << u"failed: node not ready +1"_s;
        QTest::newRow("a rollout waits")
            << Health::Paused << List{problem(info, RolloutWaiting)} << u"paused: rollout waits"_s;
        QTest::newRow("infos do no harm")
            << Health::Healthy << List{problem(info, AutoscalerNoMetrics)} << u"healthy"_s;
        QTest::newRow("not ready, and no problem yet")
            << Health::Degraded << List{} << u"progressing: counted"_s;
        QTest::newRow("not read is not well") << Health::Unknown << List{} << u"unknown: counted"_s;
        QTest::newRow("not read, and broken")
            << Health::Unknown << List{problem(error, CrashLoop)} << u"failed: crash loop"_s;
        QTest::newRow("what the connection has") << Health::Healthy
                                                 << List{problem(error, ClusterNotLive)} << u"healthy"_s;
        QTest::newRow("of another cluster")
            << Health::Healthy << List{problem(error, CrashLoop, 1, 1)} << u"healthy"_s;
        QTest::newRow("of none") << Health::Healthy << List{problem(error, CrashLoop, 1, 9)} << u"healthy"_s;
    }

    void theMapAgreesWithTheList()
    {
        QFETCH(Health, counted);
        QFETCH(std::vector<Problem>, problems);
        QFETCH(QString, said);
        std::vector<ClusterOverview> counts(2);
        counts[0].health = counted;
        if (counted != Health::Healthy)
            counts[0].cause = u"counted"_s;
        judgeByProblems(counts, problems);
        QString got = word(counts[0].health);
        if (!counts[0].cause.isEmpty())
            got += u": "_s + counts[0].cause;
        if (counts[0].moreCauses > 0)
            got += u" +%1"_s.arg(counts[0].moreCauses);
        QCOMPARE(got, said);
    }
};

QTEST_GUILESS_MAIN(TestClusterHealth)
#include "tst_clusterhealth.moc"
