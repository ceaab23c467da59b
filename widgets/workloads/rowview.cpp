// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/rowview.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

using Cell = portolan::CellKind;

constexpr int nameMinimum = 234; //!< the longest names of pods, uncut

//! First widths that leave the names room where the details stand beside the table.
int firstWidth(const RowCells::Column& column)
{
    if (column.kind == Cell::State)
        return std::max(column.width, 208); // "CreateContainerConfigError" is as long as they get
    if (column.kind == Cell::Cluster)
        return 112;
    if (column.kind == Cell::NameSpace)
        return 90;
    if (column.kind == Cell::Ready)
        return 58;
    if (column.id == QLatin1String("age"))
        return 76;
    if (column.id == QLatin1String("restarts"))
        return 72;
    return column.id == QLatin1String("node") ? 130 : column.width;
}

QString translated(const char* text)
{
    return QCoreApplication::translate("Workloads", text);
}

Cell kindOf(const QModelIndex& index)
{
    return Cell(index.data(RowsModel::CellKindRole).toInt());
}

DataState dataStateOf(const QModelIndex& index)
{
    return DataState(index.data(RowsModel::DataStateRole).toInt());
}

bool isRight(Cell kind)
{
    return kind == Cell::Count || kind == Cell::Ready || kind == Cell::Amount || kind == Cell::Age;
}

CellView stateOf(const QModelIndex& index, const QString& text)
{
    BadgeView badge;
    badge.word = text;
    if (isOld(dataStateOf(index))) {
        // What it was then; how it is now nobody knows.
        const StateLook look = lookOf(DataState::Stale);
        badge.glyph = look.glyph;
        badge.tone = look.tone;
        return stateCell(badge);
    }
    const Health health = Health(index.data(RowsModel::HealthRole).toInt());
    // Healthy is quiet: thirty thousand green signs would hide the one red.
    if (health == Health::Healthy)
        return textCell(text);
    const StateLook look = lookOf(health);
    badge.glyph = look.glyph;
    badge.tone = look.tone;
    return stateCell(badge);
}

CellView clusterOf(const QModelIndex& index, const QString& text)
{
    const DataState state = dataStateOf(index);
    if (!isOld(state))
        return textCell(text);
    BadgeView badge;
    badge.word = text;
    badge.glyph = lookOf(state).glyph;
    badge.tone = lookOf(state).tone;
    return stateCell(badge);
}

CellView nothing(const QModelIndex& index)
{
    const QString id = index.model()
                           ->headerData(index.column(), Qt::Horizontal, RowsModel::ColumnIdRole)
                           .toString();
    CellView view = textCell(id == QLatin1String("node")
            ? translated(QT_TRANSLATE_NOOP("Workloads", "no node"))
            : QString(QChar(0x2013)));
    if (isRight(kindOf(index)))
        view.kind = CellKind::Number;
    view.quiet = true;
    return view;
}

//! The order in words, ascending and descending.
std::pair<QString, QString> ordersOf(Cell kind)
{
    switch (kind) {
    case Cell::State:
        return {translated(QT_TRANSLATE_NOOP("Workloads", "worst first")),
            translated(QT_TRANSLATE_NOOP("Workloads", "best first"))};
    case Cell::Age:
        return {translated(QT_TRANSLATE_NOOP("Workloads", "youngest first")),
            translated(QT_TRANSLATE_NOOP("Workloads", "oldest first"))};
    case Cell::Count:
    case Cell::Ready:
    case Cell::Amount:
        return {translated(QT_TRANSLATE_NOOP("Workloads", "least first")),
            translated(QT_TRANSLATE_NOOP("Workloads", "most first"))};
    default:
        return {translated(QT_TRANSLATE_NOOP("Workloads", "A to Z")),
            translated(QT_TRANSLATE_NOOP("Workloads", "Z to A"))};
    }
}

} // namespace

CellView cellOf(const QModelIndex& index)
{
    const QString text = index.data().toString();
    const Cell kind = kindOf(index);
    if (text.isEmpty() && kind != Cell::Name)
        return nothing(index);
    switch (kind) {
    case Cell::Name:
        return nameCell(text);
    case Cell::State:
        return stateOf(index, text);
    case Cell::Cluster:
        return clusterOf(index, text);
    case Cell::Count:
        return numberCell(text, index.data(RowsModel::NumberRole).toLongLong() == 0);
    case Cell::Ready:
    case Cell::Amount:
        return numberCell(text);
    case Cell::Age:
        return ageCell(text);
    case Cell::NameSpace:
    case Cell::Text:
    case Cell::Time:
    case Cell::Flag:
        break;
    }
    return textCell(text);
}

RowLook rowLookOf(const QModelIndex& index)
{
    RowLook look;
    look.old = isOld(dataStateOf(index));
    return look;
}

QString tipOf(const QModelIndex& index)
{
    const Cell kind = kindOf(index);
    if (kind == Cell::Cluster) {
        const QString title = index.data(RowsModel::ClusterTitleRole).toString();
        return title.isEmpty() ? QString()
                               : QStringLiteral("%1, %2").arg(index.data().toString(), title);
    }
    return kind == Cell::Age || kind == Cell::Time ? index.data(RowsModel::FullTextRole).toString()
                                                   : QString();
}

QString copyOf(const QModelIndex& index)
{
    return index.data(RowsModel::FullTextRole).toString();
}

QList<Column> columnsOf(const RowsModel& model)
{
    QList<Column> columns;
    for (const RowCells::Column& spec : model.cells().columns()) {
        Column column;
        column.id = spec.id;
        column.title = spec.title;
        column.width = firstWidth(spec);
        column.right = isRight(spec.kind);
        std::tie(column.ascending, column.descending) = ordersOf(spec.kind);
        column.shown = spec.shownAtFirst;
        const bool needed = spec.kind <= Cell::Name || spec.kind == Cell::State
            || spec.id == QLatin1String("age");
        column.optional = !needed;
        if (spec.kind == Cell::Name) {
            column.width = 0;
            column.minimum = nameMinimum;
        }
        columns.append(column);
    }
    return columns;
}

QList<int> firstOrderOf(const RowsModel& model)
{
    const auto& columns = model.cells().columns();
    QList<int> order;
    for (const Cell kind : {Cell::State, Cell::Name, Cell::NameSpace, Cell::Cluster}) {
        for (size_t i = 0; i < columns.size(); ++i)
            if (columns[i].kind == kind)
                order.append(int(i));
    }
    return order;
}

} // namespace portolan::ui
