// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/proxyrules.h"
#include "models/base/result.h"

#include <QStringList>

#include <chrono>
#include <optional>

namespace portolan::shell {

//! What all sub-commands and the window take from the command line.
struct Options {
    QStringList words; //!< the sub-command and its own arguments
    QString kubeconfig;
    QString fleet; //!< a file, or the name of a shipped fleet
    QStringList contexts;
    bool all = false;
    QStringList nameSpaces;
    QStringList kinds;
    bool json = false;
    QString outputTo; //!< of fleet init and diagnose: a file, a folder, or "-" for stdout
    bool force = false; //!< a file that is there may be replaced
    bool wait = false;
    std::optional<std::chrono::milliseconds> timeout;
    bool readOnly = false;
    QString picturesTo; //!< writes pictures of every page into this folder, then ends
};

//! What the process was started in: read once in main, a parameter ever after.
struct Surroundings {
    QString kubeconfigVariable; //!< KUBECONFIG
    QString home;
    QString configHome; //!< XDG_CONFIG_HOME or its default
    QString stateHome; //!< XDG_STATE_HOME or its default: logs
    QString dataFolder; //!< where the shipped fleets are
    //! Started from a terminal: its variables are what exec plugins are to run with. A desktop's
    //! are bare, so that the login shell is asked for its own.
    bool fromTerminal = false;
    transport::ProxyVariables proxy; //!< HTTPS_PROXY and NO_PROXY, in either case
};

//! Exit codes that every command keeps to.
namespace exitcode {
    inline constexpr int well = 0;
    inline constexpr int no = 1; //!< the answer is no: a problem, refused, failed
    inline constexpr int unknown = 2; //!< something required is not live or forbidden
    inline constexpr int interrupted = 3;
    inline constexpr int usage = 64;
}

//! Reads the command line (without the program's name). Fails with InvalidInput on wrong usage.
[[nodiscard]] Result<Options> parseOptions(const QStringList& arguments);

//! "90s", "2m", "1h", "1500ms".
[[nodiscard]] std::optional<std::chrono::milliseconds> parseDuration(const QString& text);

[[nodiscard]] QString usageText();

} // namespace portolan::shell
