// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/viewport.h"
#include "widgets/map/mapview.h"

#include <QHash>
#include <QPointF>
#include <QPolygonF>
#include <QRect>

#include <optional>

namespace portolan::ui {

//! One thing that stands on the map: a marker, or several folded into one.
struct SceneItem {
    QList<qsizetype> members; //!< places in MapView::markers
    QPointF at;
    int badness = 0;
    Tone worst = Tone::Ok;
    PlateView plate;
    QRect plateRect; //!< null when there was no room for it

    [[nodiscard]] bool isFold() const { return members.size() > 1; }
};

//! Where everything stands, for one view in one viewport. Remembers which place each plate had, so
//! that plates do not jump when figures change. Pure; GUI thread like its owner.
class MapScene {
public:
    void layOut(const MapView& view, const Viewport& viewport, const Theme& theme);

    //! The great circles of partners, in pixels; broken when one end is unreachable.
    struct Pair {
        QPolygonF line;
        bool broken = false;
    };
    [[nodiscard]] const QList<Pair>& pairs() const { return m_pairs; }
    //! From the least to the worst, in the order in which they are drawn.
    [[nodiscard]] const QList<SceneItem>& items() const { return m_items; }
    //! The item whose marker or plate is there; nothing over the sea.
    [[nodiscard]] std::optional<qsizetype> itemAt(QPointF point) const;
    [[nodiscard]] std::optional<qsizetype> itemOf(
        const QString& context, const MapView& view) const;

private:
    [[nodiscard]] PlateView plateOf(const SceneItem& item, const MapView& view, bool large) const;

    void layOutPairs(const MapView& view, const Viewport& viewport);

    QList<SceneItem> m_items;
    QList<Pair> m_pairs;
    QHash<QString, int> m_candidates; //!< by the context of the first member
};

} // namespace portolan::ui
