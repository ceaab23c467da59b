// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::networkpolicy {

enum Column : size_t {
    PodSelector, //!< "*": all pods of the namespace
    PolicyTypes,
    IngressRules,
    EgressRules,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::networkpolicy
