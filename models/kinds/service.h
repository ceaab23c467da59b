// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::service {

enum Column : size_t {
    Type,
    ClusterIp,
    External, //!< addresses, a name, or "pending" for a load balancer without one
    Ports,
    Selector,
    IsPending, //!< a load balancer that has no address yet
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::service
