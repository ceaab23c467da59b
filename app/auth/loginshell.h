// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/process.h"

#include <mutex>
#include <optional>

namespace portolan::auth {

//! The environment that programs are run with.
struct RunEnvironment {
    QProcessEnvironment variables;
    QString note; //!< why it is not that of the login shell; empty when it is, or need not be
};

//! Where programs get their environment from. A port; implementations are thread-safe.
class LoginShellEnvironment {
public:
    virtual ~LoginShellEnvironment() = default;
    //! May block while a shell runs; for worker threads only. Never fails: see
    //! RunEnvironment::note.
    [[nodiscard]] virtual RunEnvironment environment(std::stop_token stop) = 0;
};

//! A given environment: right for a program started from a terminal, and for tests.
class FixedEnvironment final : public LoginShellEnvironment {
public:
    explicit FixedEnvironment(QProcessEnvironment variables)
        : m_variables(std::move(variables))
    {
    }
    [[nodiscard]] RunEnvironment environment(std::stop_token) override { return {m_variables, {}}; }

private:
    QProcessEnvironment m_variables;
};

//! A program started from a desktop has a bare PATH; plugins stand where the user's login shell
//! finds them. Runs `$SHELL -l -c 'env -0'` at the first call and keeps the answer; when that fails
//! or takes too long, the program's own environment is used, with a note.
//! The runner is borrowed and outlives this object.
class PosixLoginShell final : public LoginShellEnvironment {
public:
    PosixLoginShell(ProcessRunner& runner, QProcessEnvironment own,
        std::chrono::milliseconds limit = std::chrono::seconds(10));
    [[nodiscard]] RunEnvironment environment(std::stop_token stop) override;

private:
    [[nodiscard]] Result<QProcessEnvironment> ask(std::stop_token stop);

    ProcessRunner& m_runner;
    const QProcessEnvironment m_own;
    const std::chrono::milliseconds m_limit;
    std::mutex m_mutex; // held while the shell runs: later callers want that answer
    std::optional<RunEnvironment> m_known;
};

} // namespace portolan::auth
