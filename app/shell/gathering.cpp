// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/gathering.h"

namespace portolan::shell {
namespace {

using namespace std::chrono_literals;

bool hasFailed(DataState state)
{
    switch (state) {
    case DataState::Connecting:
    case DataState::Loading:
    case DataState::NotConnected:
    case DataState::Live:
        return false;
    default:
        return true;
    }
}

} // namespace

Gathering::Gathering(FleetSetup& setup, Plan plan, const Clock& clock, feed::Random random,
    QObject* parent)
    : QObject(parent)
    , m_setup(setup)
    , m_plan(std::move(plan))
    , m_clock(clock)
    , m_feed(m_setup.fleet(), clock, std::move(random))
{
    m_deadline.setSingleShot(true);
    m_look.setInterval(100ms);
    connect(&m_deadline, &QTimer::timeout, this, &Gathering::settle);
    connect(&m_look, &QTimer::timeout, this, &Gathering::check);
    connect(&m_feed, &feed::FleetFeed::applied, this, &Gathering::check);
}

Gathering::~Gathering() = default;

void Gathering::start()
{
    std::vector<Kind> kinds = m_plan.required;
    std::ranges::copy_if(m_plan.beside, std::back_inserter(kinds),
        [&kinds](Kind kind) { return !std::ranges::contains(kinds, kind); });
    for (size_t slot = 0; slot < m_setup.fleet().clusterCount(); ++slot)
        m_feed.connectCluster(
            Slot(slot), m_setup.connectionSpec(Slot(slot), kinds, m_plan.nameSpaces));
    m_deadline.start(m_plan.limit);
    m_look.start();
    check();
}

void Gathering::stop()
{
    m_finished = true;
    m_look.stop();
    m_deadline.stop();
}

//! The other kinds are in, or will not come: refused, not served.
bool Gathering::areOthersKnown(Slot slot) const
{
    for (const KindSync& sync : m_setup.fleet().cluster(slot).syncs) {
        if (sync.phase == SyncPhase::Waiting || sync.phase == SyncPhase::Loading)
            return false;
    }
    return true;
}

bool Gathering::isSettled(Slot slot) const
{
    const DataState state
        = m_setup.fleet().status(slot, m_plan.required, m_clock.bootMs()).state;
    return (state == DataState::Live && areOthersKnown(slot))
        || (!m_plan.untilLive && hasFailed(state));
}

void Gathering::check()
{
    for (size_t slot = 0; slot < m_setup.fleet().clusterCount(); ++slot) {
        if (!isSettled(Slot(slot)))
            return;
    }
    settle();
}

void Gathering::settle()
{
    if (m_finished)
        return;
    stop();
    Q_EMIT settled();
}

} // namespace portolan::shell
