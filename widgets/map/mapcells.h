// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/overview.h"
#include "widgets/map/mapview.h"

namespace portolan::ui {

//! The list under the map: from counts to cells, one function a part. Pure.

//! After name and state. A rollout has its own name as title where each cluster has that one only.
[[nodiscard]] QList<Column> mapColumns(const std::vector<ClusterOverview>& counts);
[[nodiscard]] QList<CellView> mapCells(const ClusterOverview& one, const ClusterStatus& status);
//! Sums over the clusters that are live or lagging; every other is named.
[[nodiscard]] MapTotal mapTotal(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states);

//! "46 of 50".
[[nodiscard]] QString ofText(qint64 part, qint64 whole);
//! "1 rollout", "46 rollouts".
[[nodiscard]] QString rolloutCount(qint64 count);
//! From here on a quota is in the warning tone.
[[nodiscard]] bool isNearLimit(const TightestQuota& quota);

} // namespace portolan::ui
