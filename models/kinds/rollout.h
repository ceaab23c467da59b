// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"
#include "models/store/kindtable.h"

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
    UnavailableSince, //!< when condition Available turned False; 0 when it is not
    ProgressUntil, //!< until when the controller waits for progress (parts.h); 0: for none
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

//! The template hash of what users see: blue-green the active one, canary the stable one. Empty
//! before the first release. Good until the table changes.
[[nodiscard]] std::string_view servingHash(const KindTable& rollouts, RowId row);
//! The hash of what is to follow: the preview or the newest; empty when it is what serves.
[[nodiscard]] std::string_view comingHash(const KindTable& rollouts, RowId row);

} // namespace portolan::rollout
