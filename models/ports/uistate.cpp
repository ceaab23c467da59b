// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ports/uistate.h"

namespace portolan {

UiState::~UiState() = default;

} // namespace portolan
