// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fleettable.h"

#include "widgets/common/tableparts.h"
#include "widgets/decor/paint.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QDataStream>
#include <QGuiApplication>
#include <QIODevice>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace portolan::ui {
namespace {

constexpr int usualRow = 28;
constexpr int progressHeight = 3;
// The column that takes the rest needs this much before optional ones may stay.
constexpr int leastRest = 150;

} // namespace

FleetTableView::FleetTableView(const QString& name, QWidget* parent)
    : QTableView(parent)
    , m_state(new StateView(viewport()))
{
    setAccessibleName(name);
    setHorizontalHeader(new TableHead(this));
    addScrollBarWidget(new HeadCorner(this), Qt::AlignTop);
    setItemDelegate(new CellDelegate(this));
    setShowGrid(false);
    setSelectionBehavior(SelectRows);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(NoEditTriggers);
    setWordWrap(false);
    setTabKeyNavigation(false);
    setCornerButtonEnabled(false);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    verticalHeader()->hide();
    verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    setRowHeight(usualRow);
    m_state->hide();
}

FleetTableView::~FleetTableView() = default;

void FleetTableView::setModel(QAbstractItemModel* next)
{
    if (model())
        disconnect(model(), nullptr, this, nullptr);
    QTableView::setModel(next);
    if (!next)
        return;
    // Rows that come and go above must not push what is being read out of sight.
    connect(next, &QAbstractItemModel::rowsAboutToBeInserted, this, &FleetTableView::holdPlace);
    connect(next, &QAbstractItemModel::rowsAboutToBeRemoved, this, &FleetTableView::holdPlace);
    connect(next, &QAbstractItemModel::rowsAboutToBeMoved, this, &FleetTableView::holdPlace);
    connect(next, &QAbstractItemModel::layoutAboutToBeChanged, this, &FleetTableView::holdPlace);
    connect(next, &QAbstractItemModel::rowsInserted, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::rowsRemoved, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::rowsMoved, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::layoutChanged, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::rowsInserted, this, &FleetTableView::fit);
    connect(next, &QAbstractItemModel::rowsRemoved, this, &FleetTableView::fit);
    connect(next, &QAbstractItemModel::modelReset, this, &FleetTableView::fit);
    applyColumns();
}

void FleetTableView::setColumns(const QList<Column>& columns)
{
    m_columns = columns;
    m_applied = false;
    applyColumns();
}

void FleetTableView::applyColumns()
{
    QHeaderView* head = horizontalHeader();
    if (m_applied || !model() || head->count() < m_columns.size())
        return;
    m_applied = true;
    for (int i = 0; i < m_columns.size(); ++i) {
        const bool rest = m_columns[i].width == 0;
        head->setSectionResizeMode(i, rest ? QHeaderView::Stretch : QHeaderView::Interactive);
        if (!rest)
            head->resizeSection(i, m_columns[i].width);
    }
    fitColumns();
}

void FleetTableView::fitColumns()
{
    QHeaderView* head = horizontalHeader();
    if (!m_applied)
        return;
    int room = viewport()->width();
    for (int i = 0; i < m_columns.size(); ++i)
        if (!m_columns[i].optional && (m_columns[i].width == 0 || !head->isSectionHidden(i)))
            room -= m_columns[i].width == 0 ? leastRest : head->sectionSize(i);
    for (int i = 0; i < m_columns.size(); ++i) {
        if (!m_columns[i].optional)
            continue;
        room -= m_columns[i].width;
        head->setSectionHidden(i, room < 0);
    }
}

void FleetTableView::setRowHeight(int height)
{
    verticalHeader()->setMinimumSectionSize(height);
    verticalHeader()->setDefaultSectionSize(height);
}

void FleetTableView::setLinesShown(bool shown)
{
    m_lines = shown;
    viewport()->update();
}

