// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/statusbar.h"

#include "widgets/decor/paint.h"
#include "widgets/decor/theme.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

constexpr int barHeight = 28;
constexpr int glyphSide = 12;
constexpr int innerGap = 5;
constexpr int noteGap = 16;
constexpr int sidePadding = 12;

// Its tone's tint says from any page that a cell is not live.
bool isTinted(DataState state)
{
    return state != DataState::Live && state != DataState::NotConnected
        && state != DataState::NotWatched && state != DataState::Connecting
        && state != DataState::Loading;
}

Type typeOf(DataState state)
{
    if (state == DataState::Unreachable)
        return Type::CaptionStrong;
    return isTinted(state) ? Type::CaptionMedium : Type::Caption;
}

} // namespace

StatusBar::StatusBar(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(barHeight);
    setFocusPolicy(Qt::TabFocus);
    setMouseTracking(true);
    describe();
}

void StatusBar::setCells(const QList<StatusCell>& cells)
{
    if (cells == m_cells)
        return;
    m_cells = cells;
    m_focused = qBound<qsizetype>(0, m_focused, cells.size());
    describe();
    update();
}

void StatusBar::setNotes(const QStringList& notes)
{
    if (notes == m_notes)
        return;
    m_notes = notes;
    describe();
    update();
}

void StatusBar::setClock(const QString& clock)
{
    if (clock == m_clock)
        return;
    m_clock = clock;
    update();
}

void StatusBar::setClockTip(const QString& tip)
{
    m_clockTip = tip;
    describe();
}

void StatusBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    update();
}

void StatusBar::describe()
{
    QStringList parts;
    for (const StatusCell& cell : std::as_const(m_cells))
        parts.append(tr("%1 %2 %3").arg(cell.name, word(cell.state), cell.age).trimmed());
    parts += m_notes;
    if (!m_clockTip.isEmpty())
        parts.append(m_clockTip);
    setAccessibleName(tr("Clusters and their state"));
    setAccessibleDescription(parts.join(QStringLiteral(", ")));
}

QString StatusBar::words(const StatusCell& cell) const
{
    // The glyph says live; of an unreachable cluster the age alone is the loudest.
    if ((m_narrow && cell.state == DataState::Live) || cell.state == DataState::Unreachable)
        return cell.age.isEmpty() ? word(cell.state) : cell.age;
    return cell.age.isEmpty() ? word(cell.state) : word(cell.state) + QLatin1Char(' ') + cell.age;
}

int StatusBar::cellWidth(const StatusCell& cell) const
{
    const TypeFace& font = themeOf(this).font(typeOf(cell.state));
    const int padding = m_narrow ? 8 : 11;
    return int(std::ceil(textWidth(font, cell.name) + textWidth(font, words(cell)))) + 2 * padding
        + glyphSide + 2 * innerGap + 1;
}

int StatusBar::notesWidth() const
{
    const Theme& theme = themeOf(this);
    int width
        = int(std::ceil(textWidth(theme.font(Type::CaptionMedium), m_clock))) + sidePadding * 2;
    for (qsizetype i = 0; i < m_notes.size() && (!m_narrow || i == 0); ++i)
        width += int(std::ceil(textWidth(theme.font(Type::Caption), m_notes[i]))) + noteGap;
    return width;
}

QRect StatusBar::clockRect() const
{
    const int wide
        = int(std::ceil(textWidth(themeOf(this).font(Type::CaptionMedium), m_clock)));
    return {width() - sidePadding - wide - 6, 1, wide + sidePadding + 6, barHeight - 1};
}

QList<StatusBar::Placed> StatusBar::placed(int room, qsizetype& hidden) const
{
    // Those in trouble come first to a place, in the order of the fleet; the others as room allows.
    QList<qsizetype> order;
    for (qsizetype i = 0; i < m_cells.size(); ++i)
        order.append(i);
    std::stable_sort(order.begin(), order.end(), [this](qsizetype a, qsizetype b) {
        return badness(m_cells[a].state) > badness(m_cells[b].state);
    });
    QList<qsizetype> kept;
    int used = 0;
    for (const qsizetype index : std::as_const(order)) {
        const int width = cellWidth(m_cells[index]);
        const int reserve = kept.size() + 1 < m_cells.size() ? 48 : 0;
        if (used + width + reserve > room)
            break;
        used += width;
        kept.append(index);
    }
    hidden = m_cells.size() - kept.size();
    std::sort(kept.begin(), kept.end());
    QList<Placed> result;
    int x = 0;
    for (const qsizetype index : std::as_const(kept)) {
        const int width = cellWidth(m_cells[index]);
        result.append({index, QRect(x, 1, width, barHeight - 1)});
        x += width;
    }
    return result;
}

