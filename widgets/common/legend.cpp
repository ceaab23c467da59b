// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/legend.h"

#include "widgets/decor/paint.h"
#include "widgets/decor/theme.h"

#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int side = 9;
constexpr int markGap = 6;
constexpr int entryGap = 14;

void paintMark(QPainter& painter, const QRect& box, LegendEntry::Mark mark, const Theme& theme)
{
    switch (mark) {
    case LegendEntry::Used:
        painter.fillRect(box, theme.used);
        return;
    case LegendEntry::Requested:
        painter.fillRect(box, theme.requested);
        return;
    case LegendEntry::Allocatable:
        painter.fillRect(box, theme.alloc);
        return;
    case LegendEntry::MayBeAdded:
        drawBox(painter, box, 0, QColor(), theme.line2);
        return;
    case LegendEntry::Added:
        drawBox(painter, box, 0, theme.tone(Tone::Progress).tint, theme.tone(Tone::Progress).graphic);
        return;
    case LegendEntry::Minimum:
        painter.fillRect(QRectF(box.center().x(), box.top() - 1, 1.5, side + 2), theme.text2);
        return;
    case LegendEntry::Need:
        drawHatch(painter, box, theme.tone(Tone::Progress).graphic);
        drawBox(painter, box, 0, QColor(), theme.tone(Tone::Progress).graphic);
        return;
    case LegendEntry::Over:
        painter.fillRect(box, theme.tone(Tone::Error).graphic);
        return;
    }
}

} // namespace

Legend::Legend(const QList<LegendEntry>& entries, QWidget* parent)
    : QWidget(parent)
    , m_entries(entries)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    QStringList words;
    for (const LegendEntry& entry : entries)
        words.append(entry.text);
    setAccessibleName(tr("Legend: %1").arg(words.join(QStringLiteral(", "))));
}

QSize Legend::sizeHint() const
{
    qreal width = 0;
    for (const LegendEntry& entry : m_entries)
        width += side + markGap + textWidth(themeOf(this).font(Type::Caption), entry.text) + entryGap;
    return {int(std::ceil(width)) - entryGap + 1, 20};
}

void Legend::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    qreal x = 0;
    for (const LegendEntry& entry : m_entries) {
        paintMark(painter, QRect(int(x), (height() - side) / 2, side, side), entry.mark, theme);
        x += side + markGap;
        const QRectF words(x, 0, width() - x + 1, height());
        x += std::ceil(drawText(painter, words, theme.font(Type::Caption), theme.text2, entry.text)) + entryGap;
    }
}

} // namespace portolan::ui
