// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::event {

enum Column : size_t {
    LastSeen,
    Type,
    Reason,
    Object, //!< "Pod/web-1"
    Message,
    Count,
    FirstSeen,
    Source,
    ObjectKind,
    ObjectNameSpace,
    ObjectName,
    ObjectUid,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::event
