// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/workloads/problems.h"

namespace portolan {

//! A kind in which problems could not be looked for, or not everywhere.
struct CheckGap {
    Kind kind = Kind::Pod;
    DataState state = DataState::Loading;

    friend bool operator==(const CheckGap&, const CheckGap&) = default;
};

//! What of a cluster could be looked at for problems. A kind that is not served is no gap.
struct ClusterCheck {
    DataState state = DataState::NotConnected; //!< of the cluster, over all kinds that matter here
    std::vector<CheckGap> gaps; //!< in the order of problemKinds()
    std::bitset<kindCount> believed; //!< whose rows are what the cluster says now

    //! Somebody asked for this cluster to be connected.
    [[nodiscard]] bool isAsked() const { return state != DataState::NotConnected; }
    //! Everything was looked at: only then may "nothing" be said.
    [[nodiscard]] bool isWhole() const { return isAsked() && gaps.empty(); }
    friend bool operator==(const ClusterCheck&, const ClusterCheck&) = default;
};

[[nodiscard]] ClusterCheck problemCheck(const Fleet& fleet, Slot slot, BootMs now);
//! By slot.
[[nodiscard]] std::vector<ClusterCheck> problemChecks(const Fleet& fleet, BootMs now);

//! What was not looked at: "loading", "events (forbidden), pods (partial)"; empty when all was.
[[nodiscard]] QString uncheckedText(const ClusterCheck& check);

//! The same over a fleet, clusters that nobody asked for left out: "eu-west-1 (loading), events
//! (forbidden) in us-east-1"; empty when all was looked at.
[[nodiscard]] QString uncheckedText(const Fleet& fleet, std::span<const ClusterCheck> checks);

//! For when nothing needs a person: what was looked at, and where. `infos` are the problems of that
//! severity, which are found and named elsewhere.
[[nodiscard]] QString checkedSentence(std::span<const ClusterCheck> checks, qsizetype infos);

} // namespace portolan
