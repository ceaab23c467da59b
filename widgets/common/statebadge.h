// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/badge.h"

namespace portolan::ui {

//! A state with the whole sentence that the models say of it ("live 0.4 s", "forbidden: list
//! pods"): its word in the state's tone, what follows as the detail.
[[nodiscard]] BadgeView sentenceBadge(DataState state, const QString& sentence);

//! Numbers of such a state are from before; they are shown hatched, in the stale tone, as "then".
[[nodiscard]] bool isOld(DataState state);

} // namespace portolan::ui
