// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fleetfeed.h"
#include "tests/app/feed/taplog.h"
#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QThread>
#include <QtTest>

#include <mutex>

using namespace portolan;
using namespace portolan::test;
namespace bytes = portolan::test::kube;

namespace {

const std::string podsPath = "/api/v1/pods";
const Headers protobufWatch = {{"content-type", std::string(bytes::ProtobufWatchType)}};

class TestClock final : public Clock {
public:
    [[nodiscard]] BootMs bootMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
    [[nodiscard]] QDateTime utcNow() const override { return QDateTime::currentDateTimeUtc(); }
};

bytes::ProtoWriter pod(const std::string& name, int version)
{
    bytes::Pod pod;
    pod.meta = {name, "default", "uid-" + name, std::to_string(version), {}, {}};
    return bytes::pod(pod);
}

std::string frame(const char* type, const std::string& name, int version)
{
    return bytes::watchFrame(type, bytes::envelope("v1", "Pod", pod(name, version)));
}

//! A subscriber with a thread of its own, as an engine has one.
class Engine {
public:
    explicit Engine(Tap& tap)
        : m_tap(tap)
    {
        m_home.moveToThread(&m_thread);
        m_thread.start();
    }
    ~Engine()
    {
        run([this] { m_subscription.reset(); });
        m_thread.quit();
        m_thread.wait();
    }

    Result<void> subscribe(const TapRequest& request)
    {
        Result<void> done;
        run([&] {
            auto subscription = m_tap.subscribe(request, [this](const TapEvent& event) { take(event); });
            if (subscription)
                m_subscription = std::move(*subscription);
            else
                done = std::unexpected(subscription.error());
        });
        return done;
    }
    void run(const std::function<void()>& task)
    {
        QMetaObject::invokeMethod(&m_home, task, Qt::BlockingQueuedConnection);
    }
    [[nodiscard]] std::string text() const
    {
        const std::lock_guard lock(m_mutex);
        return m_log.text;
    }
    [[nodiscard]] TapLog log() const
    {
        const std::lock_guard lock(m_mutex);
        return m_log;
    }
    [[nodiscard]] bool wasElsewhere() const { return m_elsewhere; }

    std::atomic<int> leaveAfter = -1; //!< unsubscribes from within the handler after so many events
    std::function<void()> whenEvent;

private:
    void take(const TapEvent& event)
    {
        m_elsewhere = m_elsewhere || QThread::currentThread() != &m_thread;
        {
            const std::lock_guard lock(m_mutex);
            m_log.take(event);
        }
        if (whenEvent)
            whenEvent();
        if (leaveAfter > 0 && --leaveAfter == 0)
            m_subscription.reset();
    }

    Tap& m_tap;
    QThread m_thread;
    QObject m_home;
    std::unique_ptr<TapSubscription> m_subscription; // of m_thread
    mutable std::mutex m_mutex;
    TapLog m_log; // guarded by m_mutex
    std::atomic<bool> m_elsewhere = false;
};

} // namespace

//! Subscriptions over a whole connection: its thread, its losses, its end.
class TestTap : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void eventsComeOnTheSubscribersThread();
    void reconnectIsAGapThatIsFilled();
    void goneIsAGapWithANewSnapshot();
    void slowSubscriberGetsAGapAndHoldsNobodyUp();
    void whoLeavesFromWithinIsNotCalledAgain();
    void disconnectingIsTheEnd();
    void whatIsNotWatchedCannotBeSubscribed();

private:
    void connectWatching();
    //! The n-th watch list, answered with these pods at version 1; stays open.
    Exchange serveWatchList(const std::vector<std::string>& names, const std::string& version, int n);

    TestClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<feed::FleetFeed> m_feed;
};

void TestTap::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->on("GET", "/readyz", [](Exchange& x) { x.respond(200, {}, "ok"); });
    m_server->on("GET", "/version", [](Exchange& x) {
        x.respond(200, {{"content-type", "application/json"}}, R"({"major":"1","minor":"36","gitVersion":"v1.36.0"})");
    });
    // Watches are answered by the tests, the tap's own list at once: one pod, as of version 10.
    m_server->on("GET", podsPath, [](Exchange& x) {
        if (!x.request().parameter("watch"))
            x.respond(200, {{"content-type", std::string(bytes::ProtobufType)}},
                bytes::list("v1", "Pod", "10", {pod("a", 1)}));
    });
    m_fleet = std::make_unique<Fleet>(QStringLiteral("scripted"));
    m_fleet->addCluster({});
    m_feed = std::make_unique<feed::FleetFeed>(*m_fleet, m_clock, [] { return 0.0; });
    connectWatching();
}

void TestTap::cleanup()
{
    m_feed.reset();
    m_fleet.reset();
    m_server.reset();
}

void TestTap::connectWatching()
{
    feed::ConnectionSpec spec;
    spec.kinds = {Kind::Pod};
    spec.userAgent = "test";
    transport::Endpoint endpoint;
    endpoint.url = m_server->url();
    endpoint.caPem = m_server->authorityPem();
    spec.credentials.get = [endpoint](std::stop_token) { return feed::Credentials{endpoint, {}, {}}; };
    m_feed->connectCluster(0, std::move(spec));
}

