// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shell/cli.h"
#include "tests/app/shell/emptycluster.h"
#include "tests/support/waitfor.h"

#include <QJsonDocument>
#include <QtTest>

using namespace portolan::test;
namespace bytes = portolan::test::kube;

namespace {

const QString good = QStringLiteral("good");
const QString bad = QStringLiteral("bad");

using Certificate = ScriptedServer::Certificate;
using ClientCertificate = ScriptedServer::ClientCertificate;

std::unique_ptr<ScriptedServer> server(Certificate certificate = Certificate::Good,
    ClientCertificate client = ClientCertificate::NotAsked)
{
    ScriptedServer::Options options;
    options.certificate = certificate;
    options.clientCertificate = client;
    return std::make_unique<ScriptedServer>(options);
}

} // namespace

//! Everything that a server, or what stands in its place, can do wrong: each has a state and a
//! sentence of its own, and the healthy cluster beside it stays live.
class TestBadServers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { serveCluster(m_good); }

    void emptyClusterIsLiveAndCountsNothing();
    void refusedConnection()
    {
        fails(nowhere(), QStringLiteral("unreachable"),
            {"ConnectionFailed: No connection to the server.", "127.0.0.1",
                "address in the kubeconfig"});
    }
    void unknownName();
    void silentServer();
    void foreignAuthority()
    {
        presents(Certificate::OtherAuthority,
            {"Certificate: ", "is not trusted", "certificate-authority"});
    }
    void wrongName()
    {
        presents(Certificate::WrongName, {"Certificate: ", "for another name", "tls-server-name"});
    }
    void expiredServer()
    {
        presents(Certificate::Expired, {"Certificate: ", "has expired", "clock"});
    }
    void expiredClientTurnedAwayInTheHandshake();
    void expiredClientTurnedAwayBy401();
    void refusedToken();
    void webPage();
    void webPageOverPlainHttp();
    void errorsToEverything();
    void redirects();
    void errorsToOneKind();
    void forbiddenPods();
    void namespaceNarrowsWhatIsRequired();
    void kindNarrowsWhatIsCounted();

private:
    static QByteArray nowhere()
    {
        ScriptedServer closed;
        const QByteArray fields = serverFields(closed.url(), closed.authorityPem());
        return fields; // its port is free again, and nobody listens
    }
    //! A context `bad` beside the healthy one: its state, and what its sentence has to hold.
    void fails(const QByteArray& cluster, const QString& state,
        const std::vector<const char*>& sentence, const QByteArray& user = "token: secret-token",
        const QStringList& more = {});
    void presents(Certificate certificate, const std::vector<const char*>& sentence)
    {
        const auto broken = server(certificate);
        serveCluster(*broken);
        fails(serverFields(broken->url(), broken->authorityPem()), QStringLiteral("unreachable"),
            sentence);
    }
    void answers(ScriptedServer& broken, const QString& state,
        const std::vector<const char*>& sentence)
    {
        fails(serverFields(broken.url(), broken.authorityPem()), state, sentence);
    }

    ScriptedServer m_good;
    Cli m_cli;
    CliAnswer m_answer;
};

void TestBadServers::fails(const QByteArray& cluster, const QString& state,
    const std::vector<const char*>& sentence, const QByteArray& user, const QStringList& more)
{
    KubeconfigText text;
    text.all("bad", cluster, user).all("good", serverFields(m_good.url(), m_good.authorityPem()));
    m_cli.write(QStringLiteral("config"), text.bytes());
    m_answer = m_cli.run(QStringList{QStringLiteral("status"), QStringLiteral("--all"),
                             QStringLiteral("--output"), QStringLiteral("json"),
                             QStringLiteral("--timeout"), QStringLiteral("8s")}
        + more);
    const QString wrong = m_answer.unlessOnlyBadIs(state, sentence);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    QVERIFY2(!(m_answer.out + m_answer.err).contains("secret-token"), m_answer.err.constData());
}

