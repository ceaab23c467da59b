// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/tapqueue.h"

namespace portolan::feed {
namespace {

//! What an event holds beyond what the tap keeps of its objects anyway.
size_t bytesOf(const TapEvent& event)
{
    if (const auto* change = std::get_if<TapChange>(&event))
        return size_t(change->now->packed.size());
    if (const auto* removal = std::get_if<TapRemoval>(&event))
        return size_t(removal->last->packed.size());
    return 0;
}

quint64 versionOf(const TapEvent& event)
{
    if (const auto* snapshot = std::get_if<TapSnapshot>(&event))
        return snapshot->resourceVersion;
    if (const auto* change = std::get_if<TapChange>(&event))
        return change->now->resourceVersion;
    if (const auto* removal = std::get_if<TapRemoval>(&event))
        return removal->last->resourceVersion;
    return 0;
}

} // namespace

//! Where wake-ups arrive: an object of the subscriber's thread.
class TapQueue::Courier final : public QObject { };

TapQueue::TapQueue(const TapRequest& request, TapHandler handler, std::function<void()> onEmptied)
    : m_mostEvents(request.mostEvents)
    , m_mostBytes(request.mostBytes)
    , m_handler(std::move(handler))
    , m_onEmptied(std::move(onEmptied))
{
}

TapQueue::~TapQueue() = default;

void TapQueue::open()
{
    const std::lock_guard lock(m_mutex);
    m_courier = std::make_unique<Courier>();
}

void TapQueue::close()
{
    std::unique_ptr<Courier> courier;
    const std::lock_guard lock(m_mutex);
    courier = std::move(m_courier);
    m_events.clear();
    m_bytes = 0;
}

bool TapQueue::hasOverflowed() const
{
    const std::lock_guard lock(m_mutex);
    return m_overflow.has_value();
}

bool TapQueue::fits(const TapEvent& event) const
{
    return m_events.size() < m_mostEvents && m_bytes + bytesOf(event) <= m_mostBytes;
}

bool TapQueue::push(TapEvent event, BootMs now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_courier || m_ended)
        return true;
    const quint64 version = versionOf(event);
    if (!m_overflow && !fits(event)) {
        m_overflow = TapGap{TapGapReason::Overflow, m_lastAt, now, m_lastVersion, version, false};
        m_emptiedSaid = false;
    }
    if (m_overflow) {
        m_overflow->to = now;
        m_overflow->toVersion = std::max(m_overflow->toVersion, version);
        wake(); // it may be empty already, and then has to ask for the restart
        return false;
    }
    m_bytes += bytesOf(event);
    m_lastVersion = std::max(m_lastVersion, version);
    m_lastAt = now;
    m_events.push_back(std::move(event));
    wake();
    return true;
}

void TapQueue::restart(TapSnapshot snapshot)
{
    const std::lock_guard lock(m_mutex);
    if (!m_courier || m_ended || !m_overflow)
        return;
    m_overflow->to = snapshot.at;
    m_overflow->toVersion = std::max(m_overflow->toVersion, snapshot.resourceVersion);
    m_lastVersion = m_overflow->toVersion;
    m_lastAt = snapshot.at;
    m_events.push_back(*std::exchange(m_overflow, std::nullopt));
    m_events.push_back(std::move(snapshot));
    wake();
}

void TapQueue::end(TapEnd end, BootMs now)
{
    const std::lock_guard lock(m_mutex);
    if (!m_courier || m_ended)
        return;
    if (m_overflow) {
        m_overflow->to = now;
        m_events.push_back(*std::exchange(m_overflow, std::nullopt));
    }
    m_events.push_back(std::move(end));
    m_ended = true;
    wake();
}

void TapQueue::wake()
{
    if (std::exchange(m_awake, true))
        return;
    // The courier lives: it goes in close(), which holds the same lock.
    QMetaObject::invokeMethod(
        m_courier.get(), [self = shared_from_this()] { self->deliver(); }, Qt::QueuedConnection);
}

void TapQueue::deliver()
{
    constexpr int aTurn = 256; // then the thread's other business
    for (int events = 0; events < aTurn; ++events) {
        std::optional<TapEvent> event;
        {
            const std::lock_guard lock(m_mutex);
            if (!m_courier)
                return; // closed, perhaps by the last event's handler
            if (m_events.empty()) {
                m_awake = false;
                if (!m_overflow || std::exchange(m_emptiedSaid, true))
                    return;
            } else {
                event = std::move(m_events.front());
                m_events.pop_front();
                m_bytes -= bytesOf(*event);
            }
        }
        if (!event) {
            m_onEmptied();
            return;
        }
        m_handler(*event);
    }
    const std::lock_guard lock(m_mutex);
    m_awake = false;
    if (m_courier)
        wake();
}

} // namespace portolan::feed
