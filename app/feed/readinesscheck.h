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
    ReadinessCheck(Asker& asker, ConnectionFacts& facts, const Clock& clock);

    void askNow();
    //! To be called often, while the connection is up.
    void tick();
    //! Forgets a question that is under way.
    void stop();

private:
    void onAnswer(const Answer& answer);

    Asker& m_asker;
    ConnectionFacts& m_facts;
    const Clock& m_clock;
    transport::HttpClient::RequestId m_running = 0;
    BootMs m_askedAt = 0;
};

} // namespace portolan::feed
