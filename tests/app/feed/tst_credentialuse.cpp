// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/feed/scriptedcluster.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QThread>
#include <QtTest>

#include <set>

using namespace portolan;
using namespace portolan::test;

namespace {

//! A source that gives tokens "t1", "t2", …, a new one each time it is told to forget or, when it
//! says when they end, each time it is asked.
class Tokens {
public:
    feed::CredentialSource source(transport::Endpoint endpoint)
    {
        m_endpoint = std::move(endpoint);
        return {[this](std::stop_token) { return give(); }, [this] { ++m_forgotten; }};
    }
    int asked() const { return m_asked; }
    int forgotten() const { return m_forgotten; }
    //! Each lasts that long; 0: without end.
    std::atomic<qint64> lastsMs = 0;
    std::atomic<bool> alwaysTheSame = false;
    std::atomic<bool> fails = false;
    const Clock* clock = nullptr;

private:
    Result<feed::Credentials> give()
    {
        const int asked = ++m_asked;
        if (fails)
            return fail(ErrorCode::Unauthorized, QStringLiteral("The plugin knows nobody."));
        feed::Credentials given{m_endpoint, {}, {}};
        const int number = alwaysTheSame ? 1 : lastsMs > 0 ? asked : m_forgotten + 1;
        given.endpoint.bearerToken = "t" + std::to_string(number);
        if (lastsMs > 0)
            given.expiresAt = clock->utcNow().addMSecs(lastsMs);
        return given;
    }

    transport::Endpoint m_endpoint;
    std::atomic<int> m_asked = 0;
    std::atomic<int> m_forgotten = 0;
};

} // namespace

//! What a connection does with credentials that end or are refused.
class TestCredentialUse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cluster = std::make_unique<ScriptedCluster>();
        m_tokens = std::make_unique<Tokens>();
        m_tokens->clock = &m_cluster->clock;
        m_states.clear();
        connect(&m_cluster->fleet, &Fleet::clusterChanged, this,
            [this] { m_states.insert(m_cluster->state()); });
    }
    void cleanup()
    {
        m_cluster->fleet.disconnect(this); // what its end changes is not looked at
        m_cluster.reset();
    }

    void tokensAreRenewedBeforeTheyEnd();
    void aRenewalThatFailsKeepsWhatIsThere();
    void aRefusedTokenIsRenewedWithoutAWord();
    void aTokenThatCannotBeRenewedIsSaidAtOnce();
    void aServerThatRefusesAllDoesNotKeepThePluginRunning();
    void aPluginThatFailsAnewIsSaid();
    void deletionsAreSeenAfterNewCredentials();
    void aRefusalOfReadyzIsOneOfTheCredentials();
    void everyRefusalIsSaidInTheServersWords_data();
    void everyRefusalIsSaidInTheServersWords();
    void disconnectingCallsAPluginOff();
    void aNewCertificateOpensNewConnections();

private:
    void connectLive()
    {
        feed::ConnectionSpec spec;
        spec.credentials = m_tokens->source(m_cluster->endpoint());
        m_cluster->holdPods();
        m_cluster->connectWatching({Kind::Pod}, std::move(spec));
        m_watch = m_cluster->serveWatchList({"a"}, "10");
        PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("live"), 5000);
        m_states.clear();
    }
    //! The server takes only this token from now on; what runs goes on.
    void accept(const std::string& token)
    {
        m_cluster->server.on("GET", "/version", [token](Exchange& x) {
            if (x.request().header("authorization") == "Bearer " + token)
                x.respond(200, jsonBody, R"({"major":"1","minor":"36","gitVersion":"v1.36.0"})");
            else
                x.respond(401, jsonBody, refusal(401, "Unauthorized", "Unauthorized"));
        });
        m_cluster->clock.advanceMs(6000); // the next heartbeat is due
    }
    std::string sentToken(const std::string& path)
    {
        m_cluster->feed->fetch(0, path, "application/json", this, [](const Result<QByteArray>&) { });
        return m_cluster->server.awaitExchange("GET", path).request().header("authorization");
    }

    std::unique_ptr<Tokens> m_tokens;
    std::unique_ptr<ScriptedCluster> m_cluster;
    Exchange m_watch;
    std::set<QString> m_states;
};

