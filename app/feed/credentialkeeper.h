// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/backoff.h"
#include "app/transport/endpoint.h"
#include "app/transport/ioloop.h"
#include "models/base/result.h"

#include <stop_token>

class QThreadPool;

namespace portolan::feed {

struct Credentials {
    transport::Endpoint endpoint;
    QDateTime certificateExpiresAt; //!< of the client certificate; not valid without one
    QDateTime expiresAt; //!< when to ask the source again; not valid: never
};

//! Where a connection's credentials come from. Both are called on worker threads, since an exec
//! plugin may take its time; get() returns soon after a stop was asked for, since the end of the
//! program waits for it.
struct CredentialSource {
    std::function<Result<Credentials>(std::stop_token)> get;
    //! The server refused what get() gave: the next get() must not give it from a cache. May be
    //! empty.
    std::function<void()> forget;
};

//! Asks for a connection's credentials: at first, before they expire, again after a failure, and once
//! anew when the server refused them. The source may be a program that opens a browser or counts
//! failed logins, so it is never asked twice at a time, within ten seconds after a success, or anew
//! twice within a minute; after a failure it is asked after half a minute, and less and less often up
//! to every ten minutes. A person who does not want to wait connects anew.
//!
//! The rules are those of client-go: a token is read again 10 s before its end
//! (transport/token_source.go), and a 401 makes an exec plugin run again (plugin/pkg/client/auth/exec).
//!
//! Thread: the connection's loop.
class CredentialKeeper {
public:
    using OnResult = std::function<void(Result<Credentials>)>;

    //! The source is asked on a thread of `askers`, where nothing but sources must run: a plugin may
    //! keep its thread for a minute. Loop and pool outlive this object.
    CredentialKeeper(CredentialSource source, std::shared_ptr<transport::IoLoop> loop,
        QThreadPool& askers, const Clock& clock, Random random, OnResult onResult);
    ~CredentialKeeper();
    CredentialKeeper(const CredentialKeeper&) = delete;
    CredentialKeeper& operator=(const CredentialKeeper&) = delete;

    //! Asks, unless it is asking already.
    void ask();
    //! Forgets what the source gave and asks. False when that was done less than a minute ago.
    [[nodiscard]] bool askAnew();
    //! To be called often: asks when it is time to.
    void tick();
    //! Nothing is asked or said from now on; what the source is doing is called off.
    void stop();
    //! When it asks by itself again; 0: not at all.
    [[nodiscard]] BootMs nextAt() const { return m_nextAt; }

private:
    void run(bool anew);
    void take(Result<Credentials> credentials);
    [[nodiscard]] BootMs renewalOf(const Credentials& credentials) const;

    const CredentialSource m_source;
    const std::shared_ptr<transport::IoLoop> m_loop; //!< a slow source outlives this object
    QThreadPool& m_askers;
    const Clock& m_clock;
    const OnResult m_onResult;
    Backoff m_backoff;
    bool m_asking = false;
    BootMs m_nextAt = 0;
    std::optional<BootMs> m_forgotAt;
    std::stop_source m_stop;
    std::shared_ptr<CredentialKeeper*> m_self; //!< gone when it was stopped
};

} // namespace portolan::feed
