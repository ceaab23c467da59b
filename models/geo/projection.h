// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace portolan {

//! A place on the globe, in degrees, north and east positive.
struct LatLon {
    double lat = 0;
    double lon = 0;

    friend bool operator==(const LatLon&, const LatLon&) = default;
};

//! Miller's cylindrical projection, closed in both directions: meridians are straight, an hour is
//! as wide everywhere, and shapes are good where most data centres stand (35 to 55 degrees).
//! Both values are in degrees; the ordinate grows to the north.
[[nodiscard]] double millerY(double lat);
[[nodiscard]] double millerLat(double y);

//! Into -180 (exclusive) to 180.
[[nodiscard]] double normalLon(double lon);

} // namespace portolan
