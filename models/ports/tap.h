// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/base/result.h"
#include "models/domain/clusterfacts.h"
#include "models/domain/uid.h"
#include "models/kinds/labels.h"

#include <QByteArray>

#include <functional>
#include <memory>
#include <variant>
#include <vector>

namespace portolan {

//! The tap is for whoever must not miss a state of an object, where tables show only the newest of
//! each frame: a promotion, a drill, a history, an audit.
//!
//! A subscriber gets, in this order and on its own thread:
//!   TapSnapshot           all objects that it asked for, as of one resource version;
//!   TapChange, TapRemoval every event after that, none left out, none twice;
//!   TapInterruption       from now on nothing can be seen (a lost connection, a refused watch);
//!   TapGap                it can be seen again, and from when to when it could not;
//!   TapEnd                nothing comes any more.
//! What lay in a gap is "not seen", which is never "did not happen". A gap that may have hidden
//! states is followed by a new TapSnapshot, by which everything known before is replaced: so
//! snapshots, changes and removals together always say what the server has.

//! One state of one object. Its bytes are the server's, whole, kept compressed.
struct TapObject {
    Kind kind = Kind::Pod;
    Uid uid;
    std::string nameSpace;
    std::string name;
    quint64 resourceVersion = 0; //!< 0 when the server's was no number
    BootMs receivedAt = 0; //!< when its bytes came in
    QByteArray packed; //!< zlib, as qCompress makes it

    //! As KindSpec::scan takes it: the protobuf message, or the JSON text of a custom resource.
    [[nodiscard]] QByteArray bytes() const { return qUncompress(packed); }
};
//! Shared by all who hold the same state; never changed once made.
using TapState = std::shared_ptr<const TapObject>;

struct TapSnapshot {
    std::vector<TapState> objects; //!< in no order
    quint64 resourceVersion = 0; //!< as of which; 0 when it is not known
    BootMs at = 0;
};

//! An object was created, was changed, or began to be one of those asked for.
struct TapChange {
    TapState now;
    TapState before; //!< the state that it replaces; null when there was none
};

//! An object was deleted, or is no longer one of those asked for.
struct TapRemoval {
    TapState last; //!< as it was when it went
    TapState before; //!< the state known before that
    bool deleted = true; //!< false: it is there, but no longer fits the selector
};

enum class TapGapReason : quint8 {
    Reconnect, //!< the connection or its watch was lost
    Relist, //!< the server could not go on from the last version
    Overflow, //!< the subscriber was too slow for its queue
};

//! Nothing is seen from here on. Said at once, so that a deadline is not taken for an answer.
struct TapInterruption {
    BootMs since = 0;
    quint64 lastVersion = 0; //!< the last one that was seen
};

struct TapGap {
    TapGapReason reason = TapGapReason::Reconnect;
    BootMs from = 0; //!< what happened between these two was not seen when it happened
    BootMs to = 0;
    quint64 fromVersion = 0;
    quint64 toVersion = 0;
    //! True: the watch goes on where it stopped, so no state is lost and all of them follow, late;
    //! should the server find that it cannot, a gap of reason Relist takes this back. False: states
    //! may be missing, and the next event is a TapSnapshot.
    bool filled = false;
};

struct TapEnd {
    std::optional<Error> error; //!< nothing when the cluster was disconnected by wish
};

using TapEvent
    = std::variant<TapSnapshot, TapChange, TapRemoval, TapInterruption, TapGap, TapEnd>;

//! Which objects.
struct TapSelector {
    std::string nameSpace; //!< empty: all
    std::string name; //!< empty: all
    LabelsWanted labels; //!< empty: all
};

struct TapRequest {
    Slot slot = 0;
    Kind kind = Kind::Pod; //!< one of those that the connection watches
    TapSelector selector;
    //! How much may wait for the subscriber before a gap of reason Overflow: events, and bytes of
    //! their objects. Snapshots are not counted, they share their objects with the tap.
    size_t mostEvents = 4096;
    size_t mostBytes = 64 * 1024 * 1024;
};

//! A running subscription. Destroying it ends it: no call comes after that. On the subscriber's
//! thread, also from within its own handler.
class TapSubscription {
public:
    virtual ~TapSubscription() = default;
};

//! Called on the subscriber's thread, one event at a time. May block: what comes meanwhile waits
//! in the subscription's queue, and nobody else waits with it.
using TapHandler = std::function<void(const TapEvent&)>;

//! Implemented by app/feed. subscribe() may be called from any thread that runs an event loop; its
//! events come on that thread.
class Tap {
public:
    virtual ~Tap() = default;
    //! Errors: Unreachable (the cluster is not connected), NotServed (its connection does not watch
    //! the kind).
    [[nodiscard]] virtual Result<std::unique_ptr<TapSubscription>> subscribe(
        const TapRequest& request, TapHandler handler) = 0;
};

} // namespace portolan
