// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/command.h"
#include "app/shell/gathering.h"
#include "models/fleet/statusreport.h"

namespace portolan::shell {

//! `portolan status`: connects, waits until every required kind is live or has failed, answers.
class StatusCommand final : public Command {
    Q_OBJECT

public:
    StatusCommand(Options options, std::unique_ptr<FleetSetup> setup, const Clock& clock,
        feed::Random random, QObject* parent = nullptr);
    ~StatusCommand() override;

    void start() override;
    //! Prints what is known so far.
    void interrupt() override;

private:
    void answer(std::optional<int> exitCode);

    const Options m_options;
    std::unique_ptr<FleetSetup> m_setup;
    const Clock& m_clock;
    const std::vector<Kind> m_required;
    Gathering m_gathering;
};

//! The report's question about a fleet as it is now.
[[nodiscard]] StatusQuestion statusQuestion(const Fleet& fleet, std::vector<Kind> required,
    const QStringList& nameSpaces, const Clock& clock);

} // namespace portolan::shell
