// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/workloads/rowsmodel.h"
#include "widgets/common/stateview.h"
#include "widgets/common/textrun.h"
#include "widgets/decor/badge.h"

namespace portolan::ui {

//! One kind in one cluster that was asked for.
struct ClusterOfKind {
    Slot slot = 0;
    QString name;
    ClusterStatus status; //!< of the connection and this kind together
    QDateTime since; //!< in the zone of the clock; when the state began
    QDateTime dataAt; //!< likewise; the last answer; invalid before the first
    qsizetype rows = 0;
};

//! What is known of a kind over the fleet at one moment. A value; the words for it below.
struct KindOverview {
    Kind kind = Kind::Pod;
    std::vector<ClusterOfKind> clusters; //!< those that were asked for
    qsizetype notConnected = 0;
    BootMs now = 0;

    [[nodiscard]] bool allLive() const; //!< and there is one
    [[nodiscard]] qsizetype counted() const; //!< rows of clusters that count in totals
    [[nodiscard]] std::vector<const ClusterOfKind*> inState(
        std::initializer_list<DataState> states) const;
};
[[nodiscard]] KindOverview overviewOf(const Fleet& fleet, Kind kind, const Clock& clock);

//! All clusters as a table shows them, by slot.
[[nodiscard]] std::vector<ClusterInTable> clustersInTable(
    const Fleet& fleet, const KindOverview& overview);

//! "30,412 pods in 6 clusters, all live".
[[nodiscard]] TextRuns sentenceOf(const KindOverview& overview);
//! The worst cluster whose rows are old or late.
[[nodiscard]] std::optional<BannerView> bannerOf(const KindOverview& overview);
//! "Loading 3,200 of 4,733 pods of us-west-2."; nothing when none loads.
[[nodiscard]] std::optional<BannerView> loadingOf(const KindOverview& overview);
//! The share that is loaded of what is expected; 0 when that is not known.
[[nodiscard]] double loadedShare(const KindOverview& overview);
//! Where the kind is forbidden, not served or still to come; empty when nowhere.
[[nodiscard]] QString noteOf(const KindOverview& overview);
//! What a menu shows of a kind: its number, or why there is none.
[[nodiscard]] QString countText(const Fleet& fleet, Kind kind, const Clock& clock);

//! What the buttons of an empty table do.
enum class EmptyAction : quint8 { None, OpenConnections, DropTerm, ClearFilter };
struct EmptyText {
    StateText text;
    EmptyAction first = EmptyAction::None;
    EmptyAction second = EmptyAction::None;
};
//! Why a table without rows is empty. It is said to be empty only when every cluster is live.
[[nodiscard]] EmptyText emptyTextOf(const KindOverview& overview);
//! Rows exist, the filter shows none. `lastTerm` is the filter's last word, `without` how many
//! rows there would be without it.
[[nodiscard]] EmptyText nothingMatches(
    Kind kind, const QString& filter, qsizetype loaded, const QString& lastTerm, qsizetype without);

} // namespace portolan::ui
