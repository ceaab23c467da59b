// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/auditlog.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/verifyresult.h"
#include "tests/support/waitfor.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString user = QStringLiteral("console-test"); // used by nothing but tests of the console

} // namespace

//! The API servers' own audit logs say what the engine sent.
class TestReadOnly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void engineSendsNothingButReads();
};

void TestReadOnly::engineSendsNothingButReads()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    const QMap<QString, qint64> begin = auditLogSizes(lab);
    WatchedFleet watched(lab, user, shell::allKinds());
    QVERIFY(watched.loaded());
    PORTOLAN_WAIT(watched.allLive(), 30000);
    PORTOLAN_WAIT((watched.fleet().cluster(0).facts.user == user), 10000);
    for (const QString& context : watched.contexts()) {
        const auto requests = auditedRequests(auditLogOf(lab, context), user, begin[context]);
        PORTOLAN_VERIFY(requests);
        QVERIFY2(requests->writes.isEmpty(), qPrintable(requests->writes.join(QStringLiteral(", "))));
        // A log without the user would prove nothing.
        QVERIFY2(requests->count >= int(kindCount), qPrintable(context));
    }
}

QTEST_GUILESS_MAIN(TestReadOnly)
#include "tst_readonly.moc"
