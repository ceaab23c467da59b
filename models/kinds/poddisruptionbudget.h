// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::poddisruptionbudget {

enum Column : size_t {
    MinAvailable,
    MaxUnavailable,
    Allowed, //!< disruptions that would be allowed now
    CurrentHealthy,
    DesiredHealthy,
    Expected,
    Selector, //!< empty: no pods
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::poddisruptionbudget
