// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/bars.h"

#include "widgets/decor/paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

constexpr int poolHeight = 16;
constexpr qreal poolGap = 1.5;
constexpr int poolInner = 6;
constexpr int poolTick = 3; //!< beyond the bar on both sides
// Beyond this many, cells would be thinner than their gaps; the bar is then drawn as one block.
constexpr qreal thinnestCell = 2.5;

QRectF centred(const QRect& rect, qreal height)
{
    return QRectF(rect.left(), rect.top() + (rect.height() - height) / 2, rect.width(), height);
}

void paintCells(
    QPainter& painter, const QRectF& bar, const PoolBarView& view, int cells, const Theme& theme)
{
    const qreal width = (bar.width() - poolGap * (cells - 1)) / cells;
    for (int i = 0; i < cells; ++i) {
        const QRectF cell(bar.left() + i * (width + poolGap), bar.top(), width, bar.height());
        if (i < view.now)
            painter.fillRect(cell, theme.alloc);
        else if (i < view.now + view.added)
            drawBox(painter, cell, 0, theme.tone(Tone::Progress).tint,
                theme.tone(Tone::Progress).graphic);
        else
            drawBox(painter, cell, 0, QColor(), theme.line);
    }
}

void paintOldShare(QPainter& painter, const QRectF& bar, double share, const Theme& theme)
{
    QRectF part = bar;
    part.setWidth(bar.width() * std::clamp(share, 0.0, 1.0));
    const QColor color = theme.tone(Tone::Stale).graphic;
    drawHatch(painter, part, color);
    drawBox(painter, bar, 0, QColor(), color);
}

} // namespace

void paintPoolBar(QPainter& painter, const QRect& rect, const PoolBarView& view, const Theme& theme)
{
    const QRectF bar = centred(rect, poolHeight);
    const int cells = std::max({view.max, view.now + view.added, 1});
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal cell = (bar.width() - poolGap * (cells - 1)) / cells;
    const qreal pitch = cell + poolGap;
    const qreal existing = std::max(0.0, view.now * pitch - poolGap);
    if (cell >= thinnestCell) {
        paintCells(painter, bar, view, cells, theme);
    } else {
        drawBox(painter, bar, 0, QColor(), theme.line);
        painter.fillRect(QRectF(bar.left(), bar.top(), existing, bar.height()), theme.alloc);
    }
    QRectF inner(bar.left(), bar.top() + (poolHeight - poolInner) / 2.0, existing, poolInner);
    if (view.old && view.now > 0) {
        paintOldShare(painter, inner, view.requested, theme);
    } else if (view.now > 0) {
        inner.setWidth(existing * std::clamp(view.requested, 0.0, 1.0));
        painter.fillRect(inner, theme.requested);
        if (view.used) {
            const qreal width = existing * std::clamp(*view.used, 0.0, 1.0);
            inner.setWidth(width + 1);
            painter.fillRect(inner, theme.surface);
            inner.setWidth(width);
            painter.fillRect(inner, theme.used);
        }
    }
    if (view.min > 0) {
        const qreal x = bar.left() + view.min * pitch - poolGap / 2;
        painter.fillRect(
            QRectF(x - 0.75, bar.top() - poolTick, 1.5, poolHeight + 2 * poolTick), theme.text2);
    }
    painter.restore();
}

void paintQuotaBar(
    QPainter& painter, const QRect& rect, const QuotaBarView& view, const Theme& theme)
{
    const double sum = view.used + view.need;
    const bool over = view.hard > 0 && sum > view.hard;
    const double full = std::max({over ? sum : view.hard, 0.0});
    const QRectF track = centred(rect, 8);
    if (full <= 0) {
        // A hard limit of 0 allows nothing: an empty track with its limit at the left.
        drawBox(painter, track, 0, QColor(), theme.line);
        painter.fillRect(QRectF(rect.left(), track.top() - 4, 1.5, 16), theme.text1);
        return;
    }
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const auto at = [&](double value) { return track.left() + track.width() * value / full; };
    const auto part = [&](double from, double to) {
        return QRectF(at(from), track.top(), at(to) - at(from), track.height());
    };
    painter.fillRect(part(0, view.hard), theme.alloc);
    if (view.old) {
        paintOldShare(painter, part(0, view.hard), view.used / view.hard, theme);
    } else {
        const bool near = view.used >= view.hard * quotaNear;
        painter.fillRect(
            part(0, std::min(view.used, full)), near ? theme.tone(Tone::Warn).graphic : theme.used);
    }
    if (view.need > 0) {
        const QColor color = theme.tone(over ? Tone::Error : Tone::Progress).graphic;
        const QRectF fits = part(view.used, std::max(view.used, std::min(sum, view.hard)));
        drawHatch(painter, fits, color);
        if (over)
            painter.fillRect(part(std::max(view.hard, view.used), sum), color);
        else
            drawBox(painter, fits, 0, QColor(), color);
    }
    const qreal tick = std::min(track.right() - 1.5, at(view.hard) - 0.75);
    painter.fillRect(QRectF(tick, track.top() - 4, 1.5, 16), theme.text1);
    painter.restore();
}

void paintMiniBar(QPainter& painter, const QRect& rect, const MiniBarView& view, const Theme& theme)
{
    const QRectF bar = centred(rect, 6);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double shown = view.used.value_or(view.requested.value_or(0));
    if (view.old) {
        paintOldShare(painter, bar.adjusted(0, -0.5, 0, 0.5), shown, theme);
        painter.restore();
        return;
    }
    painter.fillRect(bar, theme.alloc);
    QRectF part = bar;
    if (view.requested) {
        part.setWidth(bar.width() * std::clamp(*view.requested, 0.0, 1.0));
        painter.fillRect(part, theme.requested);
    }
    if (view.used) {
        const qreal width = bar.width() * std::clamp(*view.used, 0.0, 1.0);
        if (view.requested) {
            part.setWidth(std::min(width + 1, bar.width()));
            painter.fillRect(part, theme.surface);
        }
        part.setWidth(width);
        painter.fillRect(part, view.tone ? theme.tone(*view.tone).graphic : theme.used);
    }
    painter.restore();
}

} // namespace portolan::ui
