// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/viewport.h"
#include "widgets/map/mapscene.h"
#include "widgets/map/outline.h"

#include <QPixmap>

#include <vector>

namespace portolan::ui {

//! What the pointer and the keyboard have chosen.
struct MapChoice {
    QString selected; //!< context
    std::optional<qsizetype> hovered; //!< item of the scene
    bool focus = false; //!< the keyboard is in the map
};

//! Draws the map: sea, land and frame from one picture that is made once a size, zoom and theme;
//! pairs, plates and markers above it each time. GUI thread; owned by its widget.
class MapPainter {
public:
    MapPainter();

    void paint(QPainter& painter, const Viewport& viewport, const MapView& view,
        const MapScene& scene, const MapChoice& choice, const Theme& theme);
    //! The theme has changed: the base has to be made anew.
    void forget() { m_base = QPixmap(); }

private:
    void makeBase(const Viewport& viewport, const Theme& theme, qreal ratio);
    void drawLand(QPainter& painter, const Viewport& viewport, const Theme& theme) const;
    void drawFrame(QPainter& painter, const Viewport& viewport, const Theme& theme) const;
    void drawItem(QPainter& painter, const SceneItem& item, const MapView& view, bool selected,
        bool hovered, const Theme& theme) const;

    std::vector<LandRing> m_land;
    QPixmap m_base;
    Viewport m_baseOf;
};

} // namespace portolan::ui
