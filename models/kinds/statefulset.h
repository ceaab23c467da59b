// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::statefulset {

enum Column : size_t {
    Status,
    Ready,
    Desired,
    Updated,
    Available,
    Strategy,
    Service,
    Images,
    CurrentRevision,
    UpdateRevision,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::statefulset