void StatusBar::paintCell(QPainter& painter, const QRect& rect, const StatusCell& cell) const
{
    const Theme& theme = themeOf(this);
    const StateLook look = lookOf(cell.state);
    const ToneColors& tone = theme.tone(look.tone);
    const bool tinted = isTinted(cell.state);
    if (tinted)
        painter.fillRect(rect.adjusted(0, 0, -1, 0), tone.tint);
    painter.fillRect(QRect(rect.right(), rect.top(), 1, rect.height()), theme.line);
    int x = rect.left() + (m_narrow ? 8 : 11);
    theme.glyph(painter, QPointF(x, rect.top() + (rect.height() - glyphSide) / 2), look.glyph,
        glyphSide, tone.graphic);
    x += glyphSide + innerGap;
    const TypeFace& font = theme.font(typeOf(cell.state));
    const QColor color = tinted || !look.quiet ? tone.text : theme.text2;
    const QRectF line(x, rect.top(), rect.right() - x, rect.height());
    const qreal used = drawText(painter, line, font, look.quiet ? theme.text2 : color, cell.name);
    drawText(painter, line.adjusted(used + innerGap, 0, 0, 0), font,
        tinted ? tone.text : theme.text3, words(cell));
}

void StatusBar::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.sunken);
    painter.fillRect(QRect(0, 0, width(), 1), theme.line);

    const int right = notesWidth();
    qsizetype hidden = 0;
    const QList<Placed> cells = placed(width() - right, hidden);
    int x = 0;
    const bool focus = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    for (const Placed& cell : cells) {
        paintCell(painter, cell.rect, m_cells[cell.cell]);
        if (focus && cell.cell == m_focused)
            drawInnerFocus(painter, cell.rect, theme.focus);
        x = cell.rect.right() + 1;
    }
    if (focus && m_focused == m_cells.size())
        drawInnerFocus(painter, clockRect(), theme.focus);
    if (hidden > 0)
        drawText(painter, QRectF(x + 10, 1, 60, barHeight - 1), theme.font(Type::Caption),
            theme.text3, tr("+ %1").arg(hidden));

    QRectF line(0, 1, width() - sidePadding, barHeight - 1);
    line.setRight(line.right()
        - drawText(
            painter, line, theme.font(Type::CaptionMedium), theme.text2, m_clock, Qt::AlignRight)
        - noteGap);
    const qsizetype shown = m_narrow ? qMin<qsizetype>(1, m_notes.size()) : m_notes.size();
    for (qsizetype i = shown - 1; i >= 0; --i)
        line.setRight(line.right()
            - drawText(
                painter, line, theme.font(Type::Caption), theme.text3, m_notes[i], Qt::AlignRight)
            - noteGap);
}

void StatusBar::mousePressEvent(QMouseEvent* event)
{
    const QPoint at = event->position().toPoint();
    if (clockRect().contains(at)) {
        Q_EMIT clockActivated();
        return;
    }
    qsizetype hidden = 0;
    for (const Placed& cell : placed(width() - notesWidth(), hidden))
        if (cell.rect.contains(at))
            Q_EMIT cellActivated(m_cells[cell.cell].context);
}

void StatusBar::mouseMoveEvent(QMouseEvent* event)
{
    const bool over = clockRect().contains(event->position().toPoint());
    setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StatusBar::activate()
{
    if (m_focused < m_cells.size())
        Q_EMIT cellActivated(m_cells[m_focused].context);
    else
        Q_EMIT clockActivated();
}

void StatusBar::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        m_focused = qMax<qsizetype>(0, m_focused - 1);
        break;
    case Qt::Key_Right:
        m_focused = qMin(m_cells.size(), m_focused + 1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        activate();
        return;
    default:
        return QWidget::keyPressEvent(event);
    }
    update();
}

bool StatusBar::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (clockRect().contains(help->pos())) {
            QToolTip::showText(help->globalPos(), m_clockTip, this, clockRect());
            return true;
        }
        qsizetype hidden = 0;
        for (const Placed& cell : placed(width() - notesWidth(), hidden)) {
            if (!cell.rect.contains(help->pos()))
                continue;
            const StatusCell& shown = m_cells[cell.cell];
            QToolTip::showText(help->globalPos(),
                tr("%1: %2 %3").arg(shown.name, word(shown.state), shown.age).trimmed(), this,
                cell.rect);
            return true;
        }
    }
    return QWidget::event(event);
}

} // namespace portolan::ui
