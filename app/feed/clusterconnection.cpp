// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/clusterconnection.h"

#include "models/base/text.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QThreadPool>


namespace portolan::feed {

using namespace std::chrono_literals;
using transport::Lane;
using transport::ResponseHead;
using transport::StreamEnd;

namespace {

constexpr auto tickInterval = 500ms;
constexpr qint64 heartbeatAfterMs = 5000;
constexpr auto heartbeatLimit = 5000ms;
//! Somebody waits for it in front of the screen.
constexpr auto fetchLimit = 10000ms;
constexpr qint64 givenUpAfterMs = 15000;
constexpr qint64 readinessEveryMs = 15000;
//! Somebody looks at the screen and waits for the cluster to come back.
constexpr auto longestRetry = 10s;
//! From 1.34 on servers stream lists over watches by default (kubernetes, kube_features.go).
constexpr int watchListSince = 34;

QJsonObject jsonOf(const std::string& body)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

//! "36", "36+": some clouds add a sign.
int minorOf(const QJsonObject& version)
{
    QString minor = textOf(version, "minor");
    while (!minor.isEmpty() && !minor.back().isDigit())
        minor.chop(1);
    return minor.toInt();
}

QString codeWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Certificate:
        return QStringLiteral("Certificate");
    case ErrorCode::Timeout:
        return QStringLiteral("Timeout");
    case ErrorCode::Unauthorized:
        return QStringLiteral("Unauthorized");
    default:
        return QStringLiteral("ConnectionFailed");
    }
}

Reason reasonOf(const Error& error)
{
    Reason reason;
    reason.code = codeWord(error.code);
    reason.message = error.sentence();
    return reason;
}

} // namespace

//! A short question: collects the answer and hands it on while the connection lives.
class ClusterConnection::Exchange final : public transport::ByteStream {
public:
    Exchange(std::weak_ptr<ClusterConnection> connection, Done done)
        : m_connection(std::move(connection))
        , m_done(std::move(done))
    {
    }

    void onResponse(const ResponseHead& head) override { m_head = head; }
    void onBytes(std::string_view bytes) override
    {
        // Objects are at most 1.5 MB as they are stored, some four times that as YAML.
        constexpr size_t enough = 8 * 1024 * 1024;
        m_isCut = m_isCut || bytes.size() > enough - m_body.size();
        if (!m_isCut)
            m_body.append(bytes);
    }
    void onEnd(const StreamEnd& end) override
    {
        StreamEnd said = end;
        if (m_isCut && !said.error)
            said.error = Error{ErrorCode::Protocol,
                QCoreApplication::translate("Feed", "The answer is longer than 8 MB."), {}};
        if (const auto connection = m_connection.lock())
            m_done(said, m_head, m_body);
    }

private:
    std::weak_ptr<ClusterConnection> m_connection;
    Done m_done;
    ResponseHead m_head;
    std::string m_body;
    bool m_isCut = false; //!< more came than any answer is worth
};

ClusterConnection::ClusterConnection(ConnectionSpec spec,
    std::shared_ptr<transport::IoLoop> loop, std::shared_ptr<Outbox> outbox, const Clock& clock,
    Random random)
    : m_spec(std::move(spec))
    , m_loopOwner(std::move(loop))
    , m_loop(*m_loopOwner)
    , m_outbox(std::move(outbox))
    , m_clock(clock)
    , m_random(random)
    , m_backoff(longestRetry, random)
{
}

ClusterConnection::~ClusterConnection()
{
    stop();
}

void ClusterConnection::start()
{
    m_running = true;
    setConnection(Connection::Connecting);
    fetchCredentials();
    tick();
}

void ClusterConnection::stop()
{
    m_running = false;
    m_loop.cancelTimer(m_tick);
    m_loop.cancelTimer(m_retry);
    for (const auto& reflector : m_reflectors)
        reflector->suspend();
    m_reflectors.clear();
    m_client.reset();
}

void ClusterConnection::fetchCredentials()
{
    m_credentialsWanted = false;
    QThreadPool::globalInstance()->start(
        [weak = weak_from_this(), source = m_spec.credentials, loop = m_loopOwner] {
            Result<Credentials> credentials = source();
            loop->post([weak, credentials = std::move(credentials)]() mutable {
                const auto self = weak.lock();
                if (self && self->m_running)
                    self->useCredentials(std::move(credentials));
            });
        });
}

