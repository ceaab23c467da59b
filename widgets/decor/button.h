// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QRect>
#include <QString>

class QAbstractButton;

namespace portolan::ui {

//! What pressing it means. Ink: the one thing to do in this pane. Abort: the last key of a run.
enum class ButtonKind : quint8 { Plain, Ink, Quiet, Danger, Abort };

//! Says how a QPushButton or QToolButton looks; the style draws it so. `key` is shown as a key
//! cap and binds nothing. A button with a glyph and no text needs an accessible name and a tooltip.
void setButtonLook(
    QAbstractButton* button, ButtonKind kind, Glyph glyph = Glyph::None, const QString& key = {});

//! What the painter of buttons needs to know.
struct ButtonView {
    QString text;
    ButtonKind kind = ButtonKind::Plain;
    Glyph glyph = Glyph::None;
    QString key;
    bool enabled = true;
    bool hovered = false;
    bool pressed = false;
    bool checked = false;
    bool menu = false; //!< opens one: a chevron at the right
    bool alignLeft = false;
};
[[nodiscard]] ButtonView buttonView(const QAbstractButton* button);
[[nodiscard]] QSize buttonSize(const ButtonView& view, const Theme& theme);
void paintButton(QPainter& painter, const QRect& rect, const ButtonView& view, const Theme& theme);

//! A key cap at the left end of the rectangle; returns its width. `color` is that of the text.
qreal paintKey(QPainter& painter, const QRect& rect, const QString& key, const QColor& text,
    const QColor& edge, const Theme& theme);
[[nodiscard]] qreal keyWidth(const QString& key, const Theme& theme);

} // namespace portolan::ui
