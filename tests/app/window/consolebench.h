// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/console.h"
#include "tests/widgets/pagefleet.h"
#include "widgets/mainwindow/mainwindow.h"

#include <QTemporaryDir>

namespace portolan::test {

//! One way in which the window can stand: a page, and what is chosen there.
struct WindowPose {
    QString name;
    QString page;
    std::function<void()> take;
};

//! The whole console, as the program makes it, on a fleet written by hand: eight clusters, each in
//! another state, with something of everything in them. Every name, reason and message of its data
//! begins with or holds "zz", so that it can be told from the program's own words. GUI thread.
class ConsoleBench {
public:
    explicit ConsoleBench(ui::Look& look);
    ~ConsoleBench();

    //! Empty, or why there is no window.
    [[nodiscard]] const QString& problem() const { return m_problem; }
    [[nodiscard]] ui::MainWindow& window() { return m_console->window(); }
    [[nodiscard]] portolan::window::Console& console() { return *m_console; }
    [[nodiscard]] ManualClock& clock() { return m_sample->clock; }
    //! Every page with everything that can be chosen in it, at this size of the window.
    [[nodiscard]] QList<WindowPose> poses();
    //! The pages as they are first shown.
    [[nodiscard]] QList<WindowPose> pages();
    //! Takes a pose; its page has painted when this returns.
    void take(const WindowPose& pose);

private:
    [[nodiscard]] std::unique_ptr<shell::FleetSetup> load();
    void fill();
    void fillHealthy(Slot slot);
    void fillTroubled(Slot slot);
    void fillRest();
    WindowPose workloads(Kind kind, const QString& filter);

    QTemporaryDir m_folder;
    settings::FileUiState m_state;
    QString m_problem;
    std::optional<PageFleet> m_sample;
    std::unique_ptr<portolan::window::Console> m_console;
};

} // namespace portolan::test
