// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/connectionfacts.h"

#include "app/transport/httpclient.h"

namespace portolan::feed {

ConnectionFacts::ConnectionFacts(Outbox& outbox, const Clock& clock)
    : m_outbox(outbox)
    , m_clock(clock)
{
}

void ConnectionFacts::noteAnswer()
{
    m_facts.lastAnswerAt = m_clock.bootMs();
    m_changed = true;
}

void ConnectionFacts::noteServerTime(qint64 serverTime)
{
    if (serverTime > 0)
        m_facts.clockSkewSeconds = serverTime - m_clock.utcNow().toSecsSinceEpoch();
}

void ConnectionFacts::setConnection(Connection connection, const Reason& reason)
{
    if (m_facts.connection != connection)
        m_facts.connectionSince = m_clock.bootMs();
    m_facts.connection = connection;
    m_facts.reason = reason;
    publish();
}

void ConnectionFacts::publish()
{
    m_changed = false;
    if (m_client) {
        m_facts.requests = m_client->requestCount();
        m_facts.bytesReceived = m_client->bytesReceived();
    }
    m_outbox.put(m_facts, m_clock.bootMs());
}

void ConnectionFacts::publishIfChanged()
{
    if (m_changed)
        publish();
}

} // namespace portolan::feed
