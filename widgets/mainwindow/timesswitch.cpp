// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/timesswitch.h"

#include "models/base/text.h"
#include "models/ports/uistate.h"
#include "widgets/mainwindow/mainwindow.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QEvent>
#include <QMenu>

namespace portolan::ui {
namespace {

const QString timesKey = QStringLiteral("window/times");

} // namespace

TimesSwitch::TimesSwitch(ZonedClock& clock, QTimeZone local, UiState& state, MainWindow& window)
    : QObject(&window)
    , m_clock(clock)
    , m_zone(std::move(local))
    , m_state(state)
    , m_window(window)
{
    QMenu* menu = window.windowMenu();
    menu->addSeparator();
    auto* group = new QActionGroup(menu);
    const auto add = [&](bool localTimes) {
        QAction* action = menu->addAction(QString());
        action->setCheckable(true);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, localTimes] { setLocal(localTimes); });
        return action;
    };
    m_utcAction = add(false);
    m_localAction = add(true);
    m_utcAction->setText(tr("Times in UTC"));
    connect(window.cells(), &StatusBar::clockActivated, this, [this] { setLocal(!m_local); });
    m_local = m_state.value(timesKey) == "local";
    showChoice();
}

bool TimesSwitch::isLocal() const
{
    return m_local;
}

void TimesSwitch::setLocal(bool local)
{
    if (local == m_local)
        return;
    m_local = local;
    m_state.setValue(timesKey, local ? "local" : "utc");
    showChoice();
    tellPages();
    Q_EMIT changed();
}

void TimesSwitch::showChoice()
{
    m_clock.setZone(m_local ? m_zone : QTimeZone(QTimeZone::UTC));
    const QString name = zoneName(m_clock.utcNow().toTimeZone(m_zone));
    m_localAction->setText(tr("Times in local time (%1)").arg(name));
    (m_local ? m_localAction : m_utcAction)->setChecked(true);
    m_window.cells()->setClockTip(
        m_local ? tr("Times are local. Click for UTC.")
                : tr("Times are in UTC. Click for local time, %1.").arg(name));
}

void TimesSwitch::tellPages()
{
    for (const QString& id : m_window.pages()) {
        QEvent changed(QEvent::LocaleChange);
        QCoreApplication::sendEvent(m_window.page(id), &changed);
    }
}

} // namespace portolan::ui
