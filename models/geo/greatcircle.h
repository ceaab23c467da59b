// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/projection.h"

#include <vector>

namespace portolan {

//! The shortest way between two places, as steps + 1 points. Longitudes run on beyond ±180, so
//! that the points are one line on a flat map. Ends are exact. Opposite points: one of the ways.
[[nodiscard]] std::vector<LatLon> greatCircle(LatLon from, LatLon to, int steps = 32);

//! In kilometres, on a sphere.
[[nodiscard]] double distanceKm(LatLon a, LatLon b);

} // namespace portolan
