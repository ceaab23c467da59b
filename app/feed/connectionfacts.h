// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/outbox.h"

namespace portolan::transport {
class HttpClient;
}

namespace portolan::feed {

//! What a connection knows of itself, and the way of it to the owner of the tables. Written by the
//! parts of one connection; thread: the connection's loop.
class ConnectionFacts {
public:
    ConnectionFacts(Outbox& outbox, const Clock& clock);

    //! Whose requests and bytes are counted; null: the counts stay.
    void setClient(const transport::HttpClient* client) { m_client = client; }

    ClusterFacts& edit() { return m_facts; }
    [[nodiscard]] const ClusterFacts& value() const { return m_facts; }

    //! The server answered on the watches' connection. Said with the next publishIfChanged():
    //! events come faster than anyone reads ages.
    void noteAnswer();
    //! Seconds since the epoch by the server's clock; 0: it did not say.
    void noteServerTime(qint64 serverTime);
    void setConnection(Connection connection, const Reason& reason = {});
    void publish();
    void publishIfChanged();

private:
    Outbox& m_outbox;
    const Clock& m_clock;
    const transport::HttpClient* m_client = nullptr;
    ClusterFacts m_facts;
    bool m_changed = false;
};

} // namespace portolan::feed
