// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"

#include <QStringList>

#include <map>

namespace portolan {

//! The nodes of a pool, summed.
struct NodePool {
    QString name; //!< empty: the nodes that are in no pool
    qint64 nodes = 0;
    qint64 ready = 0;
    std::optional<int> minimum;
    std::optional<int> maximum; //!< known from the fleet file only
    QString instanceType; //!< several are parted by ", "
    QStringList zones; //!< sorted
    std::map<QString, qint64> allocatable; //!< by resource; cpu in thousandths
    std::map<QString, qint64> requested; //!< the scheduler's sum over its bound, unfinished pods
};

//! The label by which a managed pool of a cloud, or Karpenter, marks its nodes.
struct PoolLabel {
    QString key; //!< "eks.amazonaws.com/nodegroup"
    QString value; //!< the pool's name
};

//! Of one node, a row of the table of nodes; nothing for a node that no such label marks.
[[nodiscard]] std::optional<PoolLabel> poolLabelOf(const KindTable& nodes, RowId row);

//! The pools of a cluster: those of the fleet file, in its order, then such as labels of EKS, GKE,
//! AKS or Karpenter name, by name, then the nodes in none. A pool of the fleet file without a node
//! is listed too. Owner thread of the fleet; one pass over the cluster's pods.
[[nodiscard]] std::vector<NodePool> nodePools(const Fleet& fleet, Slot slot);

} // namespace portolan
