// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/backoff.h"
#include "app/feed/connectionfacts.h"
#include "app/transport/httpclient.h"

namespace portolan::feed {

struct Answer;

struct Credentials {
    transport::Endpoint endpoint;
    QDateTime certificateExpiresAt; //!< of the client certificate; not valid without one
};

//! Called on a worker thread, since an exec plugin may take its time.
using CredentialSource = std::function<Result<Credentials>()>;

struct ConnectionSpec {
    CredentialSource credentials;
    std::string userAgent;
    std::vector<Kind> kinds; //!< what is watched
    std::vector<std::string> nameSpaces; //!< for users who may not list the whole cluster
};

//! One cluster: dials it, says whether it answers, and dials again when it is lost. What it does
//! while it is up is the work of its parts: Heartbeat, ReadinessCheck, askIdentity(), ReflectorSet.
//! Says it all as ClusterFacts through the Outbox.
//!
//! Thread: its loop's thread, constructor and destructor too. Held by shared_ptr.
class ClusterConnection : public std::enable_shared_from_this<ClusterConnection> {
public:
    ClusterConnection(ConnectionSpec spec, std::shared_ptr<transport::IoLoop> loop,
        std::shared_ptr<Outbox> outbox, const Clock& clock, Random random);
    ~ClusterConnection();

    void start();
    //! After it nothing more is sent or said.
    void stop();
    //! GET of one thing that somebody looks at. `done` is called on the loop's thread, once: with an
    //! error when the connection is lost or stopped meanwhile.
    void fetch(const std::string& path, const std::string& accept,
        std::function<void(Result<QByteArray>)> done);

private:
    struct Session;

    void fetchCredentials();
    void useCredentials(Result<Credentials> credentials);
    void openSession(transport::Endpoint endpoint);
    void closeSession(const Error& why);

    void probe();
    void onProbeEnd(const Answer& answer);
    void connected(const Answer& version);
    void lost(const Error& error);
    void hangUp(const Error& why);
    void refused(const QString& message);
    void pause();
    void retryLater();
    void tick();
    void callLater(std::chrono::milliseconds delay, transport::IoLoop::TimerId& timer,
        void (ClusterConnection::*what)());
    void retry();

    const ConnectionSpec m_spec;
    const std::shared_ptr<transport::IoLoop> m_loopOwner; //!< a slow credential source outlives us
    transport::IoLoop& m_loop;
    const std::shared_ptr<Outbox> m_outbox;
    const Clock& m_clock;
    Random m_random;
    Backoff m_backoff;
    ConnectionFacts m_facts;
    std::unique_ptr<Session> m_session; //!< what lives with one client
    bool m_running = false;
    bool m_probing = false;
    bool m_up = false; //!< reflectors run
    bool m_credentialsWanted = false; //!< the next try fetches them anew
    transport::IoLoop::TimerId m_tick = 0;
    transport::IoLoop::TimerId m_retry = 0;
};

} // namespace portolan::feed
