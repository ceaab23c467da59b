// SPDX-License-Identifier: GPL-3.0-or-later
// How a reflector reads all objects: from listAnew(), page by page or streamed over a watch, to
// finishSync(). What comes after that is in reflectorwatch.cpp.
#include "app/feed/reflector.h"

#include "app/kube/mediatypes.h"

namespace portolan::feed {

using transport::Lane;

namespace {

//! A page of this many objects takes a server a few milliseconds, and a proxy in between no buffer.
constexpr int pageSize = 500;

} // namespace

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
    if (!isRefused())
        publish(SyncPhase::Loading);
    if (m_host.watchList && m_useWatchList)
        requestInitialEvents();
    else
        requestPage({});
}

// ---- page by page ----

void Reflector::requestPage(const std::string& continueToken)
{
    std::string query = "?limit=" + std::to_string(pageSize);
    if (!continueToken.empty())
        query += "&continue=" + continueToken; // base64url: nothing to escape
    startRequest(query, Lane::Bulk, Step::Listing);
    m_list.emplace(m_address.encoding, [this](std::string_view object) {
        ++m_loaded;
        return takeObject(object, false);
    });
}

void Reflector::onPageEnd()
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
    requestWatch();
}

// ---- streamed over a watch (WatchList) ----

//! The objects come as events, in no order of versions; a bookmark ends them, and the watch goes
//! on.
void Reflector::requestInitialEvents()
{
    openWatch("&sendInitialEvents=true&resourceVersionMatch=NotOlderThan", Step::StreamingList);
}

void Reflector::takeInitialBookmark(const kube::Bookmark& bookmark)
{
    if (!bookmark.endsInitialEvents)
        return; // none before the last is a place to resume from
    if (!bookmark.resourceVersion.empty())
        m_resourceVersion = bookmark.resourceVersion;
    m_step = Step::Watching;
    finishSync();
}

// ---- on the way, and at the end ----

void Reflector::publishProgress()
{
    if (m_phase == SyncPhase::Loading)
        publish(SyncPhase::Loading);
}

//! What was not in the list is gone.
void Reflector::finishSync()
{
    m_synced = m_whole = true;
    m_counted = true;
    Sweep sweep;
    sweep.kind = m_address.kind;
    sweep.generation = m_generation;
    sweep.nameSpace = m_nameSpace.empty() ? 0 : m_host.outbox.pool()->intern(m_nameSpace);
    m_host.outbox.put(sweep, m_host.clock.bootMs());
    publish(SyncPhase::Synced);
    tell(&ReflectorObserver::onInStep, m_resourceVersion);
}

//! What the server said before does not belong to what it says now.
void Reflector::listAgainLater()
{
    endRequest();
    m_synced = false;
    watchIsClosed();
    waitThen(m_backoff.next(m_host.clock.bootMs()), [this] { listAnew(); });
}

} // namespace portolan::feed
