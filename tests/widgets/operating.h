// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>
#include <map>

class QMenu;

namespace portolan::test {

//! What became of one control in all walks so far.
struct Operated {
    int fired = 0; //!< how often it said that it was used
    //! Of one that never fired: "not reached", "hidden", "not enabled", "silent".
    QString why;
    QString reason; //!< what the console says of one that is not enabled; empty: nothing
    bool looped = false; //!< it held everything up in an event loop of its own
};

//! By part, class, name and place among those of the same name: "map: Chip "Failed"". Numbers in a
//! name are left out: they change.
using Operations = std::map<QString, Operated>;

//! Uses every control of a part of a window as a person would: buttons, actions, shortcuts, context
//! menus, and each entry of every menu that one of them opens; then Space and Enter on whatever
//! takes the focus. A field is given a text, a selection and something to undo before its menu is
//! opened, so that all of it can be used. GUI thread; turns the event loop.
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

//! Controls that never fired, and those that ran an event loop of their own; each with the reason.
//! Excused is only what was seen disabled, never anything else, and says why to the person.
[[nodiscard]] QStringList complaintsAbout(const Operations& all);
//! The controls that are excused, with what they say.
[[nodiscard]] QStringList excused(const Operations& all);
//! "map: 12 buttons, 3 menu entries", one line a part.
[[nodiscard]] QStringList countsByPart(const Operations& all);

} // namespace portolan::test
