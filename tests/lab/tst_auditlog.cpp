// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/auditlog.h"
#include "tests/support/verifyresult.h"

#include <QJsonDocument>
#include <QTemporaryFile>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

QByteArray line(const char* user, const char* verb, const char* resource, const char* sub = "")
{
    const QJsonObject event{{QStringLiteral("verb"), QLatin1String(verb)},
        {QStringLiteral("user"),
            QJsonObject{{QStringLiteral("username"), QLatin1String(user)}}},
        {QStringLiteral("objectRef"),
            QJsonObject{{QStringLiteral("resource"), QLatin1String(resource)},
                {QStringLiteral("subresource"), QLatin1String(sub)},
                {QStringLiteral("namespace"), QStringLiteral("shop")},
                {QStringLiteral("name"), QStringLiteral("web")}}}};
    return QJsonDocument(event).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

//! The judge of the audit logs: that it lets reads pass, and that it can say no.
class TestAuditLog : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<QByteArray>("verb");
        QTest::addColumn<QByteArray>("resource");
        QTest::addColumn<QByteArray>("sub");
        QTest::addColumn<bool>("reads");
        const auto row = [](const char* verb, const char* resource, const char* sub, bool reads) {
            QTest::addRow("%s %s/%s", verb, resource, sub)
                << QByteArray(verb) << QByteArray(resource) << QByteArray(sub) << reads;
        };
        for (const char* verb : {"get", "list", "watch"})
            row(verb, "pods", "", true);
        row("get", "", "", true); // /version, /readyz
        row("get", "pods", "log", true);
        for (const char* verb :
            {"create", "update", "patch", "delete", "deletecollection", "post", "connect", ""})
            row(verb, "pods", "", false);
        for (const char* sub : {"exec", "attach", "portforward", "proxy"}) {
            row("get", "pods", sub, false);
            row("create", "pods", sub, false);
        }
        row("create", "pods", "eviction", false);
        row("patch", "rollouts", "status", false);
        for (const char* resource :
            {"selfsubjectaccessreviews", "selfsubjectrulesreviews", "selfsubjectreviews"}) {
            row("create", resource, "", true);
            row("delete", resource, "", false);
        }
        row("create", "subjectaccessreviews", "", false);
        row("create", "tokenreviews", "", false);
    }
    void judges()
    {
        QFETCH(QByteArray, verb);
        QFETCH(QByteArray, resource);
        QFETCH(QByteArray, sub);
        QFETCH(bool, reads);
        const QByteArray written = line("console-test", verb, resource, sub);
        QCOMPARE(isReading(QJsonDocument::fromJson(written).object()), reads);
    }

    void countsTheUsersRequestsAndNamesItsWrites()
    {
        const auto found = read(line("console-test", "list", "pods")
            + line("sre", "delete", "pods") + line("console-test", "watch", "pods")
            + line("console-test", "patch", "pods", "scale"));
        PORTOLAN_VERIFY(found);
        QCOMPARE(found->count, 3);
        QCOMPARE(found->writes, QStringList(QStringLiteral("patch pods/scale shop/web")));
    }

    void aLineThatIsNoEventIsAnError()
    {
        QVERIFY(!read(line("console-test", "list", "pods") + "rubbish\n"));
    }

    void theLastLineMayBeHalfWritten()
    {
        const auto found = read(line("console-test", "list", "pods") + "{\"verb\":\"pat");
        PORTOLAN_VERIFY(found);
        QCOMPARE(found->count, 1);
    }

    void aLogThatIsNotThereIsAnError()
    {
        QVERIFY(!auditedRequests(QStringLiteral("/nowhere/audit.log"), QStringLiteral("sre")));
    }

private:
    static Result<AuditedRequests> read(const QByteArray& text)
    {
        QTemporaryFile file;
        if (!file.open() || file.write(text) != text.size() || !file.flush())
            return fail(ErrorCode::Local, QStringLiteral("no scratch file"));
        return auditedRequests(file.fileName(), QStringLiteral("console-test"));
    }
};

QTEST_GUILESS_MAIN(TestAuditLog)
#include "tst_auditlog.moc"
