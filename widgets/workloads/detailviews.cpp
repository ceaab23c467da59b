// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/detailviews.h"

#include "widgets/decor/badge.h"
#include "widgets/decor/paint.h"

#include <QPainter>

namespace portolan::ui {
namespace {

constexpr int factName = 112; //!< width of the names; half of a narrow pane at most
constexpr int factLine = 18;
constexpr int factGap = 5;
constexpr int timeWidth = 58;
constexpr int glyphRoom = 24;
constexpr int titleLine = 18;
constexpr int textLine = 16;
constexpr int happeningGap = 8;
constexpr int textMostLines = 6;

} // namespace

LinesView::LinesView(const QString& name, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int LinesView::heightForWidth(int width) const
{
    // Measured with a painter that draws nowhere: fonts need a device.
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    return draw(painter, width, true);
}

QSize LinesView::sizeHint() const
{
    return {200, heightForWidth(std::max(200, width()))};
}

void LinesView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(painter, width(), false);
}

void LinesView::changed(const QString& description)
{
    setAccessibleDescription(description);
    updateGeometry();
    update();
}

void FactsView::setFacts(const QList<Fact>& facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    QStringList lines;
    for (const Fact& fact : facts)
        lines.append(fact.name + QLatin1String(": ") + fact.value);
    changed(lines.join(QLatin1Char('\n')));
}

int FactsView::draw(QPainter& painter, int width, bool dryRun) const
{
    const Theme& theme = themeOf(this);
    const int names = std::min(factName, width * 2 / 5);
    int y = 10;
    for (const Fact& fact : m_facts) {
        const QRectF value(pagePadding + names, y, width - names - 2 * pagePadding, factLine);
        const TypeFace& font = theme.font(fact.mono ? Type::Mono : Type::Cell);
        const QColor color = fact.quiet ? theme.text3 : fact.tone ? theme.tone(*fact.tone).text : theme.text1;
        if (!dryRun)
            drawText(painter, QRectF(pagePadding, y, names - 8, factLine), theme.font(Type::Cell), theme.text3, fact.name);
        y += int(drawParagraph(painter, value, font, color, fact.value, factLine, dryRun)) + factGap;
    }
    return y + 10 - factGap;
}

void HappeningsView::setHappenings(const QList<Happening>& happenings, const QString& instead)
{
    if (happenings == m_happenings && instead == m_instead)
        return;
    m_happenings = happenings;
    m_instead = instead;
    QStringList lines;
    for (const Happening& happening : happenings)
        lines.append(QStringList{happening.time, happening.title, happening.text}.join(QLatin1Char(' ')));
    changed(lines.isEmpty() ? instead : lines.join(QLatin1Char('\n')));
}

int HappeningsView::draw(QPainter& painter, int width, bool dryRun) const
{
    const Theme& theme = themeOf(this);
    int y = 10;
    if (m_happenings.isEmpty()) {
        const QRectF rect(pagePadding, y, width - 2 * pagePadding, titleLine);
        return y + 10
            + int(drawParagraph(painter, rect, theme.font(Type::Cell), theme.text3, m_instead, titleLine, dryRun));
    }
    const int left = pagePadding + timeWidth + glyphRoom + 4;
    for (const Happening& happening : m_happenings) {
        const QRectF text(left, y + titleLine, width - left - pagePadding, textLine * textMostLines);
        if (!dryRun) {
            drawText(painter, QRectF(pagePadding, y, timeWidth, titleLine), theme.font(Type::Caption), theme.text3,
                happening.time);
            theme.glyph(painter, QPointF(pagePadding + timeWidth + 4, y + 1), happening.glyph, 16,
                happening.tone ? theme.tone(*happening.tone).graphic : theme.text3);
            drawText(painter, QRectF(left, y, width - left - pagePadding, titleLine), theme.font(Type::Cell),
                theme.text1, happening.title);
        }
        y += titleLine;
        if (!happening.text.isEmpty())
            y += int(drawParagraph(
                painter, text, theme.font(Type::Caption), theme.text3, happening.text, textLine, dryRun));
        y += happeningGap;
    }
    return y + 10 - happeningGap;
}

void NoteView::setNote(Tone tone, const QString& strong, const QString& text)
{
    setVisible(!strong.isEmpty() || !text.isEmpty());
    if (tone == m_tone && strong == m_strong && text == m_text)
        return;
    m_tone = tone;
    m_strong = strong;
    m_text = text;
    changed(strong + QLatin1Char(' ') + text);
}

int NoteView::draw(QPainter& painter, int width, bool dryRun) const
{
    const Theme& theme = themeOf(this);
    constexpr int line = 18;
    constexpr int inset = 12;
    const QRectF words(pagePadding + inset + 2, 8, width - 2 * pagePadding - 2 * inset, line);
    int height = 16 + (m_strong.isEmpty() ? 0 : line);
    if (!m_text.isEmpty())
        height += int(drawParagraph(painter, words, theme.font(Type::Cell), theme.text2, m_text, line, true));
    if (dryRun)
        return height + 12;
    paintNote(painter, QRect(pagePadding, 0, width - 2 * pagePadding, height), m_tone, theme);
    qreal y = words.top();
    if (!m_strong.isEmpty()) {
        drawText(painter, words, theme.font(Type::CellStrong), theme.text1, m_strong);
        y += line;
    }
    if (!m_text.isEmpty())
        drawParagraph(painter, words.translated(0, y - words.top()), theme.font(Type::Cell), theme.text2, m_text, line);
    return height + 12;
}

} // namespace portolan::ui
