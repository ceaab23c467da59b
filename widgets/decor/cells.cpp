// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/cells.h"

#include "widgets/decor/paint.h"

#include <QPainter>

namespace portolan::ui {
namespace {

constexpr int barWidth = 48;
constexpr int gap = 8;
constexpr int chipGap = 6;
constexpr int lineHeight = 18;
constexpr int smallLine = 16;
constexpr int stateIndent = 18; // glyph 12 and its gap

const TypeFace& fontOf(const CellView& view, const RowLook& row, const Theme& theme)
{
    if (view.kind == CellKind::Code)
        return theme.font(Type::Mono);
    if (view.strong || row.total)
        return theme.font(Type::CellStrong);
    if (view.kind == CellKind::Name)
        return theme.font(Type::CellName);
    return theme.font(Type::Cell);
}

QColor colorOf(const CellView& view, const RowLook& row, const Theme& theme)
{
    // A tone of trouble is kept in an old row: it is why the row is old.
    if (view.tone && !view.quiet)
        return theme.tone(*view.tone).text;
    if (row.old)
        return theme.tone(Tone::Stale).text;
    if (row.total)
        return theme.text1;
    if (view.quiet)
        return theme.text3;
    switch (view.kind) {
    case CellKind::Text:
    case CellKind::Age:
        return theme.text2;
    default:
        return theme.text1;
    }
}

CellView cell(CellKind kind, const QString& text)
{
    CellView view;
    view.kind = kind;
    view.text = text;
    return view;
}

BadgeView badgeOf(const CellView& view, const RowLook& row)
{
    BadgeView badge{view.glyph, view.tone, view.quiet, view.text, view.detail, view.loud};
    if (row.old && badge.quiet) {
        badge.quiet = false;
        badge.tone = Tone::Stale;
    }
    return badge;
}

Qt::TextElideMode elideOf(CellKind kind)
{
    return kind == CellKind::Name || kind == CellKind::Code ? Qt::ElideMiddle : Qt::ElideRight;
}

const QString arrow = QStringLiteral("→");

qreal leadWidth(const CellView& view)
{
    if (view.kind == CellKind::Bar)
        return barWidth + gap;
    if (view.kind == CellKind::Release)
        return 16 + chipGap;
    return 0;
}

//! Arrow, letter and version of what follows; returns where they end.
qreal paintNext(QPainter& painter, QRectF words, const CellView& view, const RowLook& row,
    const Theme& theme)
{
    const QColor quiet = row.old ? theme.tone(Tone::Stale).text : theme.text3;
    words.setLeft(
        words.left() + drawText(painter, words, theme.font(Type::Cell), quiet, arrow) + chipGap);
    if (view.nextRelease != ReleaseColor::None) {
        paintReleaseChip(painter, QPointF(words.left(), words.center().y() - 8), view.nextRelease, theme);
        words.setLeft(words.left() + 16 + chipGap);
    }
    return words.left()
        + drawText(painter, words, fontOf(view, row, theme), colorOf(view, row, theme), view.next);
}

} // namespace

CellView nameCell(const QString& text)
{
    return cell(CellKind::Name, text);
}

CellView textCell(const QString& text)
{
    return cell(CellKind::Text, text);
}

CellView numberCell(const QString& text, bool quiet)
{
    CellView view = cell(CellKind::Number, text);
    view.quiet = quiet;
    return view;
}

CellView ageCell(const QString& text)
{
    return cell(CellKind::Age, text);
}

CellView codeCell(const QString& text)
{
    return cell(CellKind::Code, text);
}

CellView stateCell(const BadgeView& badge)
{
    CellView view = cell(CellKind::State, badge.word);
    view.detail = badge.detail;
    view.glyph = badge.glyph;
    view.tone = badge.tone;
    view.quiet = badge.quiet;
    view.loud = badge.loud;
    return view;
}

CellView barCell(const MiniBarView& bar, const QString& text)
{
    CellView view = cell(CellKind::Bar, text);
    view.bar = bar;
    return view;
}

CellView releaseCell(ReleaseColor color, const QString& version, const QString& detail)
{
    CellView view = cell(CellKind::Release, version);
    view.release = color;
    view.detail = detail;
    return view;
}

bool isRightAligned(CellKind kind)
{
    return kind == CellKind::Number || kind == CellKind::Age;
}

QString cellText(const CellView& view)
{
    QString text = view.text;
    if (!view.next.isEmpty())
        text += QStringLiteral(" → ") + view.next;
    if (!view.detail.isEmpty())
        text += (view.next.isEmpty() ? QStringLiteral(" ") : QStringLiteral(", ")) + view.detail;
    return text;
}

void paintRowGround(QPainter& painter, const QRect& rect, const RowLook& row, const Theme& theme,
    bool firstColumn, bool line)
{
    if (row.selected)
        painter.fillRect(rect, row.active ? theme.select : theme.selectOff);
    else if (row.hovered)
        painter.fillRect(rect, theme.hover);
    else if (row.total)
        painter.fillRect(rect, theme.sunken);
    if (line)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), theme.line);
    if (row.selected && firstColumn)
        painter.fillRect(
            QRect(rect.left(), rect.top(), 3, rect.height()), theme.tone(Tone::Person).graphic);
}

