// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/reflector.h"

#include "app/kube/mediatypes.h"
#include "models/base/text.h"
#include "models/kinds/registry.h"

#include <QCoreApplication>

#include <charconv>

namespace portolan::feed {

using namespace std::chrono_literals;
using transport::Lane;

namespace {

constexpr auto longestBackoff = 30s;
//! A page of this many objects takes a server a few milliseconds, and a proxy in between no buffer.
constexpr int pageSize = 500;
//! What was refused may be granted, what is not served may be installed: asked again this often.
constexpr auto refusedAgain = 60s;
constexpr auto notServedAgain = 30s;
//! A watch that ended sooner with nothing in it was not a watch (kubernetes issue 104171).
constexpr qint64 shortestWatchMs = 1000;
//! A server may ask for more patience than anybody in front of the screen has.
constexpr std::chrono::seconds longestRetryAfter = 60s;
//! A refusal's body is a Status of some hundred bytes.
constexpr size_t longestRefusal = 64 * 1024;

//! "sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled"
bool refusesWatchList(const kube::ServerStatus& status)
{
    return status.message.contains(QLatin1String("sendInitialEvents"));
}

//! 0 when it is no number.
quint64 numberOf(std::string_view resourceVersion)
{
    quint64 number = 0;
    const char* end = resourceVersion.data() + resourceVersion.size();
    const auto [at, error] = std::from_chars(resourceVersion.data(), end, number);
    return error == std::errc{} && at == end ? number : 0;
}

bool isRefused(SyncPhase phase)
{
    return phase == SyncPhase::Forbidden || phase == SyncPhase::NotServed;
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
        requestWatch(false);
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

void Reflector::reopenWatch()
{
    if (m_step == Step::Watching)
        resume();
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

//! What the server said before does not belong to what it says now.
void Reflector::listAgainLater()
{
    endRequest();
    m_synced = false;
    watchIsClosed();
    waitThen(m_backoff.next(m_host.clock.bootMs()), [this] { listAnew(); });
}

//! The connection may live: only this is tried again.
void Reflector::lostStream(const Error& error)
{
    const qint64 connection = m_watchConnection;
    endRequest();
    watchIsClosed();
    waitThen(m_backoff.next(m_host.clock.bootMs()), [this] { resume(); });
    m_host.onStreamLost(error, connection);
}

//! What was in step is so no longer when this lasts.
void Reflector::watchIsClosed()
{
    if (m_phase == SyncPhase::Synced)
        m_outOfStep.closed();
}

void Reflector::listAnew()
{
    tell(&ReflectorObserver::onListBegin);
    if (std::exchange(m_counted, false))
        m_expected = m_loaded; // "n of m" can be said this time
    m_synced = false;
    m_relistWanted = false;
    m_versionsWentBack = false;
    m_loaded = 0;
    ++m_generation;
    if (!isRefused(m_phase))
        publish(SyncPhase::Loading);
    if (m_host.watchList && m_useWatchList)
        requestWatch(true);
    else
        requestPage({});
}

void Reflector::requestPage(const std::string& continueToken)
{
    std::string query = "?limit=" + std::to_string(pageSize);
    if (!continueToken.empty())
        query += "&continue=" + continueToken; // base64url: nothing to escape
    startRequest(query, Lane::Bulk, Step::Listing);
    m_list.emplace(m_address.encoding,
        [this](std::string_view object) {
            ++m_loaded;
            return takeObject(object, false);
        });
}

void Reflector::requestWatch(bool initialEvents)
{
    // Between 5 and 10 minutes at random: watches of one start do not all end together, and one
    // that silently died is not believed for long.
    const int seconds = 300 + int(m_host.random() * 300);
    std::string query
        = "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + std::to_string(seconds);
    if (initialEvents)
        query += "&sendInitialEvents=true&resourceVersionMatch=NotOlderThan";
    else
        query += "&resourceVersion=" + m_resourceVersion;
    startRequest(query, Lane::Watch, initialEvents ? Step::StreamingList : Step::Watching);
    watchIsClosed();
    m_watch.emplace(m_address.encoding,
        [this](const kube::WatchEvent& event) { return takeEvent(event); });
    m_watchStarted = m_host.clock.bootMs();
    m_watchEvents = 0;
}

void Reflector::startRequest(const std::string& query, Lane lane, Step step)
{
    transport::Request request;
    request.path = collectionPath(m_address, m_nameSpace) + query;
    request.headers = {kube::acceptFor(m_address)};
    request.lane = lane;
    request.endWhenSlow = lane == Lane::Bulk;
    request.acceptGzip = lane == Lane::Bulk;
    m_head = {};
    m_step = step;
    m_request = m_host.client->start(std::move(request), std::make_shared<Stream>(weak_from_this()));
}

void Reflector::onResponse(const transport::ResponseHead& head)
{
    m_head = head;
    const bool watching = m_step == Step::Watching || m_step == Step::StreamingList;
    if (watching) {
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
    } else if (isRefused(m_phase)) {
        publish(SyncPhase::Loading); // what was refused is given
    }
}

void Reflector::onBytes(std::string_view bytes)
{
    if (m_head.status != 200) {
        m_refusalBody.append(bytes.substr(0, longestRefusal - std::min(longestRefusal, m_refusalBody.size())));
        return;
    }
    const bool watching = m_step == Step::Watching || m_step == Step::StreamingList;
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
        onListEnd();
    else
        onWatchEnd();
}

void Reflector::onListEnd()
{
    if (const Result<void> finished = m_list->finish(); !finished) {
        damaged(finished.error());
        return;
    }
    const kube::ListMeta meta = m_list->meta();
    if (meta.remaining)
        m_expected = m_loaded + *meta.remaining;
    m_resourceVersion = meta.resourceVersion;
    endRequest();
    if (!meta.continueToken.empty()) {
        requestPage(meta.continueToken);
        return;
    }
    finishSync();
    requestWatch(false);
}

void Reflector::onWatchEnd()
{
    const bool initial = m_step == Step::StreamingList && !m_synced;
    const qint64 lasted = m_host.clock.bootMs() - m_watchStarted;
    const bool nothing = m_watchEvents == 0 && lasted < shortestWatchMs;
    endRequest();
    if (m_throttledSeconds) {
        const auto delay = std::chrono::seconds(*std::exchange(m_throttledSeconds, std::nullopt));
        watchIsClosed();
        waitThen(delay, [this] { resume(); });
    } else if (m_relistWanted || initial || nothing) {
        listAgainLater();
    } else {
        requestWatch(false);
    }
}

void Reflector::onRefusal(const kube::ServerStatus& status)
{
    const BootMs now = m_host.clock.bootMs();
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
    case 429: {
        watchIsClosed();
        m_outOfStep.setReason(reason);
        const auto asked = std::clamp<std::chrono::seconds>(
            std::chrono::seconds(m_head.retryAfterSeconds.value_or(0)), 0s, longestRetryAfter);
        waitThen(std::max<std::chrono::milliseconds>(m_backoff.next(now), asked),
            [this] { resume(); });
        return;
    }
    default:
        // Its rows are no longer kept in step: that must be seen, however soon it is tried again.
        publish(SyncPhase::Failed, reason);
        waitThen(m_backoff.next(now), [this] { resume(); });
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

Result<void> Reflector::takeEvent(const kube::WatchEvent& event)
{
    using Type = kube::WatchEvent::Type;
    ++m_watchEvents;
    switch (event.type) {
    case Type::Bookmark: {
        const kube::Bookmark bookmark = kube::bookmarkOf(m_address.encoding, event.object);
        if (const quint64 number = numberOf(bookmark.resourceVersion);
            m_synced && number != 0 && number < numberOf(m_resourceVersion))
            m_versionsWentBack = true;
        else if (!bookmark.resourceVersion.empty() && (m_synced || bookmark.endsInitialEvents))
            m_resourceVersion = bookmark.resourceVersion;
        if (bookmark.endsInitialEvents && !m_synced)
            finishSync();
        else if (m_synced && !m_versionsWentBack)
            tell(&ReflectorObserver::onInStep, m_resourceVersion);
        return {};
    }
    case Type::Error:
        return takeErrorEvent(event.object);
    case Type::Unknown:
        return {}; // a type of a later server: not for us
    default:
        break;
    }
    const Result<void> taken = takeObject(event.object, event.type == Type::Deleted);
    m_loaded += event.type == Type::Added ? 1 : event.type == Type::Deleted ? -1 : 0;
    // Initial events come in no order of versions: none of them is a place to resume from.
    if (taken && m_synced && m_sink.head().resourceVersion != 0)
        m_resourceVersion = std::to_string(m_sink.head().resourceVersion);
    return taken;
}

Result<void> Reflector::takeErrorEvent(std::string_view object)
{
    const kube::ServerStatus status = m_address.encoding == Encoding::Json
        ? kube::statusFromJson(object)
        : kube::statusFromProtobuf(object);
    if (status.code == 429)
        m_throttledSeconds = 1;
    else
        m_relistWanted = true; // 410 and whatever else cannot be gone on from
    return {};
}

void Reflector::finishSync()
{
    m_synced = m_whole = true;
    if (m_step == Step::StreamingList)
        m_step = Step::Watching;
    m_counted = true;
    Sweep sweep;
    sweep.kind = m_address.kind;
    sweep.generation = m_generation;
    sweep.nameSpace = m_nameSpace.empty() ? 0 : m_host.outbox.pool()->intern(m_nameSpace);
    m_host.outbox.put(sweep, m_host.clock.bootMs());
    publish(SyncPhase::Synced);
    tell(&ReflectorObserver::onInStep, m_resourceVersion);
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

void Reflector::publishProgress()
{
    if (m_phase == SyncPhase::Loading)
        publish(SyncPhase::Loading);
}

} // namespace portolan::feed
