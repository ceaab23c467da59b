// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::deployment {

enum Column : size_t {
    Status,
    Ready,
    Desired,
    Updated,
    Available,
    Strategy,
    Images,
    Paused,
    Revision, //!< annotation deployment.kubernetes.io/revision
    Reason, //!< of the condition that is not as it should be
    Message,
    Since, //!< when that condition became so; 0 when none is
    ProgressUntil, //!< until when the controller waits for progress (parts.h); 0: for none
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::deployment
