// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <functional>
#include <map>

class QMenu;

namespace portolan::test {

//! What became of one control in all walks so far.
struct Operated {
    int fired = 0; //!< how often it said that it was used
    QString why; //!< of one that never fired: "hidden", "not enabled", "silent"
};

//! By part, class and name of the control. Numbers in a name are left out: they change.
using Operations = std::map<QString, Operated>;

//! Uses every control of a part of a window as a person would: buttons, actions, shortcuts, context
//! menus, and each entry of every menu that one of them opens; then Space and Enter on whatever
//! takes the focus. GUI thread; turns the event loop.
struct OperatingWalk {
    QString name; //!< of the part, for the keys
    QWidget* part = nullptr;
    QList<QWidget*> without; //!< parts of it that are walked by themselves
    //! Brings the window into the state of the walk; before each control, since the one before may
    //! have changed everything. False ends the walk.
    std::function<bool()> pose;
    std::function<void(QMenu&)> menuShown = {}; //!< of every menu, once

    //! Adds what it found; false when a pose could not be taken.
    [[nodiscard]] bool run(Operations& all) const;
};

} // namespace portolan::test
