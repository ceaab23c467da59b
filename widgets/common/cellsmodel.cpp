// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/cellsmodel.h"

#include <algorithm>

namespace portolan::ui {

CellsModel::CellsModel(const QStringList& titles, QObject* parent)
    : QAbstractTableModel(parent)
    , m_titles(titles)
{
}

const CellsRow* CellsModel::row(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows[row] : nullptr;
}

int CellsModel::rowOf(const QString& key) const
{
    const auto found = std::ranges::find(m_rows, key, &CellsRow::key);
    return found == m_rows.end() ? -1 : int(found - m_rows.begin());
}

//! What tells rows apart: the key, and where several have the same which of them it is.
QList<CellsModel::Identity> CellsModel::identitiesOf(const QList<CellsRow>& rows)
{
    QHash<QString, int> seen;
    QList<Identity> all;
    all.reserve(rows.size());
    for (const CellsRow& row : rows)
        all.append({row.key, seen[row.key]++});
    return all;
}

void CellsModel::setRows(QList<CellsRow> rows)
{
    const QList<Identity> wanted = identitiesOf(rows);
    if (wanted != m_identities) {
        removeGone(QSet<Identity>(wanted.begin(), wanted.end()));
        moveTo(rows, wanted);
    }
    m_rows = std::move(rows);
    m_identities = wanted;
    if (!m_rows.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void CellsModel::setTitles(const QStringList& titles)
{
    if (titles == m_titles || titles.size() != m_titles.size())
        return;
    m_titles = titles;
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, int(m_titles.size()) - 1);
}

void CellsModel::removeGone(const QSet<Identity>& wanted)
{
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (wanted.contains(m_identities[last]))
            continue;
        int first = last;
        while (first > 0 && !wanted.contains(m_identities[first - 1]))
            --first;
        beginRemoveRows({}, first, last);
        m_rows.remove(first, last - first + 1);
        m_identities.remove(first, last - first + 1);
        endRemoveRows();
        last = first;
    }
}

//! New rows are put at the end, then all take their places in one change of layout.
void CellsModel::moveTo(const QList<CellsRow>& rows, const QList<Identity>& wanted)
{
    const QSet<Identity> had(m_identities.begin(), m_identities.end());
    QList<int> added;
    for (int i = 0; i < rows.size(); ++i)
        if (!had.contains(wanted[i]))
            added.append(i);
    if (!added.isEmpty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
        for (const int i : std::as_const(added)) {
            m_rows.append(rows[i]);
            m_identities.append(wanted[i]);
        }
        endInsertRows();
    }
    if (m_identities == wanted)
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QHash<Identity, int> places;
    for (int i = 0; i < wanted.size(); ++i)
        places.insert(wanted[i], i);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    for (const QModelIndex& old : before)
        after.append(index(places.value(m_identities[old.row()]), old.column()));
    m_rows = rows;
    m_identities = wanted;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

CellView CellsModel::cell(const QModelIndex& index) const
{
    const CellsRow* shown = row(index.row());
    return shown ? shown->cells.value(index.column()) : CellView();
}

CellView CellsModel::second(const QModelIndex& index) const
{
    const CellsRow* shown = row(index.row());
    return shown ? shown->second(index.column()) : CellView();
}

RowLook CellsModel::look(const QModelIndex& index) const
{
    RowLook look;
    if (const CellsRow* shown = row(index.row())) {
        look.old = shown->old;
        look.total = shown->total;
    }
    return look;
}

int CellsModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int CellsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_titles.size());
}

QVariant CellsModel::data(const QModelIndex& index, int role) const
{
    const CellView under = second(index);
    if (role == Qt::ToolTipRole && !under.text.isEmpty())
        return QVariant(cellText(cell(index)) + QLatin1Char('\n') + under.text);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole)
        return {};
    const QString text = cellText(cell(index));
    return under.text.isEmpty() ? text : text + QStringLiteral(". ") + under.text;
}

QVariant CellsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal
        || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    return m_titles.value(section);
}

} // namespace portolan::ui
