// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/fleetsetup.h"

#include <QTimer>

namespace portolan::shell {

//! Connects all clusters of a setup and waits until what is required of each is live or has failed,
//! at the latest until a limit: what every command does that asks clusters once.
//! Thread: the main thread, in whose event loop it runs. Borrows setup and clock.
class Gathering : public QObject {
    Q_OBJECT

public:
    struct Plan {
        std::vector<Kind> required;
        std::vector<Kind> beside; //!< watched too, and waited for where the required ones are live
        QStringList nameSpaces; //!< of namespaced kinds only these; empty: the whole cluster
        bool untilLive = false; //!< failures are waited out too
        std::chrono::milliseconds limit{10000};
    };

    Gathering(FleetSetup& setup, Plan plan, const Clock& clock, feed::Random random,
        QObject* parent = nullptr);
    ~Gathering() override;

    void start();
    //! No further signal; what is known stays.
    void stop();

Q_SIGNALS:
    //! Once: there is nothing left to wait for, or no time.
    void settled();

private:
    void check();
    void settle();
    [[nodiscard]] bool isSettled(Slot slot) const;
    [[nodiscard]] bool areOthersKnown(Slot slot) const;

    FleetSetup& m_setup;
    const Plan m_plan;
    const Clock& m_clock;
    feed::FleetFeed m_feed;
    QTimer m_deadline;
    QTimer m_look; //!< ages turn into states without any change coming in
    bool m_finished = false;
};

} // namespace portolan::shell
