// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fleetfeed.h"
#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;
namespace bytes = portolan::test::kube;

namespace {

constexpr int manyPods = 100'000;
const std::string podsPath = "/api/v1/pods";

class TestClock final : public Clock {
public:
    [[nodiscard]] BootMs bootMs() const override
    {
        using namespace std::chrono;
        return duration_cast<milliseconds>(steady_clock::now().time_since_epoch()).count();
    }
    [[nodiscard]] QDateTime utcNow() const override { return QDateTime::currentDateTimeUtc(); }
};

std::string listOfPods(int count)
{
    std::vector<bytes::ProtoWriter> items;
    bytes::Pod pod;
    for (int i = 0; i < count; ++i) {
        const std::string name = "p" + std::to_string(i);
        pod.meta = {name, "default", "uid-" + name, "1", {}, {}};
        items.push_back(bytes::pod(pod));
    }
    return bytes::list("v1", "Pod", "7", items);
}

} // namespace

//! How batches come to the tables: in frames, and large ones in parts.
class TestFleetFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_list = listOfPods(manyPods); }
    void init();
    void cleanup();

    void aHugeBatchLeavesTheEventLoopItsTurns();
    void theRateDropsWhereSmallPartsAreSlowToo();
    void disconnectingInTheMidstOfABatchIsSafe();

private:
    //! Connects, and returns when the whole list waits for its first frame: this thread blocks, so
    //! no frame has come.
    void connectAndHoldBack();
    size_t pods() const { return m_fleet->table(Kind::Pod).rowCount(); }
    bool isSynced() const
    {
        return std::ranges::any_of(m_fleet->cluster(0).syncs,
            [](const KindSync& sync) { return sync.phase == SyncPhase::Synced; });
    }

    TestClock m_clock;
    std::string m_list;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<feed::FleetFeed> m_feed;
};

void TestFleetFeed::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->on("GET", "/readyz", [](Exchange& x) { x.respond(200, {}, "ok"); });
    m_server->on("GET", "/version", [](Exchange& x) {
        x.respond(200, {{"content-type", "application/json"}}, R"({"major":"1","minor":"30","gitVersion":"v1.30.0"})");
    });
    m_server->on("GET", podsPath, [this](Exchange& x) {
        if (x.request().parameter("watch"))
            x.start(200, {{"content-type", std::string(bytes::ProtobufWatchType)}});
        else
            x.respond(200, {{"content-type", std::string(bytes::ProtobufType)}}, m_list);
    });
    m_fleet = std::make_unique<Fleet>(QStringLiteral("scripted"));
    m_fleet->addCluster({});
    m_feed = std::make_unique<feed::FleetFeed>(*m_fleet, m_clock, [] { return 0.0; });
}

void TestFleetFeed::cleanup()
{
    m_feed.reset();
    m_fleet.reset();
    m_server.reset();
}

void TestFleetFeed::connectAndHoldBack()
{
    feed::ConnectionSpec spec;
    spec.kinds = {Kind::Pod};
    spec.userAgent = "test";
    transport::Endpoint endpoint;
    endpoint.url = m_server->url();
    endpoint.caPem = m_server->authorityPem();
    spec.credentials.get = [endpoint](std::stop_token) { return feed::Credentials{endpoint, {}, {}}; };
    m_feed->connectCluster(0, std::move(spec));
    // The watch is asked for once the list has been read to its end.
    const auto isWatch = [](const portolan::test::Request& request) {
        return request.parameter("watch").has_value();
    };
    for (int n = 1; n <= 2; ++n) {
        const Exchange asked
            = m_server->awaitExchange("GET", podsPath, n, std::chrono::milliseconds(patience(30000)));
        if (isWatch(asked.request()))
            return;
    }
    QFAIL("no watch was asked for");
}

void TestFleetFeed::aHugeBatchLeavesTheEventLoopItsTurns()
{
    connectAndHoldBack();
    QCOMPARE(pods(), size_t(0));
    int turns = 0;
    QTimer turn;
    connect(&turn, &QTimer::timeout, this, [&turns] { ++turns; });
    turn.start(0);
    std::vector<std::pair<size_t, int>> frames; // rows that are there, turns before
    bool syncedTooEarly = false;
    connect(m_feed.get(), &feed::FleetFeed::applied, this, [&] {
        if (pods() > 0 && pods() < manyPods)
            syncedTooEarly = syncedTooEarly || isSynced();
        if (frames.empty() || frames.back().first != pods())
            frames.emplace_back(pods(), turns);
    });
    PORTOLAN_WAIT(pods() == size_t(manyPods), 60000);
    PORTOLAN_WAIT(isSynced(), 5000);
    QVERIFY(!syncedTooEarly);
    QVERIFY2(frames.size() > 10, qPrintable(QString::number(frames.size())));
    for (size_t i = 1; i < frames.size(); ++i) {
        QVERIFY(frames[i].first > frames[i - 1].first);
        QVERIFY(frames[i].second > frames[i - 1].second);
    }
}

void TestFleetFeed::theRateDropsWhereSmallPartsAreSlowToo()
{
    connectAndHoldBack();
    // A view that takes longer than the budget, however few rows come.
    connect(&m_fleet->table(Kind::Pod), &KindTable::changed, this, [] {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(6)) { }
    });
    std::vector<int> rates;
    connect(m_feed.get(), &feed::FleetFeed::frameRateChanged, this,
        [&rates](int rate) { rates.push_back(rate); });
    PORTOLAN_WAIT(rates.size() >= size_t(2), 60000);
    QCOMPARE(rates[0], 30);
    QCOMPARE(rates[1], 10);
    QVERIFY(pods() < size_t(manyPods));
}

void TestFleetFeed::disconnectingInTheMidstOfABatchIsSafe()
{
    connectAndHoldBack();
    bool disconnected = false;
    connect(&m_fleet->table(Kind::Pod), &KindTable::changed, this, [&](const TableChange& change) {
        if (disconnected || change.inserted.empty())
            return;
        disconnected = true;
        QMetaObject::invokeMethod(this, [this] { m_feed->disconnectCluster(0); }, Qt::QueuedConnection);
    });
    PORTOLAN_WAIT((disconnected && !m_feed->isConnected(0)), 30000);
    QCOMPARE(pods(), size_t(0));
}

QTEST_GUILESS_MAIN(TestFleetFeed)
#include "tst_fleetfeed.moc"
