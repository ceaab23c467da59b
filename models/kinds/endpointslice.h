// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::endpointslice {

enum Column : size_t {
    AddressType,
    Ready,
    Endpoints,
    Service, //!< label kubernetes.io/service-name
    Ports,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::endpointslice
