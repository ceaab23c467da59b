// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::horizontalpodautoscaler {

enum Column : size_t {
    Status, //!< "Active", or the reason why it does not scale
    Target,
    Current,
    Desired,
    Min,
    Max,
    Metrics, //!< "cpu 70%: no data, memory 80%: 43%"
    LastScale,
    ScalingActive, //!< status of that condition
    AbleToScale,
    Reason, //!< of the condition that is not as it should be
    Message,
    Since,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::horizontalpodautoscaler
