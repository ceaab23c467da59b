// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/statusreport.h"
#include "tests/app/feed/scriptedcluster.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;
namespace bytes = portolan::test::kube;

namespace {

const std::string podsPath = ScriptedCluster::podsPath;

} // namespace

//! The reflector's contract with a server, in the cases that a real one does not show at a moment
//! of a test's choosing.
class TestReflector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_cluster = std::make_unique<ScriptedCluster>(); }
    void cleanup() { m_cluster.reset(); }

    void heldBackListIsLoadingAndSaysNoNumber();
    void rowsAreShownWhileTheyStream();
    void listIsReadPageByPage();
    void goneInTheStreamListsAnew();
    void goneAsStatusListsAnew();
    void watchListThatIsRefusedFallsBackToList();
    void throttledWatchGoesOnFromItsVersion();
    void tornFramesAreWholeEvents();
    void damagedFrameIsSaidAndListedAnew();
    void gzipMembersAreOneBody();
    void initialEventsFromAfarAreAskedForAsGzip();
    void forbiddenIsSaidWithItsWords();
    void unauthorizedIsSaidAtOnce();
    void deletionsThatNobodySawAreSwept();
    void aRestoredServerIsBelieved();
    void aWatchThatIsAheadOfItsServerListsAnew();

private:
    ScriptedServer& server() { return m_cluster->server; }
    const Fleet& fleet() const { return m_cluster->fleet; }
    void serveVersion(const std::string& minor) { m_cluster->serveVersion(minor); }
    void connectWatching(std::vector<Kind> kinds) { m_cluster->connectWatching(std::move(kinds)); }
    Exchange serveWatchList(
        const std::vector<std::string>& names, const std::string& version, int n = 1)
    {
        return m_cluster->serveWatchList(names, version, n);
    }
    void holdPods() { m_cluster->holdPods(); }
    ClusterStatus status() const { return m_cluster->status(); }
    QString state() const { return m_cluster->state(); }
    size_t pods() const { return m_cluster->pods(); }
    StatusQuestion question() const
    {
        StatusQuestion asked;
        asked.required = m_cluster->kinds;
        asked.now = m_cluster->clock.bootMs();
        asked.at = m_cluster->clock.utcNow();
        return asked;
    }

    std::unique_ptr<ScriptedCluster> m_cluster;
};

void TestReflector::heldBackListIsLoadingAndSaysNoNumber()
{
    holdPods();
    server().on("GET", "/api/v1/nodes", [](Exchange& x) {
        x.start(200, protobufWatch);
        x.send(bytes::bookmarkFrame("v1", "Node", "5", true));
    });
    connectWatching({Kind::Node, Kind::Pod});
    PORTOLAN_WAIT(server().calls("GET", podsPath) == 1, 5000);
    PORTOLAN_WAIT(fleet().cluster(0).syncs.size() == 2u, 5000);
    PORTOLAN_WAIT(state() == QStringLiteral("loading"), 5000);
    const QJsonObject report = statusReport(fleet(), question());
    QCOMPARE(report.value(QLatin1String("exit")).toInt(), 2);
    const QJsonObject one = report.value(QLatin1String("clusters")).toArray().first().toObject();
    QVERIFY(one.value(QLatin1String("pods")).isNull());
    QVERIFY(one.contains(QLatin1String("pods")));
    QVERIFY(report.value(QLatin1String("totals")).toObject().value(QLatin1String("pods")).isNull());
    QCOMPARE(report.value(QLatin1String("totals")).toObject().value(QLatin1String("missing")).toArray().size(), 1);
}

void TestReflector::rowsAreShownWhileTheyStream()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = server().awaitExchange("GET", podsPath);
    watch.start(200, protobufWatch);
    watch.send(podFrame("ADDED", "a", "1"));
    PORTOLAN_WAIT(pods() == 1u, 5000);
    QCOMPARE(state(), QStringLiteral("loading"));
    watch.send(bytes::bookmarkFrame("v1", "Pod", "9", true));
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
}

void TestReflector::listIsReadPageByPage()
{
    serveVersion("30");
    server().on("GET", podsPath, [](Exchange& x) {
        if (x.request().parameter("watch"))
            x.start(200, protobufWatch);
        else if (x.request().parameter("continue") == std::optional<std::string>("next"))
            x.respond(200, protobufList, podList({"c"}, "7"));
        else
            x.respond(200, protobufList, podList({"a", "b"}, "7", "next", 1));
    });
    connectWatching({Kind::Pod});
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    QCOMPARE(pods(), 3u);
    PORTOLAN_WAIT(server().calls("GET", podsPath) == 3, 5000);
    QCOMPARE(server().requests("GET", podsPath).back().parameter("resourceVersion"),
        std::optional<std::string>("7"));
}

