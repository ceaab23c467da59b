// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/reflectorobserver.h"
#include "app/feed/tapqueue.h"

#include <map>
#include <unordered_map>

namespace portolan::feed {

//! All subscriptions to one cluster. Hears what its reflectors see and keeps, for each subscriber,
//! the newest state of every object asked for: so that each event knows what it replaces, and so
//! that a new snapshot after a gap costs no request. What nobody subscribed to costs one look.
//!
//! A snapshot comes from the reflector's own list where the subscriber was there when it began,
//! else from a list of the hub's own: its version says which of the events that came meanwhile are
//! already in it.
//!
//! Thread: the connection's I/O thread. Held by shared_ptr.
class TapHub final : public ReflectorObserver, public std::enable_shared_from_this<TapHub> {
public:
    //! GET of a path; answers on the I/O thread, once or, when the connection stops, never.
    using Fetch = std::function<void(const std::string& path, const std::string& accept,
        std::function<void(Result<QByteArray>)> done)>;

    TapHub(std::shared_ptr<StringPool> pool, const Clock& clock, Fetch fetch);
    ~TapHub() override;

    void add(quint64 id, const TapRequest& request, std::shared_ptr<TapQueue> queue);
    void remove(quint64 id);
    //! The subscriber has read all that was there before its queue overflowed.
    void emptied(quint64 id);
    //! Ends all subscriptions.
    void end(const std::optional<Error>& error);

    void onListBegin(const ReflectorSource& source) override;
    void onObject(const ReflectorSource& source, const RowSink& row, std::string_view bytes,
        bool deleted) override;
    void onInStep(const ReflectorSource& source, std::string_view resourceVersion) override;
    void onInterrupted(const ReflectorSource& source) override;

private:
    using States = std::unordered_map<Uid, TapState, size_t (*)(const Uid&)>;
    struct Source;
    struct Subscriber;

    Source& sourceOf(const ReflectorSource& source);
    template <typename Visit> void forEachListening(const Source& source, Visit visit);
    void interrupt(Subscriber& subscriber, const Source& source);
    void enterStep(Subscriber& subscriber, const Source& source);
    void take(Subscriber& subscriber, const RowSink& row, std::string_view bytes, bool deleted);
    void tell(Subscriber& subscriber, TapState state, bool fits, bool deleted);
    void beginReading(Subscriber& subscriber, const Source& source);
    void readPage(Subscriber& subscriber, const std::string& continueToken);
    void onPage(quint64 id, quint64 reading, const Result<QByteArray>& page);
    void onUnread(Subscriber& subscriber, const Error& error);
    void endReading(Subscriber& subscriber, quint64 version);
    void pushSnapshot(Subscriber& subscriber);
    [[nodiscard]] TapSnapshot snapshotOf(const Subscriber& subscriber) const;
    [[nodiscard]] TapState stateOf(Kind kind, const RowSink& row, std::string_view bytes) const;

    const std::shared_ptr<StringPool> m_pool;
    const Clock& m_clock;
    const Fetch m_fetch;
    std::vector<std::unique_ptr<Source>> m_sources;
    std::map<quint64, std::unique_ptr<Subscriber>> m_subscribers;
    quint64 m_lastReading = 0;
};

} // namespace portolan::feed