void ClusterConnection::useCredentials(Result<Credentials> credentials)
{
    if (!credentials) {
        m_credentialsWanted = true;
        const bool expired = credentials.error().code == ErrorCode::Unauthorized;
        setConnection(expired ? Connection::CredentialsExpired : Connection::Unreachable,
            reasonOf(credentials.error()));
        retryLater();
        return;
    }
    m_facts.tlsVerified = !credentials->endpoint.insecure;
    m_facts.certificateExpiresAt = credentials->certificateExpiresAt;
    for (const auto& reflector : m_reflectors)
        reflector->suspend();
    m_reflectors.clear(); // they refer to the client
    m_client = std::make_unique<transport::HttpClient>(
        m_loop, std::move(credentials->endpoint), m_spec.userAgent);
    m_host.reset(new ReflectorHost{*m_client, m_loop, *m_outbox, m_clock, m_random,
        [this](qint64 connectionId) { noteAnswer(connectionId); },
        [this](const Error& error) { connectionLost(error); },
        [this](const kube::ServerStatus& status) { credentialsRefused(status.message); }, false,
        m_spec.observer.get()});
    probe();
}

void ClusterConnection::fetch(const std::string& path, const std::string& accept,
    std::function<void(Result<QByteArray>)> done)
{
    if (!m_client) {
        done(fail(ErrorCode::Unreachable,
            QCoreApplication::translate("Feed", "The cluster is not connected yet.")));
        return;
    }
    ask(
        path, Lane::Bulk, fetchLimit,
        [done = std::move(done)](
            const StreamEnd& end, const ResponseHead& head, const std::string& body) {
            if (end.error) {
                done(std::unexpected(*end.error));
            } else if (end.status != 200) {
                const kube::ServerStatus status
                    = kube::statusFromBody(end.status, head.contentType, body);
                done(fail(kube::codeOf(end.status),
                    QCoreApplication::translate("Feed", "%1, said by the server: %2")
                        .arg(end.status)
                        .arg(status.message)));
            } else {
                done(QByteArray::fromStdString(body));
            }
        },
        accept);
}

void ClusterConnection::ask(const std::string& path, Lane lane, std::chrono::milliseconds limit,
    Done done, const std::string& accept)
{
    transport::Request request;
    request.path = path;
    request.headers = {"Accept: " + accept};
    request.lane = lane;
    request.timeout = limit;
    m_client->start(
        std::move(request), std::make_shared<Exchange>(weak_from_this(), std::move(done)));
}

//! For reviews of oneself, which are created but change nothing.
void ClusterConnection::post(const std::string& path, const std::string& body, Done done)
{
    transport::Request request;
    request.method = "POST";
    request.path = path;
    request.headers = {"Accept: application/json", "Content-Type: application/json"};
    request.body = body;
    request.timeout = heartbeatLimit;
    m_client->start(
        std::move(request), std::make_shared<Exchange>(weak_from_this(), std::move(done)));
}

void ClusterConnection::probe()
{
    if (m_probing || !m_client)
        return;
    m_probing = true;
    ask("/version", Lane::Watch, heartbeatLimit,
        [this](const StreamEnd& end, const ResponseHead& head, const std::string& body) {
            onProbeEnd(end, head, body);
        });
}

void ClusterConnection::onProbeEnd(
    const StreamEnd& end, const ResponseHead& head, const std::string& body)
{
    m_probing = false;
    if (end.error) {
        // Silence after having answered before is an age that grows (stale), not a refusal.
        const bool silent = end.error->code == ErrorCode::Timeout && m_facts.lastAnswerAt != 0;
        ++m_facts.tries;
        if (!silent)
            setConnection(Connection::Unreachable, reasonOf(*end.error));
        m_client->reset(Lane::Watch);
        m_client->reset(Lane::Bulk);
        retryLater();
        return;
    }
    noteServerTime(head.serverTime);
    if (head.status == 401) {
        credentialsRefused(kube::statusFromBody(401, head.contentType, body).message);
        return;
    }
    m_facts.latencyMs = qint64(end.firstByteMs + 0.5);
    noteAnswer(end.connectionId);
    connected(body);
}

