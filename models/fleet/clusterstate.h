// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clusterfacts.h"
#include "models/domain/state.h"

#include <span>
#include <vector>

namespace portolan {

//! How much of a kind has been read, whatever has become of the connection since.
enum class Extent : quint8 {
    Nothing, //!< no whole list; or it is refused, not served, being read anew
    Namespaces, //!< only of the namespaces that the user may list
    Whole,
};

//! One kind of one cluster, over all the namespaces in which it is watched.
struct KindStatus {
    Kind kind = Kind::Pod;
    DataState state = DataState::NotWatched;
    Extent extent = Extent::Nothing;
    int nameSpaces = 0; //!< that have been read, when not the whole
    qint64 loaded = 0;
    std::optional<qint64> expected;
    Reason reason;
    QString nameSpace; //!< of a refusal; empty: the whole cluster
};

//! What is known of a cluster at one moment.
struct ClusterStatus {
    DataState state = DataState::NotConnected; //!< the worse of connection and data
    Reason reason; //!< of `state`; null when live
    BootMs since = 0; //!< when the state began; for stale: the last answer
    std::optional<qint64> ageMs; //!< of the data: since the last answer; nothing before the first
    std::vector<KindStatus> kinds; //!< of the kinds asked for, in their order

    [[nodiscard]] const KindStatus* find(Kind kind) const;
    //! Numbers of the kind may be said: it was read, and is now so or was so when the connection
    //! broke. Else its state is said in their place.
    [[nodiscard]] bool isCounted(Kind kind) const;
    //! ... and of the whole cluster: sums over its objects are sums of the cluster.
    [[nodiscard]] bool isWhole(Kind kind) const;
};

//! Objects of the kind in this namespace were read, and numbers of them may be said.
[[nodiscard]] bool isReadIn(
    const ClusterStatus& status, std::span<const KindSync> syncs, Kind kind, QStringView nameSpace);

//! The rules, as figures.
namespace liveness {
    inline constexpr qint64 laggingAfterMs = 10000; //!< answered within this: live
    inline constexpr qint64 staleAfterMs = 15000;
    inline constexpr qint64 backlogMs = 1000; //!< changes wait longer than this: lagging
}

//! Judges a cluster by what its connection and its reflectors say. `required` are the kinds that
//! the page or the command asks for; a kind that is not served is not required. Pure.
//!
//! Live: every required kind has had its initial list whole, the server answered within 10 s, and
//! its storage is not known to be failing.
[[nodiscard]] ClusterStatus evaluate(const ClusterFacts& facts, std::span<const KindSync> syncs,
    std::span<const Kind> required, BootMs now, qint64 backlogMs = 0);

//! "live 0.4 s", "loading 3,200 of 4,733", "stale since 14:28:10 UTC", "unreachable 4 min 11 s",
//! "forbidden: list secrets in kube-system". `atSince` is the wall time of status.since, in the
//! zone in which it is to be said.
[[nodiscard]] QString stateSentence(
    const ClusterStatus& status, BootMs now, const QDateTime& atSince);

//! Why there is no number of a kind, or none for the whole cluster: "forbidden", "loading",
//! "pods of 2 namespaces only"; empty when there is one. `what` are its objects ("pods").
[[nodiscard]] QString missingText(const ClusterStatus& status, Kind kind, const QString& what);

//! "list pods in shop": what was refused.
[[nodiscard]] QString refusalText(const Reason& reason);

} // namespace portolan
