// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/credentialkeeper.h"

#include <QThreadPool>

namespace portolan::feed {

using namespace std::chrono_literals;

namespace {

//! A request that is sent just before the end must still arrive before it.
constexpr qint64 leewayMs = 10'000;
//! A plugin may answer with what it gave before, up to the end of that.
constexpr qint64 soonestMs = 10'000;
constexpr qint64 anewEveryMs = 60'000;
constexpr auto shortestWait = 30s;
constexpr auto longestWait = 10min;

} // namespace

CredentialKeeper::CredentialKeeper(CredentialSource source,
    std::shared_ptr<transport::IoLoop> loop, QThreadPool& askers, const Clock& clock, Random random,
    OnResult onResult)
    : m_source(std::move(source))
    , m_loop(std::move(loop))
    , m_askers(askers)
    , m_clock(clock)
    , m_onResult(std::move(onResult))
    , m_backoff(longestWait, std::move(random), shortestWait)
    , m_self(std::make_shared<CredentialKeeper*>(this))
{
}

CredentialKeeper::~CredentialKeeper()
{
    stop();
}

void CredentialKeeper::stop()
{
    m_stop.request_stop();
    m_self.reset();
    m_nextAt = 0;
}

void CredentialKeeper::ask()
{
    run(false);
}

bool CredentialKeeper::askAnew()
{
    const BootMs now = m_clock.bootMs();
    if (m_forgotAt && now - *m_forgotAt < anewEveryMs)
        return false;
    m_forgotAt = now;
    run(true);
    return true;
}

void CredentialKeeper::tick()
{
    if (m_nextAt != 0 && m_clock.bootMs() >= m_nextAt)
        ask();
}

void CredentialKeeper::run(bool anew)
{
    if (m_asking || !m_self)
        return; // what comes is newer than what was refused or expired
    m_asking = true;
    m_nextAt = 0;
    m_askers.start([weak = std::weak_ptr(m_self), source = m_source, anew, loop = m_loop,
                       stop = m_stop.get_token()] {
        if (anew && source.forget)
            source.forget();
        Result<Credentials> credentials = source.get(stop);
        loop->post([weak, credentials = std::move(credentials)] {
            if (const auto self = weak.lock())
                (*self)->take(credentials);
        });
    });
}

void CredentialKeeper::take(Result<Credentials> credentials)
{
    m_asking = false;
    if (credentials)
        m_nextAt = renewalOf(*credentials);
    else
        m_nextAt = m_clock.bootMs() + m_backoff.next(m_clock.bootMs()).count();
    m_onResult(std::move(credentials));
}

BootMs CredentialKeeper::renewalOf(const Credentials& credentials) const
{
    if (!credentials.expiresAt.isValid())
        return 0;
    const qint64 left = m_clock.utcNow().msecsTo(credentials.expiresAt);
    return m_clock.bootMs() + std::max(left - leewayMs, soonestMs);
}

} // namespace portolan::feed
