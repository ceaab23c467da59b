// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QObject>

class QAction;

namespace portolan {
class UiState;
}

namespace portolan::ui {

class MainWindow;

//! Whether times are said in UTC or in local time: one choice for the whole window, in its menu and
//! at the clock of the status bar, remembered under "window/times". UTC at first, since colleagues
//! in other zones read the same. GUI thread; what it is given outlives it.
class TimesSwitch : public QObject {
    Q_OBJECT

public:
    TimesSwitch(ZonedClock& clock, QTimeZone local, UiState& state, MainWindow& window);

    [[nodiscard]] bool isLocal() const;
    void setLocal(bool local);

Q_SIGNALS:
    //! Pages are told by QEvent::LocaleChange.
    void changed();

private:
    void tellPages();
    void showChoice();

    ZonedClock& m_clock;
    QTimeZone m_zone; //!< of this machine
    UiState& m_state;
    MainWindow& m_window;
    QAction* m_utcAction;
    QAction* m_localAction;
    bool m_local = false;
};

} // namespace portolan::ui
