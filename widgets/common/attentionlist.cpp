// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/attentionlist.h"

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

AttentionItem::AttentionItem(const Attention& view, QWidget* parent)
    : FlowWidget(parent)
{
    setView(view);
}

void AttentionItem::setView(const Attention& view)
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
    showAction();
    reflow();
    placeButtons();
}

void AttentionItem::showAction()
{
    if (m_view.action.isEmpty()) {
        m_buttons.removeOne(m_action);
        delete std::exchange(m_action, nullptr);
        return;
    }
    if (!m_action) {
        m_action = addButton(m_view.action);
        connect(m_action, &QPushButton::clicked, this, &AttentionItem::triggered);
    }
    m_action->setText(m_view.action);
    if (!m_view.spokenAction.isEmpty())
        m_action->setAccessibleName(m_view.spokenAction);
}

QPushButton* AttentionItem::addButton(const QString& text, ButtonKind kind)
{
    auto* button = new QPushButton(text, this);
    button->setAccessibleName(tr("%1: %2", "button, what it is about").arg(text, m_view.title));
    setButtonLook(button, kind);
    button->show();
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
    placeButtons();
}

void AttentionItem::placeButtons()
{
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

AttentionList::AttentionList(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(name);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void AttentionList::setItems(const QList<Attention>& items)
{
    while (m_items.size() > items.size())
        delete m_items.takeLast();
    for (qsizetype i = 0; i < m_items.size(); ++i)
        if (m_items[i]->view() != items[i])
            m_items[i]->setView(items[i]);
    while (m_items.size() < items.size()) {
        auto* item = new AttentionItem(items[m_items.size()], this);
        connect(item, &AttentionItem::triggered, this,
            [this, item] { Q_EMIT triggered(item->view().id); });
        m_layout->addWidget(item);
        m_items.append(item);
    }
}

QList<Attention> AttentionList::items() const
{
    QList<Attention> items;
    for (const AttentionItem* item : m_items)
        items.append(item->view());
    return items;
}

} // namespace portolan::ui
