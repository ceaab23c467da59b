// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/release.h"
#include "widgets/decor/theme.h"

#include <QList>
#include <QPolygonF>
#include <QRect>
#include <QString>

#include <optional>

namespace portolan::ui {

//! One cluster on the map: a ring with an arc for each zone, and its state in the middle.
struct MarkerArtView {
    DataState state = DataState::Live;
    Health health = Health::Healthy;
    QString figure; //!< at most three characters, in the middle of a live and healthy marker
    QList<Tone> zones; //!< an arc each, from twelve o'clock; none: one ring in the unknown tone
    bool selected = false;
    bool hovered = false;
};
void paintMarker(QPainter& painter, QPointF centre, const MarkerArtView& view, const Theme& theme);

//! Several markers that stand too close to be drawn apart.
struct FoldView {
    int count = 0;
    Tone worst = Tone::Ok;
    bool selected = false;
    bool hovered = false;
};
void paintFold(QPainter& painter, QPointF centre, const FoldView& view, const Theme& theme);

//! The pointer reaches a marker from this far.
constexpr int markerReach = 22;
//! Half the side of the square that a selected marker takes.
constexpr int markerHalf = 18;

//! One line of a plate: words at the left, a value at the right.
struct PlateLine {
    QString left;
    QString right;
    std::optional<Tone> tone; //!< of the left words
    std::optional<Tone> rightTone;
    ReleaseColor release = ReleaseColor::None;

    friend bool operator==(const PlateLine&, const PlateLine&) = default;
};

//! The label of a marker. The first line is its name and how fresh it is. Solid: unreachable; the
//! second line is then its age in large figures.
struct PlateView {
    QList<PlateLine> lines;
    std::optional<Tone> tone; //!< of the edge, when not healthy
    bool solid = false;
    bool selected = false;

    friend bool operator==(const PlateView&, const PlateView&) = default;
};
enum class PlateWidth : quint8 { Narrow, Usual, Wide };
//! Lines are 16 apart; a plate grows beyond its usual width, to a limit, rather than cut a name.
[[nodiscard]] QSize plateSize(const PlateView& view, PlateWidth width, const Theme& theme);
void paintPlate(QPainter& painter, const QRect& rect, const PlateView& view, const Theme& theme);
//! From the ring to the nearest edge of the plate; nothing when they touch.
void paintLeader(QPainter& painter, QPointF marker, const QRect& plate, const PlateView& view,
    const Theme& theme);

//! The great circle that joins a region with its partner. Broken: one of them is unreachable.
void paintPairLine(QPainter& painter, const QPolygonF& line, bool broken, const Theme& theme);

} // namespace portolan::ui
