// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFocusFrame>
#include <QPointer>

namespace portolan::ui {

//! The ring around the button that has the keyboard focus, 2 px with a gap of 1. Fields and rows
//! draw theirs inside. One a window; GUI thread; a child of the window.
class FocusRing : public QObject {
    Q_OBJECT

public:
    explicit FocusRing(QWidget* window);

private:
    void follow(QWidget* widget);

    QWidget* m_window;
    QPointer<QFocusFrame> m_frame;
};

} // namespace portolan::ui
