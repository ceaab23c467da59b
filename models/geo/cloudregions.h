// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/projection.h"

#include <optional>
#include <string_view>

namespace portolan {

//! Where a region of AWS, Google Cloud or Azure is, by the name that nodes carry in
//! topology.kubernetes.io/region; the name of a zone of it is understood too. To about 50 km: the
//! metropolitan area that the provider names. Nothing for other names.
[[nodiscard]] std::optional<LatLon> cloudRegion(std::string_view name);

//! How many are known; for tests.
[[nodiscard]] int cloudRegionCount();

} // namespace portolan
