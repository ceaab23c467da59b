// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/focusring.h"

#include <QApplication>
#include <QPushButton>
#include <QToolButton>

namespace portolan::ui {

FocusRing::FocusRing(QWidget* window)
    : QObject(window)
    , m_window(window)
{
    connect(
        qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { follow(now); });
}

void FocusRing::follow(QWidget* widget)
{
    const bool button = qobject_cast<QPushButton*>(widget) || qobject_cast<QToolButton*>(widget);
    const bool mine = widget && widget->window() == m_window;
    const bool keyboard = mine && m_window->testAttribute(Qt::WA_KeyboardFocusChange);
    if (m_frame) {
        m_frame->hide();
        m_frame->deleteLater();
    }
    if (!button || !keyboard)
        return;
    m_frame = new QFocusFrame(m_window);
    m_frame->setWidget(widget);
}

} // namespace portolan::ui