void TestBadServers::emptyClusterIsLiveAndCountsNothing()
{
    m_cli.write(QStringLiteral("config"),
        KubeconfigText().all("good", serverFields(m_good.url(), m_good.authorityPem())).bytes());
    for (const char* format : {"json", "text"}) {
        m_answer = m_cli.run({QStringLiteral("status"), QStringLiteral("--all"),
            QStringLiteral("--output"), QString::fromLatin1(format)});
        QVERIFY2(m_answer.exitCode == 0, (m_answer.err + m_answer.out).constData());
        if (*format == 't')
            break;
        const QJsonObject cluster = m_answer.cluster(good);
        QCOMPARE(cluster.value(QLatin1String("state")).toString(), QStringLiteral("live"));
        QCOMPARE(cluster.value(QLatin1String("pods")).toObject().value(QLatin1String("total")),
            QJsonValue(0));
        QCOMPARE(cluster.value(QLatin1String("nodes")).toObject().value(QLatin1String("total")),
            QJsonValue(0));
        QVERIFY(cluster.value(QLatin1String("nodePools")).isArray());
        // Argo Rollouts is not there: that is no list, and no fault.
        QVERIFY(cluster.value(QLatin1String("rollouts")).isNull());
    }
    QVERIFY2(m_answer.out.contains("0 of 0 pods ready, 0 of 0 nodes ready"),
        m_answer.out.constData());
}

void TestBadServers::unknownName()
{
    fails("server: 'https://no-such-host.invalid:6443'", QStringLiteral("unreachable"), {});
    // Where no name server answers at all it is a matter of time; the sentence names the host or
    // the step either way.
    const QString reason = m_answer.reason(bad);
    QVERIFY2(reason.contains(QStringLiteral("The name of the server is not known."))
            || reason.contains(QStringLiteral("did not answer in time")),
        qPrintable(reason));
}

void TestBadServers::silentServer()
{
    const auto silent = server();
    silent->stopAnswering();
    answers(*silent, QStringLiteral("unreachable"),
        {"Timeout: The server did not answer in time.", "firewall"});
    QVERIFY2(m_answer.tookMs < patience(8000), "it is given up before the deadline of the command");
}

void TestBadServers::expiredClientTurnedAwayInTheHandshake()
{
    const auto authority = std::make_shared<CertificateAuthority>("fleet");
    ScriptedServer::Options options;
    options.authority = authority;
    options.clientCertificate = ClientCertificate::Demanded;
    ScriptedServer strict(options);
    serveCluster(strict);
    const KeyPair expired = authority->issue({"sre", {}, {}, {}, -7200, -3600});
    fails(serverFields(strict.url(), strict.authorityPem()), QStringLiteral("credentialsExpired"),
        {"Unauthorized: The client certificate ended at ", "Get a new one"},
        certificateFields(expired));
}

void TestBadServers::expiredClientTurnedAwayBy401()
{
    const auto authority = std::make_shared<CertificateAuthority>("fleet");
    ScriptedServer::Options options;
    options.authority = authority;
    ScriptedServer server(options);
    serveAlways(server, 401, {{"content-type", "application/json"}},
        bytes::statusJson({401, "Unauthorized", "Unauthorized", 0}));
    const KeyPair expired = authority->issue({"sre", {}, {}, {}, -7200, -3600});
    fails(serverFields(server.url(), server.authorityPem()), QStringLiteral("credentialsExpired"),
        {"Unauthorized: The client certificate ended at "}, certificateFields(expired));
}

void TestBadServers::refusedToken()
{
    const auto broken = server();
    serveAlways(*broken, 401, {{"content-type", "application/json"}},
        bytes::statusJson({401, "Unauthorized", "Unauthorized", 0}));
    answers(*broken, QStringLiteral("credentialsExpired"),
        {"Unauthorized: The server refuses the credentials of this user (Unauthorized).", "Log in"});
}

void TestBadServers::webPage()
{
    const auto portal = server();
    serveAlways(*portal, 200, {{"content-type", "text/html"}}, "<html>Please log in</html>");
    answers(*portal, QStringLiteral("unreachable"),
        {"NoApiServer: A web page answers here", "proxy-url", "login"});
}

void TestBadServers::webPageOverPlainHttp()
{
    const auto secure = server();
    serveCluster(*secure);
    const QByteArray url = QByteArray::fromStdString(secure->url()).replace("https", "http");
    fails("server: '" + url + "'", QStringLiteral("unreachable"), {});
}

void TestBadServers::errorsToEverything()
{
    const auto broken = server();
    serveAlways(*broken, 500, {{"content-type", "text/plain"}}, "internal error");
    answers(*broken, QStringLiteral("unreachable"),
        {"ServerError: The server answers with error 500: internal error"});
}

