// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sideparts.h"

#include "widgets/common/page.h"
#include "widgets/decor/badge.h"
#include "widgets/decor/paint.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace portolan::ui {
namespace {

constexpr int line = 18;
constexpr int top = 12;
constexpr int barWidth = 3;
constexpr int glyphColumn = 24; // glyph 16 and a gap
constexpr int buttonHeight = 28;

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

AttentionItem::AttentionItem(const AttentionView& view, QWidget* parent)
    : FlowWidget(parent)
{
    setView(view);
}

void AttentionItem::setView(const AttentionView& view)
{
    m_view = view;
    QStringList parts{view.title};
    for (const QString& part : {view.age, view.text})
        if (!part.isEmpty())
            parts.append(part);
    for (const CheckLine& check : view.checks)
        parts.append(check.text);
    setAccessibleName(view.title);
    setAccessibleDescription(parts.join(QStringLiteral(". ")));
    reflow();
}

QPushButton* AttentionItem::addButton(const QString& text, ButtonKind kind)
{
    auto* button = new QPushButton(text, this);
    button->setAccessibleName(tr("%1: %2", "button, what it is about").arg(text, m_view.title));
    setButtonLook(button, kind);
    m_buttons.append(button);
    reflow();
    return button;
}

int AttentionItem::flow(QPainter& painter, int width, bool draw, const Theme& theme) const
{
    const ToneColors& tone = theme.tone(m_view.tone);
    // The worst stands out: its words begin at the edge, under its age.
    const int indent = m_view.age.isEmpty() ? glyphColumn : 0;
    const int left = pagePadding;
    const int inner = width - left - pagePadding;
    int y = top;
    if (draw)
        theme.glyph(painter, QPointF(left, y + 1), m_view.glyph, 16, tone.graphic);
    y += int(drawParagraph(painter, QRectF(left + glyphColumn, y, inner - glyphColumn, 2000),
        theme.font(m_view.loud ? Type::BodyStrong : Type::BodyMedium),
        m_view.loud ? tone.text : theme.text1, m_view.title, line, !draw));
    if (!m_view.age.isEmpty()) {
        if (draw)
            drawText(painter, QRectF(left, y + 6, inner, 32), theme.font(Type::Alarm), theme.text1,
                m_view.age);
        y += 40;
    }
    if (!m_view.text.isEmpty())
        y += int(drawParagraph(painter, QRectF(left + indent, y, inner - indent, 2000),
            theme.font(Type::Body), theme.text2, m_view.text, line, !draw));
    if (!m_view.checks.isEmpty())
        y += 8;
    for (const CheckLine& check : m_view.checks) {
        if (draw)
            theme.glyph(painter, QPointF(left + indent, y + 4), check.glyph, 12,
                theme.tone(check.tone).graphic);
        const QRectF words(left + indent + 18, y, inner - indent - 18, 2000);
        y += int(drawParagraph(
            painter, words, theme.font(Type::Cell), theme.text1, check.text, 20, !draw));
    }
    if (const QList<QRect> buttons = buttonPlaces(width); !buttons.isEmpty())
        y += 12 + buttons.last().bottom() + 1;
    y += top;
    if (draw) {
        painter.fillRect(QRect(0, 0, barWidth, y), tone.graphic);
        painter.fillRect(QRect(barWidth, height() - 1, width - barWidth, 1), theme.line);
    }
    return y + 1;
}

void AttentionItem::resizeEvent(QResizeEvent* event)
{
    FlowWidget::resizeEvent(event);
    const QList<QRect> places = buttonPlaces(width());
    for (qsizetype i = 0; i < places.size(); ++i)
        m_buttons[i]->setGeometry(
            places[i].translated(0, height() - 2 - top - places.last().bottom()));
}

QList<QRect> AttentionItem::buttonPlaces(int width) const
{
    const int left = pagePadding + (m_view.age.isEmpty() ? glyphColumn : 0);
    QList<QRect> places;
    QPoint next(left, 0);
    for (const QPushButton* button : m_buttons) {
        const int wide = button->sizeHint().width();
        if (next.x() > left && next.x() + wide > width - 8)
            next = QPoint(left, next.y() + buttonHeight + 8);
        places.append(QRect(next, QSize(wide, buttonHeight)));
        next.rx() += wide + 8;
    }
    return places;
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
