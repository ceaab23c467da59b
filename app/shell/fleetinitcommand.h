// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/command.h"
#include "app/shell/gathering.h"

namespace portolan::shell {

//! Where `fleet init` writes to: --output, else the user's own fleet file.
[[nodiscard]] QString fleetInitTarget(const Options& options, const Surroundings& surroundings);

//! `portolan fleet init`: reads the nodes of the clusters and writes a fleet file of what they say.
//! Ends with 2 when the nodes of a cluster could not be read: it stands in the file with the reason.
class FleetInitCommand final : public Command {
    Q_OBJECT

public:
    //! `target` is a file, or "-" for stdout. The setup is of a kubeconfig alone.
    FleetInitCommand(Options options, QString target, std::unique_ptr<FleetSetup> setup,
        const Clock& clock, feed::Random random, QObject* parent = nullptr);
    ~FleetInitCommand() override;

    void start() override;
    //! Writes nothing.
    void interrupt() override;

private:
    void write();

    const Options m_options;
    const QString m_target;
    std::unique_ptr<FleetSetup> m_setup;
    const Clock& m_clock;
    Gathering m_gathering;
};

} // namespace portolan::shell
