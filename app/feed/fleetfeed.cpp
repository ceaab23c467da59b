// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fleetfeed.h"

#include <QElapsedTimer>

#include <future>
#include <limits>

namespace portolan::feed {
namespace {

//! A quarter of a frame at 60 a second; the rest is painting.
constexpr qint64 budgetUs = 4000;
//! A part of a batch is between these many rows: fewer cost more in passes over the views than
//! they save, more are over the budget on any machine.
constexpr size_t smallestPart = 500;
constexpr size_t largestPart = 8000;
//! Slower after this many frames over the budget in a row, faster after this many well below.
constexpr int slowFramesToDrop = 3;
constexpr int fastFramesToRise = 60;
//! More threads than this only wait: one scans more than 100,000 events a second.
constexpr unsigned mostLoops = 4;

} // namespace

FleetFeed::FleetFeed(Fleet& fleet, const Clock& clock, Random random, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_random(std::move(random))
    , m_partRows(smallestPart * 4)
{
    // Who waits for a plugin costs little more than the stack of a thread, but one that waited behind
    // another's plugin would wait for a person who logs in elsewhere.
    m_askers.setMaxThreadCount(std::numeric_limits<int>::max());
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &FleetFeed::applyFrame);
}

FleetFeed::~FleetFeed()
{
    for (size_t slot = 0; slot < m_links.size(); ++slot)
        disconnectCluster(Slot(slot));
    // What the loops run speaks to this object, and a connection that ended last, on its own loop,
    // would have to join the thread that it runs on: so they have ended when this goes on.
    for (const std::shared_ptr<transport::IoLoop>& loop : m_loops) {
        std::promise<void> idle;
        loop->post([&idle] { idle.set_value(); });
        idle.get_future().wait();
        loop->end();
    }
    // Their answers are on the way to this object and would end with it.
    const Error closed = disconnected();
    for (const auto& [id, fetch] : std::exchange(m_fetches, {})) {
        if (fetch.context)
            fetch.done(std::unexpected(closed));
    }
}

void FleetFeed::connectCluster(Slot slot, ConnectionSpec spec)
{
    disconnectCluster(slot);
    if (slot >= m_links.size())
        m_links.resize(size_t(slot) + 1);
    Link& link = m_links[slot];
    const quint32 number = m_fleet.beginConnection(slot);
    link.loop = loopFor(slot);
    link.outbox = std::make_shared<Outbox>(slot, number, std::make_shared<StringPool>(),
        [this, slot, number] {
            // The loops are joined before this object is gone, so `this` lives here.
            QMetaObject::invokeMethod(
                this, [this, slot, number] { onDirty(slot, number); }, Qt::QueuedConnection);
        });
    const auto reached = std::make_shared<std::weak_ptr<ClusterConnection>>();
    link.hub = std::make_shared<TapHub>(link.outbox->pool(), m_clock,
        [reached](const std::string& path, const std::string& accept,
            std::function<void(Result<QByteArray>)> done) {
            if (const auto connection = reached->lock())
                connection->fetch(path, accept, std::move(done));
        });
    spec.observer = link.hub;
    m_tap.open(slot, link.hub, link.loop, spec.kinds);
    link.connection = std::make_shared<ClusterConnection>(
        std::move(spec), link.loop, m_askers, link.outbox, m_clock, m_random);
    *reached = link.connection;
    link.loop->post([connection = link.connection] { connection->start(); });
}

void FleetFeed::disconnectCluster(Slot slot)
{
    if (!isConnected(slot))
        return;
    Link& link = m_links[slot];
    m_tap.close(slot);
    // The connection must end on its own thread. Waiting is short: no task of a loop blocks.
    std::promise<void> stopped;
    link.loop->post([connection = std::move(link.connection), hub = link.hub, &stopped]() mutable {
        connection->stop();
        connection.reset();
        hub->end(std::nullopt);
        stopped.set_value();
    });
    stopped.get_future().wait();
    link = {};
    m_fleet.endConnection(slot);
}

bool FleetFeed::isConnected(Slot slot) const
{
    return slot < m_links.size() && m_links[slot].connection != nullptr;
}

void FleetFeed::fetch(Slot slot, const std::string& path, const std::string& accept,
    QObject* context, std::function<void(Result<QByteArray>)> done)
{
    const quint64 id = ++m_lastFetch;
    m_fetches.emplace(id, Fetch{context, std::move(done)});
    // Through this object, which outlives the loops: `context` belongs to this thread alone.
    const auto home = [this, id](const Result<QByteArray>& result) {
        QMetaObject::invokeMethod(
            this, [this, id, result] { answerFetch(id, result); }, Qt::QueuedConnection);
    };
    if (!isConnected(slot)) {
        home(fail(ErrorCode::Unreachable, tr("The cluster is not connected.")));
        return;
    }
    m_links[slot].loop->post([connection = m_links[slot].connection, path, accept, home] {
        connection->fetch(path, accept, home);
    });
}

void FleetFeed::answerFetch(quint64 id, const Result<QByteArray>& result)
{
    const auto fetch = m_fetches.extract(id);
    if (!fetch.empty() && fetch.mapped().context)
        fetch.mapped().done(result);
}

std::shared_ptr<transport::IoLoop> FleetFeed::loopFor(Slot slot)
{
    const size_t most = std::clamp(std::thread::hardware_concurrency(), 1u, mostLoops);
    if (m_loops.size() < most)
        m_loops.push_back(std::make_shared<transport::IoLoop>());
    return m_loops[slot % m_loops.size()];
}

void FleetFeed::onDirty(Slot slot, quint32 connection)
{
    if (!isConnected(slot) || m_fleet.cluster(slot).connection != connection)
        return;
    Link& link = m_links[slot];
    link.dirty = true;
    link.dirtySince = m_clock.bootMs();
    if (!link.batch)
        m_fleet.setBacklog(slot, link.dirtySince);
    startFrame();
}

void FleetFeed::startFrame()
{
    if (!m_frame.isActive())
        m_frame.start(1000 / m_frameRate);
}

//! Clusters take turns, so that the large list of one does not hold back the events of another for
//! longer than a frame.
void FleetFeed::applyFrame()
{
    QElapsedTimer timer;
    timer.start();
    const size_t most = m_partRows;
    size_t rows = 0;
    size_t turns = 0;
    for (; turns < m_links.size() && rows < most; ++turns) {
        const size_t slot = (m_nextSlot + turns) % m_links.size();
        if (isWaiting(m_links[slot]))
            rows += applyLink(Slot(slot), most - rows);
    }
    if (!m_links.empty())
        m_nextSlot = (m_nextSlot + turns) % m_links.size();
    Q_EMIT applied();
    const qint64 tookUs = timer.nsecsElapsed() / 1000;
    adaptPart(rows, tookUs);
    adaptRate(tookUs, most == smallestPart || rows < smallestPart);
    if (std::ranges::any_of(m_links, [this](const Link& link) { return isWaiting(link); }))
        startFrame();
}

//! Applies what a cluster has, at most so many rows; returns how many there were.
size_t FleetFeed::applyLink(Slot slot, size_t mostRows)
{
    Link& link = m_links[slot];
    if (!link.batch) {
        link.dirty = false;
        link.batch = link.outbox->take();
        link.progress = {};
    }
    // Held here: those who hear of the rows may disconnect the cluster.
    const std::shared_ptr<Outbox> outbox = link.outbox;
    Batch batch = *std::exchange(link.batch, std::nullopt);
    BatchProgress progress = link.progress;
    const auto rowsUntil = [&batch](const BatchProgress& at) {
        size_t count = at.row;
        for (size_t i = 0; i < at.rows; ++i)
            count += batch.rows[i].size();
        return count;
    };
    const size_t before = rowsUntil(progress);
    const bool last = m_fleet.applyPart(batch, outbox->pool(), progress, mostRows);
    const size_t rows = rowsUntil(progress) - before;
    if (Link& now = m_links[slot]; now.outbox == outbox && !last) {
        now.batch = std::move(batch);
        now.progress = progress;
    } else if (now.outbox == outbox) {
        m_fleet.setBacklog(slot, now.dirty ? now.dirtySince : 0);
    }
    return rows;
}

void FleetFeed::adaptPart(size_t rows, qint64 tookUs)
{
    if (rows < smallestPart)
        return; // what that took says little of what many rows take
    const double fitting = double(rows) * double(budgetUs) / double(std::max<qint64>(tookUs, 1));
    const double bounded = std::clamp(fitting, double(m_partRows) / 2, double(m_partRows) * 2);
    m_partRows = std::clamp(size_t(bounded), smallestPart, largestPart);
}

//! Smaller parts are the first remedy, fewer frames the second.
void FleetFeed::adaptRate(qint64 tookUs, bool atSmallest)
{
    const bool slow = tookUs > budgetUs && atSmallest;
    m_slowFrames = slow ? m_slowFrames + 1 : 0;
    m_fastFrames = tookUs < budgetUs / 2 ? m_fastFrames + 1 : 0;
    int rate = m_frameRate;
    if (m_slowFrames >= slowFramesToDrop)
        rate = m_frameRate > 30 ? 30 : 10;
    else if (m_fastFrames >= fastFramesToRise)
        rate = m_frameRate < 30 ? 30 : 60;
    if (rate == m_frameRate)
        return;
    m_frameRate = rate;
    m_slowFrames = m_fastFrames = 0;
    Q_EMIT frameRateChanged(rate);
}

} // namespace portolan::feed