void TestCredentialUse::tokensAreRenewedBeforeTheyEnd()
{
    m_tokens->lastsMs = 20'000;
    connectLive();
    QCOMPARE(sentToken("/api/v1/first"), std::string("Bearer t1"));
    m_cluster->clock.advanceMs(9'000);
    QCOMPARE(m_tokens->asked(), 1);
    m_cluster->clock.advanceMs(2'000); // within the last 10 s
    PORTOLAN_WAIT(m_tokens->asked() == 2, 5000);
    m_tokens->lastsMs = 3'600'000;
    int n = 0;
    PORTOLAN_WAIT(sentToken("/api/v1/x" + std::to_string(++n)) == std::string("Bearer t2"), 5000);
    QCOMPARE(m_tokens->forgotten(), 0);
    QVERIFY(m_watch.isOpen()); // a running watch goes on
    QCOMPARE(m_cluster->server.calls("GET", ScriptedCluster::podsPath), 1);
}

void TestCredentialUse::aRenewalThatFailsKeepsWhatIsThere()
{
    m_tokens->lastsMs = 20'000;
    connectLive();
    m_tokens->fails = true;
    m_cluster->clock.advanceMs(11'000);
    PORTOLAN_WAIT(m_tokens->asked() == 2, 5000);
    QCOMPARE(sentToken("/api/v1/x"), std::string("Bearer t1"));
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("live"), 5000);
    QVERIFY(!m_states.contains(QStringLiteral("credentialsExpired")));
}

void TestCredentialUse::aRefusedTokenIsRenewedWithoutAWord()
{
    connectLive();
    accept("t2");
    Exchange resumed = m_cluster->server.awaitExchange("GET", ScriptedCluster::podsPath, 2);
    QCOMPARE(resumed.request().header("authorization"), std::string("Bearer t2"));
    QCOMPARE(resumed.request().parameter("resourceVersion"), std::optional<std::string>("10"));
    resumed.start(200, protobufWatch);
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("live"), 5000);
    QCOMPARE(m_tokens->forgotten(), 1);
    QCOMPARE(m_tokens->asked(), 2);
    QCOMPARE(m_cluster->pods(), 1u);
    QVERIFY(!m_states.contains(QStringLiteral("credentialsExpired")));
}

void TestCredentialUse::aTokenThatCannotBeRenewedIsSaidAtOnce()
{
    m_tokens->alwaysTheSame = true;
    connectLive();
    const int before = m_cluster->server.calls("GET", "/version");
    accept("t2");
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("credentialsExpired"), 5000);
    QCOMPARE(m_tokens->asked(), 2);
    QCOMPARE(m_cluster->server.calls("GET", "/version"), before + 1); // not tried with the same
}

void TestCredentialUse::aServerThatRefusesAllDoesNotKeepThePluginRunning()
{
    connectLive();
    accept("none");
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("credentialsExpired"), 5000);
    const int before = m_cluster->server.calls("GET", "/version");
    PORTOLAN_WAIT(m_cluster->server.calls("GET", "/version") >= before + 2, 9000);
    QCOMPARE(m_tokens->forgotten(), 1);
    m_cluster->clock.advanceMs(60'000);
    PORTOLAN_WAIT(m_tokens->forgotten() == 2, 9000);
    // Who logs in again is seen without a hand on the console.
    accept("t3");
    PORTOLAN_WAIT(m_cluster->server.calls("GET", ScriptedCluster::podsPath) == 2, 9000);
}

