// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapview.h"

#include <QAbstractTableModel>

namespace portolan::ui {

//! The rows of the list under the map: the markers of a view, in its order. A replaced view that
//! names the same clusters changes cells only, so that selection and scroll stay. GUI thread.
class MapListModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setView(const MapView& view);
    [[nodiscard]] const MarkerView* marker(int row) const;
    [[nodiscard]] int rowOf(const QString& context) const;
    [[nodiscard]] CellView cell(const QModelIndex& index) const;
    [[nodiscard]] RowLook row(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

    //! Name and state come before the layer's own columns.
    static constexpr int fixedColumns = 2;

private:
    QList<MarkerView> m_markers;
    std::optional<MapTotal> m_total;
    QStringList m_titles;
};

} // namespace portolan::ui
