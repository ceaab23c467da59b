// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::namespacekind {

enum Column : size_t { Status, ColumnCount };

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::namespacekind
