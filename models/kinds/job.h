// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::job {

enum Column : size_t {
    Status, //!< the word that kubectl prints
    Succeeded,
    Completions, //!< 1 when the job names none
    Failed,
    Active,
    Started,
    Finished,
    Duration, //!< seconds; 0 while it runs
    Owner,
    Images,
    Reason, //!< of the condition Failed
    Message,
    Since,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::job
