// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fleetfeed.h"

#include <QElapsedTimer>

#include <future>

namespace portolan::feed {
namespace {

//! A quarter of a frame at 60 a second; the rest is painting.
constexpr qint64 budgetUs = 4000;
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
{
    m_frame.setSingleShot(true);
    m_frame.setTimerType(Qt::PreciseTimer);
    connect(&m_frame, &QTimer::timeout, this, &FleetFeed::applyFrame);
}

FleetFeed::~FleetFeed()
{
    for (size_t slot = 0; slot < m_links.size(); ++slot)
        disconnectCluster(Slot(slot));
    // Their answers are on the way to this object and would end with it.
    const Error closed{ErrorCode::Cancelled, tr("The cluster was disconnected."), {}};
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
    link.connection = std::make_shared<ClusterConnection>(
        std::move(spec), link.loop, link.outbox, m_clock, m_random);
    link.loop->post([connection = link.connection] { connection->start(); });
}

void FleetFeed::disconnectCluster(Slot slot)
{
    if (!isConnected(slot))
        return;
    Link& link = m_links[slot];
    // The connection must end on its own thread. Waiting is short: no task of a loop blocks.
    std::promise<void> stopped;
    link.loop->post([connection = std::move(link.connection), &stopped]() mutable {
        connection->stop();
        connection.reset();
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
    m_links[slot].dirty = true;
    m_fleet.setBacklog(slot, m_clock.bootMs());
    if (!m_frame.isActive())
        m_frame.start(1000 / m_frameRate);
}

void FleetFeed::applyFrame()
{
    QElapsedTimer timer;
    timer.start();
    for (size_t slot = 0; slot < m_links.size(); ++slot) {
        Link& link = m_links[slot];
        if (!link.dirty || !link.outbox)
            continue;
        link.dirty = false;
        const std::shared_ptr<StringPool> pool = link.outbox->pool();
        m_fleet.apply(link.outbox->take(), pool);
        m_fleet.setBacklog(Slot(slot), 0);
    }
    Q_EMIT applied();
    adaptRate(timer.nsecsElapsed() / 1000);
}

void FleetFeed::adaptRate(qint64 tookUs)
{
    const bool slow = tookUs > budgetUs;
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
