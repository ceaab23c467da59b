// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::plain {

//! Kinds of which only what every row has is shown: name, namespace, age.
[[nodiscard]] const KindSpec& protobufSpec();
[[nodiscard]] const KindSpec& jsonSpec();

} // namespace portolan::plain
