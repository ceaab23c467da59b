// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/yamlsource.h"
#include "tests/app/feed/scriptedcluster.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

//! A question about one object is answered once, whatever becomes of its connection.
class TestFetch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cluster = std::make_unique<ScriptedCluster>();
        m_answers.clear();
    }
    void cleanup() { m_cluster.reset(); }

    void theAnswerComes();
    void withoutAUidItIsTheOneOfItsName();
    void anotherNameThanTheOneAskedForIsRefused();
    void notConnectedIsSaidLater();
    void lostWhileItWaits();
    void refusedWhileItWaits();
    void neverAnsweredAgainAfterALoss();
    void disconnectedWhileItWaits();
    void connectedAnewWhileItWaits();
    void theFeedEndsWhileItWaits();
    void aContextThatIsGoneHearsNothing();

private:
    void connectLive()
    {
        m_cluster->holdPods();
        m_cluster->server.on("GET", thing, [](Exchange&) { });
        m_cluster->connectWatching({Kind::Pod});
        m_watch = m_cluster->serveWatchList({"a"}, "10");
        PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("live"), 5000);
    }
    void fetch(QObject* context)
    {
        feed::YamlSource(*m_cluster->feed)
            .fetchYaml({0, resourceOf(Kind::ConfigMap), QStringLiteral("shop"), QStringLiteral("x")}, context,
                [this](const Result<ObjectText>& answer) { m_answers.push_back(answer); });
    }
    //! Asks, and returns when the question has reached the server.
    Exchange fetchHeld()
    {
        fetch(this);
        return m_cluster->server.awaitExchange("GET", thing);
    }
    void failed(ErrorCode code)
    {
        PORTOLAN_WAIT(m_answers.size() == 1u, 5000);
        QVERIFY(!m_answers[0]);
        QCOMPARE(int(m_answers[0].error().code), int(code));
        QVERIFY(!m_answers[0].error().text.isEmpty());
    }

    //! What has no uid is no object.
    static std::string objectOf(const std::string& kind)
    {
        return "kind: " + kind + "\nmetadata:\n  uid: 0b1f6a52-6a3c-4a0e-9a57-3f1f0e5c7d21\n";
    }
    //! As aggregated APIs make them.
    static std::string withoutUid(const std::string& name, const std::string& nameSpace)
    {
        return "apiVersion: metrics.k8s.io/v1beta1\nkind: PodMetrics\nmetadata:\n  name: " + name
            + "\n  namespace: " + nameSpace + "\n";
    }
    static constexpr const char* thing = "/api/v1/namespaces/shop/configmaps/x";
    std::unique_ptr<ScriptedCluster> m_cluster;
    Exchange m_watch;
    std::vector<Result<ObjectText>> m_answers;
};

void TestFetch::theAnswerComes()
{
    connectLive();
    fetchHeld().respond(200, {{"content-type", "application/yaml"}}, objectOf("ConfigMap"));
    PORTOLAN_WAIT(m_answers.size() == 1u, 5000);
    QVERIFY(m_answers[0]);
    QCOMPARE(m_answers[0]->yaml, QString::fromStdString(objectOf("ConfigMap")));
}

void TestFetch::withoutAUidItIsTheOneOfItsName()
{
    connectLive();
    fetchHeld().respond(200, {{"content-type", "application/yaml"}}, withoutUid("x", "shop"));
    PORTOLAN_WAIT(m_answers.size() == 1u, 5000);
    QVERIFY(m_answers[0]);
    QVERIFY(m_answers[0]->uid.isNull());
    QCOMPARE(m_answers[0]->yaml, QString::fromStdString(withoutUid("x", "shop")));
}

//! Nothing but its name says which object such a text is.
void TestFetch::anotherNameThanTheOneAskedForIsRefused()
{
    connectLive();
    fetchHeld().respond(200, {{"content-type", "application/yaml"}}, withoutUid("y", "shop"));
    PORTOLAN_WAIT(m_answers.size() == 1u, 5000);
    QVERIFY(!m_answers[0]);
    QCOMPARE(m_answers[0].error().code, ErrorCode::Protocol);
    m_cluster->server.on("GET", thing, [](Exchange& x) {
        x.respond(200, {{"content-type", "application/yaml"}}, withoutUid("x", "bank"));
    });
    fetch(this);
    PORTOLAN_WAIT(m_answers.size() == 2u, 5000);
    QVERIFY(!m_answers[1]);
}

void TestFetch::notConnectedIsSaidLater()
{
    fetch(this);
    QCOMPARE(m_answers.size(), 0u);
    failed(ErrorCode::Unreachable);
}

void TestFetch::lostWhileItWaits()
{
    connectLive();
    fetchHeld();
    m_cluster->server.dropConnections();
    failed(ErrorCode::Unreachable);
}

void TestFetch::refusedWhileItWaits()
{
    connectLive();
    fetchHeld().respond(401, jsonBody, refusal(401, "Unauthorized", "Unauthorized"));
    failed(ErrorCode::Unauthorized);
}

void TestFetch::neverAnsweredAgainAfterALoss()
{
    connectLive();
    fetchHeld();
    m_cluster->server.stopListening();
    m_cluster->server.dropConnections();
    failed(ErrorCode::Unreachable);
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("unreachable"), 9000);
    m_cluster->server.listenAgain();
    m_cluster->serveWatchList({"a"}, "20", 2);
    PORTOLAN_WAIT(m_cluster->state() == QStringLiteral("live"), 9000);
    QCOMPARE(m_answers.size(), 1u);
}

void TestFetch::disconnectedWhileItWaits()
{
    connectLive();
    fetchHeld();
    m_cluster->feed->disconnectCluster(0);
    failed(ErrorCode::Cancelled);
}

void TestFetch::connectedAnewWhileItWaits()
{
    connectLive();
    fetchHeld();
    m_cluster->connectWatching({Kind::Pod});
    PORTOLAN_WAIT(m_answers.size() == 1u, 5000);
    QCOMPARE(int(m_answers[0].error().code), int(ErrorCode::Cancelled));
}

void TestFetch::theFeedEndsWhileItWaits()
{
    connectLive();
    fetchHeld();
    m_cluster.reset();
    QCOMPARE(m_answers.size(), 1u);
    failed(ErrorCode::Cancelled);
}

void TestFetch::aContextThatIsGoneHearsNothing()
{
    connectLive();
    auto context = std::make_unique<QObject>();
    fetch(context.get());
    Exchange held = m_cluster->server.awaitExchange("GET", thing);
    context.reset();
    fetch(this);
    Exchange second = m_cluster->server.awaitExchange("GET", thing, 2);
    held.respond(200, {}, objectOf("First"));
    second.respond(200, {}, objectOf("Second"));
    PORTOLAN_WAIT(m_answers.size() == 1u, 5000);
    QVERIFY(m_answers[0]);
    QCOMPARE(m_answers[0]->yaml, QString::fromStdString(objectOf("Second")));
}

QTEST_GUILESS_MAIN(TestFetch)
#include "tst_fetch.moc"
