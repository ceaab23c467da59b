// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"

#include <QJsonArray>
#include <QJsonObject>

#include <set>

namespace portolan {

//! What `portolan status` answers, and what a page's numbers are checked against.
struct StatusQuestion {
    std::vector<Kind> required; //!< of every cluster
    QStringList nameSpaces; //!< only these; empty: all
    QString version; //!< of Portolan
    BootMs now = 0;
    QDateTime at; //!< the same moment on the wall
    QJsonArray problems; //!< of all clusters, each with "context"
    bool anyError = false; //!< among the problems
};

//! 2: something required is not known; 1: known, and something is wrong; 0: known and well.
[[nodiscard]] int statusExit(const Fleet& fleet, const StatusQuestion& question);

//! schemaVersion 1. Unknown is null, never 0 and never left out.
[[nodiscard]] QJsonObject statusReport(const Fleet& fleet, const StatusQuestion& question);

//! A line a cluster: its context, its state and what is counted in it.
[[nodiscard]] QString statusText(const Fleet& fleet, const StatusQuestion& question);

} // namespace portolan
