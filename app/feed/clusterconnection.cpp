// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/clusterconnection.h"

#include "app/feed/fetches.h"
#include "app/feed/heartbeat.h"
#include "app/feed/identity.h"
#include "app/feed/readinesscheck.h"
#include "app/feed/reasons.h"
#include "app/kube/serverversion.h"

#include <QCoreApplication>

namespace portolan::feed {

using namespace std::chrono_literals;
using transport::Lane;
using transport::ResponseHead;

namespace {

constexpr auto tickInterval = 500ms;
//! Somebody looks at the screen and waits for the cluster to come back.
constexpr auto longestRetry = 10s;
//! Servers send a bookmark to each watch about once a minute (kubernetes, cacher.go).
constexpr auto longestSilence = 75s;
//! From 1.34 on servers stream lists over watches by default (kubernetes, kube_features.go).
constexpr int watchListSince = 34;

//! True too when they do not differ. Connections serve both then.
bool differOnlyInToken(transport::Endpoint a, const transport::Endpoint& b)
{
    a.bearerToken = b.bearerToken;
    return a == b;
}

} // namespace

struct ClusterConnection::Session {
    Session(ClusterConnection& owner, transport::Endpoint endpoint)
        : client(owner.m_loop, std::move(endpoint), owner.m_spec.userAgent)
        , asker(client, [&owner](const Answer& answer) { owner.refusedBy(answer); })
        , heartbeat(asker, owner.m_facts, owner.m_clock,
              {[&owner](const Error& error) { owner.lost(error); },
                  [&owner](const ResponseHead& head) { return owner.answered(head); }})
        , readiness(asker, owner.m_facts, owner.m_clock)
        , fetches(client)
    {
    }

