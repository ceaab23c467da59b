// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/fleettable.h"

#include "widgets/common/tableparts.h"
#include "widgets/decor/paint.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QStyleHints>

#include <algorithm>

namespace portolan::ui {
namespace {

constexpr int usualRow = 28;
constexpr int progressHeight = 3;
constexpr int stateHeight = 88; // of what is said in place of rows, where the table is fitted
constexpr size_t mostAnchors = 8;

} // namespace

FleetTableView::FleetTableView(const QString& name, QWidget* parent)
    : QTableView(parent)
    , m_state(new StateView(viewport()))
{
    setAccessibleName(name);
    auto* head = new TableHead(this);
    head->setAccessibleName(tr("Columns of %1").arg(name));
    setHorizontalHeader(head);
    addScrollBarWidget(new HeadCorner(this), Qt::AlignTop);
    connect(head, &TableHead::edited, this, &FleetTableView::columnsEdited);
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
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(next, signal, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::rowsMoved, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::layoutChanged, this, &FleetTableView::takePlace);
    connect(next, &QAbstractItemModel::rowsInserted, this, &FleetTableView::fit);
    connect(next, &QAbstractItemModel::rowsRemoved, this, &FleetTableView::fit);
    connect(next, &QAbstractItemModel::modelReset, this, &FleetTableView::fit);
    connect(next, &QAbstractItemModel::modelReset, this, [this] { m_anchors.clear(); });
    m_anchors.clear();
    m_visible = {0, -1};
    m_hovered = -1;
    m_applied = false;
    applyColumns();
    tellVisibleRows();
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
    const int rows = model()->rowCount() * verticalHeader()->defaultSectionSize();
    setFixedHeight(horizontalHeader()->height() + (m_state->isHidden() ? rows : stateHeight));
}

void FleetTableView::setStateText(const std::optional<StateText>& state)
{
    m_state->setVisible(state.has_value());
    if (state)
        m_state->setText(*state);
    fit();
    m_state->setGeometry(viewport()->rect());
}

void FleetTableView::setProgress(std::optional<double> share)
{
    if (share == m_progress)
        return;
    m_progress = share;
    viewport()->update();
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

//! What one batch says comes as several signals, in the midst of which a row may stand anywhere: it
//! is taken to the end before it is removed. So the place is kept from the first of them until all
//! have been said, and taken again after each.
void FleetTableView::holdPlace()
{
    if (m_placeHeld)
        return;
    m_placeHeld = true;
    // A row that leaves makes another one current; that must not scroll the table there.
    setAutoScroll(false);
    m_currentBefore = currentIndex();
    m_currentRowBefore = currentIndex().row();
    QMetaObject::invokeMethod(this, &FleetTableView::leavePlace, Qt::QueuedConnection);
    keepAnchors();
}

void FleetTableView::keepAnchors()
{
    m_anchors.clear();
    const int current = currentIndex().row();
    // At the very top one wants to see what comes in there.
    if (verticalScrollBar()->value() == 0)
        return;
    const int from = rowAt(0);
    const int below = rowAt(viewport()->height() - 1);
    const int to = below < 0 ? model()->rowCount() - 1 : below;
    const auto keep = [this](int row) {
        m_anchors.push_back({model()->index(row, 0), rowViewportPosition(row)});
    };
    if (current >= from && current <= to)
        keep(current);
    for (int row = from; from >= 0 && row <= to && m_anchors.size() < mostAnchors; ++row)
        keep(row);
}

//! Who scrolls while the model changes wants to be there afterwards.
void FleetTableView::scrollTo(const QModelIndex& index, ScrollHint hint)
{
    QTableView::scrollTo(index, hint);
    if (m_placeHeld)
        keepAnchors();
}

void FleetTableView::takePlace()
{
    const auto anchor
        = std::ranges::find_if(m_anchors, [](const Anchor& a) { return a.index.isValid(); });
    if (anchor == m_anchors.end())
        return;
    // The scroll bar learns of new rows only when the items are laid out.
    executeDelayedItemsLayout();
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(bar->value() + rowViewportPosition(anchor->index.row()) - anchor->y);
}

void FleetTableView::leavePlace()
{
    m_placeHeld = false;
    m_anchors.clear();
    if (model() && m_currentRowBefore >= 0 && !m_currentBefore.isValid()
        && model()->rowCount() > 0) {
        // Where it was, so that the arrow keys go on from there.
        const int row = qMin(m_currentRowBefore, model()->rowCount() - 1);
        selectionModel()->setCurrentIndex(
            model()->index(row, qMax(0, m_searched)), QItemSelectionModel::NoUpdate);
    }
    m_currentBefore = QPersistentModelIndex();
    m_currentRowBefore = -1;
    setAutoScroll(true);
    tellVisibleRows();
}

void FleetTableView::tellVisibleRows()
{
    if (!model() || m_placeHeld)
        return;
    const int first = qMax(0, rowAt(0));
    const int below = rowAt(viewport()->height() - 1);
    const std::pair<int, int> rows{first, below < 0 ? model()->rowCount() - 1 : below};
    if (rows == m_visible)
        return;
    m_visible = rows;
    Q_EMIT visibleRowsChanged(rows.first, rows.second);
}

void FleetTableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    tellVisibleRows();
}

void FleetTableView::setHoveredRow(int row)
{
    if (row == m_hovered)
        return;
    for (const int changed : {m_hovered, row})
        if (changed >= 0)
            viewport()->update(
                0, rowViewportPosition(changed), viewport()->width(), rowHeight(changed));
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
    painter.fillRect(
        QRect(0, 0, int(bar.width() * std::clamp(*m_progress, 0.0, 1.0)), progressHeight),
        theme.tone(Tone::Progress).graphic);
}

void FleetTableView::mousePressEvent(QMouseEvent* event)
{
    setHeld(true);
    QTableView::mousePressEvent(event);
}

void FleetTableView::mouseReleaseEvent(QMouseEvent* event)
{
    QTableView::mouseReleaseEvent(event);
    setHeld(false);
}

void FleetTableView::setHeld(bool held)
{
    if (held == m_held)
        return;
    m_held = held;
    Q_EMIT pointerHeldChanged(held);
}

void FleetTableView::hideEvent(QHideEvent* event)
{
    // The button may come up somewhere else.
    setHeld(false);
    QTableView::hideEvent(event);
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
    // The first and the last row, not the first and the last column.
    const bool plain
        = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::ShiftModifier;
    if (plain && (event->key() == Qt::Key_Home || event->key() == Qt::Key_End)) {
        QKeyEvent whole(event->type(), event->key(), event->modifiers() | Qt::ControlModifier);
        QTableView::keyPressEvent(&whole);
        return;
    }
    QTableView::keyPressEvent(event);
}

bool FleetTableView::startsWith(int row, const QString& text) const
{
    return model()->index(row, m_searched).data().toString().startsWith(text, Qt::CaseInsensitive);
}

void FleetTableView::keyboardSearch(const QString& search)
{
    const int rows = model() ? model()->rowCount() : 0;
    if (m_searched < 0 || rows == 0)
        return;
    const bool goesOn = m_typedAt.isValid()
        && m_typedAt.elapsed() < QGuiApplication::styleHints()->keyboardInputInterval();
    m_typed = goesOn ? m_typed + search : search;
    m_typedAt.start();
    // A new word starts behind the current row, a longer one may stay on it.
    const int start = qMax(0, currentIndex().row() + (goesOn || !currentIndex().isValid() ? 0 : 1));
    for (int i = 0; i < rows; ++i) {
        const int row = (start + i) % rows;
        if (startsWith(row, m_typed)) {
            setCurrentIndex(model()->index(row, m_searched));
            return;
        }
    }
}

void FleetTableView::resizeEvent(QResizeEvent* event)
{
    QTableView::resizeEvent(event);
    m_state->setGeometry(viewport()->rect());
    fitColumns();
    tellVisibleRows();
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
