// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/workloads/problems.h"

#include <QJsonArray>

namespace portolan {

//! Everything that is wrong in a fleet, worst first: what findProblems() finds in the rows of
//! clusters whose rows can be believed, and every cluster that is not live as a problem of its own;
//! one that is live but for what the user may not see is an info. A cluster that nobody asked to
//! connect is no problem. `required` are the kinds whose state
//! counts; `now` is the same moment on both clocks. Owner thread of the fleet.
[[nodiscard]] std::vector<Problem> fleetProblems(const Fleet& fleet,
    std::span<const Kind> required, BootMs boot, const QDateTime& now,
    const std::vector<Problem>* previous = nullptr);

//! Each as the status report has it, with "context" beside it.
[[nodiscard]] QJsonArray problemsJson(const Fleet& fleet, const std::vector<Problem>& problems);

[[nodiscard]] bool hasError(const std::vector<Problem>& problems);

} // namespace portolan
