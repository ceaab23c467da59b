// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/connectionfacts.h"
#include "app/feed/question.h"

namespace portolan::feed {

//! Whether the server still answers on the connection of the watches: 5 s after their last byte
//! GET /version is sent on that very connection, with 5 s to answer. An answer over another
//! connection proves nothing about the watches, and one of something in between proves nothing of the
//! server. After 15 s without one the connection is given up.
//! Thread: the connection's loop.
class Heartbeat {
public:
    //! What it finds; each may stop or start it.
    struct Found {
        std::function<void(const Error&)> lost;
        //! True when an answer over this connection speaks for the watches.
        std::function<bool(const transport::ResponseHead&)> answered;
    };

    Heartbeat(Asker& asker, ConnectionFacts& facts, const Clock& clock, Found found);

    //! Bytes came in on the watches' connection.
    void noteBytes();
    //! To be called often, while the connection is up.
    void tick();
    //! Asks without waiting for 5 s to pass.
    void checkNow();
    //! Forgets a question that is under way.
    void stop();

private:
    void onAnswer(const Answer& answer);

    Asker& m_asker;
    ConnectionFacts& m_facts;
    const Clock& m_clock;
    const Found m_found;
    transport::HttpClient::RequestId m_running = 0;
    BootMs m_lastByte = 0;
};

} // namespace portolan::feed
