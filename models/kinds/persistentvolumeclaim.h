// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::persistentvolumeclaim {

enum Column : size_t {
    Status,
    Capacity, //!< of the volume; 0 when there is none
    Requested,
    Class,
    Volume,
    AccessModes,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::persistentvolumeclaim
