// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::analysistemplate {

enum Column : size_t {
    Metrics, //!< names
    MetricCount,
    Args, //!< names, with their values where they have any
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::analysistemplate