void FleetTableView::setFitted(bool fitted)
{
    m_fitted = fitted;
    setVerticalScrollBarPolicy(fitted ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setHorizontalScrollBarPolicy(fitted ? Qt::ScrollBarAlwaysOff : Qt::ScrollBarAsNeeded);
    setSizePolicy(QSizePolicy::Expanding, fitted ? QSizePolicy::Fixed : QSizePolicy::Expanding);
    fit();
}

void FleetTableView::fit()
{
    if (!m_fitted || !model())
        return;
    setFixedHeight(horizontalHeader()->height() + model()->rowCount() * verticalHeader()->defaultSectionSize());
}

void FleetTableView::setStateText(const std::optional<StateText>& state)
{
    m_state->setVisible(state.has_value());
    if (state)
        m_state->setText(*state);
    m_state->setGeometry(viewport()->rect());
}

void FleetTableView::setProgress(std::optional<double> share)
{
    if (share == m_progress)
        return;
    m_progress = share;
    viewport()->update();
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
    return horizontalHeader()->restoreState(state);
}

CellView FleetTableView::cell(const QModelIndex& index) const
{
    return m_cells && index.isValid() ? m_cells(index) : CellView();
}

RowLook FleetTableView::rowLook(const QModelIndex& index) const
{
    RowLook look = m_rows ? m_rows(index.siblingAtColumn(0)) : RowLook();
    look.selected = selectionModel() && selectionModel()->isSelected(index);
    look.active = hasFocus();
    look.hovered = index.row() == m_hovered;
    return look;
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
    return {column == first ? pagePadding : cellPadding, column == last ? pagePadding : cellPadding};
}

QString FleetTableView::selectedText() const
{
    if (!selectionModel())
        return {};
    QModelIndexList rows = selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    const QHeaderView* head = horizontalHeader();
    QStringList lines;
    for (const QModelIndex& row : std::as_const(rows)) {
        QStringList cells;
        for (int visual = 0; visual < head->count(); ++visual)
            if (const int column = head->logicalIndex(visual); !head->isSectionHidden(column))
                cells.append(cellText(cell(row.siblingAtColumn(column))));
        lines.append(cells.join(QLatin1Char('\t')));
    }
    return lines.join(QLatin1Char('\n'));
}

void FleetTableView::holdPlace()
{
    m_top = QPersistentModelIndex();
    // At the very top one wants to see what comes in there.
    if (verticalScrollBar()->value() == 0)
        return;
    const QModelIndex top = indexAt(QPoint(1, 1));
    if (!top.isValid())
        return;
    m_top = top;
    m_topOffset = rowViewportPosition(top.row());
}

void FleetTableView::takePlace()
{
    if (!m_top.isValid())
        return;
    // The scroll bar learns of new rows only when the items are laid out.
    executeDelayedItemsLayout();
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(bar->value() + rowViewportPosition(m_top.row()) - m_topOffset);
    m_top = QPersistentModelIndex();
}

void FleetTableView::setHoveredRow(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {m_hovered, row})
        if (changed >= 0)
            viewport()->update(0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
    m_hovered = row;
}

void FleetTableView::paintEvent(QPaintEvent* event)
{
    QTableView::paintEvent(event);
    const Theme& theme = themeOf(this);
    QPainter painter(viewport());
    const QModelIndex current = currentIndex();
    if (current.isValid() && hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange)) {
        const int row = current.row();
        const QRectF rect(0, rowViewportPosition(row), viewport()->width(), rowHeight(row));
        drawInnerFocus(painter, rect, theme.focus);
    }
    if (!m_progress)
        return;
    const QRect bar(0, 0, viewport()->width(), progressHeight);
    painter.fillRect(bar, theme.alloc);
    painter.fillRect(QRect(0, 0, int(bar.width() * std::clamp(*m_progress, 0.0, 1.0)), progressHeight),
        theme.tone(Tone::Progress).graphic);
}

void FleetTableView::mousePressEvent(QMouseEvent* event)
{
    Q_EMIT pointerHeldChanged(true);
    QTableView::mousePressEvent(event);
}

void FleetTableView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    Q_EMIT pointerHeldChanged(false);
}

void FleetTableView::mouseMoveEvent(QMouseEvent* event)
{
    setHoveredRow(rowAt(int(event->position().y())));
    QTableView::mouseMoveEvent(event);
}

bool FleetTableView::viewportEvent(QEvent* event)
{
    if (event->type() == QEvent::Leave)
        setHoveredRow(-1);
    return QTableView::viewportEvent(event);
}

void FleetTableView::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Copy)) {
        QGuiApplication::clipboard()->setText(selectedText());
        return;
    }
    QTableView::keyPressEvent(event);
}

void FleetTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    m_state->setGeometry(viewport()->rect());
}

void FleetTableView::contextMenuEvent(QContextMenuEvent* event)
{
    const QModelIndex index = event->reason() == QContextMenuEvent::Keyboard
        ? currentIndex()
        : indexAt(event->pos());
    if (index.isValid())
        Q_EMIT contextMenuRequested(index, event->globalPos());
}

int FleetTableView::sizeHintForRow(int) const
{
    return verticalHeader()->defaultSectionSize();
}

int FleetTableView::sizeHintForColumn(int column) const
{
    return column < m_columns.size() ? m_columns[column].width : 100;
}

} // namespace portolan::ui
