// SPDX-License-Identifier: GPL-3.0-or-later
// How a reflector keeps in step after a list: from requestWatch(), event by event, to onWatchEnd(),
// and how it goes on after that.
#include "app/feed/reflector.h"

#include <charconv>

namespace portolan::feed {

using namespace std::chrono_literals;
using transport::Lane;

namespace {

//! A watch that ended sooner with nothing in it was not a watch (kubernetes issue 104171).
constexpr qint64 shortestWatchMs = 1000;
//! A server may ask for more patience than anybody in front of the screen has.
constexpr std::chrono::seconds longestRetryAfter = 60s;

//! 0 when it is no number.
quint64 numberOf(std::string_view resourceVersion)
{
    quint64 number = 0;
    const char* end = resourceVersion.data() + resourceVersion.size();
    const auto [at, error] = std::from_chars(resourceVersion.data(), end, number);
    return error == std::errc{} && at == end ? number : 0;
}

} // namespace

void Reflector::requestWatch()
{
    openWatch("&resourceVersion=" + m_resourceVersion, Step::Watching);
}

//! `from` is where it begins: after a version, or with all objects.
void Reflector::openWatch(const std::string& from, Step step)
{
    // Between 5 and 10 minutes at random: watches of one start do not all end together, and one
    // that silently died is not believed for long.
    const int seconds = 300 + int(m_host.random() * 300);
    const std::string query
        = "?watch=1&allowWatchBookmarks=true&timeoutSeconds=" + std::to_string(seconds) + from;
    startRequest(query, Lane::Watch, step);
    watchIsClosed();
    m_watch.emplace(
        m_address.encoding, [this](const kube::WatchEvent& event) { return takeEvent(event); });
    m_watchStarted = m_host.clock.bootMs();
    m_watchEvents = 0;
}

Result<void> Reflector::takeEvent(const kube::WatchEvent& event)
{
    using Type = kube::WatchEvent::Type;
    ++m_watchEvents;
    switch (event.type) {
    case Type::Bookmark: {
        const kube::Bookmark bookmark = kube::bookmarkOf(m_address.encoding, event.object);
        if (m_synced)
            takeBookmark(bookmark);
        else
            takeInitialBookmark(bookmark);
        return {};
    }
    case Type::Error:
        return takeErrorEvent(event.object);
    case Type::Unknown:
        return {}; // a type of a later server: not for us
    default:
        return takeChange(event);
    }
}

Result<void> Reflector::takeChange(const kube::WatchEvent& event)
{
    using Type = kube::WatchEvent::Type;
    const Result<void> taken = takeObject(event.object, event.type == Type::Deleted);
    m_loaded += event.type == Type::Added ? 1 : event.type == Type::Deleted ? -1 : 0;
    // Initial events come in no order of versions: none of them is a place to resume from.
    if (taken && m_synced && m_sink.head().resourceVersion != 0)
        m_resourceVersion = std::to_string(m_sink.head().resourceVersion);
    return taken;
}

void Reflector::takeBookmark(const kube::Bookmark& bookmark)
{
    const quint64 number = numberOf(bookmark.resourceVersion);
    if (number != 0 && number < numberOf(m_resourceVersion))
        m_versionsWentBack = true; // seen to when these bytes are through
    else if (!bookmark.resourceVersion.empty())
        m_resourceVersion = bookmark.resourceVersion;
    if (!m_versionsWentBack)
        tell(&ReflectorObserver::onInStep, m_resourceVersion);
}

//! The server ends the watch after it; what it said is done then.
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

void Reflector::onWatchEnd()
{
    const bool initial = m_step == Step::StreamingList;
    const qint64 lasted = m_host.clock.bootMs() - m_watchStarted;
    const bool nothing = m_watchEvents == 0 && lasted < shortestWatchMs;
    endRequest();
    if (m_throttledSeconds)
        resumeAfter(std::chrono::seconds(*std::exchange(m_throttledSeconds, std::nullopt)));
    else if (m_relistWanted || initial || nothing)
        listAgainLater();
    else
        requestWatch();
}

//! 429 before anything came.
void Reflector::onThrottled(const Reason& reason)
{
    const auto asked = std::clamp<std::chrono::seconds>(
        std::chrono::seconds(m_head.retryAfterSeconds.value_or(0)), 0s, longestRetryAfter);
    resumeAfter(std::max<std::chrono::milliseconds>(m_backoff.next(m_host.clock.bootMs()), asked));
    m_outOfStep.setReason(reason);
}

//! Goes on from the version that was reached; nothing is listed anew.
void Reflector::resumeAfter(std::chrono::milliseconds delay)
{
    watchIsClosed();
    waitThen(delay, [this] { resume(); });
}

//! What was in step is so no longer when this lasts.
void Reflector::watchIsClosed()
{
    if (m_phase == SyncPhase::Synced)
        m_outOfStep.closed();
}

void Reflector::reopenWatch()
{
    if (m_step == Step::Watching)
        resume();
}

} // namespace portolan::feed
