// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/tap.h"
#include "models/store/rowbatch.h"

namespace portolan::feed {

//! True when an object is one of those that the selector asks for.
[[nodiscard]] bool isSelected(const TapRequest& request, const RowSink& row, const StringPool& pool,
    std::string_view bytes);

//! The path that lists them, a page at a time.
[[nodiscard]] std::string listPath(const TapRequest& request, const std::string& continueToken);

} // namespace portolan::feed
