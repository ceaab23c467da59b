// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"

namespace portolan {

//! One availability zone of a cluster.
struct ZoneCount {
    QString zone; //!< empty: nodes that name none
    qint64 nodes = 0;
    qint64 ready = 0;
};

//! What a map, a list of regions or the head of a page says of a cluster: sums over its rows. They
//! say nothing of how old they are; that is ClusterStatus.
struct ClusterOverview {
    qint64 pods = 0; //!< without those that have finished
    qint64 podsReady = 0;
    qint64 podsInTrouble = 0; //!< crash loop, image pull, failed to start, nowhere to run
    qint64 podsNotReady = 0; //!< run, but say they are not ready
    qint64 nodes = 0;
    qint64 nodesReady = 0;
    std::vector<ZoneCount> zones; //!< by name
    qint64 rollouts = 0;
    qint64 rolloutsDegraded = 0;
    qint64 rolloutsPaused = 0;
    qint64 rolloutsProgressing = 0;
    QString worstRollout; //!< "web: waiting for BlueGreenPause"; empty when all are healthy
    QString worstVersion; //!< what that rollout moves to, and its letter
    ReleaseColor worstRelease = ReleaseColor::None;
    QString tightestQuota; //!< the resource nearest to its limit; empty without quotas
    qint64 tightestPercent = 0;
    Health health = Health::Unknown; //!< Unknown: no node and no pod was seen
    QString cause; //!< what makes it not healthy, in a few words
};

//! Of all clusters, by slot, in one pass over the tables. Owner thread of the fleet.
[[nodiscard]] std::vector<ClusterOverview> overviews(const Fleet& fleet);

} // namespace portolan
