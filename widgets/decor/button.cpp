// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/button.h"

#include "widgets/decor/paint.h"

#include <QAbstractButton>
#include <QPainter>
#include <QVariant>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr const char* kindProperty = "portolanKind";
constexpr const char* glyphProperty = "portolanGlyph";
constexpr const char* keyProperty = "portolanKey";

constexpr int height = 28;
constexpr int glyphSide = 16;
constexpr int glyphGap = 6;

int sidePadding(const ButtonView& view)
{
    return view.kind == ButtonKind::Quiet ? 8 : 12;
}

struct Colors {
    QColor fill, edge, text;
};

Colors colorsOf(const ButtonView& view, const Theme& theme)
{
    if (!view.enabled)
        return {QColor(), view.kind == ButtonKind::Quiet ? QColor() : theme.line, theme.text3};
    // Hover and press move a fill towards its text; no other colour is needed for them.
    const qreal share = view.pressed ? 0.84 : view.hovered ? 0.92 : 1;
    switch (view.kind) {
    case ButtonKind::Ink: {
        const QColor fill = mixed(theme.ink, theme.onInk, share);
        return {fill, fill, theme.onInk};
    }
    case ButtonKind::Abort: {
        const QColor fill = mixed(theme.errorSolid, theme.text1, share);
        return {fill, fill, theme.onSolid};
    }
    case ButtonKind::Danger:
        return {mixed(theme.raised, theme.tone(Tone::Error).text, share),
            theme.tone(Tone::Error).graphic, theme.tone(Tone::Error).text};
    case ButtonKind::Quiet:
        if (view.checked)
            return {theme.select, QColor(), theme.text1};
        return {
            share < 1 ? mixed(theme.surface, theme.text1, share) : QColor(), QColor(), theme.text2};
    case ButtonKind::Plain:
        break;
    }
    if (view.checked)
        return {theme.select, theme.tone(Tone::Person).graphic, theme.text1};
    return {mixed(theme.raised, theme.text1, share), theme.line2, theme.text1};
}

} // namespace

void setButtonLook(QAbstractButton* button, ButtonKind kind, Glyph glyph, const QString& key)
{
    button->setProperty(kindProperty, int(kind));
    button->setProperty(glyphProperty, int(glyph));
    button->setProperty(keyProperty, key);
    button->updateGeometry();
    button->update();
}

ButtonView buttonView(const QAbstractButton* button)
{
    ButtonView view;
    if (!button)
        return view;
    view.text = button->text();
    const QVariant kind = button->property(kindProperty);
    view.kind = kind.isValid()            ? ButtonKind(kind.toInt())
        : button->inherits("QToolButton") ? ButtonKind::Quiet
                                          : ButtonKind::Plain;
    view.glyph = Glyph(button->property(glyphProperty).toInt());
    view.key = button->property(keyProperty).toString();
    view.enabled = button->isEnabled();
    view.pressed = button->isDown();
    view.checked = button->isChecked();
    return view;
}

qreal keyWidth(const QString& key, const Theme& theme)
{
    return std::ceil(textWidth(theme.font(Type::NoteMedium), key)) + 10;
}

qreal paintKey(QPainter& painter, const QRect& rect, const QString& key, const QColor& text,
    const QColor& edge, const Theme& theme)
{
    constexpr int capHeight = 18;
    const qreal width = keyWidth(key, theme);
    const QRectF cap(rect.left(), rect.top() + (rect.height() - capHeight) / 2, width, capHeight);
    drawBox(painter, cap, radius, QColor(), edge);
    drawText(painter, cap, theme.font(Type::NoteMedium), text, key, Qt::AlignHCenter);
    return width;
}

QSize buttonSize(const ButtonView& view, const Theme& theme)
{
    QString text = view.text;
    text.remove(QLatin1Char('&'));
    if (text.isEmpty() && view.key.isEmpty() && !view.menu)
        return {height, height};
    qreal width = 2 * sidePadding(view);
    if (!text.isEmpty())
        width += std::ceil(textWidth(theme.font(Type::Button), text));
    if (view.glyph != Glyph::None)
        width += glyphSide + (text.isEmpty() ? 0 : glyphGap);
    if (!view.key.isEmpty())
        width += keyWidth(view.key, theme) + 8;
    if (view.menu)
        width += glyphSide;
    return {int(width), height};
}

void paintButton(QPainter& painter, const QRect& rect, const ButtonView& view, const Theme& theme)
{
    const Colors colors = colorsOf(view, theme);
    drawBox(painter, rect, radius, colors.fill, colors.edge);
    QString text = view.text;
    text.remove(QLatin1Char('&'));
    const QSize natural = buttonSize(view, theme);
    int x = view.alignLeft ? rect.left() + sidePadding(view)
                           : rect.left() + (rect.width() - natural.width()) / 2 + sidePadding(view);
    if (text.isEmpty() && view.glyph != Glyph::None && view.key.isEmpty() && !view.menu)
        x = rect.left() + (rect.width() - glyphSide) / 2;
    if (view.glyph != Glyph::None) {
        theme.glyph(painter, QPointF(x, rect.top() + (rect.height() - glyphSide) / 2), view.glyph,
            glyphSide, colors.text);
        x += glyphSide + (text.isEmpty() ? 0 : glyphGap);
    }
    const QRectF rest(x, rect.top(), rect.right() - x, rect.height());
    x += int(std::ceil(drawText(painter, rest, theme.font(Type::Button), colors.text, text)));
    if (!view.key.isEmpty()) {
        const QColor quiet
            = mixed(colors.text, colors.fill.isValid() ? colors.fill : theme.surface, 0.75);
        x += 8;
        x += int(paintKey(painter, QRect(x, rect.top(), 0, rect.height()), view.key, quiet,
            mixed(colors.text, colors.fill.isValid() ? colors.fill : theme.surface, 0.4), theme));
    }
    if (view.menu)
        theme.glyph(painter, QPointF(x + 2, rect.top() + (rect.height() - glyphSide) / 2),
            Glyph::Down, glyphSide, colors.text);
}

} // namespace portolan::ui
