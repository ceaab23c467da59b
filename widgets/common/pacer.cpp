// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/pacer.h"

#include <QEvent>
#include <QWidget>

#include <algorithm>

namespace portolan::ui {

Pacer::Pacer(QWidget* shown, int gapMs, int tickMs, std::function<void()> work)
    : QObject(shown)
    , m_shown(shown)
    , m_gapMs(gapMs)
    , m_work(std::move(work))
{
    m_wait.setSingleShot(true);
    m_tick.setInterval(tickMs);
    connect(&m_wait, &QTimer::timeout, this, &Pacer::run);
    connect(&m_tick, &QTimer::timeout, this, &Pacer::request);
    shown->installEventFilter(this);
}

void Pacer::request()
{
    m_dirty = true;
    if (m_wait.isActive() || !m_shown->isVisible())
        return;
    const qint64 passed = m_last.isValid() ? m_last.elapsed() : m_gapMs;
    m_wait.start(int(std::max<qint64>(0, m_gapMs - passed)));
}

void Pacer::runNow()
{
    m_dirty = true;
    run();
}

void Pacer::run()
{
    if (!m_dirty || !m_shown->isVisible())
        return;
    m_dirty = false;
    m_last.start();
    m_work();
}

bool Pacer::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_shown && event->type() == QEvent::Show) {
        if (m_tick.interval() > 0)
            m_tick.start();
        // Ages have moved on while nobody looked.
        runNow();
    } else if (watched == m_shown && event->type() == QEvent::Hide) {
        m_tick.stop();
        m_wait.stop();
    } else if (watched == m_shown && event->type() == QEvent::LocaleChange) {
        runNow();
    }
    return QObject::eventFilter(watched, event);
}

} // namespace portolan::ui
