// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/diagnose/statelog.h"
#include "app/shell/fleetsetup.h"

namespace portolan::shell {

//! The log of this process, from main to its end: Qt's warnings, which go on to stderr too, and
//! what becomes of the clusters. One a process, since Qt takes one handler of messages.
//! Thread: made and destroyed on the main thread; messages come from any.
class SessionLog {
public:
    SessionLog(const Surroundings& surroundings, const Clock& clock);
    ~SessionLog();
    SessionLog(const SessionLog&) = delete;
    SessionLog& operator=(const SessionLog&) = delete;

    //! From now on no line shows a credential of its kubeconfig, and what becomes of its clusters
    //! is logged. The setup outlives this object or calls for nothing more.
    void follow(FleetSetup& setup);
    void error(const Error& error);
    [[nodiscard]] const diagnose::LogFile& file() const { return m_file; }

private:
    diagnose::LogFile m_file;
    std::unique_ptr<diagnose::StateLog> m_states;
};

} // namespace portolan::shell
