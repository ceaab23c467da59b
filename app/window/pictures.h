// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/console.h"

#include <QSize>
#include <QTimer>

#include <deque>

namespace portolan::window {

//! Pictures of every page of a console, at two sizes, light and dark, and beside each what
//! `status --output json` says at that moment, so that a picture's numbers can be checked.
//! GUI thread. Borrows all it is given.
class Pictures : public QObject {
    Q_OBJECT

public:
    Pictures(Console& console, const Clock& clock, ui::Look& look, QString folder);

    //! Waits until every cluster is known, at most a minute; then writes PAGE-SIZE-APPEARANCE.png and
    //! .json, one after the other.
    void start();

Q_SIGNALS:
    //! Once: shell::exitcode::well when all were written.
    void finished(int exitCode);

private:
    struct Picture {
        ui::Appearance appearance;
        QSize size;
        QString page;
    };

    [[nodiscard]] bool isSettled() const;
    void beginWhenSettled();
    void poseForNext();
    void take();
    [[nodiscard]] Slot regionToShow() const;
    [[nodiscard]] bool write(const Picture& picture) const;

    Console& m_console;
    const Clock& m_clock;
    ui::Look& m_look;
    const QString m_folder;
    QTimer m_settle;
    BootMs m_since = 0;
    std::deque<Picture> m_pictures;
    bool m_allWritten = true;
};

} // namespace portolan::window