void ClusterConnection::connected(const std::string& versionBody)
{
    const QJsonObject version = jsonOf(versionBody);
    if (const QString text = textOf(version, "gitVersion"); !text.isEmpty())
        m_facts.serverVersion = text;
    m_host->watchList = minorOf(version) >= watchListSince;
    m_facts.tries = 0;
    m_facts.nextTryAt = 0;
    m_backoff.reset();
    setConnection(Connection::Connected);
    askReadiness();
    if (m_facts.user.isEmpty())
        askWhoIAm();
    if (m_facts.identity.isEmpty())
        askIdentity();
    startReflectors();
}

void ClusterConnection::startReflectors()
{
    if (m_reflectors.empty()) {
        for (const Kind kind : m_spec.kinds)
            m_reflectors.push_back(std::make_shared<Reflector>(*m_host, kind, std::string{}));
        // Beside the whole cluster the named namespaces: who may not list the one may the other.
        for (const Kind kind : m_spec.kinds) {
            if (!addressOf(kind).namespaced)
                continue;
            for (const std::string& nameSpace : m_spec.nameSpaces)
                m_reflectors.push_back(std::make_shared<Reflector>(*m_host, kind, nameSpace));
        }
    }
    m_up = true;
    for (const auto& reflector : m_reflectors)
        reflector->resume();
}

void ClusterConnection::connectionLost(const Error& error)
{
    if (!m_up)
        return; // one loss is told by every request that it ended
    m_up = false;
    m_heartbeatRunning = false;
    m_readinessRunning = false;
    for (const auto& reflector : m_reflectors)
        reflector->suspend();
    m_client->reset(Lane::Watch);
    m_client->reset(Lane::Bulk);
    m_facts.reason = reasonOf(error);
    m_probing = false;
    probe();
}

void ClusterConnection::credentialsRefused(const QString& message)
{
    m_up = false;
    m_probing = false;
    m_heartbeatRunning = false;
    m_readinessRunning = false;
    for (const auto& reflector : m_reflectors)
        reflector->suspend();
    Reason reason;
    reason.code = QStringLiteral("Unauthorized");
    reason.message = message;
    setConnection(Connection::CredentialsExpired, reason);
    m_credentialsWanted = true;
    retryLater();
}

void ClusterConnection::retryLater()
{
    const BootMs now = m_clock.bootMs();
    const auto delay = m_backoff.next(now);
    m_facts.nextTryAt = now + delay.count();
    publish();
    m_loop.cancelTimer(m_retry);
    m_retry = m_loop.callAfter(delay, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self || !self->m_running)
            return;
        if (self->m_credentialsWanted || !self->m_client)
            self->fetchCredentials();
        else
            self->probe();
    });
}

void ClusterConnection::tick()
{
    const BootMs now = m_clock.bootMs();
    if (m_up) {
        if (now - m_facts.lastAnswerAt >= givenUpAfterMs) {
            connectionLost({ErrorCode::Timeout,
                QCoreApplication::translate("Feed", "The server has not answered for 15 s."), {}});
        } else if (now - m_lastWatchByte >= heartbeatAfterMs && !m_heartbeatRunning) {
            sendHeartbeat();
        }
        if (m_up && now - m_readinessAsked >= readinessEveryMs && !m_readinessRunning)
            askReadiness();
    }
    if (m_factsDirty)
        publish();
    m_tick = m_loop.callAfter(tickInterval, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (self && self->m_running)
            self->tick();
    });
}

void ClusterConnection::sendHeartbeat()
{
    m_heartbeatRunning = true;
    ask("/version", Lane::Watch, heartbeatLimit,
        [this](const StreamEnd& end, const ResponseHead& head, const std::string&) {
            onHeartbeatEnd(end, head);
        });
}

