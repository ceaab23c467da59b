// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::plain {

//! A kind of which only metadata is read: a PartialObjectMetadata, or any protobuf message whose
//! first field is its ObjectMeta.
[[nodiscard]] const KindSpec& spec();

} // namespace portolan::plain
