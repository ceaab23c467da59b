// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/diagnose/bundle.h"
#include "app/diagnose/logfile.h"
#include "app/shell/command.h"
#include "app/shell/gathering.h"

namespace portolan::shell {

//! `portolan diagnose`: a bundle for a ticket, without credentials. Names of contexts, clusters,
//! namespaces and workloads stand in it as they are; its README says so.
class DiagnoseCommand final : public Command {
    Q_OBJECT

public:
    struct Sources {
        const diagnose::LogFile* log = nullptr; //!< null: there is none
        QString settingsFile;
        QStringList problems; //!< what was wrong before there was a setup
        bool asks = false; //!< the clusters are connected; else only named
    };

    DiagnoseCommand(Options options, std::unique_ptr<FleetSetup> setup, Sources sources,
        const Clock& clock, feed::Random random, QObject* parent = nullptr);
    ~DiagnoseCommand() override;

    void start() override;
    //! Writes nothing.
    void interrupt() override;

private:
    void write();
    [[nodiscard]] diagnose::Bundle bundle() const;

    const Options m_options;
    std::unique_ptr<FleetSetup> m_setup;
    const Sources m_sources;
    const Clock& m_clock;
    Gathering m_gathering;
};

} // namespace portolan::shell
