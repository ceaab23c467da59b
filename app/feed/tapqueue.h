// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/tap.h"

#include <QObject>

#include <deque>
#include <mutex>

namespace portolan::feed {

//! The way from the I/O thread to one subscriber: bounded, and lossless until it is full. Once it
//! is full nothing more is taken until the subscriber has emptied it and a new snapshot is there.
//!
//! Threads: push(), overflowed state and restart() on the I/O thread; the rest on the subscriber's.
//! Held by shared_ptr from both.
class TapQueue : public std::enable_shared_from_this<TapQueue> {
public:
    //! `onEmptied` is called on the subscriber's thread when it has read all of a queue that had
    //! overflowed; it has to bring about a restart().
    TapQueue(const TapRequest& request, TapHandler handler, std::function<void()> onEmptied);
    ~TapQueue();

    //! Sets up delivery on the calling thread.
    void open();
    //! No handler is called any more.
    void close();

    //! False: it did not fit, or something before it did not.
    bool push(TapEvent event, BootMs now);
    //! Ends an overflow: the gap is told, then the snapshot.
    void restart(TapSnapshot snapshot);
    //! The last event. What was lost before is told first.
    void end(TapEnd end, BootMs now);
    [[nodiscard]] bool hasOverflowed() const;

private:
    class Courier;

    void wake(); // with m_mutex held
    void deliver();
    [[nodiscard]] bool fits(const TapEvent& event) const; // with m_mutex held

    const size_t m_mostEvents;
    const size_t m_mostBytes;
    const TapHandler m_handler;
    const std::function<void()> m_onEmptied;

    mutable std::mutex m_mutex; // guards what follows
    std::deque<TapEvent> m_events;
    size_t m_bytes = 0;
    std::optional<TapGap> m_overflow;
    bool m_emptiedSaid = false;
    bool m_awake = false;
    bool m_ended = false;
    quint64 m_lastVersion = 0; // of what was taken
    BootMs m_lastAt = 0;
    std::unique_ptr<Courier> m_courier; // of the subscriber's thread
};

} // namespace portolan::feed
