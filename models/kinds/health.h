// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/state.h"
#include "models/store/kindtable.h"

namespace portolan {

//! How the object of a row is, judged by its own fields alone. Kinds that cannot be unwell are
//! Health::Healthy; Unknown is for what has not been reported.
[[nodiscard]] Health healthOf(const KindTable& table, RowId row);

} // namespace portolan
