// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/fleetsetup.h"
#include "models/fleet/statusreport.h"

namespace portolan::shell {

//! `portolan status`: connects, waits until every required kind is live or has failed, answers.
//! Thread: the main thread, in whose event loop it runs; `done` is called once, with the exit code.
class StatusCommand : public QObject {
    Q_OBJECT

public:
    StatusCommand(Options options, std::unique_ptr<FleetSetup> setup, const Clock& clock,
        feed::Random random, QObject* parent = nullptr);
    ~StatusCommand() override;

    void start();
    //! Prints what is known so far and ends with 3.
    void interrupt();

Q_SIGNALS:
    //! The answer for stdout, and the exit code.
    void finished(const QString& answer, int exitCode);

private:
    void check();
    void finish(std::optional<int> exitCode = {});
    [[nodiscard]] std::vector<Kind> watchedKinds() const;
    [[nodiscard]] bool areProblemsKnown(Slot slot) const;
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] StatusQuestion question() const;

    const Options m_options;
    std::unique_ptr<FleetSetup> m_setup;
    const Clock& m_clock;
    feed::FleetFeed m_feed;
    std::vector<Kind> m_required;
    QTimer m_deadline;
    QTimer m_look; //!< ages turn into states without any change coming in
    bool m_finished = false;
};

} // namespace portolan::shell
