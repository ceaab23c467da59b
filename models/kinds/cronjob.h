// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::cronjob {

enum Column : size_t {
    Schedule,
    TimeZone,
    Suspended,
    Active,
    LastSchedule,
    LastSuccess,
    Policy,
    Images,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::cronjob
