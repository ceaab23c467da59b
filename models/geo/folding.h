// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/viewport.h"

#include <vector>

namespace portolan {

//! Markers nearer than this are drawn as one: their rings would overlap (radius 12 and a gap).
constexpr double foldDistance = 28;

//! Markers that are drawn as one, by their place in the input, ascending; `at` is their middle.
struct Fold {
    std::vector<int> members;
    MapPoint at;
};

//! Groups what stands too close, until no two groups do. Every marker is in exactly one group; the
//! groups come in the order of their first members. The same input gives the same groups.
[[nodiscard]] std::vector<Fold> foldMarkers(
    const std::vector<MapPoint>& markers, double distance = foldDistance);

} // namespace portolan
