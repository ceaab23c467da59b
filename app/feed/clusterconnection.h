// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/connectionfacts.h"
#include "app/feed/credentialkeeper.h"
#include "app/feed/reflectorset.h"

namespace portolan::kube {
struct ServerVersion;
}

namespace portolan::feed {

struct Answer;

struct ConnectionSpec {
    CredentialSource credentials;
    QString waitsFor; //!< a sentence: what may take its time in `credentials`; may be empty
    std::string userAgent;
    std::vector<Kind> kinds; //!< what is watched
    std::vector<std::string> nameSpaces; //!< for users who may not list the whole cluster
    bool wholeCluster = true; //!< false: of namespaced kinds the nameSpaces alone
    std::shared_ptr<ReflectorObserver> observer; //!< hears every event, on the I/O thread; may be null
};

//! What is answered to whoever waits for something of a cluster that was disconnected.
[[nodiscard]] Error disconnected();

//! One cluster: dials it, says whether it answers, and dials again when it is lost. What it does
//! while it is up is the work of its parts: Heartbeat, ReadinessCheck, askIdentity(), ReflectorSet.
//! When the server refuses its credentials they are asked for once anew before that is said.
//! Says it all as ClusterFacts through the Outbox.
//!
//! Thread: its loop's thread, constructor and destructor too. Held by shared_ptr.
class ClusterConnection : public std::enable_shared_from_this<ClusterConnection> {
public:
    //! Credentials are asked for on threads of `askers`, which outlives this object.
    ClusterConnection(ConnectionSpec spec, std::shared_ptr<transport::IoLoop> loop,
        QThreadPool& askers, std::shared_ptr<Outbox> outbox, const Clock& clock, Random random);
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
    //! A watch that was cut off, over this connection, until a heartbeat tells whether that lives.
    struct Cut {
        Error error;
        qint64 connection = -1;
    };

    void onCredentials(const Result<Credentials>& credentials);
    void noCredentials(const Error& error);
    void useCredentials(const Credentials& credentials);
    void openSession(transport::Endpoint endpoint);
    void closeSession(const Error& why);

    void probe();
    void onProbeEnd(const Answer& answer);
    void connected(const kube::ServerVersion& version);
    void notReached(const Error& error);
    void lost(const Error& error);
    void hangUp(const Error& why);
    void refusedBy(const Answer& answer);
    void refused(const QString& message);
    void sayExpired(const QString& message);
    void pause();
    [[nodiscard]] bool answered(const transport::ResponseHead& head);
    void streamLost(const Error& error, qint64 watchConnection);
    void onListBytes();
    void retryLater();
    void retryAfter(std::chrono::milliseconds delay);
    void tick();
    void callLater(std::chrono::milliseconds delay, transport::IoLoop::TimerId& timer,
        void (ClusterConnection::*what)());
    void retry();

    const ConnectionSpec m_spec;
    const std::shared_ptr<transport::IoLoop> m_loopOwner;
    transport::IoLoop& m_loop;
    const std::shared_ptr<Outbox> m_outbox;
    const Clock& m_clock;
    Backoff m_backoff; //!< of tries that failed; an answer resets it
    Backoff m_lossBackoff; //!< of connections that were lost; only quiet minutes reset it
    CredentialKeeper m_credentials;
    ConnectionFacts m_facts;
    ReflectorSet m_reflectors;
    std::unique_ptr<Session> m_session; //!< what lives with one client
    bool m_running = false;
    bool m_probing = false;
    bool m_up = false; //!< reflectors run
    std::optional<Cut> m_cut;
    std::optional<QString> m_refusal; //!< what the server said; new credentials are on their way
    transport::IoLoop::TimerId m_tick = 0;
    transport::IoLoop::TimerId m_retry = 0;
};

} // namespace portolan::feed
