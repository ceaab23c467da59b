// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/reflector.h"

#include "app/kube/mediatypes.h"
#include "models/base/text.h"
#include "models/kinds/registry.h"

#include <QCoreApplication>

namespace portolan::feed {

using namespace std::chrono_literals;
using transport::Lane;

namespace {

constexpr auto longestBackoff = 30s;
//! What was refused may be granted, what is not served may be installed: asked again this often.
constexpr auto refusedAgain = 60s;
constexpr auto notServedAgain = 30s;
//! A refusal's body is a Status of some hundred bytes.
constexpr size_t longestRefusal = 64 * 1024;

//! "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled"
bool refusesWatchList(const kube::ServerStatus& status)
{
    return status.message.contains(QLatin1String("sendInitialEvents"));
}

} // namespace

//! Passes an answer on to the reflector while that lives.
class Reflector::Stream final : public transport::ByteStream {
public:
    explicit Stream(std::weak_ptr<Reflector> reflector)
        : m_reflector(std::move(reflector))
    {
    }

    void onResponse(const transport::ResponseHead& head) override
    {
        if (const auto reflector = m_reflector.lock())
            reflector->onResponse(head);
    }
    void onBytes(std::string_view bytes) override
    {
        if (const auto reflector = m_reflector.lock())
            reflector->onBytes(bytes);
    }
    void onEnd(const transport::StreamEnd& end) override
    {
        if (const auto reflector = m_reflector.lock())
            reflector->onEnd(end);
    }

private:
    std::weak_ptr<Reflector> m_reflector;
};

Reflector::Reflector(ReflectorHost& host, Kind kind, std::string nameSpace)
    : m_host(host)
    , m_address(addressOf(kind))
    , m_nameSpace(std::move(nameSpace))
    , m_sink(*host.outbox.pool(), specOf(kind).columns)
    , m_backoff(longestBackoff, host.random)
    , m_outOfStep(host.loop, [this](const Reason& reason) { publish(SyncPhase::Failed, reason); })
{
}

void Reflector::resume()
{
    stop();
    if (m_synced)
        requestWatch();
    else
        listAnew();
}

void Reflector::suspend()
{
    stop();
    m_outOfStep.over();
}

void Reflector::stop()
{
    if (m_request != 0)
        m_host.client->cancel(m_request);
    if (m_timer != 0)
        m_host.loop.cancelTimer(m_timer);
    m_timer = 0;
    endRequest();
    tell(&ReflectorObserver::onInterrupted);
}

void Reflector::endRequest()
{
    m_request = 0;
    m_step = Step::Idle;
    m_watchConnection = -1;
    m_list.reset();
    m_watch.reset();
    m_refusalBody.clear();
}

//! The connection may live: only this is tried again.
void Reflector::lostStream(const Error& error)
{
    const qint64 connection = m_watchConnection;
    endRequest();
    resumeAfter(m_backoff.next(m_host.clock.bootMs()));
    m_host.onStreamLost(error, connection);
}

void Reflector::startRequest(const std::string& query, Lane lane, Step step)
{
    transport::Request request;
    request.path = collectionPath(m_address, m_nameSpace) + query;
    request.headers = {kube::acceptFor(m_address)};
    request.lane = lane;
    request.endWhenSlow = lane == Lane::Bulk;
    // Servers from 1.37 on compress initial events, too; the single ones of a watch are not worth it.
    request.acceptGzip = step != Step::Watching;
    m_head = {};
    m_step = step;
    m_request = m_host.client->start(std::move(request), std::make_shared<Stream>(weak_from_this()));
}

void Reflector::onResponse(const transport::ResponseHead& head)
{
    m_head = head;
    if (isWatchRequest()) {
        m_watchConnection = head.status == 200 ? head.connectionId : -1;
        m_lastByte = m_host.clock.bootMs();
        if (head.status < 500) // more is said by what stands before a server, too
            m_host.onWatchBytes();
    }
    if (head.status != 200)
        return;
    if (m_step == Step::Watching) {
        publish(SyncPhase::Synced);
        tell(&ReflectorObserver::onInStep, m_resourceVersion);
    } else if (isRefused()) {
        publish(SyncPhase::Loading); // what was refused is given
    }
}

void Reflector::onBytes(std::string_view bytes)
{
    if (m_head.status != 200) {
        m_refusalBody.append(bytes.substr(0, longestRefusal - std::min(longestRefusal, m_refusalBody.size())));
        return;
    }
    const bool watching = isWatchRequest();
    m_lastByte = m_host.clock.bootMs();
    watching ? m_host.onWatchBytes() : m_host.onListBytes();
    const Result<void> taken = watching ? m_watch->feed(bytes) : m_list->feed(bytes);
    if (!taken) {
        damaged(taken.error());
    } else if (m_versionsWentBack) {
        stop();
        listAgainLater();
    } else if (m_step == Step::StreamingList || m_step == Step::Listing) {
        publishProgress();
    }
}

void Reflector::onEnd(const transport::StreamEnd& end)
{
    m_request = 0;
    if (end.error && end.connectionMayLive) {
        lostStream(*end.error);
        return;
    }
    const bool lost = end.error
        && (end.error->code == ErrorCode::Unreachable || end.error->code == ErrorCode::Timeout
            || end.error->code == ErrorCode::Certificate
            || end.error->code == ErrorCode::Unauthorized);
    if (lost) {
        suspend();
        m_host.onConnectionLost(*end.error);
        return;
    }
    if (end.error) {
        damaged(*end.error);
        return;
    }
    onAnswerEnd(end);
}

void Reflector::onAnswerEnd(const transport::StreamEnd& end)
{
    if (end.status != 200) {
        const kube::ServerStatus status
            = kube::statusFromBody(end.status, m_head.contentType, m_refusalBody);
        endRequest();
        onRefusal(status);
        return;
    }
    if (m_step == Step::Listing)
        onPageEnd();
    else
        onWatchEnd();
}

void Reflector::onRefusal(const kube::ServerStatus& status)
{
    const char* verb = m_synced || (m_host.watchList && m_useWatchList) ? "watch" : "list";
    if (m_host.watchList && m_useWatchList && refusesWatchList(status)) {
        m_useWatchList = false;
        listAnew();
        return;
    }
    const Reason reason
        = kube::reasonOf(status, verb, m_address.resource, m_nameSpace);
    switch (status.code) {
    case 401:
        m_host.onUnauthorized(status);
        return;
    case 403:
    case 404:
        m_synced = m_whole = false;
        publishRefusal(
            status.code == 403 ? SyncPhase::Forbidden : SyncPhase::NotServed, reason);
        waitThen(status.code == 403 ? refusedAgain : notServedAgain, [this] { listAnew(); });
        return;
    case 410:
        listAgainLater();
        return;
    case 429:
        onThrottled(reason);
        return;
    default:
        // Its rows are no longer kept in step: that must be seen, however soon it is tried again.
        publish(SyncPhase::Failed, reason);
        waitThen(m_backoff.next(m_host.clock.bootMs()), [this] { resume(); });
    }
}

void Reflector::publishRefusal(SyncPhase phase, const Reason& reason)
{
    if (m_phase == phase && m_reason == reason)
        return;
    if (phase == SyncPhase::Forbidden && m_nameSpace.empty())
        m_host.onForbidden(m_address.kind);
    publish(phase, reason);
}

Result<void> Reflector::takeObject(std::string_view object, bool removed)
{
    m_sink.clear();
    if (!specOf(m_address.kind).scan(object, m_sink))
        return fail(ErrorCode::Protocol,
            QCoreApplication::translate("Feed", "An object of %1 cannot be read.")
                .arg(QLatin1String(m_address.resource)));
    m_sink.setGeneration(m_generation);
    if (removed)
        m_sink.setRemoved();
    m_host.outbox.put(m_address.kind, m_sink, m_host.clock.bootMs());
    tell(&ReflectorObserver::onObject, m_sink, object, removed);
    return {};
}

//! Bytes that no API server sends. What they hold cannot be trusted, so the list starts over.
void Reflector::damaged(const Error& error)
{
    suspend();
    m_synced = false;
    m_versionsWentBack = false;
    Reason reason;
    reason.code = QStringLiteral("Protocol");
    reason.message = error.text;
    publish(SyncPhase::Failed, reason);
    waitThen(m_backoff.next(m_host.clock.bootMs()), [this] { listAnew(); });
}

void Reflector::waitThen(std::chrono::milliseconds delay, std::function<void()> next)
{
    m_step = Step::Waiting;
    tell(&ReflectorObserver::onInterrupted);
    m_timer = m_host.loop.callAfter(
        delay, [weak = weak_from_this(), next = std::move(next)] {
            if (const auto self = weak.lock()) {
                self->m_timer = 0;
                next();
            }
        });
}

void Reflector::publish(SyncPhase phase, const Reason& reason)
{
    m_phase = phase;
    m_reason = reason;
    m_outOfStep.over();
    KindSync sync;
    sync.kind = m_address.kind;
    sync.nameSpace = fromUtf8(m_nameSpace);
    sync.phase = phase;
    sync.loaded = m_loaded;
    sync.expected = m_expected;
    sync.reason = reason;
    sync.since = m_host.clock.bootMs();
    sync.whole = m_whole;
    m_host.outbox.put(sync, sync.since);
}

} // namespace portolan::feed
