// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/feed/scriptedcluster.h"
#include "tests/support/waitfor.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr int manyPods = 100'000;

std::vector<std::string> manyNames()
{
    std::vector<std::string> names;
    for (int i = 0; i < manyPods; ++i)
        names.push_back("p" + std::to_string(i));
    return names;
}

} // namespace

//! How batches come to the tables: in frames, and large ones in parts.
class TestFleetFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_list = podList(manyNames(), "7"); }
    void init();
    void cleanup() { m_cluster.reset(); }

    void aHugeBatchLeavesTheEventLoopItsTurns();
    void theRateDropsWhereSmallPartsAreSlowToo();
    void disconnectingInTheMidstOfABatchIsSafe();

private:
    //! Connects, and returns when the whole list waits for its first frame: this thread blocks, so
    //! no frame has come.
    void connectAndHoldBack();
    size_t pods() const { return m_cluster->pods(); }
    bool isSynced() const
    {
        return std::ranges::any_of(m_cluster->fleet.cluster(0).syncs,
            [](const KindSync& sync) { return sync.phase == SyncPhase::Synced; });
    }

    std::string m_list;
    std::unique_ptr<ScriptedCluster> m_cluster;
};

void TestFleetFeed::init()
{
    m_cluster = std::make_unique<ScriptedCluster>();
    m_cluster->serveVersion("30"); // lists
    m_cluster->server.on("GET", ScriptedCluster::podsPath, [this](Exchange& x) {
        if (x.request().parameter("watch"))
            x.start(200, protobufWatch);
        else
            x.respond(200, protobufList, m_list);
    });
}

void TestFleetFeed::connectAndHoldBack()
{
    m_cluster->connectWatching({Kind::Pod});
    // The watch is asked for once the list has been read to its end.
    const auto isWatch = [](const portolan::test::Request& request) {
        return request.parameter("watch").has_value();
    };
    for (int n = 1; n <= 2; ++n) {
        const Exchange asked = m_cluster->server.awaitExchange("GET", ScriptedCluster::podsPath, n,
            std::chrono::milliseconds(patience(30000)));
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
    connect(m_cluster->feed.get(), &feed::FleetFeed::applied, this, [&] {
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
    connect(&m_cluster->fleet.table(Kind::Pod), &KindTable::changed, this, [] {
        QElapsedTimer timer;
        timer.start();
        while (!timer.hasExpired(6)) { }
    });
    std::vector<int> rates;
    connect(m_cluster->feed.get(), &feed::FleetFeed::frameRateChanged, this,
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
    connect(&m_cluster->fleet.table(Kind::Pod), &KindTable::changed, this, [&](const TableChange& change) {
        if (disconnected || change.inserted.empty())
            return;
        disconnected = true;
        QMetaObject::invokeMethod(this, [this] { m_cluster->feed->disconnectCluster(0); }, Qt::QueuedConnection);
    });
    PORTOLAN_WAIT((disconnected && !m_cluster->feed->isConnected(0)), 30000);
    QCOMPARE(pods(), size_t(0));
}

QTEST_GUILESS_MAIN(TestFleetFeed)
#include "tst_fleetfeed.moc"
