// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/map/mapview.h"

namespace portolan::gallery {

//! Six regions as they stand on a quiet afternoon, and in an incident at night.
[[nodiscard]] ui::MapView sampleMap(bool incident);
//! Many clusters, some at the same place, some nowhere: what folding and the tray are for.
[[nodiscard]] ui::MapView crowdedMap();

} // namespace portolan::gallery
