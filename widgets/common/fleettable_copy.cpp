// SPDX-License-Identifier: GPL-3.0-or-later
// What is copied from a FleetTableView, and the menu of its rows.
#include "widgets/common/fleettable.h"
#include "widgets/decor/paint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

#include <algorithm>

namespace portolan::ui {

QString FleetTableView::copied(const QModelIndex& index) const
{
    return m_copies ? m_copies(index) : cellText(cell(index));
}

//! As they are seen, from the left.
QList<int> FleetTableView::shownColumns() const
{
    const QHeaderView* head = horizontalHeader();
    QList<int> columns;
    for (int visual = 0; visual < head->count(); ++visual)
        if (const int column = head->logicalIndex(visual); !head->isSectionHidden(column))
            columns.append(column);
    return columns;
}

QModelIndexList FleetTableView::selectedInOrder() const
{
    QModelIndexList rows
        = selectionModel() ? selectionModel()->selectedRows() : QModelIndexList();
    std::sort(rows.begin(), rows.end());
    return rows;
}

QString FleetTableView::selectedText() const
{
    const QModelIndexList rows = selectedInOrder();
    const QList<int> columns = shownColumns();
    QStringList lines;
    const auto add = [&](auto text) {
        QStringList cells;
        for (const int column : columns)
            cells.append(text(column));
        lines.append(cells.join(QLatin1Char('\t')));
    };
    if (rows.size() > 1)
        add([this](int column) {
            return column < m_columns.size() ? m_columns[column].title : QString();
        });
    for (const QModelIndex& row : rows)
        add([&](int column) { return copied(row.siblingAtColumn(column)); });
    return lines.join(QLatin1Char('\n'));
}

QString FleetTableView::nameOf(const QModelIndex& row) const
{
    if (m_searched >= 0)
        return row.siblingAtColumn(m_searched).data().toString();
    const QList<int> columns = shownColumns();
    const auto name = std::ranges::find_if(columns, [&](int column) {
        return cell(row.siblingAtColumn(column)).kind == CellKind::Name;
    });
    return name == columns.end() ? QString() : cell(row.siblingAtColumn(*name)).text;
}

QString FleetTableView::selectedNames() const
{
    QStringList names;
    for (const QModelIndex& row : selectedInOrder())
        names.append(nameOf(row));
    names.removeAll(QString());
    return names.join(QLatin1Char('\n'));
}

void FleetTableView::addCopies(QMenu* menu)
{
    const bool several = selectedInOrder().size() > 1;
    const auto add = [&](const QString& text, QString (FleetTableView::*what)() const) {
        connect(menu->addAction(text), &QAction::triggered, this,
            [this, what] { QGuiApplication::clipboard()->setText((this->*what)()); });
    };
    if (!selectedNames().isEmpty())
        add(several ? tr("Copy names") : tr("Copy name"), &FleetTableView::selectedNames);
    add((several ? tr("Copy rows") : tr("Copy row")) + QLatin1Char('\t')
            + QKeySequence(QKeySequence::Copy).toString(QKeySequence::NativeText),
        &FleetTableView::selectedText);
}

void FleetTableView::contextMenuEvent(QContextMenuEvent* event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    setHeld(false);
    if (!index.isValid())
        return;
    if (!selectionModel()->isSelected(index))
        selectionModel()->setCurrentIndex(
            index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Row"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    Q_EMIT rowMenuOpened(menu, index);
    if (!menu->isEmpty())
        menu->addSeparator();
    addCopies(menu);
    const QPoint below(visualRect(index).left() + pagePadding, visualRect(index).bottom());
    menu->popup(byKey ? viewport()->mapToGlobal(below) : event->globalPos());
}

} // namespace portolan::ui
