// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/page.h"

namespace portolan::gallery {

enum class Story { Quiet, Incident, Crowd };

//! The pane beside the map.
[[nodiscard]] QWidget* makeSide(Story story);
//! A table with a filter, chips and a detail pane.
[[nodiscard]] ui::Page* makeWorkloads(bool states);
//! Every state of a pane side by side.
[[nodiscard]] ui::Page* makeStates();

} // namespace portolan::gallery
