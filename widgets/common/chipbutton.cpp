// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/chipbutton.h"

#include "widgets/decor/paint.h"

#include <QPainter>

namespace portolan::ui {

ChipButton::ChipButton(QWidget* parent)
    : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ChipButton::setView(const ChipView& view)
{
    m_view = view;
    setText(view.text);
    setAccessibleName(view.text);
    updateGeometry();
    update();
}

QSize ChipButton::sizeHint() const
{
    return chipSize(m_view, themeOf(this));
}

void ChipButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Theme& theme = themeOf(this);
    ChipView view = m_view;
    view.hovered = underMouse();
    paintChip(painter, rect(), view, theme);
    if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
        drawInnerFocus(painter, rect(), theme.focus, radius);
}

} // namespace portolan::ui
