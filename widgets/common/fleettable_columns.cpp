// SPDX-License-Identifier: GPL-3.0-or-later
// The columns of a FleetTableView: which are shown, how wide, in which order, and what is
// remembered.
#include "widgets/common/fleettable.h"

#include "models/ports/uistate.h"
#include "widgets/common/tableparts.h"
#include "widgets/decor/paint.h"

#include <QDataStream>
#include <QIODevice>
#include <QMenu>
#include <QScopedValueRollback>

namespace portolan::ui {
namespace {

//! The column that takes the rest needs this much before optional ones may stay.
constexpr int leastRest = 150;

} // namespace

void FleetTableView::setColumns(const QList<Column>& columns, const QList<int>& order)
{
    m_columns = columns;
    m_order = order;
    m_applied = false;
    m_ownLayout = false;
    applyColumns();
}

void FleetTableView::setColumnTitle(int column, const QString& title)
{
    if (m_columns[column].title == title)
        return;
    m_columns[column].title = title;
    horizontalHeader()->viewport()->update();
}

int FleetTableView::columnOf(QStringView id) const
{
    const auto found = std::ranges::find(m_columns, id, &Column::id);
    return found == m_columns.end() ? -1 : int(found - m_columns.begin());
}

void FleetTableView::applyColumns()
{
    QHeaderView* head = horizontalHeader();
    if (m_applied || !model() || m_columns.isEmpty() || head->count() < m_columns.size())
        return;
    m_applied = true;
    {
        const QScopedValueRollback fitting(m_fitting, true);
        QList<int> order = m_order;
        for (int i = 0; i < m_columns.size(); ++i)
            if (!order.contains(i))
                order.append(i);
        for (int place = 0; place < order.size(); ++place)
            head->moveSection(head->visualIndex(order[place]), place);
        for (int i = 0; i < m_columns.size(); ++i) {
            const bool rest = m_columns[i].width == 0;
            head->setSectionHidden(i, !m_columns[i].shown);
            head->setSectionResizeMode(i, rest ? QHeaderView::Stretch : QHeaderView::Interactive);
            if (!rest)
                head->resizeSection(i, m_columns[i].width);
        }
    }
    fitColumns();
    if (m_memory)
        restoreLayout(m_memory->value(m_layoutKey));
}

void FleetTableView::rememberLayout(UiState& state, const QString& key)
{
    m_memory = &state;
    m_layoutKey = key;
    setColumnChooser(true);
    if (m_applied)
        restoreLayout(state.value(key));
}

void FleetTableView::tellLayout()
{
    if (m_memory)
        m_memory->setValue(m_layoutKey, m_ownLayout ? saveLayout() : QByteArray());
    Q_EMIT layoutEdited();
}

void FleetTableView::fitColumns()
{
    if (!m_applied || m_fitting)
        return;
    const QScopedValueRollback fitting(m_fitting, true);
    if (!m_ownLayout)
        leaveColumnsOut();
    fitRest();
}

void FleetTableView::leaveColumnsOut()
{
    int room = viewport()->width();
    for (const Column& column : std::as_const(m_columns)) {
        if (column.shown && !column.optional)
            room -= column.width > 0 ? column.width : std::max(column.minimum, leastRest);
    }
    // Once one does not fit, none behind it does: what is shown does not jump.
    for (int i = 0; i < m_columns.size(); ++i) {
        if (!m_columns[i].shown || !m_columns[i].optional)
            continue;
        room -= m_columns[i].width;
        if (horizontalHeader()->isSectionHidden(i) != (room < 0))
            horizontalHeader()->setSectionHidden(i, room < 0);
    }
}

void FleetTableView::fitRest()
{
    QHeaderView* head = horizontalHeader();
    for (int i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].width != 0 || m_columns[i].minimum == 0 || head->isSectionHidden(i))
            continue;
        int room = viewport()->width();
        for (int other = 0; other < m_columns.size(); ++other)
            room -= other == i || head->isSectionHidden(other) ? 0 : head->sectionSize(other);
        const bool fits = room >= m_columns[i].minimum;
        const QHeaderView::ResizeMode mode = fits ? QHeaderView::Stretch : QHeaderView::Interactive;
        if (head->sectionResizeMode(i) != mode)
            head->setSectionResizeMode(i, mode);
        if (!fits)
            head->resizeSection(i, m_columns[i].minimum);
    }
}

