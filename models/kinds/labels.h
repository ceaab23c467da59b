// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan {

//! Labels that an object has to have: key and value.
using LabelsWanted = std::vector<std::pair<std::string, std::string>>;

//! True when the object has all of them; `object` as KindSpec::scan takes it. Any thread.
[[nodiscard]] bool hasLabels(Encoding encoding, std::string_view object, const LabelsWanted& wanted);

} // namespace portolan
