// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/flow.h"

#include <QPainter>
#include <QPixmap>

namespace portolan::ui {

FlowWidget::FlowWidget(QWidget* parent)
    : QWidget(parent)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int FlowWidget::heightForWidth(int width) const
{
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    return flow(painter, width, false, themeOf(this));
}

QSize FlowWidget::sizeHint() const
{
    const int wide = width() > 120 ? width() : 336;
    return {wide, heightForWidth(wide)};
}

void FlowWidget::reflow()
{
    updateGeometry();
    update();
}

void FlowWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    flow(painter, width(), true, themeOf(this));
}

void FlowWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry();
}

} // namespace portolan::ui
