// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/viewport.h"

#include <vector>

namespace portolan {

//! A rectangle of the picture; right and bottom edges do not belong to it.
struct MapRect {
    double x = 0;
    double y = 0;
    double width = 0;
    double height = 0;

    [[nodiscard]] bool intersects(const MapRect& other) const;
    [[nodiscard]] bool contains(const MapRect& other) const;
    friend bool operator==(const MapRect&, const MapRect&) = default;
};

//! A label that wants a place beside its marker.
struct PlateWish {
    MapPoint marker;
    double width = 0;
    double height = 0;
    int badness = 0; //!< the worst is placed first
    int last = -1; //!< the candidate it had before, or -1; it is kept while it hits nothing
};

//! Where it is; candidate -1: there was no room, the label is left out.
struct PlatePlace {
    MapRect rect;
    int candidate = -1;
};

//! Eight places round the marker, near it, then the same farther off.
constexpr int plateCandidates = 16;
[[nodiscard]] MapRect plateCandidate(const PlateWish& wish, int candidate);

//! What labels have to keep clear of.
struct PlateGround {
    MapRect picture;
    std::vector<MapPoint> markers;
    //! Points of lines: not covered while there is another place.
    std::vector<MapPoint> lines = {};
};

//! One place for each wish, in the order of the wishes: the first candidate that hits no plate, no
//! marker and no edge of the picture, and no line if that can be had.
[[nodiscard]] std::vector<PlatePlace> placePlates(
    const std::vector<PlateWish>& wishes, const PlateGround& ground);

} // namespace portolan
