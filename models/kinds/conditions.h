// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <string_view>

namespace portolan {

//! What a condition says of its object. Neutral: neither good nor bad by itself, or of a type that
//! is not known here: its name says nothing, since some are troubles when True and some when False.
enum class ConditionMeaning : quint8 { Neutral, Good, Bad };

//! Judges status.conditions[] by type, status ("True", "False", "Unknown") and, where it matters,
//! reason. Pure; any thread.
[[nodiscard]] ConditionMeaning meaningOf(
    Kind kind, std::string_view type, std::string_view status, std::string_view reason);

} // namespace portolan