Exchange TestTap::serveWatchList(
    const std::vector<std::string>& names, const std::string& version, int n)
{
    Exchange watch = m_server->awaitExchange("GET", podsPath, n);
    watch.start(200, protobufWatch);
    for (const std::string& name : names)
        watch.send(frame("ADDED", name, 1));
    watch.send(bytes::bookmarkFrame("v1", "Pod", version, true));
    return watch;
}

void TestTap::eventsComeOnTheSubscribersThread()
{
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(m_fleet->table(Kind::Pod).rowCount() == size_t(1), 5000);
    Engine engine(m_feed->tap());
    QVERIFY(engine.subscribe({}));
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000);
    watch.send(frame("MODIFIED", "a", 11) + frame("MODIFIED", "a", 12) + frame("ADDED", "b", 13)
        + frame("DELETED", "a", 14));
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 +a12 +b13 -a "), 5000);
    QVERIFY(!engine.wasElsewhere());
    QCOMPARE(engine.log().broken, std::string());
}

void TestTap::reconnectIsAGapThatIsFilled()
{
    Engine engine(m_feed->tap());
    QVERIFY(engine.subscribe({}));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000);
    watch.send(frame("MODIFIED", "a", 11));
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 "), 5000);
    m_server->dropConnections();
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 I "), 5000); // said before it is over
    Exchange resumed = m_server->awaitExchange("GET", podsPath, 2);
    QCOMPARE(resumed.request().parameter("resourceVersion"), std::optional<std::string>("11"));
    resumed.start(200, protobufWatch);
    resumed.send(frame("MODIFIED", "a", 12) + frame("MODIFIED", "a", 13));
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 I GCf +a12 +a13 "), 5000);
    QCOMPARE(engine.log().gaps[0].fromVersion, quint64(11));
}

void TestTap::goneIsAGapWithANewSnapshot()
{
    Engine engine(m_feed->tap());
    QVERIFY(engine.subscribe({}));
    Exchange watch = serveWatchList({"a", "b"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S2 "), 5000);
    bytes::Failure gone;
    gone.code = 410;
    gone.reason = "Expired";
    watch.send(bytes::watchFrame("ERROR", bytes::statusEnvelope(gone)));
    watch.finish();
    Exchange second = serveWatchList({"b", "c", "d"}, "30", 2);
    PORTOLAN_WAIT(engine.text() == std::string("S2 I GR S3 "), 5000);
    second.send(frame("DELETED", "b", 31));
    PORTOLAN_WAIT(engine.text() == std::string("S2 I GR S3 -b "), 5000);
    const TapLog log = engine.log();
    QCOMPARE(log.gaps[0].fromVersion, quint64(10));
    QCOMPARE(log.gaps[0].toVersion, quint64(30));
    QCOMPARE(log.broken, std::string());
}

void TestTap::slowSubscriberGetsAGapAndHoldsNobodyUp()
{
    Engine engine(m_feed->tap());
    std::mutex gate;
    std::unique_lock closed(gate);
    engine.whenEvent = [&gate] { const std::lock_guard pass(gate); };
    TapRequest request;
    request.mostEvents = 5;
    QVERIFY(engine.subscribe(request));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000); // and stuck in its handler
    for (int version = 11; version <= 40; ++version)
        watch.send(frame("MODIFIED", "a", version));
    watch.send(frame("ADDED", "last", 41));
    // The tables go on meanwhile: nobody waits with the subscriber.
    PORTOLAN_WAIT(m_fleet->table(Kind::Pod).rowCount() == size_t(2), 5000);
    closed.unlock();
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 +a12 +a13 +a14 +a15 GO S2 "), 5000);
    QCOMPARE(engine.log().known.at("a"), quint64(40));
    watch.send(frame("MODIFIED", "a", 42));
    PORTOLAN_WAIT(engine.text().ends_with("GO S2 +a42 "), 5000);
    QCOMPARE(engine.log().broken, std::string());
}

void TestTap::whoLeavesFromWithinIsNotCalledAgain()
{
    Engine leaving(m_feed->tap());
    Engine staying(m_feed->tap());
    leaving.leaveAfter = 2;
    QVERIFY(leaving.subscribe({}));
    QVERIFY(staying.subscribe({}));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    watch.send(frame("MODIFIED", "a", 11) + frame("MODIFIED", "a", 12) + frame("MODIFIED", "a", 13));
    PORTOLAN_WAIT(staying.text() == std::string("S1 +a11 +a12 +a13 "), 5000);
    PORTOLAN_WAIT(leaving.leaveAfter == 0, 5000);
    leaving.run([] {}); // what was on its way has been delivered, or not
    QCOMPARE(leaving.text(), std::string("S1 +a11 "));
}

void TestTap::disconnectingIsTheEnd()
{
    Engine engine(m_feed->tap());
    QVERIFY(engine.subscribe({}));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000);
    m_feed->disconnectCluster(0);
    PORTOLAN_WAIT(engine.log().end.has_value(), 5000);
    QVERIFY(engine.text().ends_with("E "));
    QVERIFY(!engine.log().end->error);
    const Result<void> late = engine.subscribe({});
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Unreachable);
}

void TestTap::whatIsNotWatchedCannotBeSubscribed()
{
    Engine engine(m_feed->tap());
    TapRequest request;
    request.kind = Kind::Node;
    const Result<void> refused = engine.subscribe(request);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NotServed);
    request.slot = 7;
    QCOMPARE(engine.subscribe(request).error().code, ErrorCode::Unreachable);
}

QTEST_GUILESS_MAIN(TestTap)
#include "tst_tap.moc"
