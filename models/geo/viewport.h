// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/projection.h"

namespace portolan {

//! A point of the map's picture, in logical pixels from its upper left corner.
struct MapPoint {
    double x = 0;
    double y = 0;

    friend bool operator==(const MapPoint&, const MapPoint&) = default;
};

//! Which part of the world a picture shows. A value: each change gives another one. The world goes
//! on to the east and west without end; to the north and south it ends.
class Viewport {
public:
    //! The whole world as it is first shown, in a picture of that size.
    static Viewport world(double width, double height);

    [[nodiscard]] double width() const { return m_width; }
    [[nodiscard]] double height() const { return m_height; }
    //! Pixels a degree of longitude.
    [[nodiscard]] double scale() const { return m_scale; }
    //! 1 when the whole world is shown.
    [[nodiscard]] double zoom() const { return m_scale / worldScale(m_width); }

    //! Of all the copies of the place, the one nearest to the middle.
    [[nodiscard]] MapPoint project(LatLon place) const;
    //! Without choosing a copy: longitudes as they are, so that lines stay whole.
    [[nodiscard]] MapPoint projectOpen(double lon, double y) const;
    [[nodiscard]] LatLon unproject(MapPoint point) const;
    //! The longitudes at the left and right edge; they may leave ±180.
    [[nodiscard]] double west() const;
    [[nodiscard]] double east() const;

    //! In another size, with the same middle and zoom.
    [[nodiscard]] Viewport resized(double width, double height) const;
    //! The place under the point stays there.
    [[nodiscard]] Viewport zoomed(double factor, MapPoint about) const;
    [[nodiscard]] Viewport panned(double dx, double dy) const;
    //! So that the place is in the middle.
    [[nodiscard]] Viewport centred(LatLon place) const;

    friend bool operator==(const Viewport&, const Viewport&) = default;

    static constexpr double maxZoom = 24;

private:
    [[nodiscard]] static double worldScale(double width);
    void keepInside();

    double m_width = 0;
    double m_height = 0;
    double m_scale = 1;
    double m_lon = 0; //!< of the middle
    double m_y = 0; //!< Miller's ordinate of the middle
};

} // namespace portolan
