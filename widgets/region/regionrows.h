// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/cellsmodel.h"
#include "widgets/common/stateview.h"
#include "widgets/region/regionview.h"

namespace portolan::ui {

//! The words and cells of the region page: from values to what its tables show.

enum PoolColumn {
    PoolName,
    PoolBar,
    PoolMin,
    PoolNow,
    PoolMax,
    PoolAllocatable,
    PoolRequested,
    PoolUsed
};
//! `podsMissing` says why what pods request in the pool is not known ("forbidden", "pods of 2
//! namespaces only"); empty: it is.
[[nodiscard]] CellsRow poolRow(const NodePool& pool, const QString& podsMissing, bool old);
[[nodiscard]] PoolBarView poolBar(const NodePool& pool, const QString& podsMissing, bool old);
[[nodiscard]] QStringList poolTitles(bool old);

enum QuotaColumn {
    QuotaResource,
    QuotaBar,
    QuotaUsed,
    QuotaHard,
    QuotaLeft,
    QuotaMeaning,
    QuotaName
};
[[nodiscard]] CellsRow quotaRow(const QuotaLine& line, bool old);
[[nodiscard]] QStringList quotaTitles(bool old);

enum RolloutColumn { RolloutName, RolloutPhase, RolloutActive, RolloutReady, RolloutNow };
[[nodiscard]] CellsRow rolloutRow(const RolloutLine& line, const QDateTime& utc, bool old);
[[nodiscard]] QStringList rolloutTitles(bool old);
//! The controller's phase in plain words, and how bad it is.
[[nodiscard]] BadgeView phaseBadge(const RolloutLine& line);
[[nodiscard]] QString waitingWords(const QString& waitingFor);

//! Why a part of the page has no numbers; nothing when it has. `what` are its objects ("nodes").
[[nodiscard]] std::optional<StateText> partState(
    const Cluster& cluster, const ClusterStatus& status, Kind kind, const QString& what);

//! The figures over the page.
[[nodiscard]] QList<FigureView> figuresOf(const RegionView& view);

//! Sums over pools; nothing where a part is not known.
struct PoolSums {
    qint64 cpuAllocatable = 0, cpuRequested = 0, memoryAllocatable = 0, memoryRequested = 0;
    std::optional<int> maximum;
};
[[nodiscard]] PoolSums sumOf(const std::vector<NodePool>& pools);

//! "75 %", of what is allocatable; nothing of nothing.
[[nodiscard]] QString percent(qint64 part, qint64 whole);

} // namespace portolan::ui
