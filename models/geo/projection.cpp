// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/projection.h"

#include <cmath>
#include <numbers>

namespace portolan {
namespace {

constexpr double radian = std::numbers::pi / 180;
// The pole is finite in this projection, but nothing is drawn up there.
constexpr double highest = 89.9;

} // namespace

double millerY(double lat)
{
    const double clamped = std::fmin(std::fmax(lat, -highest), highest);
    return 1.25 * std::log(std::tan(std::numbers::pi / 4 + 0.4 * clamped * radian)) / radian;
}

double millerLat(double y)
{
    return 2.5 * (std::atan(std::exp(0.8 * y * radian)) - std::numbers::pi / 4) / radian;
}

double normalLon(double lon)
{
    const double turned = std::fmod(lon, 360);
    if (turned > 180)
        return turned - 360;
    return turned <= -180 ? turned + 360 : turned;
}

} // namespace portolan