void TestReflector::goneInTheStreamListsAnew()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a", "b"}, "10");
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    bytes::Failure gone;
    gone.code = 410;
    gone.reason = "Expired";
    gone.message = "too old resource version";
    watch.send(bytes::watchFrame("ERROR", bytes::statusEnvelope(gone)));
    watch.finish();
    Exchange second = serveWatchList({"b"}, "20", 2);
    PORTOLAN_WAIT(pods() == 1u, 5000);
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    QVERIFY(second.request().parameter("sendInitialEvents").has_value());
}

void TestReflector::goneAsStatusListsAnew()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a"}, "10");
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    watch.send(podFrame("MODIFIED", "a", "11"));
    watch.finish();
    Exchange resumed = server().awaitExchange("GET", podsPath, 2);
    QCOMPARE(resumed.request().parameter("resourceVersion"), std::optional<std::string>("11"));
    resumed.respond(410, jsonBody, refusal(410, "Expired"));
    serveWatchList({"z"}, "30", 3);
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
}

void TestReflector::watchListThatIsRefusedFallsBackToList()
{
    server().on("GET", podsPath, [](Exchange& x) {
        bytes::Failure refused;
        refused.code = 422;
        refused.reason = "Invalid";
        refused.message = "sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch";
        if (x.request().parameter("sendInitialEvents"))
            x.respond(422, {{"content-type", "application/json"}}, bytes::statusJson(refused));
        else if (x.request().parameter("watch"))
            x.start(200, protobufWatch);
        else
            x.respond(200, protobufList, podList({"a"}, "7"));
    });
    connectWatching({Kind::Pod});
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
}

void TestReflector::throttledWatchGoesOnFromItsVersion()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a"}, "10");
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    watch.send(podFrame("MODIFIED", "a", "12"));
    watch.finish();
    Exchange refused = server().awaitExchange("GET", podsPath, 2);
    refused.respond(429, {{"retry-after", "1"}, {"content-type", "text/plain; charset=utf-8"}},
        "Too many requests, please try again later.\n");
    Exchange again = server().awaitExchange("GET", podsPath, 3);
    QCOMPARE(again.request().parameter("resourceVersion"), std::optional<std::string>("12"));
    QCOMPARE(pods(), 1u);
}

void TestReflector::tornFramesAreWholeEvents()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = server().awaitExchange("GET", podsPath);
    watch.start(200, protobufWatch);
    const std::string all = podFrame("ADDED", "a", "1") + podFrame("ADDED", "b", "2")
        + bytes::bookmarkFrame("v1", "Pod", "9", true);
    for (const char byte : all)
        watch.send(std::string(1, byte));
    PORTOLAN_WAIT((pods() == 2u && state() == QStringLiteral("live")), 5000);
}

void TestReflector::damagedFrameIsSaidAndListedAnew()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a"}, "10");
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    watch.send(std::string("\x00\x00\x00\x05garbage garbage garbage", 28));
    PORTOLAN_WAIT(state() == QStringLiteral("stale"), 5000);
    QVERIFY(!status().reason.message.isEmpty());
    serveWatchList({"a", "b"}, "20", 2);
    PORTOLAN_WAIT((pods() == 2u && state() == QStringLiteral("live")), 5000);
}

void TestReflector::gzipMembersAreOneBody()
{
    serveVersion("30");
    server().on("GET", podsPath, [](Exchange& x) {
        if (x.request().parameter("watch")) {
            x.start(200, protobufWatch);
            return;
        }
        const std::string body = podList({"a", "b", "c"}, "7");
        Headers headers = protobufList;
        headers.emplace_back("content-encoding", "gzip");
        x.respond(200, headers, bytes::gzipMembers({body.substr(0, 20), body.substr(20, 1), body.substr(21)}));
    });
    connectWatching({Kind::Pod});
    PORTOLAN_WAIT((pods() == 3u && state() == QStringLiteral("live")), 5000);
}

//! From 1.37 on servers compress what a watch begins with, and each event after it in a member of its
//! own. A plain watch brings single events, which are not worth it.
void TestReflector::initialEventsFromAfarAreAskedForAsGzip()
{
    server().on("GET", "/version", [](Exchange&) { });
    holdPods();
    connectWatching({Kind::Pod});
    Exchange version = server().awaitExchange("GET", "/version");
    QElapsedTimer onItsWay;
    onItsWay.start();
    PORTOLAN_WAIT(onItsWay.elapsed() >= 20, 5000);
    version.respond(200, jsonBody, R"({"major":"1","minor":"37","gitVersion":"v1.37.0"})");
    Exchange watch = server().awaitExchange("GET", podsPath);
    QCOMPARE(watch.request().header("accept-encoding"), std::string("gzip"));
    Headers headers = protobufWatch;
    headers.emplace_back("content-encoding", "gzip");
    watch.start(200, headers);
    watch.send(bytes::gzipMember(podFrame("ADDED", "a", "1")));
    watch.send(bytes::gzipMember(bytes::bookmarkFrame("v1", "Pod", "9", true)));
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
    watch.send(bytes::gzipMember(podFrame("ADDED", "b", "10")));
    PORTOLAN_WAIT(pods() == 2u, 5000);
    watch.finish();
    const Exchange resumed = server().awaitExchange("GET", podsPath, 2);
    QCOMPARE(resumed.request().header("accept-encoding"), std::string());
}

