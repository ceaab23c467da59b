// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/placement.h"

#include <algorithm>
#include <numeric>

namespace portolan {
namespace {

// Off the marker: its ring, its halo and a leader that can be seen.
constexpr double near = 26;
constexpr double far = 64;
// Round a marker nothing else may stand: its ring with the corners of a selection.
constexpr double markerHalf = 19;
// Between plates, and to the edge of the picture.
constexpr double margin = 8;

MapRect grown(const MapRect& rect, double by)
{
    return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

MapRect around(MapPoint marker)
{
    return {marker.x - markerHalf, marker.y - markerHalf, 2 * markerHalf, 2 * markerHalf};
}

bool isFree(const MapRect& rect, const std::vector<MapRect>& taken, const PlateGround& ground)
{
    if (!ground.picture.contains(grown(rect, margin)))
        return false;
    for (const MapRect& other : taken)
        if (grown(rect, margin).intersects(other))
            return false;
    return std::ranges::none_of(
        ground.markers, [&](MapPoint marker) { return rect.intersects(around(marker)); });
}

//! A plate above or below its marker still belongs to it when it is pushed in from the side of the
//! picture; beside the marker there is no such play.
MapRect pushedIn(MapRect rect, int candidate, const MapRect& picture)
{
    const bool aboveOrBelow = candidate % 8 == 4 || candidate % 8 == 5;
    const double least = picture.x + margin;
    const double most = picture.x + picture.width - margin - rect.width;
    if (aboveOrBelow && least <= most)
        rect.x = std::clamp(rect.x, least, most);
    return rect;
}

bool coversLine(const MapRect& rect, const PlateGround& ground)
{
    return std::ranges::any_of(ground.lines, [&](MapPoint point) {
        return point.x > rect.x && point.x < rect.x + rect.width && point.y > rect.y
            && point.y < rect.y + rect.height;
    });
}

} // namespace

bool MapRect::intersects(const MapRect& other) const
{
    return x < other.x + other.width && other.x < x + width && y < other.y + other.height
        && other.y < y + height;
}

bool MapRect::contains(const MapRect& other) const
{
    return other.x >= x && other.y >= y && other.x + other.width <= x + width
        && other.y + other.height <= y + height;
}

MapRect plateCandidate(const PlateWish& wish, int candidate)
{
    const double off = candidate < plateCandidates / 2 ? near : far;
    const double w = wish.width;
    const double h = wish.height;
    const double left = wish.marker.x - off - w;
    const double right = wish.marker.x + off;
    const double above = wish.marker.y - off - h;
    const double below = wish.marker.y + off;
    // Corners first: there the leader is long enough to be seen and the plate hides least of the
    // marker's surroundings. Straight above and below it is off the middle, as a flag at a mast.
    switch (candidate % 8) {
    case 0:
        return {right, above + 8, w, h};
    case 1:
        return {left, above + 8, w, h};
    case 2:
        return {right, below - 8, w, h};
    case 3:
        return {left, below - 8, w, h};
    case 4:
        return {wish.marker.x - w * 0.3, above - 4, w, h};
    case 5:
        return {wish.marker.x - w * 0.3, below + 4, w, h};
    case 6:
        return {right, wish.marker.y - h / 2, w, h};
    default:
        return {left, wish.marker.y - h / 2, w, h};
    }
}

std::vector<PlatePlace> placePlates(const std::vector<PlateWish>& wishes, const PlateGround& ground)
{
    std::vector<size_t> order(wishes.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::stable_sort(order.begin(), order.end(),
        [&](size_t a, size_t b) { return wishes[a].badness > wishes[b].badness; });

    std::vector<PlatePlace> places(wishes.size());
    std::vector<MapRect> taken;
    for (const size_t index : order) {
        const PlateWish& wish = wishes[index];
        const auto tryPlace = [&](int candidate, bool overLines) {
            const MapRect rect
                = pushedIn(plateCandidate(wish, candidate), candidate, ground.picture);
            if (!isFree(rect, taken, ground) || (!overLines && coversLine(rect, ground)))
                return false;
            places[index] = {rect, candidate};
            taken.push_back(rect);
            return true;
        };
        // A label that jumps cannot be read: it stays where it was until it hits something.
        if (wish.last >= 0 && wish.last < plateCandidates && tryPlace(wish.last, true))
            continue;
        for (int attempt = 0; attempt < 2 * plateCandidates; ++attempt)
            if (tryPlace(attempt % plateCandidates, attempt >= plateCandidates))
                break;
    }
    return places;
}

} // namespace portolan
