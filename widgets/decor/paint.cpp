// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/paint.h"

#include <QFontMetricsF>
#include <QHash>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <cmath>

namespace portolan::ui {
namespace {

// The same few thousand words are drawn again and again, and measuring a word costs as much as
// drawing it. GUI thread only; emptied when full, which is rarely.
constexpr qsizetype keptWidths = 8192;
constexpr qsizetype keptLength = 80;

qreal measured(const TypeFace& font, const QString& text)
{
    if (font.id < 0 || text.size() > keptLength)
        return QFontMetricsF(font.drawn(text)).horizontalAdvance(text) * font.scale;
    static QHash<std::pair<int, QString>, qreal> widths;
    const std::pair key(font.id, text);
    if (const auto known = widths.constFind(key); known != widths.constEnd())
        return *known;
    if (widths.size() >= keptWidths)
        widths.clear();
    const qreal width = QFontMetricsF(font.drawn(text)).horizontalAdvance(text) * font.scale;
    widths.insert(key, width);
    return width;
}

} // namespace

qreal textWidth(const TypeFace& font, const QString& text)
{
    return measured(font, text);
}

qreal drawText(QPainter& painter, const QRectF& rect, const TypeFace& font, const QColor& color,
    const QString& text, Qt::Alignment align, Qt::TextElideMode elide)
{
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    const QFontMetricsF metrics(font.drawn(text));
    const qreal scale = font.scale;
    QString shown = text;
    qreal width = measured(font, text);
    // Half a pixel of tolerance: widths are summed elsewhere and rounded.
    if (width > rect.width() + 0.5) {
        shown = metrics.elidedText(text, elide, rect.width() / scale);
        width = metrics.horizontalAdvance(shown) * scale;
    }
    qreal x = rect.left();
    if (align & Qt::AlignRight)
        x = rect.right() - width;
    else if (align & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    // On a whole pixel, so that all words of a row stand on one line.
    const qreal baseline
        = std::round(rect.center().y() + scale * (metrics.ascent() - metrics.descent()) / 2);
    painter.setFont(font.drawn(text));
    painter.setPen(color);
    if (scale == 1) {
        painter.drawText(QPointF(x, baseline), shown);
        return width;
    }
    const QTransform before = painter.worldTransform();
    painter.scale(scale, scale);
    painter.drawText(QPointF(x, baseline) / scale, shown);
    painter.setWorldTransform(before);
    return width;
}

qreal drawParagraph(QPainter& painter, const QRectF& rect, const TypeFace& font,
    const QColor& color, const QString& text, qreal lineHeight, bool dryRun)
{
    QTextLayout layout(text, font.drawn(text));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    layout.beginLayout();
    qreal y = 0;
    const QFontMetricsF metrics(font.drawn(text));
    const qreal scale = font.scale;
    const qreal lead = (lineHeight - scale * (metrics.ascent() + metrics.descent())) / 2;
    while (true) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(rect.width() / scale);
        line.setPosition(QPointF(0, std::round(y + lead) / scale));
        y += lineHeight;
    }
    layout.endLayout();
    if (!dryRun) {
        const QTransform before = painter.worldTransform();
        painter.setPen(color);
        painter.scale(scale, scale);
        layout.draw(&painter, rect.topLeft() / scale);
        painter.setWorldTransform(before);
    }
    return y;
}

void drawBox(QPainter& painter, const QRectF& rect, qreal corner, const QColor& fill,
    const QColor& edge, qreal edgeWidth)
{
    painter.save();
    const bool round = corner > 0;
    painter.setRenderHint(QPainter::Antialiasing, round || edgeWidth != std::round(edgeWidth));
    painter.setPen(edge.isValid() ? QPen(edge, edgeWidth) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (!round && !edge.isValid()) {
        painter.fillRect(rect, fill);
    } else {
        const qreal inset = edge.isValid() ? edgeWidth / 2 : 0;
        const QRectF line = rect.adjusted(inset, inset, -inset, -inset);
        if (round)
            painter.drawRoundedRect(line, corner - inset, corner - inset);
        else
            painter.drawRect(line);
    }
    painter.restore();
}

void drawHatch(QPainter& painter, const QRectF& rect, const QColor& color)
{
    if (rect.width() <= 0)
        return;
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::FlatCap));
    // A period of 4 across the lines is 4√2 along the edge.
    constexpr qreal step = 4 * 1.41421356;
    const qreal height = rect.height();
    for (qreal x = rect.left() - height; x < rect.right() + step; x += step)
        painter.drawLine(QPointF(x, rect.bottom() + 1), QPointF(x + height + 2, rect.top() - 1));
    painter.restore();
}

void drawInnerFocus(QPainter& painter, const QRectF& rect, const QColor& color, qreal corner)
{
    drawBox(painter, rect, corner, QColor(), color, 2);
}

QColor mixed(const QColor& a, const QColor& b, qreal share)
{
    const auto part = [share](int x, int y) { return qRound(x * share + y * (1 - share)); };
    return QColor(part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue()));
}

} // namespace portolan::ui
