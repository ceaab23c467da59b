// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/reflector.h"

namespace portolan::feed {

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
    std::shared_ptr<ReflectorObserver> observer; //!< hears every event, on the I/O thread; may be null
};

//! One cluster: knows whether its server answers, how late, and who the user is; starts and stops
//! the reflectors. Says it all as ClusterFacts through the Outbox.
//!
//! Liveness: 5 s after the last byte on the watches' connection GET /version is sent on that very
//! connection, with 5 s to answer. An answer over another connection proves nothing about the
//! watches, so they are opened anew. Since a server whose storage hangs still answers /version and
//! keeps its watches silently open, /readyz is asked every 15 s as well. After 15 s without an
//! answer the connection is given up and dialled anew.
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
    //! GET of one thing that somebody looks at. `done` is called on the loop's thread, once, unless
    //! the connection is stopped before.
    void fetch(const std::string& path, const std::string& accept,
        std::function<void(Result<QByteArray>)> done);

private:
    using Done = std::function<void(const transport::StreamEnd&, const transport::ResponseHead&,
        const std::string& body)>;
    class Exchange;

    void fetchCredentials();
    void useCredentials(Result<Credentials> credentials);
    void ask(const std::string& path, transport::Lane lane, std::chrono::milliseconds limit,
        Done done, const std::string& accept = "application/json");
    void post(const std::string& path, const std::string& body, Done done);

    void probe();
    void onProbeEnd(const transport::StreamEnd& end, const transport::ResponseHead& head,
        const std::string& body);
    void connected(const std::string& versionBody);
    void connectionLost(const Error& error);
    void credentialsRefused(const QString& message);
    void retryLater();

    void tick();
    void sendHeartbeat();
    void onHeartbeatEnd(const transport::StreamEnd& end, const transport::ResponseHead& head);
    void askReadiness();
    void askWhoIAm();
    void askIdentity();

    void startReflectors();
    void noteAnswer(qint64 connectionId);
    void noteServerTime(qint64 serverTime);
    void setConnection(Connection connection, const Reason& reason = {});
    void publish();

    const ConnectionSpec m_spec;
    const std::shared_ptr<transport::IoLoop> m_loopOwner; //!< a slow credential source outlives us
    transport::IoLoop& m_loop;
    std::shared_ptr<Outbox> m_outbox;
    const Clock& m_clock;
    Random m_random;
    Backoff m_backoff;

    std::unique_ptr<transport::HttpClient> m_client;
    std::unique_ptr<ReflectorHost> m_host;
    std::vector<std::shared_ptr<Reflector>> m_reflectors;
    ClusterFacts m_facts;
    bool m_running = false;
    bool m_probing = false;
    bool m_up = false; //!< reflectors run
    bool m_factsDirty = false;
    bool m_heartbeatRunning = false;
    bool m_readinessRunning = false;
    bool m_credentialsWanted = false; //!< the next try fetches them anew
    BootMs m_lastWatchByte = 0;
    BootMs m_readinessAsked = 0;
    transport::IoLoop::TimerId m_tick = 0;
    transport::IoLoop::TimerId m_retry = 0;
};

} // namespace portolan::feed
