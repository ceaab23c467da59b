// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::daemonset {

enum Column : size_t {
    Status,
    Ready,
    Desired,
    Current,
    Updated,
    Available,
    Misscheduled,
    Strategy,
    Images,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::daemonset
