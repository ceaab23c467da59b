// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/viewport.h"

#include <algorithm>
#include <cmath>

namespace portolan {
namespace {

// From Alaska to Kamchatka: the empty part of the Pacific is left out, so that all land is larger.
constexpr double westmost = -141;
constexpr double eastmost = 170;
constexpr double middleLat = 25;
// Where the land of the map ends.
constexpr double southmost = -60;
constexpr double northmost = 85;

} // namespace

double Viewport::worldScale(double width)
{
    return std::max(width, 1.0) / (eastmost - westmost);
}

Viewport Viewport::world(double width, double height)
{
    Viewport view;
    view.m_width = width;
    view.m_height = height;
    view.m_scale = worldScale(width);
    view.m_lon = (westmost + eastmost) / 2;
    view.m_y = millerY(middleLat);
    return view;
}

MapPoint Viewport::projectOpen(double lon, double y) const
{
    return {m_width / 2 + (lon - m_lon) * m_scale, m_height / 2 - (y - m_y) * m_scale};
}

MapPoint Viewport::project(LatLon place) const
{
    return projectOpen(m_lon + normalLon(place.lon - m_lon), millerY(place.lat));
}

LatLon Viewport::unproject(MapPoint point) const
{
    const double lon = m_lon + (point.x - m_width / 2) / m_scale;
    return {millerLat(m_y - (point.y - m_height / 2) / m_scale), normalLon(lon)};
}

double Viewport::west() const
{
    return m_lon - m_width / 2 / m_scale;
}

double Viewport::east() const
{
    return m_lon + m_width / 2 / m_scale;
}

Viewport Viewport::resized(double width, double height) const
{
    Viewport view = *this;
    const double kept = zoom();
    view.m_width = width;
    view.m_height = height;
    view.m_scale = worldScale(width) * kept;
    view.keepInside();
    return view;
}

Viewport Viewport::zoomed(double factor, MapPoint about) const
{
    Viewport view = *this;
    const double least = worldScale(m_width);
    view.m_scale = std::clamp(m_scale * factor, least, least * maxZoom);
    // What is under the pointer stays under it.
    const double lon = m_lon + (about.x - m_width / 2) / m_scale;
    const double y = m_y - (about.y - m_height / 2) / m_scale;
    view.m_lon = lon - (about.x - m_width / 2) / view.m_scale;
    view.m_y = y + (about.y - m_height / 2) / view.m_scale;
    view.keepInside();
    return view;
}

Viewport Viewport::panned(double dx, double dy) const
{
    Viewport view = *this;
    view.m_lon -= dx / m_scale;
    view.m_y += dy / m_scale;
    view.keepInside();
    return view;
}

Viewport Viewport::centred(LatLon place) const
{
    Viewport view = *this;
    view.m_lon = place.lon;
    view.m_y = millerY(place.lat);
    view.keepInside();
    return view;
}

void Viewport::keepInside()
{
    m_lon = normalLon(m_lon);
    const double half = m_height / 2 / m_scale;
    const double lowest = millerY(southmost) + half;
    const double highest = millerY(northmost) - half;
    // A picture taller than the world stands where the whole world is shown best.
    m_y = lowest > highest ? millerY(middleLat) : std::clamp(m_y, lowest, highest);
}

} // namespace portolan
