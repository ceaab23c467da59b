// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/rowcells.h"

#include "models/base/quantity.h"
#include "models/base/text.h"

#include <QCoreApplication>

namespace portolan {
namespace {

//! Age stands for the creation, which is no cell of the table.
constexpr size_t creation = ~size_t(0);

CellKind kindOf(const ColumnSpec& column)
{
    switch (column.role) {
    case ColumnRole::State:
        return CellKind::State;
    case ColumnRole::Ready:
        return CellKind::Ready;
    case ColumnRole::Age:
        return CellKind::Age;
    case ColumnRole::Count:
        return CellKind::Count;
    default:
        break;
    }
    switch (column.type) {
    case CellType::Integer:
        return CellKind::Count;
    case CellType::Cpu:
    case CellType::Bytes:
        return CellKind::Amount;
    case CellType::Time:
        return CellKind::Time;
    case CellType::Flag:
        return CellKind::Flag;
    default:
        return CellKind::Text;
    }
}

QString title(const char* source)
{
    return QCoreApplication::translate("Column", source);
}

} // namespace

RowCells::RowCells(const KindTable& table)
    : m_table(&table)
{
    m_columns.push_back({CellKind::Cluster, 0, QStringLiteral("cluster"),
        title(QT_TRANSLATE_NOOP("Column", "Cluster")), 130, true});
    if (table.isNamespaced())
        m_columns.push_back({CellKind::NameSpace, 0, QStringLiteral("namespace"),
            title(QT_TRANSLATE_NOOP("Column", "Namespace")), 120, true});
    m_columns.push_back({CellKind::Name, 0, QStringLiteral("name"),
        title(QT_TRANSLATE_NOOP("Column", "Name")), 260, true});
    const Columns own = table.columns();
    for (size_t i = 0; i < own.size(); ++i) {
        if (own[i].role != ColumnRole::Hidden)
            m_columns.push_back({kindOf(own[i]), i, QLatin1String(own[i].id), title(own[i].title),
                own[i].width, own[i].shownAtFirst});
    }
    m_columns.push_back({CellKind::Age, creation, QStringLiteral("age"),
        title(QT_TRANSLATE_NOOP("Column", "Age")), 70, true});
}

std::optional<int> RowCells::columnOf(QStringView id) const
{
    const auto found
        = std::ranges::find_if(m_columns, [id](const Column& column) { return column.id == id; });
    return found == m_columns.end() ? std::nullopt : std::optional(int(found - m_columns.begin()));
}

QString RowCells::text(RowId row, int column, qint64 now, const QString& cluster) const
{
    const Column& spec = m_columns[size_t(column)];
    switch (spec.kind) {
    case CellKind::Cluster:
        return cluster;
    case CellKind::NameSpace:
        return fromUtf8(m_table->nameSpace(row));
    case CellKind::Name:
        return fromUtf8(m_table->name(row));
    case CellKind::Age: {
        const qint64 time = *number(row, column);
        return time == 0 ? QString() : ageInTable(now - time);
    }
    case CellKind::Ready:
        return QString::number(m_table->number(row, spec.cell)) + QLatin1Char('/')
            + QString::number(m_table->number(row, spec.cell + 1));
    default:
        return cellText(row, spec.cell);
    }
}

QString RowCells::cellText(RowId row, size_t cell) const
{
    const CellType type = m_table->columns()[cell].type;
    if (type == CellType::Interned || type == CellType::Text)
        return fromUtf8(m_table->string(row, cell));
    const qint64 value = m_table->number(row, cell);
    switch (type) {
    case CellType::Cpu:
        return cpuText(value);
    case CellType::Bytes:
        return bytesText(value);
    case CellType::Flag:
        return value != 0 ? QCoreApplication::translate("Cell", "yes")
                          : QCoreApplication::translate("Cell", "no");
    case CellType::Time:
        return value == 0 ? QString() : rfc3339(QDateTime::fromSecsSinceEpoch(value));
    default:
        return portolan::number(value);
    }
}

std::optional<qint64> RowCells::number(RowId row, int column) const
{
    const Column& spec = m_columns[size_t(column)];
    if (spec.kind <= CellKind::Name)
        return std::nullopt;
    if (spec.cell == creation)
        return m_table->created(row);
    const CellType type = m_table->columns()[spec.cell].type;
    if (type == CellType::Interned || type == CellType::Text)
        return std::nullopt;
    return m_table->number(row, spec.cell);
}

SortSpec RowCells::sortBy(int column, bool descending) const
{
    const Column& spec = m_columns[size_t(column)];
    switch (spec.kind) {
    case CellKind::Cluster:
        return {SortSpec::By::Cluster, 0, descending};
    case CellKind::NameSpace:
        return {SortSpec::By::NameSpace, 0, descending};
    case CellKind::Name:
        return {SortSpec::By::Name, 0, descending};
    case CellKind::Age:
        // The youngest came last: ages and moments run against each other.
        return spec.cell == creation ? SortSpec{SortSpec::By::Created, 0, !descending}
                                     : SortSpec{SortSpec::By::Cell, spec.cell, !descending};
    case CellKind::State:
        // People who sort by a state look for what is wrong.
        return {SortSpec::By::Rank, spec.cell, descending};
    default:
        return {SortSpec::By::Cell,
            m_table->columns()[spec.cell].orderedByNext ? spec.cell + 1 : spec.cell, descending};
    }
}

std::optional<size_t> RowCells::stateCell() const
{
    const auto found = std::ranges::find(m_columns, CellKind::State, &Column::kind);
    return found == m_columns.end() ? std::nullopt : std::optional(found->cell);
}

} // namespace portolan
