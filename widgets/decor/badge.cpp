// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/badge.h"

#include "widgets/decor/paint.h"

#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int glyphSide = 12;
constexpr int glyphGap = 6;
constexpr int wordGap = 4;

int middleTop(const QRect& rect, int side)
{
    return rect.top() + (rect.height() - side) / 2;
}

const TypeFace& badgeFont(const BadgeView& view, const Theme& theme)
{
    return theme.font(view.loud ? Type::CellName : Type::Cell);
}

} // namespace

BadgeView freshnessBadge(DataState state, const QString& detail)
{
    const StateLook look = lookOf(state);
    const bool loud = look.tone == Tone::Error || look.tone == Tone::Warn;
    return {look.glyph, look.tone, look.quiet, word(state), detail, loud};
}

BadgeView healthBadge(Health health, const QString& text, const QString& detail)
{
    const StateLook look = lookOf(health);
    return {look.glyph, look.tone, false, text.isEmpty() ? word(health) : text, detail};
}

QString badgeText(const BadgeView& view)
{
    return view.detail.isEmpty() ? view.word : view.word + QLatin1Char(' ') + view.detail;
}

qreal badgeWidth(const BadgeView& view, const Theme& theme)
{
    const TypeFace& font = badgeFont(view, theme);
    qreal width = textWidth(font, view.word);
    if (view.glyph != Glyph::None)
        width += glyphSide + glyphGap;
    if (!view.detail.isEmpty())
        width += wordGap + textWidth(font, view.detail);
    return width;
}

qreal paintBadge(QPainter& painter, const QRect& rect, const BadgeView& view, const Theme& theme)
{
    qreal x = rect.left();
    if (view.glyph != Glyph::None) {
        const QColor color = view.tone ? theme.tone(*view.tone).graphic : theme.text3;
        theme.glyph(painter, QPointF(x, middleTop(rect, glyphSide)), view.glyph, glyphSide, color);
        x += glyphSide + glyphGap;
    }
    const QColor words = view.quiet ? theme.text2 : textColor(theme, view.tone);
    const TypeFace& font = badgeFont(view, theme);
    const auto rest
        = [&] { return QRectF(x, rect.top(), rect.left() + rect.width() - x, rect.height()); };
    x += drawText(painter, rest(), font, words, view.word);
    if (!view.detail.isEmpty()) {
        x += wordGap;
        const bool quiet
            = view.quiet || !view.tone || view.tone == Tone::Progress || view.tone == Tone::Unknown;
        x += drawText(painter, rest(), font, quiet ? theme.text3 : words, view.detail);
    }
    return x - rect.left();
}

QSize chipSize(const ChipView& view, const Theme& theme)
{
    qreal width = 14 + textWidth(theme.font(Type::Small), view.text);
    if (view.glyph != Glyph::None)
        width += glyphSide + 5;
    if (view.chosen)
        width += glyphSide + 5;
    return {int(std::ceil(width)), 22};
}

void paintChip(QPainter& painter, const QRect& rect, const ChipView& view, const Theme& theme)
{
    const QColor fill = view.chosen ? theme.select : view.hovered ? theme.hover : theme.raised;
    drawBox(
        painter, rect, radius, fill, view.chosen ? theme.tone(Tone::Person).graphic : theme.line2);
    int x = rect.left() + 7;
    if (view.glyph != Glyph::None) {
        const QColor color = view.tone ? theme.tone(*view.tone).graphic : theme.text3;
        theme.glyph(painter, QPointF(x, middleTop(rect, glyphSide)), view.glyph, glyphSide, color);
        x += glyphSide + 5;
    }
    QRectF words(x, rect.top(), rect.left() + rect.width() - 6 - x, rect.height());
    if (view.chosen) {
        theme.glyph(painter,
            QPointF(rect.left() + rect.width() - 7 - glyphSide, middleTop(rect, glyphSide)),
            Glyph::Close, glyphSide, theme.text3);
        words.setRight(words.right() - glyphSide - 5);
    }
    drawText(painter, words, theme.font(Type::Small), theme.text1, view.text);
}

void paintBanner(QPainter& painter, const QRect& rect, const BannerView& view, const Theme& theme,
    int rightPadding)
{
    const ToneColors& tone = theme.tone(view.tone);
    painter.fillRect(rect, tone.tint);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1),
        view.tone == Tone::Error ? tone.graphic : theme.line);
    theme.glyph(painter, QPointF(rect.left() + pagePadding, middleTop(rect, 16)), view.glyph, 16,
        tone.graphic);
    QRectF words(rect.left() + pagePadding + 26, rect.top(), 0, rect.height() - 1);
    words.setRight(rect.right() - rightPadding);
    const qreal used
        = drawText(painter, words, theme.font(Type::BodyStrong), theme.text1, view.strong);
    if (used > 0)
        words.setLeft(words.left() + used + wordGap);
    drawText(painter, words, theme.font(Type::Body), theme.text1, view.text);
}

void paintNote(QPainter& painter, const QRect& rect, Tone tone, const Theme& theme)
{
    painter.fillRect(rect, theme.tone(tone).tint);
    painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), theme.tone(tone).graphic);
}

void paintFigure(QPainter& painter, const QRect& rect, const FigureView& view, const Theme& theme)
{
    // 10 above, lines of 16, 24 and 16, and 10 below make the strip's 76.
    QRectF line(rect.left() + pagePadding, rect.top() + 10, rect.width() - pagePadding - 8, 16);
    drawText(painter, line, theme.font(Type::Caption), theme.text3, view.label);
    line = QRectF(line.left(), rect.top() + 26, line.width(), 24);
    drawText(painter, line, theme.font(Type::Figure),
        view.tone ? theme.tone(*view.tone).text : theme.text1, view.figure);
    line = QRectF(line.left(), rect.top() + 50, line.width(), 16);
    drawText(painter, line, theme.font(Type::Caption), theme.text2, view.note);
}

} // namespace portolan::ui
