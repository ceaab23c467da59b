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

//! Pods of a cluster without those that have finished, well or not: nobody waits for them.
struct PodSums {
    qint64 total = 0;
    qint64 ready = 0; //!< their condition Ready is True
    qint64 inTrouble = 0; //!< crash loop, image pull, cannot be created, fit nowhere
    qint64 notReady = 0; //!< run, but their readiness says no
};

struct NodeSums {
    qint64 total = 0;
    qint64 ready = 0;
    std::vector<ZoneCount> zones; //!< by name
};

//! The only rollout of a cluster: what serves, and what is to follow.
struct SoleRollout {
    QString nameSpace, name;
    QString phase; //!< as the controller says it
    QString active, next; //!< versions; a hash where no pod tells the version; `next` may be empty
    ReleaseColor activeColor = ReleaseColor::None;
    ReleaseColor nextColor = ReleaseColor::None;
    qint64 ready = 0, desired = 0;
    std::optional<qint64> nextReady; //!< pods of what follows that are ready; nothing: pods not read
};

struct RolloutSums {
    qint64 total = 0;
    qint64 healthy = 0;
    qint64 degraded = 0;
    qint64 paused = 0;
    qint64 progressing = 0;
    QString worst; //!< "web waits: BlueGreenPause", of the worst phase; empty when all are healthy
    std::optional<SoleRollout> sole; //!< when `total` is 1
};

//! The line of all quotas that is nearest to its limit.
struct TightestQuota {
    QString nameSpace, quota, resource;
    QString used, hard; //!< as the server writes them
    qint64 percent = 0;
};

struct QuotaSums {
    qint64 total = 0; //!< quotas
    std::optional<TightestQuota> tightest; //!< nothing when no quota limits anything
};

//! In thousandths of a core.
struct CpuSums {
    qint64 allocatable = 0;
    qint64 requested = 0; //!< the scheduler's sum over bound, unfinished pods
};

//! What a map, a list of regions or the head of a page says of a cluster. A part is there when its
//! kind was read (ClusterStatus::isCounted); where the state is not live, it is as it was then. What
//! is not there was not read, and is never to be shown as 0.
struct ClusterOverview {
    std::optional<PodSums> pods;
    std::optional<NodeSums> nodes;
    std::optional<RolloutSums> rollouts;
    std::optional<QuotaSums> quotas;
    std::optional<CpuSums> cpu; //!< only when nodes and pods were read of the whole cluster
    //! Of what was seen: trouble is trouble, but healthy is only what was seen whole. Unknown:
    //! something was not read, or there is neither node nor pod.
    Health health = Health::Unknown;
    QString cause; //!< what makes it not healthy, in a few words
    qint64 moreCauses = 0; //!< how many more there are, when they were counted
};

//! Of all clusters, by slot, in one pass over the tables. `states` are by slot and judge nodes,
//! pods, rollouts and quotas. Owner thread of the fleet.
[[nodiscard]] std::vector<ClusterOverview> overviews(
    const Fleet& fleet, std::span<const ClusterStatus> states);

//! Of one cluster.
[[nodiscard]] ClusterOverview overview(
    const Fleet& fleet, Slot slot, const ClusterStatus& status);

} // namespace portolan