void TestBadServers::redirects()
{
    const auto target = server();
    serveCluster(*target);
    const auto broken = server();
    serveAlways(*broken, 302, {{"location", target->url("/version")}}, {});
    answers(*broken, QStringLiteral("unreachable"), {"NoApiServer: The server sends us elsewhere"});
    QCOMPARE(target->connectionsTaken(), 0);
}

void TestBadServers::errorsToOneKind()
{
    const auto broken = server();
    serveCluster(*broken);
    broken->on("GET", "/api/v1/pods", [](Exchange& exchange) {
        exchange.respond(500, {{"content-type", "application/json"}},
            bytes::statusJson({500, "InternalError", "etcdserver: no leader", 0}));
    });
    answers(*broken, QStringLiteral("loading"), {"InternalError: etcdserver: no leader"});
    const QJsonObject cluster = m_answer.cluster(bad);
    QVERIFY(cluster.value(QLatin1String("pods")).isNull());
    QVERIFY(cluster.value(QLatin1String("nodes")).isObject());
    m_answer = m_cli.run({QStringLiteral("status"), QStringLiteral("--all"),
        QStringLiteral("--timeout"), QStringLiteral("2s")});
    QVERIFY2(m_answer.out.contains("list pods: etcdserver: no leader"),
        m_answer.out.constData());
}

void TestBadServers::forbiddenPods()
{
    const auto broken = server();
    serveCluster(*broken);
    broken->on("GET", "/api/v1/pods", [](Exchange& exchange) {
        exchange.respond(403, {{"content-type", "application/json"}},
            bytes::statusJson({403, "Forbidden", "pods is forbidden: User \"t\" cannot list", 0}));
    });
    answers(*broken, QStringLiteral("partial"), {"Forbidden: pods is forbidden"});
    QVERIFY(m_answer.cluster(bad).value(QLatin1String("pods")).isNull());
}

//! Who may see one namespace has an answer about it, and none about nodes.
void TestBadServers::namespaceNarrowsWhatIsRequired()
{
    const auto narrow = server();
    serveNamespace(*narrow, "shop");
    m_cli.write(QStringLiteral("config"),
        KubeconfigText().all("bad", serverFields(narrow->url(), narrow->authorityPem())).bytes());
    const auto ask = [&](const char* nameSpace) {
        m_answer = m_cli.run({QStringLiteral("status"), QStringLiteral("--all"),
            QStringLiteral("--output"), QStringLiteral("json"), QStringLiteral("--namespace"),
            QString::fromLatin1(nameSpace)});
    };
    ask("shop");
    QVERIFY2(m_answer.exitCode == 0, (m_answer.err + m_answer.out).constData());
    QCOMPARE(m_answer.state(bad), QStringLiteral("live"));
    QVERIFY(m_answer.cluster(bad).value(QLatin1String("pods")).isObject());
    QVERIFY(m_answer.cluster(bad).value(QLatin1String("nodes")).isNull());
    QCOMPARE(narrow->calls("GET", "/api/v1/pods"), 0);
    QCOMPARE(narrow->calls("GET", "/api/v1/nodes"), 0);
    ask("other");
    QCOMPARE(m_answer.exitCode, 2);
    QCOMPARE(m_answer.state(bad), QStringLiteral("forbidden"));
}

void TestBadServers::kindNarrowsWhatIsCounted()
{
    m_cli.write(QStringLiteral("config"),
        KubeconfigText().all("good", serverFields(m_good.url(), m_good.authorityPem())).bytes());
    m_answer = m_cli.run({QStringLiteral("status"), QStringLiteral("--all"),
        QStringLiteral("--output"), QStringLiteral("json"), QStringLiteral("--kind"),
        QStringLiteral("pod")});
    QCOMPARE(m_answer.exitCode, 0);
    const QJsonObject totals = QJsonDocument::fromJson(m_answer.out)
                                   .object().value(QLatin1String("totals")).toObject();
    QCOMPARE(totals.value(QLatin1String("pods")), QJsonValue(0));
    QVERIFY(totals.value(QLatin1String("nodes")).isNull());
    QVERIFY(totals.value(QLatin1String("nodesReady")).isNull());
}

QTEST_GUILESS_MAIN(TestBadServers)
#include "tst_badservers.moc"
