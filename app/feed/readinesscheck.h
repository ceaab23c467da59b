// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/connectionfacts.h"
#include "app/feed/question.h"

namespace portolan::feed {

//! Asks /readyz every 15 s, since a server whose storage hangs still answers /version and keeps its
//! watches silently open. A user who may not ask has "not checked", never a good answer.
//! Thread: the connection's loop.
class ReadinessCheck {
public:
    //! `refused` is called on 401, which says nothing of the storage.
    ReadinessCheck(transport::HttpClient& client, ConnectionFacts& facts, const Clock& clock,
        std::function<void(const QString& message)> refused);

    void askNow();
    //! To be called often, while the connection is up.
    void tick();
    //! Forgets a question that is under way.
    void stop();

private:
    void onAnswer(const Answer& answer);

    transport::HttpClient& m_client;
    ConnectionFacts& m_facts;
    const Clock& m_clock;
    const std::function<void(const QString&)> m_refused;
    transport::HttpClient::RequestId m_running = 0;
    BootMs m_askedAt = 0;
};

} // namespace portolan::feed
