// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/place.h"
#include "widgets/common/stateview.h"
#include "widgets/common/textrun.h"
#include "widgets/decor/badge.h"
#include "widgets/workloads/overview.h"
#include "widgets/workloads/servedreader.h"

namespace portolan::ui {

//! A cluster with its name and what its connection is worth.
struct ServedClusterView {
    ServedCluster cluster;
    QString name;
    DataState connection = DataState::NotConnected;

    //! What tables and totals say of it: its connection while nothing was read, else how the
    //! reading ended; rows whose newest reading failed are old.
    [[nodiscard]] DataState state() const;
};

//! What is known of a kind that is not watched, over the fleet at one moment. A value; the words
//! for it below. None of it is live, and that is said first.
struct ServedOverview {
    QString title; //!< "Secrets"
    std::vector<ServedClusterView> clusters; //!< by slot
    QDateTime now; //!< in the zone in which times are said

    [[nodiscard]] qsizetype rows() const;
    [[nodiscard]] std::vector<const ServedClusterView*> inState(
        std::initializer_list<DataState> states) const;
    //! When the oldest rows were asked for; invalid while there are none.
    [[nodiscard]] QDateTime oldest() const;
    //! Every connected cluster has been read whole.
    [[nodiscard]] bool allRead() const;
};
[[nodiscard]] ServedOverview overviewOf(
    const Fleet& fleet, const ServedReader& reader, const Clock& clock);

[[nodiscard]] std::vector<ClusterInTable> clustersInTable(
    const Fleet& fleet, const ServedOverview& overview);

//! "not live", "read at 14:28:10 UTC, 2 min 5 s ago".
[[nodiscard]] BadgeView badgeOf(const ServedOverview& overview);
//! "1,204 Secrets in 4 of 6 clusters, without eu-west-1 and us-west-2".
[[nodiscard]] TextRuns sentenceOf(const ServedOverview& overview);
//! The first cluster that could not be read, and why.
[[nodiscard]] std::optional<BannerView> bannerOf(const ServedOverview& overview);
[[nodiscard]] std::optional<BannerView> loadingOf(const ServedOverview& overview);
//! Cluster by cluster where the kind is forbidden, not served, or has more than is shown.
[[nodiscard]] QString noteOf(const ServedOverview& overview);
//! Beside the filter: how many rows are shown.
[[nodiscard]] ResultWords resultOf(
    const ServedOverview& overview, const RowsSummary& shown, bool filtered);
//! Why a table without rows is empty.
[[nodiscard]] EmptyText emptyTextOf(const ServedOverview& overview);
//! Rows exist, the filter shows none. `lastTerm` is the filter's last word, `without` how many rows
//! there would be without it.
[[nodiscard]] EmptyText nothingMatches(const ServedOverview& overview, const QString& filter,
    const QString& lastTerm, qsizetype without);
//! Of a place whose object is not in the table: that it was not there, or that it is waited for.
[[nodiscard]] StateText missingText(const ServedOverview& overview, const Place& place);

} // namespace portolan::ui
