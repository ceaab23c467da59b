// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/overview.h"
#include "models/workloads/problems.h"

namespace portolan {

//! Makes what is said of each cluster's health agree with the list of problems, so that a cluster
//! is broken on the map exactly when Incidents names an error in it: an error is Failed, a warning
//! Degraded, a rollout that waits Paused. What is not ready and is no problem yet is Progressing.
//! `counts` by slot, `problems` worst first. Pure.
void judgeByProblems(std::span<ClusterOverview> counts, std::span<const Problem> problems);

} // namespace portolan
