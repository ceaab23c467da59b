// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/feed/scriptedcluster.h"
#include "tests/app/feed/taplog.h"
#include "tests/support/waitfor.h"

#include <QThread>
#include <QtTest>

#include <mutex>

using namespace portolan;
using namespace portolan::test;
namespace bytes = portolan::test::kube;

namespace {

std::string podAt(const char* type, const std::string& name, int version)
{
    return podFrame(type, name, std::to_string(version));
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
    void cleanup() { m_cluster.reset(); }

    void eventsComeOnTheSubscribersThread();
    void reconnectIsAGapThatIsFilled();
    void goneIsAGapWithANewSnapshot();
    void slowSubscriberGetsAGapAndHoldsNobodyUp();
    void whoLeavesFromWithinIsNotCalledAgain();
    void disconnectingIsTheEnd();
    void whatIsNotWatchedCannotBeSubscribed();

private:
    //! The n-th watch list, answered with these pods at version 1; stays open.
    Exchange serveWatchList(const std::vector<std::string>& names, const std::string& version, int n)
    {
        return m_cluster->serveWatchList(names, version, n);
    }
    [[nodiscard]] Tap& tap() { return m_cluster->feed->tap(); }

    std::unique_ptr<ScriptedCluster> m_cluster;
};

void TestTap::init()
{
    m_cluster = std::make_unique<ScriptedCluster>();
    // Watches are answered by the tests, the tap's own list at once: one pod, as of version 10.
    m_cluster->server.on("GET", ScriptedCluster::podsPath, [](Exchange& x) {
        if (!x.request().parameter("watch"))
            x.respond(200, protobufList, podList({"a"}, "10"));
    });
    m_cluster->connectWatching({Kind::Pod});
}

void TestTap::eventsComeOnTheSubscribersThread()
{
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(m_cluster->pods() == size_t(1), 5000);
    Engine engine(tap());
    QVERIFY(engine.subscribe({}));
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000);
    watch.send(podAt("MODIFIED", "a", 11) + podAt("MODIFIED", "a", 12) + podAt("ADDED", "b", 13)
        + podAt("DELETED", "a", 14));
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 +a12 +b13 -a "), 5000);
    QVERIFY(!engine.wasElsewhere());
    QCOMPARE(engine.log().broken, std::string());
}

void TestTap::reconnectIsAGapThatIsFilled()
{
    Engine engine(tap());
    QVERIFY(engine.subscribe({}));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000);
    watch.send(podAt("MODIFIED", "a", 11));
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 "), 5000);
    m_cluster->server.dropConnections();
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 I "), 5000); // said before it is over
    Exchange resumed = m_cluster->server.awaitExchange("GET", ScriptedCluster::podsPath, 2);
    QCOMPARE(resumed.request().parameter("resourceVersion"), std::optional<std::string>("11"));
    resumed.start(200, protobufWatch);
    resumed.send(podAt("MODIFIED", "a", 12) + podAt("MODIFIED", "a", 13));
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 I GCf +a12 +a13 "), 5000);
    QCOMPARE(engine.log().gaps[0].fromVersion, quint64(11));
}

void TestTap::goneIsAGapWithANewSnapshot()
{
    Engine engine(tap());
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
    second.send(podAt("DELETED", "b", 31));
    PORTOLAN_WAIT(engine.text() == std::string("S2 I GR S3 -b "), 5000);
    const TapLog log = engine.log();
    QCOMPARE(log.gaps[0].fromVersion, quint64(10));
    QCOMPARE(log.gaps[0].toVersion, quint64(30));
    QCOMPARE(log.broken, std::string());
}

void TestTap::slowSubscriberGetsAGapAndHoldsNobodyUp()
{
    Engine engine(tap());
    std::mutex gate;
    std::unique_lock closed(gate);
    engine.whenEvent = [&gate] { const std::lock_guard pass(gate); };
    TapRequest request;
    request.mostEvents = 5;
    QVERIFY(engine.subscribe(request));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000); // and stuck in its handler
    for (int version = 11; version <= 40; ++version)
        watch.send(podAt("MODIFIED", "a", version));
    watch.send(podAt("ADDED", "last", 41));
    // The tables go on meanwhile: nobody waits with the subscriber.
    PORTOLAN_WAIT(m_cluster->pods() == size_t(2), 5000);
    closed.unlock();
    PORTOLAN_WAIT(engine.text() == std::string("S1 +a11 +a12 +a13 +a14 +a15 GO S2 "), 5000);
    QCOMPARE(engine.log().known.at("a"), quint64(40));
    watch.send(podAt("MODIFIED", "a", 42));
    PORTOLAN_WAIT(engine.text().ends_with("GO S2 +a42 "), 5000);
    QCOMPARE(engine.log().broken, std::string());
}

void TestTap::whoLeavesFromWithinIsNotCalledAgain()
{
    Engine leaving(tap());
    Engine staying(tap());
    leaving.leaveAfter = 2;
    QVERIFY(leaving.subscribe({}));
    QVERIFY(staying.subscribe({}));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    watch.send(podAt("MODIFIED", "a", 11) + podAt("MODIFIED", "a", 12) + podAt("MODIFIED", "a", 13));
    PORTOLAN_WAIT(staying.text() == std::string("S1 +a11 +a12 +a13 "), 5000);
    PORTOLAN_WAIT(leaving.leaveAfter == 0, 5000);
    leaving.run([] {}); // what was on its way has been delivered, or not
    QCOMPARE(leaving.text(), std::string("S1 +a11 "));
}

void TestTap::disconnectingIsTheEnd()
{
    Engine engine(tap());
    QVERIFY(engine.subscribe({}));
    Exchange watch = serveWatchList({"a"}, "10", 1);
    PORTOLAN_WAIT(engine.text() == std::string("S1 "), 5000);
    m_cluster->feed->disconnectCluster(0);
    PORTOLAN_WAIT(engine.log().end.has_value(), 5000);
    QVERIFY(engine.text().ends_with("E "));
    QVERIFY(!engine.log().end->error);
    const Result<void> late = engine.subscribe({});
    QVERIFY(!late);
    QCOMPARE(late.error().code, ErrorCode::Unreachable);
}

void TestTap::whatIsNotWatchedCannotBeSubscribed()
{
    Engine engine(tap());
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