void TestCredentialUse::aPluginThatFailsAnewIsSaid()
{
    connectLive();
    m_tokens->fails = true;
    accept("t2");
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("credentialsExpired"), 5000);
    QCOMPARE(m_cluster->status().reason.message, QStringLiteral("The plugin knows nobody."));
    const int asked = m_tokens->asked();
    m_tokens->fails = false;
    m_cluster->clock.advanceMs(25'000);
    QVERIFY(m_cluster->fleet.cluster(0).facts.nextTryAt > m_cluster->clock.bootMs());
    QCOMPARE(m_tokens->asked(), asked);
    m_cluster->clock.advanceMs(10'000);
    PORTOLAN_WAIT(m_cluster->server.calls("GET", ScriptedCluster::podsPath) == 2, 9000);
}

void TestCredentialUse::deletionsAreSeenAfterNewCredentials()
{
    connectLive();
    for (const char* name : {"b", "c"})
        m_watch.send(podFrame("ADDED", name, "11"));
    PORTOLAN_WAIT(m_cluster->pods() == 3u, 5000);
    accept("t2");
    m_cluster->server.awaitExchange("GET", ScriptedCluster::podsPath, 2)
        .respond(410, jsonBody, refusal(410, "Expired"));
    m_cluster->serveWatchList({"b"}, "20", 3);
    PORTOLAN_WAIT((m_cluster->pods() == 1u && m_cluster->state() == QStringLiteral("live")), 9000);
}

void TestCredentialUse::aRefusalOfReadyzIsOneOfTheCredentials()
{
    m_tokens->alwaysTheSame = true;
    connectLive();
    m_cluster->server.on("GET", "/readyz", [](Exchange& x) {
        x.respond(401, jsonBody, refusal(401, "Unauthorized", "Unauthorized"));
    });
    m_cluster->clock.advanceMs(14'000);
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("credentialsExpired"), 9000);
}

void TestCredentialUse::everyRefusalIsSaidInTheServersWords_data()
{
    QTest::addColumn<std::string>("path");
    QTest::addColumn<bool>("first");
    QTest::newRow("first question") << std::string("/version") << true;
    QTest::newRow("heartbeat") << std::string("/version") << false;
    QTest::newRow("readiness") << std::string("/readyz") << false;
    QTest::newRow("watch") << std::string(ScriptedCluster::podsPath) << true;
}

//! Whoever meets it first.
void TestCredentialUse::everyRefusalIsSaidInTheServersWords()
{
    QFETCH(std::string, path);
    QFETCH(bool, first);
    m_tokens->alwaysTheSame = true;
    const auto refuse = [&] {
        m_cluster->server.on("GET", path, [](Exchange& x) {
            x.respond(401, jsonBody, refusal(401, "Unauthorized", "the token of joe is revoked"));
        });
    };
    if (first) {
        feed::ConnectionSpec spec;
        spec.credentials = m_tokens->source(m_cluster->endpoint());
        m_cluster->holdPods();
        refuse();
        m_cluster->connectWatching({Kind::Pod}, std::move(spec));
    } else {
        connectLive();
        refuse();
        m_cluster->clock.advanceMs(14'000); // both are due
    }
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("credentialsExpired"), 9000);
    const QString message = m_cluster->status().reason.message;
    QVERIFY2(message.contains(QLatin1String("(the token of joe is revoked)")), qPrintable(message));
}

void TestCredentialUse::disconnectingCallsAPluginOff()
{
    std::atomic<bool> running = false, stopped = false;
    feed::ConnectionSpec spec;
    spec.credentials.get = [&](std::stop_token stop) -> Result<feed::Credentials> {
        running = true;
        while (!stop.stop_requested())
            QThread::yieldCurrentThread();
        stopped = true;
        return fail(ErrorCode::Cancelled, QStringLiteral("Called off."));
    };
    m_cluster->connectWatching({Kind::Pod}, std::move(spec));
    PORTOLAN_WAIT(running.load(), 5000);
    m_cluster->feed->disconnectCluster(0);
    PORTOLAN_WAIT(stopped.load(), 5000);
}

void TestCredentialUse::aNewCertificateOpensNewConnections()
{
    ScriptedServer::Options options;
    options.clientCertificate = ScriptedServer::ClientCertificate::Demanded;
    m_cluster = std::make_unique<ScriptedCluster>(options);
    ScriptedCluster& cluster = *m_cluster;
    std::atomic<int> asked = 0;
    feed::ConnectionSpec spec;
    spec.credentials.get = [&](std::stop_token) {
        feed::Credentials given{cluster.endpoint(), {}, {}};
        const KeyPair pair = cluster.server.clientCertificate("user-" + std::to_string(++asked));
        given.endpoint.certificatePem = pair.certificate;
        given.endpoint.keyPem = pair.key;
        given.expiresAt = cluster.clock.utcNow().addSecs(asked == 1 ? 20 : 3600);
        return Result<feed::Credentials>(given);
    };
    cluster.holdPods();
    cluster.connectWatching({Kind::Pod}, std::move(spec));
    Exchange watch = cluster.serveWatchList({"a"}, "10");
    QCOMPARE(watch.request().clientName, std::string("user-1"));
    PORTOLAN_WAIT(cluster.state() == QStringLiteral("live"), 5000);
    cluster.clock.advanceMs(11'000);
    Exchange resumed = cluster.server.awaitExchange("GET", ScriptedCluster::podsPath, 2);
    QCOMPARE(resumed.request().clientName, std::string("user-2"));
    QCOMPARE(resumed.request().parameter("resourceVersion"), std::optional<std::string>("10"));
    cluster.feed->disconnectCluster(0); // the source refers to this function
}

QTEST_GUILESS_MAIN(TestCredentialUse)
#include "tst_credentialuse.moc"
