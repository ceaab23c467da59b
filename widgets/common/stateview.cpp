// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/stateview.h"

#include "widgets/decor/paint.h"

#include <QPainter>
#include <QPushButton>

namespace portolan::ui {
namespace {

constexpr int indent = 28; // glyph 16 and a gap
constexpr int textWidest = 420;
constexpr int titleHeight = 22;
constexpr int lineHeight = 19;
constexpr int buttonGap = 12;

} // namespace

StateView::StateView(QWidget* parent)
    : QWidget(parent)
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
}

void StateView::setText(const StateText& text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text.title);
    setAccessibleDescription(text.reason);
    label(m_first, text.first, &StateView::firstTriggered);
    label(m_second, text.second, &StateView::secondTriggered);
    if (m_first)
        setButtonLook(m_first, text.firstKind);
    if (m_second)
        setButtonLook(m_second, ButtonKind::Quiet);
    place();
    update();
}

//! A button without words would be one that nobody can tell the meaning of.
void StateView::label(QPushButton*& button, const QString& words, void (StateView::*pressed)())
{
    if (words.isEmpty()) {
        if (button) {
            button->hide();
            button->deleteLater(); // not now: it may be the one that is pressed
        }
        button = nullptr;
        return;
    }
    if (!button) {
        button = new QPushButton(this);
        connect(button, &QPushButton::clicked, this, pressed);
    }
    button->setText(words);
    button->setAccessibleName(words);
    button->show();
}

StateView::Places StateView::places() const
{
    Places p;
    p.left = qMax(pagePadding, qMin(width() / 3, width() - textWidest - indent - pagePadding));
    p.width = qMin(textWidest, width() - p.left - indent - pagePadding);
    // Painted with no painter: only the height is wanted.
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    p.reasonHeight = m_text.reason.isEmpty()
        ? 0
        : int(drawParagraph(painter, QRectF(0, 0, p.width, 1000), themeOf(this).font(Type::Body),
              Qt::black, m_text.reason, lineHeight, true));
    const int buttons = m_text.first.isEmpty() ? 0 : 28 + buttonGap;
    // A little above the middle, where the eye looks first.
    p.top = qMax(16, (height() - titleHeight - 4 - p.reasonHeight - buttons) * 2 / 5);
    return p;
}

void StateView::place()
{
    const Places p = places();
    const int top = p.top + titleHeight + 4 + p.reasonHeight + buttonGap;
    int x = p.left + indent;
    for (QPushButton* button : {m_first, m_second}) {
        if (!button)
            continue;
        button->setGeometry(QRect(QPoint(x, top), button->sizeHint()));
        x = button->geometry().right() + 9;
    }
}

void StateView::resizeEvent(QResizeEvent*)
{
    place();
}

void StateView::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    const Places p = places();
    const QColor tone = m_text.tone ? theme.tone(*m_text.tone).graphic : theme.text3;
    theme.glyph(painter, QPointF(p.left, p.top + 3), m_text.glyph, 16, tone);
    drawText(painter,
        QRectF(p.left + indent, p.top, width() - p.left - indent - pagePadding, titleHeight),
        theme.font(Type::Question), theme.text1, m_text.title);
    drawParagraph(painter,
        QRectF(p.left + indent, p.top + titleHeight + 4, p.width, p.reasonHeight),
        theme.font(Type::Body), theme.text2, m_text.reason, lineHeight);
}

} // namespace portolan::ui
