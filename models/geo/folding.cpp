// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/geo/folding.h"

#include <algorithm>
#include <cmath>

namespace portolan {
namespace {

MapPoint middleOf(const std::vector<int>& members, const std::vector<MapPoint>& markers)
{
    MapPoint sum;
    for (const int member : members) {
        sum.x += markers[size_t(member)].x;
        sum.y += markers[size_t(member)].y;
    }
    return {sum.x / double(members.size()), sum.y / double(members.size())};
}

} // namespace

std::vector<Fold> foldMarkers(const std::vector<MapPoint>& markers, double distance)
{
    std::vector<Fold> folds;
    for (int i = 0; i < int(markers.size()); ++i)
        folds.push_back({{i}, markers[size_t(i)]});
    // Joining moves the middle, which may bring it near another one: repeat until nothing joins.
    // Quadratic, for a hundred clusters at most.
    for (bool joined = true; joined;) {
        joined = false;
        for (size_t a = 0; a < folds.size() && !joined; ++a) {
            for (size_t b = a + 1; b < folds.size() && !joined; ++b) {
                if (std::hypot(folds[a].at.x - folds[b].at.x, folds[a].at.y - folds[b].at.y)
                    >= distance)
                    continue;
                auto& members = folds[a].members;
                members.insert(members.end(), folds[b].members.begin(), folds[b].members.end());
                std::sort(members.begin(), members.end());
                folds[a].at = middleOf(members, markers);
                folds.erase(folds.begin() + std::ptrdiff_t(b));
                joined = true;
            }
        }
    }
    return folds;
}

} // namespace portolan