void ClusterConnection::onHeartbeatEnd(const StreamEnd& end, const ResponseHead& head)
{
    m_heartbeatRunning = false;
    if (end.error && end.error->code == ErrorCode::Timeout)
        return; // its age says it; tick() gives up after 15 s
    if (end.error) {
        connectionLost(*end.error);
        return;
    }
    noteServerTime(head.serverTime);
    if (head.status == 401) {
        credentialsRefused(QCoreApplication::translate("Feed",
            "The server no longer accepts the credentials of this user."));
        return;
    }
    m_facts.latencyMs = qint64(end.firstByteMs + 0.5);
    const bool shared = std::ranges::any_of(m_reflectors, [&end](const auto& reflector) {
        return reflector->watchConnection() == end.connectionId;
    });
    if (shared) {
        noteAnswer(end.connectionId);
        return;
    }
    m_lastWatchByte = m_clock.bootMs(); // the reopened watches get their own 5 s
    for (const auto& reflector : m_reflectors)
        reflector->reopenWatch();
}

void ClusterConnection::askReadiness()
{
    m_readinessRunning = true;
    m_readinessAsked = m_clock.bootMs();
    ask("/readyz", Lane::Bulk, heartbeatLimit,
        [this](const StreamEnd& end, const ResponseHead& head, const std::string&) {
            m_readinessRunning = false;
            Readiness readiness = Readiness::Failing;
            Reason reason;
            if (end.error && end.error->code != ErrorCode::Timeout)
                return; // a lost connection says nothing of the storage
            if (end.error) {
                reason.message = QCoreApplication::translate(
                    "Feed", "/readyz did not answer within 5 s.");
            } else if (head.status == 200) {
                readiness = Readiness::Ok;
            } else if (head.status == 403 || head.status == 404 || head.status == 429) {
                readiness = Readiness::NotChecked;
                reason.message = QCoreApplication::translate(
                    "Feed", "/readyz answered %1 to this user.").arg(head.status);
            } else {
                reason.message
                    = QCoreApplication::translate("Feed", "/readyz answered %1.").arg(head.status);
            }
            reason.code = readiness == Readiness::Failing ? QStringLiteral("StorageNotReady")
                                                          : QString();
            if (readiness != m_facts.readiness)
                m_facts.readinessSince = m_clock.bootMs();
            m_facts.readiness = readiness;
            m_facts.readinessReason = reason;
            publish();
        });
}

void ClusterConnection::askWhoIAm()
{
    post("/apis/authentication.k8s.io/v1/selfsubjectreviews",
        R"({"apiVersion":"authentication.k8s.io/v1","kind":"SelfSubjectReview"})",
        [this](const StreamEnd& end, const ResponseHead&, const std::string& body) {
            if (end.error || end.status != 201)
                return;
            const QJsonObject status = jsonOf(body).value(QLatin1String("status")).toObject();
            m_facts.user = textOf(status.value(QLatin1String("userInfo")).toObject(), "username");
            publish();
        });
}

void ClusterConnection::askIdentity()
{
    ask("/api/v1/namespaces/kube-system", Lane::Bulk, heartbeatLimit,
        [this](const StreamEnd& end, const ResponseHead&, const std::string& body) {
            if (end.error || end.status != 200)
                return; // forbidden to some users: the identity is then not known
            m_facts.identity
                = textOf(jsonOf(body).value(QLatin1String("metadata")).toObject(), "uid");
            publish();
        });
}

void ClusterConnection::noteAnswer(qint64)
{
    m_lastWatchByte = m_clock.bootMs();
    m_facts.lastAnswerAt = m_lastWatchByte;
    m_factsDirty = true; // said with the next tick: events come faster than anyone reads ages
}

void ClusterConnection::noteServerTime(qint64 serverTime)
{
    if (serverTime > 0)
        m_facts.clockSkewSeconds = serverTime - m_clock.utcNow().toSecsSinceEpoch();
}

void ClusterConnection::setConnection(Connection connection, const Reason& reason)
{
    if (m_facts.connection != connection)
        m_facts.connectionSince = m_clock.bootMs();
    m_facts.connection = connection;
    m_facts.reason = reason;
    publish();
}

void ClusterConnection::publish()
{
    m_factsDirty = false;
    if (m_client) {
        m_facts.requests = m_client->requestCount();
        m_facts.bytesReceived = m_client->bytesReceived();
    }
    m_outbox->put(m_facts, m_clock.bootMs());
}

} // namespace portolan::feed
