// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/backoff.h"
#include "app/feed/outofstep.h"
#include "app/feed/reflectorobserver.h"
#include "app/kube/listdecoder.h"
#include "app/kube/serverstatus.h"
#include "app/kube/watchdecoder.h"
#include "app/transport/httpclient.h"
#include "models/store/outbox.h"

namespace portolan::feed {

//! What a reflector needs of its connection. All on the connection's I/O thread.
struct ReflectorHost {
    transport::HttpClient* client; //!< null while the connection has none; then nothing runs
    transport::IoLoop& loop;
    Outbox& outbox;
    const Clock& clock;
    Random random;
    std::function<void()> onWatchBytes;
    std::function<void()> onListBytes;
    //! A request ended because its connection did.
    std::function<void(const Error&)> onConnectionLost;
    //! A request was cut off, perhaps alone; over that connection when it was an open watch, else -1.
    std::function<void(const Error&, qint64 watchConnection)> onStreamLost;
    //! The user may not read the kind in the whole cluster. Called before that is said.
    std::function<void(Kind)> onForbidden;
    //! 401: the credentials are no longer good for anything.
    std::function<void(const kube::ServerStatus&)> onUnauthorized;
    //! This server streams lists over watches (WatchList).
    bool watchList = false;
    //! Hears each event; may be null.
    ReflectorObserver* observer = nullptr;
};

//! Keeps one kind of one cluster (or one namespace of it) in step: list or WatchList, watch,
//! resume. Rows are handed on while they stream; what was deleted while nobody looked is swept at
//! the end of a list.
//!
//! The contract with the server is that of client-go's reflector (tools/cache/reflector.go): a
//! watch that ends is resumed from its last version; 410, as an HTTP status or in the stream, lists
//! anew; 429 waits without listing anew; a watch that ends at once with nothing in it is not trusted
//! and lists anew. Each list after the first waits by the back-off, which only two quiet minutes
//! reset. A request that was cut off while its connection lives is this reflector's own failure.
//!
//! A kind that was in step and has had no open watch for a second is said not to be. What is refused
//! or not served is asked again without a word, and said when the answer differs.
//!
//! Beyond it: a bookmark that is older than what came before lists anew. A server whose storage was
//! restored from an older copy takes a watch from a version that it has not reached again, and says
//! nothing of what happens until it has.
//!
//! Not promised: order between objects; every state between two (see Outbox).
//! Thread: the connection's I/O thread. Held by shared_ptr, since its requests outlive calls.
class Reflector : public std::enable_shared_from_this<Reflector> {
public:
    Reflector(ReflectorHost& host, Kind kind, std::string nameSpace);

    //! Starts, or goes on from where suspend() stopped it.
    void resume();
    //! Cancels what runs; keeps the version to go on from.
    void suspend();
    //! Opens the watch anew from its version, on whatever connection the lane has now.
    void reopenWatch();
    [[nodiscard]] bool isWatching() const { return m_watchConnection >= 0; }
    //! When the running watch's last byte came.
    [[nodiscard]] BootMs lastByte() const { return m_lastByte; }

    [[nodiscard]] Kind kind() const { return m_address.kind; }
    [[nodiscard]] const std::string& nameSpace() const { return m_nameSpace; }
    //! Of the running watch; -1 when none runs.
    [[nodiscard]] qint64 watchConnection() const { return m_watchConnection; }

private:
    class Stream;
    friend class Stream;
    enum class Step : quint8 { Idle, Listing, StreamingList, Watching, Waiting };

    // reflector.cpp: its life, its requests, what is said of it
    void stop();
    void startRequest(const std::string& query, transport::Lane lane, Step step);
    void endRequest();
    [[nodiscard]] bool isWatchRequest() const
    {
        return m_step == Step::Watching || m_step == Step::StreamingList;
    }
    void onResponse(const transport::ResponseHead& head);
    void onBytes(std::string_view bytes);
    [[nodiscard]] Result<void> takeObject(std::string_view object, bool removed);
    void onEnd(const transport::StreamEnd& end);
    void onAnswerEnd(const transport::StreamEnd& end);
    void onRefusal(const kube::ServerStatus& status);
    void lostStream(const Error& error);
    void damaged(const Error& error);
    void waitThen(std::chrono::milliseconds delay, std::function<void()> next);
    [[nodiscard]] bool isRefused() const
    {
        return m_phase == SyncPhase::Forbidden || m_phase == SyncPhase::NotServed;
    }
    void publish(SyncPhase phase, const Reason& reason = {});
    void publishRefusal(SyncPhase phase, const Reason& reason);
    template <typename Call, typename... Arguments> void tell(Call call, Arguments&&... arguments)
    {
        if (m_host.observer)
            (m_host.observer->*call)({m_address.kind, m_nameSpace}, arguments...);
    }

    // reflectorlist.cpp: all objects
    void listAnew();
    void requestPage(const std::string& continueToken);
    void onPageEnd();
    void requestInitialEvents();
    void takeInitialBookmark(const kube::Bookmark& bookmark);
    void publishProgress();
    void finishSync();
    void listAgainLater();

    // reflectorwatch.cpp: what happens after that
    void requestWatch();
    void openWatch(const std::string& from, Step step);
    [[nodiscard]] Result<void> takeEvent(const kube::WatchEvent& event);
    [[nodiscard]] Result<void> takeChange(const kube::WatchEvent& event);
    void takeBookmark(const kube::Bookmark& bookmark);
    [[nodiscard]] Result<void> takeErrorEvent(std::string_view object);
    void onWatchEnd();
    void onThrottled(const Reason& reason);
    void resumeAfter(std::chrono::milliseconds delay);
    void watchIsClosed();

    ReflectorHost& m_host;
    const KindAddress& m_address;
    const std::string m_nameSpace;
    RowSink m_sink;
    Backoff m_backoff;
    OutOfStep m_outOfStep;

    Step m_step = Step::Idle;
    SyncPhase m_phase = SyncPhase::Waiting;
    Reason m_reason; //!< of the phase
    bool m_useWatchList = true; //!< until the server refuses it
    bool m_synced = false; //!< m_resourceVersion is good to resume from
    bool m_whole = false; //!< a list came to its end, and nothing was refused since
    bool m_relistWanted = false; //!< an ERROR event said 410
    bool m_versionsWentBack = false; //!< a bookmark said so
    std::optional<int> m_throttledSeconds; //!< an ERROR event said 429
    std::string m_resourceVersion;
    quint32 m_generation = 0;
    qint64 m_loaded = 0; //!< objects that the list and the watch after it brought, less the deleted
    std::optional<qint64> m_expected;
    bool m_counted = false; //!< m_loaded is that of a whole list

    transport::HttpClient::RequestId m_request = 0;
    transport::IoLoop::TimerId m_timer = 0;
    transport::ResponseHead m_head;
    std::string m_refusalBody;
    std::optional<kube::ListDecoder> m_list;
    std::optional<kube::WatchDecoder> m_watch;
    qint64 m_watchConnection = -1;
    BootMs m_watchStarted = 0;
    BootMs m_lastByte = 0;
    quint64 m_watchEvents = 0;
};

} // namespace portolan::feed
