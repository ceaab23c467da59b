// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/objecthead.h"

#include "widgets/decor/paint.h"

#include <QPainter>

namespace portolan::ui {
namespace {

constexpr int closeRoom = 40;
constexpr int indent = 24;

} // namespace

ObjectHead::ObjectHead(QWidget* parent)
    : QWidget(parent)
{
    setFixedHeight(62);
}

void ObjectHead::setObject(
    Glyph glyph, Tone tone, const QString& name, const QString& state, const QString& where)
{
    m_glyph = glyph;
    m_tone = tone;
    m_name = name;
    m_state = state;
    m_where = where;
    setAccessibleName(name);
    setAccessibleDescription(state.isEmpty() ? where : state + QStringLiteral(", ") + where);
    setToolTip(name);
    update();
}

void ObjectHead::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    theme.glyph(painter, QPointF(pagePadding, 14), m_glyph, 16, theme.tone(m_tone).graphic);
    const int left = pagePadding + indent;
    drawText(painter, QRectF(left, 12, width() - left - closeRoom, 20), theme.font(Type::Object),
        theme.text1, m_name, Qt::AlignLeft, Qt::ElideMiddle);
    QRectF line(left, 33, width() - left - pagePadding, 18);
    if (!m_state.isEmpty()) {
        const bool loud = m_tone != Tone::Ok;
        const qreal used = drawText(painter, line, theme.font(loud ? Type::BodyStrong : Type::Body),
            loud ? theme.tone(m_tone).text : theme.text2, m_state);
        line.setLeft(line.left() + used + 8);
    }
    drawText(painter, line, theme.font(Type::Body), theme.text2, m_where);
}

DetailStrip::DetailStrip(QWidget* parent)
    : QAbstractButton(parent)
{
    setText(tr("Details"));
    setAccessibleName(tr("Show details"));
    setToolTip(tr("Show details (Enter)"));
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setFixedWidth(40);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void DetailStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), underMouse() ? theme.hover : theme.sunken);
    theme.glyph(painter, QPointF(12, 12), Glyph::Left, 16, theme.text2);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawInnerFocus(painter, rect(), theme.focus);
    painter.translate(width(), 0);
    painter.rotate(90);
    drawText(painter, QRectF(40, 0, height() - 56, width()), theme.font(Type::PaneHead),
        theme.text2, text());
}

} // namespace portolan::ui
