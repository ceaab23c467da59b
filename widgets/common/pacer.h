// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <functional>

class QWidget;

namespace portolan::ui {

//! Runs the work of a page: soon after it was asked for, but not more often than once a gap, and
//! once a tick for ages; never while the widget is hidden, and at once when it is shown again or
//! told (by QEvent::LocaleChange) that times are said otherwise.
//! GUI thread; a child of its widget.
class Pacer : public QObject {
    Q_OBJECT

public:
    //! `tickMs` 0: no tick.
    Pacer(QWidget* shown, int gapMs, int tickMs, std::function<void()> work);

    //! Something changed. The work is done from the event loop, when all that belongs to one
    //! change has been applied.
    void request();
    //! Without waiting for a gap: the person asked.
    void runNow();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void run();

    QWidget* m_shown;
    int m_gapMs;
    std::function<void()> m_work;
    QTimer m_wait;
    QTimer m_tick;
    QElapsedTimer m_last;
    bool m_dirty = true;
};

} // namespace portolan::ui
