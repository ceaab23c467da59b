// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/secret.h"
#include "models/base/result.h"

#include <QProcessEnvironment>
#include <QStringList>

#include <chrono>
#include <stop_token>

namespace portolan::auth {

//! A program to run to its end, without a terminal: its input is empty.
struct ProcessRequest {
    QString program; //!< absolute; see findProgram
    QStringList arguments;
    QProcessEnvironment environment; //!< all of it: nothing is inherited
    std::chrono::milliseconds limit{60'000};
    qsizetype outputLimit = 1024 * 1024; //!< beyond this it is stopped
    qsizetype errorTail = 4096; //!< of stderr, its end is kept
};

struct ProcessOutcome {
    enum class End { Exited, Signalled, TimedOut, TooMuchOutput };
    End end = End::Exited;
    int code = 0; //!< exit code or signal number
    Secret output; //!< stdout; plugins print tokens there
    QByteArray errorTail;
};

//! Runs programs. A port, so that tests answer without running any. Implementations are
//! thread-safe.
class ProcessRunner {
public:
    virtual ~ProcessRunner() = default;
    //! Blocks until the program has ended; for worker threads only. When the limit is reached, the
    //! output grows too large or `stop` is requested, the program is killed with all that it
    //! started in its process group. Errors: NotFound, Local (it cannot be started), Cancelled.
    [[nodiscard]] virtual Result<ProcessOutcome> run(
        const ProcessRequest& request, std::stop_token stop)
        = 0;
};

//! posix_spawn and poll. What a program leaves running in the background when it ends by itself
//! (a browser to log in with) is left alone and not listened to.
class PosixProcessRunner final : public ProcessRunner {
public:
    [[nodiscard]] Result<ProcessOutcome> run(
        const ProcessRequest& request, std::stop_token stop) override;
};

//! The absolute path of a program: a name is looked up in PATH of the given environment, not of
//! ours. Empty when there is none that may be run.
[[nodiscard]] QString findProgram(const QString& command, const QProcessEnvironment& environment);

} // namespace portolan::auth
