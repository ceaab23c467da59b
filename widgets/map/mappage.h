// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"
#include "widgets/map/mapview.h"

class QHBoxLayout;
class QVBoxLayout;

namespace portolan::ui {

class ChipButton;
class FleetTableView;
class MapListModel;
class SegmentControl;
class WorldMapWidget;

//! The page: layer switch in its header, the map, what cannot be placed in a tray under it, the
//! same content as a list, and at the right whatever needs a person. Map and list share their
//! selection. GUI thread; fed by one value, asks nobody.
class MapPage : public Page {
    Q_OBJECT

public:
    explicit MapPage(QWidget* parent = nullptr);
    ~MapPage() override;

    void setView(const MapView& view);
    //! The pane at the right; owned by the page from then on.
    void setSide(QWidget* side);
    [[nodiscard]] WorldMapWidget* map() const { return m_map; }
    [[nodiscard]] FleetTableView* list() const { return m_list; }

Q_SIGNALS:
    //! Open the region: from the map, the list or the tray.
    void activated(const QString& context);
    void layerChosen(const QString& id);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void showLayers(const MapView& view);
    void showTray(const MapView& view);
    [[nodiscard]] ChipButton* makeChip(const QString& context);
    void fitList();
    void select(const QString& context);

    WorldMapWidget* m_map;
    FleetTableView* m_list;
    MapListModel* m_model;
    SegmentControl* m_layers;
    QWidget* m_tray;
    QHBoxLayout* m_chips;
    QHash<QString, ChipButton*> m_chipOf; //!< by context; children of the tray
    QHBoxLayout* m_row;
    QWidget* m_side = nullptr;
    QList<MapLayer> m_shownLayers;
};

} // namespace portolan::ui
