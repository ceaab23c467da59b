// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sideparts.h"

#include "widgets/common/page.h"
#include "widgets/decor/badge.h"
#include "widgets/decor/paint.h"

#include <QPainter>
#include <QVBoxLayout>

namespace portolan::ui {
namespace {

constexpr int line = 18;
constexpr int top = 12;
constexpr int barWidth = 3;

} // namespace

SidePane::SidePane(const QString& name, QWidget* parent)
    : QScrollArea(parent)
{
    setAccessibleName(name);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    QWidget* content = makePane(this);
    m_column = new QVBoxLayout(content);
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addStretch(1);
    setWidget(content);
}

void SidePane::add(QWidget* piece)
{
    m_column->insertWidget(m_column->count() - 1, piece);
}

void SidePane::addLast(QWidget* piece)
{
    m_column->insertWidget(m_column->count() - 1, piece, 1000);
}

void SidePane::clear()
{
    while (m_column->count() > 1) {
        const std::unique_ptr<QLayoutItem> item(m_column->takeAt(0));
        delete item->widget();
    }
}

EventList::EventList(const QString& name, QWidget* parent)
    : FlowWidget(parent)
{
    setAccessibleName(name);
}

void EventList::setEvents(const QList<EventView>& events)
{
    m_events = events;
    QStringList lines;
    for (const EventView& event : events)
        lines.append(event.time + QLatin1Char(' ') + event.text + QLatin1Char(' ') + event.detail);
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    reflow();
}

int EventList::flow(QPainter& painter, int width, bool draw, const Theme& theme) const
{
    constexpr int timeWidth = 58;
    constexpr int wordsLeft = pagePadding + timeWidth + 6 + 18 + 6;
    int y = 6;
    for (const EventView& event : m_events) {
        y += 4;
        if (draw) {
            drawText(painter, QRectF(pagePadding, y, timeWidth, 17), theme.font(Type::Small),
                theme.text3, event.time);
            const QColor color = event.tone ? theme.tone(*event.tone).graphic : theme.text3;
            theme.glyph(
                painter, QPointF(pagePadding + timeWidth + 6, y + 1), event.glyph, 16, color);
        }
        const QRectF words(wordsLeft, y, width - wordsLeft - pagePadding, 2000);
        y += int(drawParagraph(
            painter, words, theme.font(Type::Cell), theme.text1, event.text, 17, !draw));
        if (!event.detail.isEmpty())
            y += int(drawParagraph(painter, QRectF(words.left(), y, words.width(), 2000),
                theme.font(Type::Caption), theme.text3, event.detail, 16, !draw));
        y += 4;
    }
    return y + 6;
}

FactList::FactList(const QString& name, QWidget* parent)
    : FlowWidget(parent)
{
    setAccessibleName(name);
}

void FactList::setFacts(const QList<FactView>& facts)
{
    m_facts = facts;
    QStringList lines;
    for (const FactView& fact : facts)
        lines.append(fact.name + QStringLiteral(": ") + fact.value);
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    reflow();
}

void FactList::setNameWidth(int width)
{
    m_nameWidth = width;
    reflow();
}

int FactList::flow(QPainter& painter, int width, bool draw, const Theme& theme) const
{
    int y = top;
    for (const FactView& fact : m_facts) {
        if (draw)
            drawText(painter, QRectF(pagePadding, y, m_nameWidth - 8, line), theme.font(Type::Cell),
                theme.text3, fact.name);
        const QRectF words(
            pagePadding + m_nameWidth, y, width - 2 * pagePadding - m_nameWidth, 2000);
        const QColor color = fact.tone ? theme.tone(*fact.tone).text
            : fact.quiet               ? theme.text3
                                       : theme.text1;
        y += int(drawParagraph(painter, words, theme.font(fact.mono ? Type::Mono : Type::Cell),
            color, fact.value.isEmpty() ? QStringLiteral(" ") : fact.value, line, !draw));
        y += 5;
    }
    return y + top - 5;
}

Note::Note(QWidget* parent)
    : FlowWidget(parent)
{
}

void Note::setNote(const QString& text, std::optional<Tone> tone, const QString& strong)
{
    m_text = text;
    m_tone = tone;
    m_strong = strong;
    setAccessibleName((strong + QLatin1Char(' ') + text).trimmed());
    reflow();
}

int Note::flow(QPainter& painter, int width, bool draw, const Theme& theme) const
{
    const int inset = m_tone ? barWidth + 12 : 0;
    const QRectF words(
        pagePadding + inset, 0, width - 2 * pagePadding - inset - (m_tone ? 12 : 0), 2000);
    const int pad = m_tone ? 9 : 0;
    int y = top + pad;
    const auto measure = [&](bool paint) {
        int end = y;
        const auto put = [&](Type type, const QColor& color, const QString& text) {
            if (!text.isEmpty())
                end += int(drawParagraph(painter, words.translated(0, end), theme.font(type), color,
                    text, line, !paint));
        };
        put(Type::BodyStrong, theme.text1, m_strong);
        put(Type::Body, m_tone ? theme.text1 : theme.text2, m_text);
        return end;
    };
    const int end = measure(false);
    if (draw) {
        if (m_tone)
            paintNote(painter, QRect(pagePadding, top, width - 2 * pagePadding, end + pad - top),
                *m_tone, theme);
        measure(true);
    }
    return end + pad + top;
}

} // namespace portolan::ui
