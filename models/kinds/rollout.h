// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::rollout {

enum Column : size_t {
    EffectivePhase, //!< what the Rollout says of now, see rollout.cpp
    EffectiveMessage,
    Strategy, //!< "blueGreen" or "canary"
    Desired,
    Updated,
    Ready,
    Available,
    Revision,
    Images,
    ActiveHash,
    PreviewHash,
    CurrentHash,
    StableHash,
    WaitingFor, //!< reasons of the pauses, parted by ", "
    WaitingSince,
    StoredPhase, //!< status.phase, the controller's last word
    StoredMessage,
    Generation,
    ObservedGeneration, //!< a text in the API; empty when there is none
    PhaseSince, //!< the newest transition among the conditions
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::rollout
