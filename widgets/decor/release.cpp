// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/release.h"

#include "widgets/decor/paint.h"

#include <QCoreApplication>
#include <QPainter>

#include <algorithm>

namespace portolan::ui {
namespace {

// Below this width the strip takes its compact columns.
constexpr int compactBelow = 380;

struct Columns {
    int role, chip, version, hash, cells, gap;
};
constexpr Columns wide{52, 18, 50, 92, 92, 8};
constexpr Columns compact{44, 16, 42, 82, 54, 7};

} // namespace

void paintReleaseChip(
    QPainter& painter, QPointF at, ReleaseColor color, const Theme& theme, int side)
{
    const QRectF box(at, QSizeF(side, side));
    const TypeFace& font = theme.font(side < 16 ? Type::LetterSmall : Type::Letter);
    switch (color) {
    case ReleaseColor::Blue:
        drawBox(painter, box, smallRadius, theme.blue, theme.blueEdge);
        drawText(painter, box, font, theme.onBlue, QStringLiteral("B"), Qt::AlignHCenter);
        return;
    case ReleaseColor::Green:
        drawBox(painter, box, smallRadius, theme.green, theme.greenEdge);
        drawText(painter, box, font, theme.onGreen, QStringLiteral("G"), Qt::AlignHCenter);
        return;
    case ReleaseColor::None:
        drawBox(painter, box, smallRadius, QColor(), theme.line2);
    }
}

void paintReadyCells(
    QPainter& painter, const QRect& rect, const ReadyCellsView& view, const Theme& theme)
{
    const int cells = std::max(view.wanted, view.ready);
    if (cells <= 0)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF bar(rect.left(), rect.top() + (rect.height() - 8) / 2.0, rect.width(), 8);
    const qreal width = (bar.width() - (cells - 1)) / cells;
    const bool green = view.color == ReleaseColor::Green;
    const QColor fill = view.old           ? theme.tone(Tone::Stale).graphic
        : green                            ? theme.green
        : view.color == ReleaseColor::Blue ? theme.blue
                                           : theme.used;
    if (width < 2) {
        // Too many to part: one bar with the ready share.
        drawBox(painter, bar, 0, QColor(), theme.line2);
        painter.fillRect(
            QRectF(bar.left(), bar.top(), bar.width() * view.ready / cells, bar.height()), fill);
        painter.restore();
        return;
    }
    for (int i = 0; i < cells; ++i) {
        const QRectF cell(bar.left() + i * (width + 1), bar.top(), width, bar.height());
        if (i >= view.ready)
            drawBox(painter, cell, 0, QColor(), theme.line2);
        else
            drawBox(painter, cell, 0, fill, green && !view.old ? theme.greenEdge : QColor(), 0.8);
    }
    painter.restore();
}

void paintRolloutLane(
    QPainter& painter, const QRect& rect, const RolloutLaneView& view, const Theme& theme)
{
    const Columns& columns = rect.width() < compactBelow ? compact : wide;
    QRectF cell(rect.left(), rect.top(), columns.role, rect.height());
    const QColor strong = view.old ? theme.tone(Tone::Stale).text : theme.text1;
    const QColor calm = view.old ? theme.tone(Tone::Stale).text : theme.text2;
    const auto next = [&](int width) {
        cell.moveLeft(cell.right() + columns.gap);
        cell.setWidth(width);
    };
    drawText(painter, cell, theme.font(Type::Cell), theme.text3, view.role);
    next(columns.chip);
    paintReleaseChip(
        painter, QPointF(cell.left(), rect.top() + (rect.height() - 16) / 2), view.color, theme);
    next(columns.version);
    drawText(painter, cell, theme.font(Type::CellName), strong, view.version, Qt::AlignLeft,
        Qt::ElideMiddle);
    next(columns.hash);
    drawText(painter, cell, theme.font(Type::Mono), calm, view.hash);
    next(columns.cells);
    if (view.known)
        paintReadyCells(
            painter, cell.toRect(), {view.ready, view.wanted, view.color, view.old}, theme);
    cell.moveLeft(cell.right() + columns.gap);
    cell.setRight(rect.left() + rect.width());
    const QString count = view.known
        ? QCoreApplication::translate("RolloutLane", "%1/%2 ready").arg(view.ready).arg(view.wanted)
        : QCoreApplication::translate("RolloutLane", "– ready");
    const qreal used = drawText(painter, cell, theme.font(Type::Cell), strong, count);
    cell.setLeft(cell.left() + used + 8);
    drawText(painter, cell, theme.font(Type::Cell), theme.text3, view.note);
}

} // namespace portolan::ui