void paintCell(QPainter& painter, const QRect& rect, const CellView& view, const RowLook& row,
    const Theme& theme)
{
    if (view.kind == CellKind::State) {
        paintBadge(painter, rect, badgeOf(view, row), theme);
        return;
    }
    QRectF words = rect;
    if (view.kind == CellKind::Bar) {
        MiniBarView bar = view.bar;
        bar.old = bar.old || row.old;
        paintMiniBar(painter,
            QRect(rect.left(), rect.top(), qMin(barWidth, rect.width()), rect.height()), bar,
            theme);
    } else if (view.kind == CellKind::Release && view.release != ReleaseColor::None) {
        paintReleaseChip(painter, QPointF(rect.left(), rect.top() + (rect.height() - 16) / 2),
            view.release, theme);
    }
    words.setLeft(words.left() + leadWidth(view));
    const TypeFace& font = fontOf(view, row, theme);
    const Qt::Alignment align = isRightAligned(view.kind) ? Qt::AlignRight : Qt::AlignLeft;
    const qreal used = drawText(
        painter, words, font, colorOf(view, row, theme), view.text, align, elideOf(view.kind));
    const QColor quiet = row.old ? theme.tone(Tone::Stale).text : theme.text3;
    words.setLeft(words.left() + used + chipGap);
    if (!view.next.isEmpty())
        words.setLeft(paintNext(painter, words, view, row, theme) + chipGap);
    if (view.detail.isEmpty())
        return;
    drawText(painter, words, theme.font(Type::Cell), quiet, view.detail);
}

void paintTwoLineCell(QPainter& painter, const QRect& rect, const CellView& view,
    const CellView& second, const RowLook& row, const Theme& theme)
{
    if (second.text.isEmpty()) {
        paintCell(painter, rect, view, row, theme);
        return;
    }
    const int top = rect.top() + (rect.height() - lineHeight - smallLine) / 2;
    paintCell(painter, QRect(rect.left(), top, rect.width(), lineHeight), view, row, theme);
    const QColor color = second.tone ? theme.tone(*second.tone).text
        : row.old                    ? theme.tone(Tone::Stale).text
                                     : theme.text3;
    QRectF words(rect.left(), top + lineHeight, rect.width(), smallLine);
    // Under the words of a state, not under its glyph.
    if (view.kind == CellKind::State && view.glyph != Glyph::None)
        words.setLeft(words.left() + stateIndent);
    else if (view.kind == CellKind::Release && view.release != ReleaseColor::None)
        words.setLeft(words.left() + leadWidth(view));
    drawText(painter, words, theme.font(second.kind == CellKind::Code ? Type::Mono : Type::Caption),
        color, second.text, isRightAligned(view.kind) ? Qt::AlignRight : Qt::AlignLeft,
        elideOf(second.kind));
}

qreal cellWidth(const CellView& view, const Theme& theme)
{
    if (view.kind == CellKind::State)
        return badgeWidth(badgeOf(view, {}), theme);
    qreal width = leadWidth(view) + textWidth(fontOf(view, {}, theme), view.text);
    if (!view.next.isEmpty())
        width += chipGap + textWidth(theme.font(Type::Cell), arrow) + chipGap
            + (view.nextRelease == ReleaseColor::None ? 0 : 16 + chipGap)
            + textWidth(fontOf(view, {}, theme), view.next);
    if (!view.detail.isEmpty())
        width += chipGap + textWidth(theme.font(Type::Cell), view.detail);
    return width;
}

bool isCut(const CellView& view, int width, const Theme& theme)
{
    return cellWidth(view, theme) > width + 0.5;
}

} // namespace portolan::ui
