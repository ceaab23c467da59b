// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/overview.h"
#include "widgets/common/textrun.h"
#include "widgets/map/mapview.h"

namespace portolan::ui {

//! The moment that a view is made for, on both clocks.
struct Moment {
    BootMs boot = 0;
    QDateTime wall; //!< in the zone in which times are said

    //! The wall time of a moment on the boot clock.
    [[nodiscard]] QDateTime at(BootMs time) const { return wall.addMSecs(time - boot); }
};

//! The fleet as the map shows it in a layer ("health", "pods", "nodes", "rollouts", "quotas").
//! `counts` and `states` are by slot and of the same moment. Each figure asks for the state of its
//! own kind; what is not known is a word, never 0. Owner thread of the fleet.
[[nodiscard]] MapView fleetMapView(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states, const QString& layer, const Moment& moment);

//! One sentence about the whole fleet for the head of the page: who is not live comes first, then
//! where something is broken, then what waits for a person and what moves.
[[nodiscard]] TextRuns fleetSentence(const Fleet& fleet,
    const std::vector<ClusterOverview>& counts, const std::vector<ClusterStatus>& states);

//! The value after a state's word: "0.4 s", "4 min 11 s", "14:28:10".
[[nodiscard]] QString freshnessText(const ClusterStatus& status, const Moment& moment);

} // namespace portolan::ui
