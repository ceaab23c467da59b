// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/state.h"
#include "models/geo/projection.h"
#include "widgets/common/fleettable.h"
#include "widgets/decor/cells.h"
#include "widgets/decor/marker.h"

#include <QList>
#include <QString>

#include <optional>

namespace portolan::ui {

//! One cluster as the map and the list beside it show it, in the chosen layer.
struct MarkerView {
    QString context; //!< what identifies it; everything the map says of it carries this
    QString displayName;
    std::optional<LatLon> place; //!< nothing: it stands in the tray beside the map
    DataState state = DataState::NotConnected;
    QString freshness; //!< the value after the state's word: "0.4 s", "4 min 11 s"
    QString since; //!< of an unreachable one: "since 03:13:10 UTC"
    QString lastSeen; //!< of an unreachable one: "last seen 1,702 pods"
    Health health = Health::Unknown;
    QString figure; //!< of the layer, in the middle of the ring: at most three characters
    QList<Tone> zones;
    QList<PlateLine> lines; //!< under the name: figures, then a cause when there is one
    QList<PlateLine> wideLines; //!< only where the map is large
    QString role; //!< primary, secondary, …
    QString drPartner; //!< context of the region that takes over
    QList<CellView> cells; //!< of the list, one a column after name and state
};

//! One choice of the layer switch.
struct MapLayer {
    QString id;
    QString title;

    friend bool operator==(const MapLayer&, const MapLayer&) = default;
};

//! The sum under the list. It leaves out clusters that are neither live nor lagging, and says so.
struct MapTotal {
    QString name; //!< "Fleet", or "5 of 6 regions"
    CellView state; //!< "6 of 6 live", or "without eu-west-1"
    QList<CellView> cells;
};

//! All that the map page shows; a value that is replaced as a whole.
struct MapView {
    QString layer;
    QList<MapLayer> layers;
    QList<Column> columns; //!< of MarkerView::cells
    QList<MarkerView> markers;
    std::optional<MapTotal> total;
};

//! The state's word and its value, for the first line of a plate and for the list.
[[nodiscard]] BadgeView freshnessOf(const MarkerView& marker);
//! The tone of a marker that is not well; nothing when it is.
[[nodiscard]] std::optional<Tone> toneOf(const MarkerView& marker);
//! The larger, the worse, over both questions: how old is it, how is it.
[[nodiscard]] int badnessOf(const MarkerView& marker);
//! All that a plate says, in one sentence, for tooltips and screen readers.
[[nodiscard]] QString sentenceOf(const MarkerView& marker);

} // namespace portolan::ui
