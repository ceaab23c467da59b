// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fleetfeed.h"
#include "models/fleet/statusreport.h"
#include "models/kinds/pod.h"
#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;
namespace bytes = portolan::test::kube;

namespace {

const std::string podsPath = "/api/v1/pods";
const Headers protobufWatch = {{"content-type", std::string(bytes::ProtobufWatchType)}};
const Headers protobufList = {{"content-type", std::string(bytes::ProtobufType)}};

//! A clock that goes with the machine's, since the I/O threads wait in real time.
class TestClock final : public Clock {
public:
    [[nodiscard]] BootMs bootMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
    [[nodiscard]] QDateTime utcNow() const override { return QDateTime::currentDateTimeUtc(); }
};

std::string podFrame(const char* type, const std::string& name, const std::string& version)
{
    bytes::Pod pod;
    pod.meta = {name, "default", "uid-" + name, version, {}, {}};
    return bytes::watchFrame(type, bytes::envelope("v1", "Pod", bytes::pod(pod)));
}

std::string podList(const std::vector<std::string>& names, const std::string& version,
    const std::string& continueToken = {}, int remaining = 0)
{
    std::vector<bytes::ProtoWriter> items;
    for (const std::string& name : names) {
        bytes::Pod pod;
        pod.meta = {name, "default", "uid-" + name, "1", {}, {}};
        items.push_back(bytes::pod(pod));
    }
    return bytes::list("v1", "Pod", version, items, continueToken, remaining);
}

} // namespace

//! The reflector's contract with a server, in the cases that a real one does not show at a moment
//! of a test's choosing.
class TestReflector : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_fleet = std::make_unique<Fleet>(QStringLiteral("scripted"));
        FleetCluster cluster;
        cluster.context = QStringLiteral("one");
        m_fleet->addCluster(cluster);
        m_feed = std::make_unique<feed::FleetFeed>(*m_fleet, m_clock, [] { return 0.0; });
        m_server->on("GET", "/readyz", [](Exchange& x) { x.respond(200, {}, "ok"); });
        serveVersion("36");
    }

    void cleanup()
    {
        m_feed.reset();
        m_fleet.reset();
        m_server.reset();
    }

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
    void forbiddenIsSaidWithItsWords();
    void unauthorizedIsSaidAtOnce();
    void deletionsThatNobodySawAreSwept();

private:
    void serveVersion(const std::string& minor)
    {
        m_server->on("GET", "/version", [minor](Exchange& x) {
            x.respond(200, {{"content-type", "application/json"}},
                R"({"major":"1","minor":")" + minor + R"(","gitVersion":"v1.)" + minor + R"(.0"})");
        });
    }
    void connectWatching(std::vector<Kind> kinds)
    {
        m_kinds = std::move(kinds);
        feed::ConnectionSpec spec;
        spec.kinds = m_kinds;
        spec.userAgent = "test";
        transport::Endpoint endpoint;
        endpoint.url = m_server->url();
        endpoint.caPem = m_server->authorityPem();
        spec.credentials = [endpoint] { return feed::Credentials{endpoint, {}}; };
        m_feed->connectCluster(0, std::move(spec));
    }
    //! A watch list with these pods, which stays open; its exchange.
    Exchange serveWatchList(const std::vector<std::string>& names, const std::string& version, int n = 1)
    {
        Exchange watch = m_server->awaitExchange("GET", podsPath, n);
        watch.start(200, protobufWatch);
        for (const std::string& name : names)
            watch.send(podFrame("ADDED", name, "1"));
        watch.send(bytes::bookmarkFrame("v1", "Pod", version, true));
        return watch;
    }
    void holdPods() { m_server->on("GET", podsPath, [](Exchange&) {}); }
    ClusterStatus status() const { return m_fleet->status(0, m_kinds, m_clock.bootMs()); }
    QString state() const { return jsonWord(status().state); }
    size_t pods() const { return m_fleet->table(Kind::Pod).rowCount(); }
    StatusQuestion question() const
    {
        StatusQuestion asked;
        asked.required = m_kinds;
        asked.now = m_clock.bootMs();
        asked.at = m_clock.utcNow();
        return asked;
    }

    TestClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<feed::FleetFeed> m_feed;
    std::vector<Kind> m_kinds;
};

void TestReflector::heldBackListIsLoadingAndSaysNoNumber()
{
    holdPods();
    m_server->on("GET", "/api/v1/nodes", [](Exchange& x) {
        x.start(200, protobufWatch);
        x.send(bytes::bookmarkFrame("v1", "Node", "5", true));
    });
    connectWatching({Kind::Node, Kind::Pod});
    PORTOLAN_WAIT(m_server->calls("GET", podsPath) == 1, 5000);
    PORTOLAN_WAIT(m_fleet->cluster(0).syncs.size() == 2u, 5000);
    PORTOLAN_WAIT(state() == QStringLiteral("loading"), 5000);
    const QJsonObject report = statusReport(*m_fleet, question());
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
    Exchange watch = m_server->awaitExchange("GET", podsPath);
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
    m_server->on("GET", podsPath, [](Exchange& x) {
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
    PORTOLAN_WAIT(m_server->calls("GET", podsPath) == 3, 5000);
    QCOMPARE(m_server->requests("GET", podsPath).back().parameter("resourceVersion"),
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
    Exchange resumed = m_server->awaitExchange("GET", podsPath, 2);
    QCOMPARE(resumed.request().parameter("resourceVersion"), std::optional<std::string>("11"));
    bytes::Failure gone;
    gone.code = 410;
    gone.reason = "Expired";
    resumed.respond(410, {{"content-type", "application/json"}}, bytes::statusJson(gone));
    serveWatchList({"z"}, "30", 3);
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
}

void TestReflector::watchListThatIsRefusedFallsBackToList()
{
    m_server->on("GET", podsPath, [](Exchange& x) {
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
    Exchange refused = m_server->awaitExchange("GET", podsPath, 2);
    refused.respond(429, {{"retry-after", "1"}, {"content-type", "text/plain; charset=utf-8"}},
        "Too many requests, please try again later.\n");
    Exchange again = m_server->awaitExchange("GET", podsPath, 3);
    QCOMPARE(again.request().parameter("resourceVersion"), std::optional<std::string>("12"));
    QCOMPARE(pods(), 1u);
}

void TestReflector::tornFramesAreWholeEvents()
{
    holdPods();
    connectWatching({Kind::Pod});
    Exchange watch = m_server->awaitExchange("GET", podsPath);
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
    m_server->on("GET", podsPath, [](Exchange& x) {
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

void TestReflector::forbiddenIsSaidWithItsWords()
{
    m_server->on("GET", podsPath, [](Exchange& x) {
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
    m_server->on("GET", "/version", [body](Exchange& x) {
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
    m_server->dropConnections();
    Exchange resumed = m_server->awaitExchange("GET", podsPath, 2);
    bytes::Failure gone;
    gone.code = 410;
    gone.reason = "Expired";
    resumed.respond(410, {{"content-type", "application/json"}}, bytes::statusJson(gone));
    serveWatchList({"b"}, "40", 3);
    PORTOLAN_WAIT((pods() == 1u && state() == QStringLiteral("live")), 5000);
    const KindTable& table = m_fleet->table(Kind::Pod);
    table.forEach([&table](RowId row) { QCOMPARE(table.name(row), std::string_view("b")); });
}

QTEST_GUILESS_MAIN(TestReflector)
#include "tst_reflector.moc"
