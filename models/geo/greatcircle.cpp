// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/greatcircle.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace portolan {
namespace {

constexpr double radian = std::numbers::pi / 180;
constexpr double earthKm = 6371;

struct Vector {
    double x, y, z;
};

Vector vectorOf(LatLon place)
{
    const double lat = place.lat * radian;
    const double lon = place.lon * radian;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double angle(const Vector& a, const Vector& b)
{
    return std::acos(std::clamp(a.x * b.x + a.y * b.y + a.z * b.z, -1.0, 1.0));
}

} // namespace

std::vector<LatLon> greatCircle(LatLon from, LatLon to, int steps)
{
    const Vector a = vectorOf(from);
    const Vector b = vectorOf(to);
    const double way = angle(a, b);
    const double sine = std::sin(way);
    std::vector<LatLon> line;
    line.reserve(size_t(std::max(steps, 1)) + 1);
    line.push_back(from);
    double last = from.lon;
    for (int i = 1; i <= std::max(steps, 1); ++i) {
        LatLon point = to;
        const double t = double(i) / std::max(steps, 1);
        // Points that coincide or lie opposite have no one great circle; a straight line serves.
        if (i < steps && sine > 1e-9) {
            const double s = std::sin((1 - t) * way) / sine;
            const double u = std::sin(t * way) / sine;
            const Vector p{s * a.x + u * b.x, s * a.y + u * b.y, s * a.z + u * b.z};
            point = {std::asin(std::clamp(p.z, -1.0, 1.0)) / radian, std::atan2(p.y, p.x) / radian};
        } else if (i < steps) {
            point
                = {from.lat + t * (to.lat - from.lat), from.lon + t * normalLon(to.lon - from.lon)};
        }
        point.lon = last + normalLon(point.lon - last);
        last = point.lon;
        line.push_back(point);
    }
    return line;
}

double distanceKm(LatLon a, LatLon b)
{
    return earthKm * angle(vectorOf(a), vectorOf(b));
}

} // namespace portolan
