// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/type.h"

#include <QColor>
#include <QRectF>
#include <QString>

class QPainter;

namespace portolan::ui {

//! Small things that every painter needs. Lengths are logical pixels.

//! Radius of controls, chips and plates; release chips and tags; pop-ups.
constexpr qreal radius = 3;
constexpr qreal smallRadius = 2;
constexpr qreal popupRadius = 6;

//! Space at the left and right end of a pane, and between the cells of a table.
constexpr int pagePadding = 16;
constexpr int cellPadding = 8;

[[nodiscard]] qreal textWidth(const TypeFace& font, const QString& text);

//! One line of text, cut with an ellipsis where it does not fit, upright centred in the rectangle.
//! Returns the width that was drawn.
qreal drawText(QPainter& painter, const QRectF& rect, const TypeFace& font, const QColor& color,
    const QString& text, Qt::Alignment align = Qt::AlignLeft,
    Qt::TextElideMode elide = Qt::ElideRight);

//! Wrapped text from the top of the rectangle with a fixed line height; returns the height used.
qreal drawParagraph(QPainter& painter, const QRectF& rect, const TypeFace& font,
    const QColor& color, const QString& text, qreal lineHeight, bool dryRun = false);

//! A filled, outlined rectangle whose lines lie on whole pixels. Invalid colours draw nothing.
void drawBox(QPainter& painter, const QRectF& rect, qreal corner, const QColor& fill,
    const QColor& edge, qreal edgeWidth = 1);

//! 45 degrees, 1.5 wide in a period of 4: what is needed or what was.
void drawHatch(QPainter& painter, const QRectF& rect, const QColor& color);

//! The keyboard focus ring inside a row or field, 2 px.
void drawInnerFocus(QPainter& painter, const QRectF& rect, const QColor& color, qreal corner = 0);

//! `share` of a, the rest of b.
[[nodiscard]] QColor mixed(const QColor& a, const QColor& b, qreal share);

} // namespace portolan::ui