void FleetTableView::columnsEdited()
{
    m_ownLayout = true;
    fitColumns();
    tellLayout();
}

void FleetTableView::resetLayout()
{
    m_ownLayout = false;
    tellLayout();
    m_applied = false;
    applyColumns();
}

void FleetTableView::setColumnShown(int column, bool shown)
{
    horizontalHeader()->setSectionHidden(column, !shown);
    // Hidden before it was ever shown, it has no width yet.
    if (shown && m_columns[column].width > 0 && horizontalHeader()->sectionSize(column) < 40)
        horizontalHeader()->resizeSection(column, m_columns[column].width);
    columnsEdited();
}

QMenu* FleetTableView::makeColumnMenu()
{
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("Columns"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QHeaderView* head = horizontalHeader();
    for (int place = 0; place < head->count(); ++place) {
        const int column = head->logicalIndex(place);
        if (column >= m_columns.size() || m_columns[column].title.isEmpty())
            continue;
        QAction* entry = menu->addAction(m_columns[column].title);
        entry->setCheckable(true);
        entry->setChecked(!head->isSectionHidden(column));
        if (m_columns[column].width == 0) {
            entry->setEnabled(false);
            entry->setToolTip(tr("Always shown: it takes the room that the others leave"));
        }
        connect(entry, &QAction::toggled, this,
            [this, column](bool on) { setColumnShown(column, on); });
    }
    menu->addSeparator();
    QAction* standard = menu->addAction(tr("Standard columns"));
    standard->setEnabled(m_ownLayout);
    if (!m_ownLayout)
        standard->setToolTip(tr("These are the standard columns"));
    connect(standard, &QAction::triggered, this, &FleetTableView::resetLayout);
    return menu;
}

void FleetTableView::setColumnChooser(bool on)
{
    QHeaderView* head = horizontalHeader();
    head->setContextMenuPolicy(on ? Qt::CustomContextMenu : Qt::NoContextMenu);
    disconnect(head, &QHeaderView::customContextMenuRequested, this, nullptr);
    if (on)
        connect(
            head, &QHeaderView::customContextMenuRequested, this, &FleetTableView::popUpColumnMenu);
}

void FleetTableView::popUpColumnMenu(QPoint position)
{
    makeColumnMenu()->popup(horizontalHeader()->mapToGlobal(position));
}

QByteArray FleetTableView::saveLayout() const
{
    QStringList ids;
    for (const Column& column : m_columns)
        ids.append(column.id);
    QByteArray layout;
    QDataStream stream(&layout, QIODevice::WriteOnly);
    stream.setVersion(QDataStream::Qt_6_0);
    stream << ids << horizontalHeader()->saveState();
    return layout;
}

bool FleetTableView::restoreLayout(const QByteArray& layout)
{
    QDataStream stream(layout);
    stream.setVersion(QDataStream::Qt_6_0);
    QStringList ids;
    QByteArray state;
    stream >> ids >> state;
    if (stream.status() != QDataStream::Ok || ids.size() != m_columns.size())
        return false;
    for (qsizetype i = 0; i < ids.size(); ++i)
        if (ids[i] != m_columns[i].id)
            return false;
    m_ownLayout = horizontalHeader()->restoreState(state);
    fitColumns();
    return m_ownLayout;
}

std::pair<int, int> FleetTableView::padding(int column) const
{
    const QHeaderView* head = horizontalHeader();
    int first = -1;
    int last = -1;
    for (int visual = 0; visual < head->count(); ++visual) {
        const int logical = head->logicalIndex(visual);
        if (head->isSectionHidden(logical))
            continue;
        if (first < 0)
            first = logical;
        last = logical;
    }
    return {
        column == first ? pagePadding : cellPadding, column == last ? pagePadding : cellPadding};
}

} // namespace portolan::ui
