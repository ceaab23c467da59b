// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::storageclass {

enum Column : size_t {
    Provisioner,
    ReclaimPolicy,
    BindingMode,
    Expandable,
    IsDefault,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::storageclass
