// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/execcredential.h"
#include "app/auth/loginshell.h"
#include "models/base/clock.h"

#include <condition_variable>
#include <memory>

#include <QHash>

namespace portolan::auth {

//! Runs exec plugins and keeps what they gave until 10 s before it expires: once for each command, arguments,
//! variables and cluster information, however many clusters ask. Callers that come while one runs
//! wait for its answer, error or not. Thread-safe; calls block, so for worker threads only.
//! Runner, environment and clock are borrowed and outlive this object.
class ExecPlugins {
public:
    ExecPlugins(ProcessRunner& runner, LoginShellEnvironment& environment, const Clock& clock,
        std::chrono::milliseconds limit);

    //! Errors are sentences: NotFound (with the kubeconfig's install hint), Timeout, Unauthorized
    //! (with the end of the plugin's stderr), Protocol, Cancelled.
    [[nodiscard]] Result<ExecCredential> credential(
        const ExecConfig& exec, const ExecClusterInfo& cluster, std::stop_token stop);

    //! The server refused it: the next call runs the plugin again.
    void forget(const ExecConfig& exec, const ExecClusterInfo& cluster);

private:
    struct Slot;
    [[nodiscard]] std::shared_ptr<Slot> slotFor(
        const ExecConfig& exec, const ExecClusterInfo& cluster);
    [[nodiscard]] Result<ExecCredential> run(
        const ExecConfig& exec, const ExecClusterInfo& cluster, const std::stop_token& stop);
    [[nodiscard]] Result<ExecCredential> read(
        const ExecConfig& exec, const ProcessOutcome& outcome);

    ProcessRunner& m_runner;
    LoginShellEnvironment& m_environment;
    const Clock& m_clock;
    const std::chrono::milliseconds m_limit;
    std::mutex m_mutex;
    QHash<QByteArray, std::shared_ptr<Slot>> m_slots;
};

} // namespace portolan::auth
