// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/auditlog.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/verifyresult.h"
#include "tests/support/waitfor.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString user = QStringLiteral("console-test");
constexpr int liveMs = 60000;

} // namespace

//! The fleet is of another Kubernetes than the pinned one. All other tests of this tier are those
//! that every fleet has to pass; this one shows that they ran on what they were meant to run on.
class TestOtherKubernetes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serversAreOfThatVersionAndStreamTheirLists();
};

void TestOtherKubernetes::serversAreOfThatVersionAndStreamTheirLists()
{
    PORTOLAN_REQUIRE_LAB();
    const QString wanted = qEnvironmentVariable("PORTOLAN_TEST_KUBERNETES");
    QVERIFY2(!wanted.isEmpty(), "the runner names the version in PORTOLAN_TEST_KUBERNETES");
    const LabFleet lab;
    const QMap<QString, qint64> begin = auditLogSizes(lab);
    WatchedFleet watched(lab, user, shell::allKinds());
    PORTOLAN_VERIFY(watched.loaded());
    PORTOLAN_WAIT(watched.allLive(), liveMs);
    for (size_t slot = 0; slot < watched.fleet().clusterCount(); ++slot) {
        const Cluster& cluster = watched.fleet().cluster(Slot(slot));
        QCOMPARE(cluster.facts.serverVersion, wanted);
        const QString context = cluster.info.context;
        const auto requests = auditedRequests(auditLogOf(lab, context), user, begin[context]);
        PORTOLAN_VERIFY(requests);
        // WatchList is on by default since 1.34: every kind begins with it.
        QVERIFY2(requests->streamedLists >= int(shell::allKinds().size()),
            qPrintable(QStringLiteral("%1: %2").arg(context).arg(requests->streamedLists)));
    }
}

QTEST_GUILESS_MAIN(TestOtherKubernetes)
#include "tst_otherkubernetes.moc"