void TestReflector::forbiddenIsSaidWithItsWords()
{
    server().on("GET", podsPath, [](Exchange& x) {
        bytes::Failure refused;
        refused.code = 403;
        refused.reason = "Forbidden";
        refused.message = "pods is forbidden: User \"x\" cannot watch resource \"pods\"";
        x.respond(403, {{"content-type", "application/json"}}, bytes::statusJson(refused));
    });
    connectWatching({Kind::Pod});
    PORTOLAN_WAIT(state() == QStringLiteral("forbidden"), 5000);
    QCOMPARE(refusalText(status().reason), QStringLiteral("watch pods"));
    QVERIFY(status().reason.message.contains(QLatin1String("is forbidden")));
}

void TestReflector::unauthorizedIsSaidAtOnce()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a"}, "10");
    PORTOLAN_WAIT(state() == QStringLiteral("live"), 5000);
    bytes::Failure refused;
    refused.code = 401;
    refused.reason = "Unauthorized";
    refused.message = "Unauthorized";
    const std::string body = bytes::statusJson(refused);
    server().on("GET", "/version", [body](Exchange& x) {
        x.respond(401, {{"content-type", "application/json"}}, body);
    });
    // The running watch goes on; the next heartbeat, 5 s after the last byte, meets the refusal.
    PORTOLAN_WAIT(state() == QStringLiteral("credentialsExpired"), 9000);
}

void TestReflector::deletionsThatNobodySawAreSwept()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a", "b", "c"}, "10");
    PORTOLAN_WAIT((pods() == 3u && state() == QStringLiteral("live")), 5000);
    server().dropConnections();
    Exchange resumed = server().awaitExchange("GET", podsPath, 2);
    resumed.respond(410, jsonBody, refusal(410, "Expired"));
    serveWatchList({"b"}, "40", 3);
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
    const KindTable& table = fleet().table(Kind::Pod);
    table.forEach([&table](RowId row) { QCOMPARE(table.name(row), std::string_view("b")); });
}

//! Its storage was restored from an older copy: versions start over from there.
void TestReflector::aRestoredServerIsBelieved()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = serveWatchList({"a", "b"}, "1000");
    PORTOLAN_WAIT((pods() == 2u && state() == QStringLiteral("live")), 5000);
    watch.send(podFrame("MODIFIED", "a", "1001"));
    const KindTable& table = fleet().table(Kind::Pod);
    const auto versionOf = [&table](const std::string& name) {
        const std::optional<RowId> row = table.find(0, Uid::fromText(uidOf(name)));
        return row ? table.resourceVersion(*row) : 0;
    };
    PORTOLAN_WAIT(versionOf("a") == 1001u, 5000);
    server().dropConnections();
    Exchange resumed = server().awaitExchange("GET", podsPath, 2);
    resumed.respond(410, jsonBody, refusal(410, "Expired"));
    Exchange again = server().awaitExchange("GET", podsPath, 3);
    again.start(200, protobufWatch);
    again.send(podFrame("ADDED", "a", "500"));
    again.send(bytes::bookmarkFrame("v1", "Pod", "510", true));
    PORTOLAN_WAIT((pods() == 1u && versionOf("a") == 500u), 5000);
    again.send(podFrame("MODIFIED", "a", "511"));
    PORTOLAN_WAIT(versionOf("a") == 511u, 5000);
}

void TestReflector::aWatchThatIsAheadOfItsServerListsAnew()
{
    holdPods();
    connectWatching({Kind::Pod});
    serveWatchList({"a", "b"}, "1000");
    PORTOLAN_WAIT((pods() == 2u && state() == QStringLiteral("live")), 5000);
    server().dropConnections();
    Exchange resumed = server().awaitExchange("GET", podsPath, 2);
    resumed.start(200, protobufWatch);
    resumed.send(bytes::bookmarkFrame("v1", "Pod", "510"));
    Exchange again = serveWatchList({"b"}, "520", 3);
    QVERIFY(again.request().parameter("sendInitialEvents").has_value());
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
}

QTEST_GUILESS_MAIN(TestReflector)
#include "tst_reflector.moc"
