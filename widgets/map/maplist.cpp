// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/maplist.h"

#include "widgets/common/statebadge.h"

#include <algorithm>

namespace portolan::ui {

void MapListModel::setView(const MapView& view)
{
    const bool sameRows = std::ranges::equal(
        m_markers, view.markers, {}, &MarkerView::context, &MarkerView::context);
    QStringList titles;
    for (const Column& column : view.columns)
        titles.append(column.title);
    const bool same
        = sameRows && titles == m_titles && view.total.has_value() == m_total.has_value();
    if (!same)
        beginResetModel();
    m_markers = view.markers;
    m_total = view.total;
    m_titles = titles;
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

const MarkerView* MapListModel::marker(int row) const
{
    return row >= 0 && row < m_markers.size() ? &m_markers[row] : nullptr;
}

int MapListModel::rowOf(const QString& context) const
{
    const auto found = std::ranges::find(m_markers, context, &MarkerView::context);
    return found == m_markers.end() ? -1 : int(found - m_markers.begin());
}

CellView MapListModel::cell(const QModelIndex& index) const
{
    const int place = index.column() - fixedColumns;
    const MarkerView* shown = marker(index.row());
    if (!shown) {
        if (!m_total || index.row() != m_markers.size())
            return {};
        return index.column() == 0 ? nameCell(m_total->name)
            : index.column() == 1  ? m_total->state
                                   : m_total->cells.value(place);
    }
    if (index.column() == 0) {
        CellView name = nameCell(shown->displayName);
        if (shown->state == DataState::Unreachable) {
            name.tone = Tone::Error;
            name.strong = true;
        }
        return name;
    }
    if (index.column() == 1)
        return stateCell(freshnessOf(*shown));
    return shown->cells.value(place);
}

RowLook MapListModel::row(const QModelIndex& index) const
{
    RowLook look;
    if (const MarkerView* shown = marker(index.row()))
        look.old = isOld(shown->state);
    look.total = index.row() == m_markers.size();
    return look;
}

int MapListModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_markers.size()) + (m_total ? 1 : 0);
}

int MapListModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : fixedColumns + int(m_titles.size());
}

QVariant MapListModel::data(const QModelIndex& index, int role) const
{
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return cellText(cell(index));
    if (role == Qt::AccessibleDescriptionRole)
        if (const MarkerView* shown = marker(index.row()))
            return sentenceOf(*shown);
    return {};
}

QVariant MapListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal
        || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (section == 0)
        return tr("Cluster");
    if (section == 1)
        return tr("State");
    return m_titles.value(section - fixedColumns);
}

} // namespace portolan::ui
