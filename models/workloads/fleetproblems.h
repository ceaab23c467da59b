// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/workloads/problemchecks.h"

#include <QJsonArray>

namespace portolan {

//! The tables of a fleet, all of them.
[[nodiscard]] KindTables tablesOf(const Fleet& fleet);

//! Every cluster that is not live as a problem of its own. One that nobody asked to connect, or
//! that is still being read, is no problem; one that is live but for what the user may not see is an
//! info. `required` are the kinds whose state counts; `boot` and
//! `now` are the same moment. In no order.
[[nodiscard]] std::vector<Problem> clusterProblems(
    const Fleet& fleet, std::span<const Kind> required, BootMs boot, const QDateTime& now);

//! Takes out what is told by rows that are not what their cluster says now.
void dropUnbelieved(std::vector<Problem>& problems, std::span<const ClusterCheck> checks);

//! Everything that is wrong in a fleet at one moment, worst first: what findProblems() finds in rows
//! that can be believed, and the clusters that are not live. Owner thread of the fleet. Who looks
//! again and again has a ProblemBoard.
[[nodiscard]] std::vector<Problem> fleetProblems(
    const Fleet& fleet, std::span<const Kind> required, BootMs boot, const QDateTime& now);

//! Each as the status report has it, with "context" beside it. "since" is null when it is not
//! known; "sinceAtLeast" is then the moment since which it has lasted at least, or null; else it is
//! "since".
[[nodiscard]] QJsonArray problemsJson(const Fleet& fleet, const std::vector<Problem>& problems);

[[nodiscard]] bool hasError(const std::vector<Problem>& problems);

} // namespace portolan