    transport::HttpClient client;
    Asker asker;
    Heartbeat heartbeat;
    ReadinessCheck readiness;
    Fetches fetches;
};

Error disconnected()
{
    return {ErrorCode::Cancelled,
        QCoreApplication::translate("Feed", "The cluster was disconnected."), {}};
}

ClusterConnection::ClusterConnection(ConnectionSpec spec, std::shared_ptr<transport::IoLoop> loop,
    QThreadPool& askers, std::shared_ptr<Outbox> outbox, const Clock& clock, Random random)
    : m_spec(std::move(spec))
    , m_loopOwner(std::move(loop))
    , m_loop(*m_loopOwner)
    , m_outbox(std::move(outbox))
    , m_clock(clock)
    , m_backoff(longestRetry, random)
    , m_lossBackoff(longestRetry, random)
    , m_credentials(m_spec.credentials, m_loopOwner, askers, clock, random,
          [this](const Result<Credentials>& credentials) { onCredentials(credentials); })
    , m_facts(*m_outbox, clock)
    , m_reflectors({nullptr, m_loop, *m_outbox, clock, random,
                       [this] { m_session->heartbeat.noteBytes(); }, [this] { onListBytes(); },
                       [this](const Error& error) { lost(error); },
                       [this](const Error& error, qint64 id) { streamLost(error, id); }, {},
                       [this](const kube::ServerStatus& status) { refused(status.message); }, false,
                       m_spec.observer.get()},
          m_spec.kinds, m_spec.nameSpaces, m_spec.wholeCluster)
{
}

ClusterConnection::~ClusterConnection()
{
    stop();
}

void ClusterConnection::start()
{
    m_running = true;
    const QString code = m_spec.waitsFor.isEmpty() ? QString() : QStringLiteral("Credentials");
    m_facts.setConnection(Connection::Connecting, {code, m_spec.waitsFor, {}, {}, {}});
    m_credentials.ask();
    tick();
}

void ClusterConnection::stop()
{
    m_running = false;
    m_credentials.stop();
    m_loop.cancelTimer(m_tick);
    m_loop.cancelTimer(m_retry);
    closeSession(disconnected());
}

void ClusterConnection::onCredentials(const Result<Credentials>& credentials)
{
    if (!m_running)
        return;
    if (credentials)
        useCredentials(*credentials);
    else
        noCredentials(credentials.error());
}

void ClusterConnection::noCredentials(const Error& error)
{
    const bool refused = std::exchange(m_refusal, std::nullopt).has_value();
    const bool expired = m_facts.value().connection == Connection::CredentialsExpired;
    if (m_session && !refused && !expired)
        return; // those in use go on until the server refuses them, as in client-go
    m_facts.edit().nextTryAt = m_credentials.nextAt();
    const bool unauthorized = refused || expired || error.code == ErrorCode::Unauthorized;
    m_facts.setConnection(
        unauthorized ? Connection::CredentialsExpired : Connection::Unreachable,
        configurationReason(error));
}

void ClusterConnection::useCredentials(const Credentials& credentials)
{
    const std::optional<QString> refusal = std::exchange(m_refusal, std::nullopt);
    m_facts.edit().tlsVerified = !credentials.endpoint.insecure;
    m_facts.edit().certificateExpiresAt = credentials.certificateExpiresAt;
    if (!m_session) {
        openSession(credentials.endpoint);
        probe();
        return;
    }
    const transport::Endpoint before = m_session->client.endpoint();
    if (refusal && credentials.endpoint == before) {
        sayExpired(*refusal);
        return;
    }
    if (differOnlyInToken(credentials.endpoint, before)) {
        m_session->client.setBearerToken(credentials.endpoint.bearerToken);
    } else {
        pause();
        closeSession({ErrorCode::Cancelled,
            QCoreApplication::translate("Feed", "The credentials were renewed meanwhile."), {}});
        openSession(credentials.endpoint);
    }
    if (!m_up)
        probe();
}

void ClusterConnection::closeSession(const Error& why)
{
    m_facts.setClient(nullptr);
    m_reflectors.setClient(nullptr);
    if (m_session)
        m_session->fetches.failAll(why);
    m_session.reset();
}

void ClusterConnection::openSession(transport::Endpoint endpoint)
{
    m_session = std::make_unique<Session>(*this, std::move(endpoint));
    m_facts.setClient(&m_session->client);
    m_reflectors.setClient(&m_session->client);
}

void ClusterConnection::fetch(const std::string& path, const std::string& accept,
    std::function<void(Result<QByteArray>)> done)
{
    if (!m_session) {
        done(fail(ErrorCode::Unreachable,
            QCoreApplication::translate("Feed", "The cluster is not connected yet.")));
        return;
    }
    m_session->fetches.start(path, accept, std::move(done));
}

void ClusterConnection::probe()
{
    if (m_probing || !m_session)
        return;
    m_probing = true;
    Question question;
    question.path = "/version";
    question.lane = Lane::Watch;
    m_session->asker.ask(
        std::move(question), [this](const Answer& answer) { onProbeEnd(answer); });
}

void ClusterConnection::onProbeEnd(const Answer& answer)
{
    m_probing = false;
    if (answer.end.error) {
        notReached(*answer.end.error);
        return;
    }
    m_facts.noteServerTime(answer.head.serverTime);
    const Result<kube::ServerVersion> version
        = kube::serverVersion(answer.head.status, answer.head.contentType, answer.body);
    if (!version) {
        notReached(version.error());
        return;
    }
    m_facts.edit().latencyMs = qint64(answer.end.firstByteMs + 0.5);
    m_session->heartbeat.noteBytes();
    connected(*version);
}

void ClusterConnection::notReached(const Error& error)
{
    if (error.code == ErrorCode::Unauthorized) {
        refused(error.text);
        return;
    }
    // Silence after having answered before is an age that grows (stale), not a refusal.
    const bool silent = error.code == ErrorCode::Timeout && m_facts.value().lastAnswerAt != 0;
    ++m_facts.edit().tries;
    if (!silent)
        m_facts.setConnection(Connection::Unreachable, reasonOf(error));
    hangUp(error);
    retryLater();
}

void ClusterConnection::connected(const kube::ServerVersion& version)
{
    ClusterFacts& facts = m_facts.edit();
    if (!version.gitVersion.isEmpty())
        facts.serverVersion = version.gitVersion;
    facts.tries = 0;
    facts.nextTryAt = 0;
    m_backoff.reset();
    m_facts.setConnection(Connection::Connected);
    m_session->readiness.askNow();
    askIdentity(m_session->client, m_facts);
    m_up = true;
    m_reflectors.resume(version.minor >= watchListSince);
}

//! Whether an answer to a heartbeat speaks for the watches. Over HTTP/2 they share its connection; if
//! none of them does, it was opened for the heartbeat and the old one may be dead. What an answer
//! does not speak for (HTTP/1.1; streams beyond a connection's limit) is judged by its own bytes.
bool ClusterConnection::answered(const ResponseHead& head)
{
    const qint64 id = head.connectionId;
    const std::optional<Cut> cut = std::exchange(m_cut, std::nullopt);
    if (cut && head.multiplexed && cut->connection != id && !m_reflectors.watchesAny()) {
        lost(cut->error);
        return false;
    }
    if (head.multiplexed && m_reflectors.watchesAny() && !m_reflectors.watchesOver(id)) {
        m_reflectors.reopenWatches();
        return false;
    }
    m_reflectors.reopenSilentWatches(longestSilence, id);
    return true;
}

//! While no watch is open, a list that comes in is what shows that the server lives.
void ClusterConnection::onListBytes()
{
    if (!m_reflectors.watchesAny())
        m_session->heartbeat.noteBytes();
}

//! A connection that ends may look like a watch that was cut off alone. The heartbeat tells: when its
//! answer comes over another connection, that one is gone, and this is its loss and no more.
void ClusterConnection::streamLost(const Error& error, qint64 watchConnection)
{
    if (watchConnection >= 0)
        m_cut = Cut{error, watchConnection};
    m_session->heartbeat.checkNow();
}

void ClusterConnection::lost(const Error& error)
{
    if (!m_up)
        return; // one loss is told by every request that it ended
    pause();
    hangUp(error);
    m_facts.edit().reason = reasonOf(error);
    const auto delay = m_lossBackoff.next(m_clock.bootMs());
    if (m_lossBackoff.failures() == 1)
        probe(); // the first in a while: often it is back at once
    else
        retryAfter(delay);
}

//! Closes both lanes; what was asked over them is answered with the error.
void ClusterConnection::hangUp(const Error& why)
{
    m_session->fetches.failAll(why);
    m_session->client.reset(Lane::Watch);
    m_session->client.reset(Lane::Bulk);
}

//! 401 to any question of the parts.
void ClusterConnection::refusedBy(const Answer& answer)
{
    m_probing = false; // it may have been the probe
    m_facts.noteServerTime(answer.head.serverTime);
    refused(kube::statusFromBody(401, answer.head.contentType, answer.body).message);
}

void ClusterConnection::refused(const QString& message)
{
    if (m_refusal)
        return; // one refusal is told by every request that meets it
    pause();
    if (m_credentials.askAnew())
        m_refusal = message;
    else
        sayExpired(message);
}

void ClusterConnection::sayExpired(const QString& message)
{
    m_facts.setConnection(Connection::CredentialsExpired,
        refusalOf(message, m_facts.value().certificateExpiresAt, m_clock.utcNow()));
    retryLater();
}

//! What the parts do while the connection is up ends.
void ClusterConnection::pause()
{
    m_up = false;
    m_probing = false;
    m_cut.reset();
    m_session->heartbeat.stop();
    m_session->readiness.stop();
    m_reflectors.suspend();
}

void ClusterConnection::retryLater()
{
    retryAfter(m_backoff.next(m_clock.bootMs()));
}

void ClusterConnection::retryAfter(std::chrono::milliseconds delay)
{
    m_facts.edit().nextTryAt = m_clock.bootMs() + delay.count();
    m_facts.publish();
    m_loop.cancelTimer(m_retry);
    callLater(delay, m_retry, &ClusterConnection::retry);
}

void ClusterConnection::retry()
{
    const bool expired = m_facts.value().connection == Connection::CredentialsExpired;
    if (!expired)
        probe();
    else if (!m_credentials.askAnew())
        m_credentials.ask();
}

void ClusterConnection::tick()
{
    m_credentials.tick();
    if (m_up)
        m_session->heartbeat.tick();
    if (m_up) // still, after what the heartbeat found
        m_session->readiness.tick();
    m_facts.publishIfChanged();
    callLater(tickInterval, m_tick, &ClusterConnection::tick);
}

void ClusterConnection::callLater(std::chrono::milliseconds delay,
    transport::IoLoop::TimerId& timer, void (ClusterConnection::*what)())
{
    timer = m_loop.callAfter(delay, [weak = weak_from_this(), what] {
        const auto self = weak.lock();
        if (self && self->m_running)
            (*self.*what)();
    });
}

} // namespace portolan::feed
