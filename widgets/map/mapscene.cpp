// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapscene.h"

#include "models/geo/folding.h"
#include "models/geo/greatcircle.h"
#include "models/geo/placement.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

// Under this width plates are narrower, from that on they have their third line.
constexpr double narrowBelow = 1000;
constexpr double largeFrom = 1500;
// The chart's frame at the top and bottom.
constexpr double frame = 5;
// A folded plate names this many of its members.
constexpr qsizetype namedMembers = 3;

PlateView unreachablePlate(const MarkerView& marker)
{
    PlateView plate;
    plate.solid = true;
    const QString name
        = QCoreApplication::translate("MapScene", "%1 unreachable").arg(marker.displayName);
    plate.lines = {{name, marker.role}, {marker.freshness, {}}, {marker.since, marker.lastSeen}};
    return plate;
}

} // namespace

PlateView MapScene::plateOf(const SceneItem& item, const MapView& view, bool large) const
{
    PlateView plate;
    if (item.isFold()) {
        plate.lines = {
            {QCoreApplication::translate("MapScene", "%1 clusters").arg(item.members.size()), {}}};
        for (const qsizetype member :
            item.members.first(std::min(item.members.size(), namedMembers))) {
            const MarkerView& marker = view.markers[member];
            plate.lines.append(
                {marker.displayName, badgeText(freshnessOf(marker)), {}, toneOf(marker)});
        }
        const qsizetype rest = item.members.size() - namedMembers;
        if (rest > 0)
            plate.lines.append(
                {QCoreApplication::translate("MapScene", "and %1 more").arg(rest), {}});
        if (item.worst != Tone::Ok)
            plate.tone = item.worst;
        return plate;
    }
    const MarkerView& marker = view.markers[item.members.first()];
    if (marker.state == DataState::Unreachable)
        return unreachablePlate(marker);
    const std::optional<Tone> stateTone
        = marker.state == DataState::Live ? std::nullopt : toneOf(marker);
    plate.lines = {{marker.displayName, badgeText(freshnessOf(marker)), {}, stateTone}};
    plate.lines += marker.lines;
    if (large)
        plate.lines += marker.wideLines;
    plate.tone = toneOf(marker);
    return plate;
}

void MapScene::layOutPairs(const MapView& view, const Viewport& viewport)
{
    m_pairs.clear();
    for (qsizetype i = 0; i < view.markers.size(); ++i) {
        const MarkerView& marker = view.markers[i];
        if (!marker.place || marker.drPartner.isEmpty())
            continue;
        const auto partner
            = std::ranges::find(view.markers, marker.drPartner, &MarkerView::context);
        if (partner == view.markers.end() || !partner->place)
            continue;
        // A pair that names each other is drawn once.
        if (partner->drPartner == marker.context && partner - view.markers.begin() < i)
            continue;
        Pair pair;
        pair.broken
            = marker.state == DataState::Unreachable || partner->state == DataState::Unreachable;
        const std::vector<LatLon> circle = greatCircle(*marker.place, *partner->place);
        const MapPoint start = viewport.project(circle.front());
        for (const LatLon& point : circle) {
            const double x = start.x + (point.lon - circle.front().lon) * viewport.scale();
            pair.line.append(QPointF(x, viewport.project(point).y));
        }
        m_pairs.append(pair);
    }
}

void MapScene::layOut(const MapView& view, const Viewport& viewport, const Theme& theme)
{
    std::vector<MapPoint> points;
    QList<qsizetype> placed;
    for (qsizetype i = 0; i < view.markers.size(); ++i) {
        if (!view.markers[i].place)
            continue;
        points.push_back(viewport.project(*view.markers[i].place));
        placed.append(i);
    }
    const std::vector<Fold> folds = foldMarkers(points);
    const bool large = viewport.width() >= largeFrom;
    const PlateWidth plateWidth = viewport.width() < narrowBelow ? PlateWidth::Narrow
        : large                                                  ? PlateWidth::Wide
                                                                 : PlateWidth::Usual;
    m_items.clear();
    std::vector<PlateWish> wishes;
    std::vector<MapPoint> middles;
    for (const Fold& fold : folds) {
        SceneItem item;
        item.at = QPointF(fold.at.x, fold.at.y);
        for (const int member : fold.members) {
            const qsizetype index = placed[member];
            item.members.append(index);
            const MarkerView& marker = view.markers[index];
            if (const int badness = badnessOf(marker); badness > item.badness) {
                item.badness = badness;
                item.worst = toneOf(marker).value_or(Tone::Ok);
            }
        }
        item.plate = plateOf(item, view, large);
        const QSize size = plateSize(item.plate, plateWidth, theme);
        const QString key = view.markers[item.members.first()].context;
        wishes.push_back({fold.at, double(size.width()), double(size.height()), item.badness,
            m_candidates.value(key, -1)});
        middles.push_back(fold.at);
        m_items.append(item);
    }
    layOutPairs(view, viewport);
    PlateGround ground{
        {0, frame, viewport.width(), viewport.height() - 2 * frame}, std::move(middles)};
    for (const Pair& pair : std::as_const(m_pairs))
        for (const QPointF& point : pair.line)
            ground.lines.push_back({point.x(), point.y()});
    const std::vector<PlatePlace> places = placePlates(wishes, ground);
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const PlatePlace& place = places[size_t(i)];
        m_candidates.insert(view.markers[m_items[i].members.first()].context, place.candidate);
        if (place.candidate >= 0)
            m_items[i].plateRect = QRect(int(std::round(place.rect.x)),
                int(std::round(place.rect.y)), int(place.rect.width), int(place.rect.height));
    }
    std::stable_sort(m_items.begin(), m_items.end(),
        [](const SceneItem& a, const SceneItem& b) { return a.badness < b.badness; });
}

std::optional<qsizetype> MapScene::itemAt(QPointF point) const
{
    std::optional<qsizetype> nearest;
    double least = markerReach;
    for (qsizetype i = 0; i < m_items.size(); ++i) {
        const QPointF way = m_items[i].at - point;
        if (const double distance = std::hypot(way.x(), way.y()); distance <= least) {
            least = distance;
            nearest = i;
        }
    }
    if (nearest)
        return nearest;
    for (qsizetype i = m_items.size() - 1; i >= 0; --i)
        if (m_items[i].plateRect.contains(point.toPoint()))
            return i;
    return {};
}

std::optional<qsizetype> MapScene::itemOf(const QString& context, const MapView& view) const
{
    for (qsizetype i = 0; i < m_items.size(); ++i)
        for (const qsizetype member : m_items[i].members)
            if (view.markers[member].context == context)
                return i;
    return {};
}

} // namespace portolan::ui
