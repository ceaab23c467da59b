// SPDX-License-Identifier: GPL-3.0-or-later
// The longer controls of the style: menu entries, heads, scroll bars, combo boxes.
#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"
#include "widgets/decor/style.h"

#include <QPainter>
#include <QStyleOption>
#include <QWidget>

namespace portolan::ui {

void PortolanStyle::drawMenuItem(const QStyleOption* option, QPainter* painter) const
{
    const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
    if (!item)
        return;
    const QRect rect = item->rect;
    if (item->menuItemType == QStyleOptionMenuItem::Separator) {
        painter->fillRect(QRect(rect.left(), rect.center().y(), rect.width(), 1), m_theme.line);
        return;
    }
    const bool enabled = item->state & State_Enabled;
    if ((item->state & State_Selected) && enabled)
        painter->fillRect(rect.adjusted(1, 0, -1, 0), m_theme.select);
    const QColor color = enabled ? m_theme.text1 : m_theme.text3;
    const int glyphTop = rect.top() + (rect.height() - 16) / 2;
    if (item->checkType != QStyleOptionMenuItem::NotCheckable && item->checked)
        m_theme.glyph(*painter, QPointF(rect.left() + 12, glyphTop), Glyph::Check, 16, color);
    else if (!item->icon.isNull())
        item->icon.paint(painter, QRect(rect.left() + 12, glyphTop, 16, 16));
    const QStringList parts = item->text.split(QLatin1Char('\t'));
    QString text = parts.value(0);
    text.remove(QLatin1Char('&'));
    QRectF words = rect.adjusted(36, 0, -16, 0);
    if (parts.size() > 1)
        drawText(*painter, words, m_theme.font(Type::NoteMedium), m_theme.text3, parts.value(1),
            Qt::AlignRight);
    if (item->menuItemType == QStyleOptionMenuItem::SubMenu)
        m_theme.glyph(
            *painter, QPointF(rect.right() - 20, glyphTop), Glyph::Right, 16, m_theme.text3);
    drawText(*painter, words, m_theme.font(Type::Cell), color, text);
}

void PortolanStyle::drawHeader(const QStyleOption* option, QPainter* painter) const
{
    const auto* head = qstyleoption_cast<const QStyleOptionHeader*>(option);
    if (!head)
        return;
    const bool sorted = head->sortIndicator != QStyleOptionHeader::None;
    const TypeFace& font = m_theme.font(sorted ? Type::CaptionStrong : Type::CaptionMedium);
    const QColor color = sorted ? m_theme.text1 : m_theme.text3;
    QRectF rect = head->rect.adjusted(cellPadding, 0, -cellPadding, -1);
    const bool right = head->textAlignment & Qt::AlignRight;
    if (sorted) {
        rect.setRight(rect.right() - 16);
        const qreal width = qMin(rect.width(), textWidth(font, head->text));
        const qreal x = right ? rect.right() : rect.left() + width;
        m_theme.glyph(*painter, QPointF(x + 2, rect.center().y() - 8),
            head->sortIndicator == QStyleOptionHeader::SortDown ? Glyph::Down : Glyph::Up, 16,
            color);
    }
    drawText(*painter, rect, font, color, head->text, right ? Qt::AlignRight : Qt::AlignLeft);
}

void PortolanStyle::drawScrollBar(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (!bar || bar->maximum <= bar->minimum)
        return;
    const bool hot = (bar->state & State_MouseOver) || (bar->state & State_Sunken);
    QRectF handle = subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget);
    // 6 wide at rest and 10 under the pointer, always along the outer edge.
    const qreal inset = hot ? 0 : 4;
    if (bar->orientation == Qt::Vertical)
        handle.adjust(hot ? 0 : inset - 2, 1, hot ? 0 : -2, -1);
    else
        handle.adjust(1, hot ? 0 : inset - 2, -1, hot ? 0 : -2);
    const qreal corner = qMin(handle.width(), handle.height()) / 2;
    drawBox(*painter, handle, corner, hot ? m_theme.control : m_theme.line2, QColor());
}

void PortolanStyle::drawComboBox(const QStyleOptionComplex* option, QPainter* painter) const
{
    const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (!box)
        return;
    ButtonView view;
    view.enabled = box->state & State_Enabled;
    view.hovered = box->state & State_MouseOver;
    view.pressed = box->state & State_On;
    // The text is drawn by CE_ComboBoxLabel, the frame and the chevron here.
    paintButton(*painter, box->rect, view, m_theme);
    m_theme.glyph(*painter,
        QPointF(box->rect.right() - 22, box->rect.top() + (box->rect.height() - 16) / 2),
        Glyph::Down, 16, view.enabled ? m_theme.text2 : m_theme.text3);
    if ((box->state & State_HasFocus) && (box->state & State_KeyboardFocusChange))
        drawInnerFocus(*painter, box->rect, m_theme.focus, radius);
}

void PortolanStyle::drawSpinBox(
    const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const
{
    const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    if (!box)
        return;
    drawField(option, painter);
    const bool enabled = box->state & State_Enabled;
    const auto arrow = [&](SubControl part, Glyph glyph, bool possible) {
        const QRect place = subControlRect(CC_SpinBox, option, part, widget);
        m_theme.glyph(*painter, QPointF(place.center().x() - 5, place.center().y() - 5), glyph, 12,
            enabled && possible ? m_theme.text2 : m_theme.line2);
    };
    arrow(SC_SpinBoxUp, Glyph::Up, box->stepEnabled & QAbstractSpinBox::StepUpEnabled);
    arrow(SC_SpinBoxDown, Glyph::Down, box->stepEnabled & QAbstractSpinBox::StepDownEnabled);
}

} // namespace portolan::ui
