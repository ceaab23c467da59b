// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fleettap.h"

#include <QCoreApplication>

namespace portolan::feed {
namespace {

//! Where a subscription stands. Holds neither loop nor hub: they end with their connection.
struct Address {
    std::weak_ptr<TapHub> hub;
    std::weak_ptr<transport::IoLoop> loop;
    quint64 id = 0;

    void post(void (TapHub::*call)(quint64)) const
    {
        const auto thread = loop.lock();
        if (!thread)
            return;
        thread->post([weak = hub, number = id, call] {
            if (const auto target = weak.lock())
                (target.get()->*call)(number);
        });
    }
};

class Subscription final : public TapSubscription {
public:
    Subscription(std::shared_ptr<TapQueue> queue, Address address)
        : m_queue(std::move(queue))
        , m_address(std::move(address))
    {
    }
    ~Subscription() override
    {
        m_queue->close();
        m_address.post(&TapHub::remove);
    }

private:
    std::shared_ptr<TapQueue> m_queue;
    Address m_address;
};

} // namespace

void FleetTap::open(Slot slot, std::shared_ptr<TapHub> hub,
    std::shared_ptr<transport::IoLoop> loop, std::vector<Kind> kinds)
{
    const std::lock_guard lock(m_mutex);
    m_lines[slot] = {std::move(hub), std::move(loop), std::move(kinds)};
}

void FleetTap::close(Slot slot)
{
    const std::lock_guard lock(m_mutex);
    m_lines.erase(slot);
}

Result<std::unique_ptr<TapSubscription>> FleetTap::subscribe(
    const TapRequest& request, TapHandler handler)
{
    const std::lock_guard lock(m_mutex);
    const auto line = m_lines.find(request.slot);
    if (line == m_lines.end())
        return fail(ErrorCode::Unreachable,
            QCoreApplication::translate("Feed", "The cluster is not connected."));
    if (!std::ranges::contains(line->second.kinds, request.kind))
        return fail(ErrorCode::NotServed,
            QCoreApplication::translate("Feed", "%1 are not watched in this cluster.")
                .arg(QLatin1String(addressOf(request.kind).resource)));
    const Address address{line->second.hub, line->second.loop, ++m_lastId};
    const auto queue = std::make_shared<TapQueue>(
        request, std::move(handler), [address] { address.post(&TapHub::emptied); });
    queue->open();
    // Under the lock: whoever closes the line ends its hub only after this has been posted.
    line->second.loop->post(
        [hub = line->second.hub, id = address.id, request, queue] { hub->add(id, request, queue); });
    return std::make_unique<Subscription>(queue, address);
}

} // namespace portolan::feed
