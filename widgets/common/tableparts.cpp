// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/tableparts.h"

#include "widgets/common/fleettable.h"
#include "widgets/decor/paint.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

namespace portolan::ui {
namespace {

constexpr int headHeight = 28;

} // namespace

TableHead::TableHead(FleetTableView* table)
    : QHeaderView(Qt::Horizontal, table)
    , m_table(table)
{
    setSectionsClickable(true);
    setSectionsMovable(true);
    setHighlightSections(false);
    setMinimumSectionSize(40);
    setFixedHeight(headHeight);
}

std::vector<std::array<int, 3>> TableHead::arrangement() const
{
    std::vector<std::array<int, 3>> columns;
    for (int i = 0; i < count(); ++i)
        columns.push_back({visualIndex(i), sectionSize(i), int(isSectionHidden(i))});
    return columns;
}

void TableHead::mousePressEvent(QMouseEvent* event)
{
    m_before = arrangement();
    QHeaderView::mousePressEvent(event);
}

void TableHead::mouseReleaseEvent(QMouseEvent* event)
{
    QHeaderView::mouseReleaseEvent(event);
    if (arrangement() != m_before)
        Q_EMIT edited();
}

QSize TableHead::sectionSizeFromContents(int column) const
{
    return {m_table->sizeHintForColumn(column), headHeight};
}

void TableHead::paintSection(QPainter* painter, const QRect& rect, int column) const
{
    const Theme& theme = themeOf(this);
    painter->fillRect(rect, theme.sunken);
    painter->fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    if (column >= m_table->columns().size())
        return;
    const Column& spec = m_table->columns()[column];
    const auto [left, right] = m_table->padding(column);
    QRectF words = rect.adjusted(left, 0, -right, -1);
    const bool sorted = isSortIndicatorShown() && sortIndicatorSection() == column;
    QString title = spec.title;
    if (sorted) {
        const QString& order
            = sortIndicatorOrder() == Qt::AscendingOrder ? spec.ascending : spec.descending;
        if (!order.isEmpty())
            title = tr("%1, %2", "title of a sorted column, order in words").arg(title, order);
    }
    const TypeFace& font = theme.font(sorted ? Type::CaptionStrong : Type::CaptionMedium);
    const QColor color = sorted ? theme.text1 : theme.text3;
    constexpr int chevron = 16;
    if (!sorted) {
        drawText(*painter, words, font, color, title, spec.right ? Qt::AlignRight : Qt::AlignLeft);
        return;
    }
    words.setRight(words.right() - chevron);
    if (spec.right)
        words.adjust(-cellPadding, 0, 6, 0); // the padding is room as good as any
    // The order in words is said where it fits; the chevron says it everywhere.
    if (textWidth(font, title) > words.width())
        title = spec.title;
    const qreal used = drawText(
        *painter, words, font, color, title, spec.right ? Qt::AlignRight : Qt::AlignLeft);
    const qreal x = spec.right ? words.right() - 1 : words.left() + used;
    const Glyph way = sortIndicatorOrder() == Qt::AscendingOrder ? Glyph::Down : Glyph::Up;
    theme.glyph(
        *painter, QPointF(x + 1, rect.top() + (rect.height() - chevron) / 2), way, chevron, color);
}

HeadCorner::HeadCorner(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(headHeight);
}

void HeadCorner::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.sunken);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

CellDelegate::CellDelegate(FleetTableView* table)
    : QStyledItemDelegate(table)
    , m_table(table)
{
}

void CellDelegate::paint(
    QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = themeOf(m_table);
    const RowLook row = m_table->rowLook(index);
    const auto [left, right] = m_table->padding(index.column());
    const bool first = left == pagePadding;
    paintRowGround(*painter, option.rect, row, theme, first, m_table->linesShown());
    const QRect inside = option.rect.adjusted(left, 0, -right, -1);
    if (const CellPainter& own = m_table->cellPainter(); own && own(*painter, inside, index, row))
        return;
    paintCell(*painter, inside, m_table->cell(index), row, theme);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {m_table->sizeHintForColumn(index.column()), m_table->sizeHintForRow(index.row())};
}

bool CellDelegate::helpEvent(QHelpEvent* event, QAbstractItemView* view,
    const QStyleOptionViewItem& option, const QModelIndex& index)
{
    if (event->type() != QEvent::ToolTip || !index.isValid())
        return false;
    const CellView cell = m_table->cell(index);
    const auto [left, right] = m_table->padding(index.column());
    QString tip = m_table->tip(index);
    if (tip.isEmpty())
        tip = index.data(Qt::ToolTipRole).toString();
    if (!tip.isEmpty())
        QToolTip::showText(event->globalPos(), tip, view, option.rect);
    else if (isCut(cell, option.rect.width() - left - right, themeOf(m_table)))
        QToolTip::showText(event->globalPos(), cellText(cell), view, option.rect);
    else
        QToolTip::hideText();
    return true;
}

} // namespace portolan::ui
