// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/systemclock.h"
#include "app/window/console.h"
#include "tests/lab/watchedfleet.h"
#include "widgets/mainwindow/mainwindow.h"

namespace portolan::test {

//! The console itself on the practice fleet: what the program makes, without its main. GUI thread.
class LabConsole {
public:
    LabConsole(const LabFleet& lab, const QString& user);

    [[nodiscard]] const Result<void>& loaded() const { return m_loaded; }
    [[nodiscard]] portolan::window::Console& console() { return *m_console; }
    [[nodiscard]] ui::MainWindow& window() { return m_console->window(); }
    [[nodiscard]] const Fleet& fleet() { return m_console->fleet(); }
    [[nodiscard]] QStringList contexts();
    //! Connects or disconnects every cluster that is not so yet.
    void connectAll(bool connected);
    //! Every kind that the console watches, in every cluster.
    [[nodiscard]] bool allLive();
    [[nodiscard]] DataState stateOf(Slot slot);
    [[nodiscard]] QJsonObject report();

private:
    std::shared_ptr<const shell::SystemClock> m_clock
        = std::make_shared<const shell::SystemClock>();
    ui::Look m_look;
    settings::FileUiState m_state;
    Result<void> m_loaded;
    std::unique_ptr<portolan::window::Console> m_console;
};

} // namespace portolan::test
