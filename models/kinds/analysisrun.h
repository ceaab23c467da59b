// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::analysisrun {

enum Column : size_t {
    Phase,
    Message,
    Metrics, //!< "success-rate: Successful 5/5"
    Owner,
    Started,
    Completed,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::analysisrun
