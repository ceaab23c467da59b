// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/options.h"

class QCoreApplication;

namespace portolan::shell {

//! What the environment says, read once.
[[nodiscard]] Surroundings surroundingsOf(const QCoreApplication& application);

//! Runs a sub-command to its end in the application's event loop and returns its exit code; nothing
//! when the words name no sub-command of the command line (the window is asked for).
[[nodiscard]] std::optional<int> runCommand(
    QCoreApplication& application, const Options& options, const Surroundings& surroundings);

//! Handles --help, --version and wrong usage; nothing when there is something to run.
[[nodiscard]] std::optional<int> answerAtOnce(const QStringList& arguments);

} // namespace portolan::shell
