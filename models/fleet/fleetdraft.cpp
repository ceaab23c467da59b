// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetdraft.h"

#include "models/base/text.h"
#include "models/fleet/nodepools.h"
#include "models/geo/cloudregions.h"
#include "models/kinds/node.h"

#include <QCoreApplication>

#include <map>

namespace portolan {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::FleetDraft)
};

//! What the nodes of a cluster carry, counted.
struct NodeLabels {
    std::map<QString, qint64> regions;
    std::map<std::pair<QString, QString>, qint64> pools; //!< by pool and label
    qint64 nodes = 0;
    qint64 withoutRegion = 0;
    qint64 withoutPool = 0;
};

NodeLabels labelsOf(const Fleet& fleet, Slot slot)
{
    NodeLabels labels;
    const KindTable& nodes = fleet.table(Kind::Node);
    nodes.forEach([&](RowId row) {
        if (nodes.slot(row) != slot)
            return;
        ++labels.nodes;
        const QString region = fromUtf8(nodes.string(row, node::Region));
        labels.withoutRegion += region.isEmpty() ? 1 : 0;
        if (!region.isEmpty())
            ++labels.regions[region];
        if (const auto label = poolLabelOf(nodes, row))
            ++labels.pools[{label->value, label->key}];
        else
            ++labels.withoutPool;
    });
    return labels;
}

QString nodesText(qint64 count)
{
    return count == 1 ? Texts::tr("1 node") : Texts::tr("%1 nodes").arg(number(count));
}

//! What a person knows and no label says.
void addWishes(QStringList& comments)
{
    comments << QStringLiteral("role:        ") + Texts::tr("primary or secondary")
             << QStringLiteral("drPartner:   ")
            + Texts::tr("the context that takes over; each of the two names the other");
}

//! One region that is known by name is written; anything else is for a person to decide.
void addPlace(const NodeLabels& labels, FleetCluster& cluster, QStringList& comments)
{
    const QString wish = QStringLiteral("location: {lat: , lon: }");
    if (labels.regions.size() > 1) {
        QStringList seen;
        for (const auto& [region, count] : labels.regions)
            seen << QStringLiteral("%1 (%2)").arg(region, nodesText(count));
        comments << QStringLiteral("region:   ")
                + Texts::tr("the nodes name several: %1").arg(seen.join(QStringLiteral(", ")));
        return;
    }
    if (labels.regions.empty()) {
        comments << wish + QStringLiteral("   ") + Texts::tr("no node names its region");
        return;
    }
    const QString& region = labels.regions.begin()->first;
    if (cloudRegion(region.toStdString()))
        cluster.region = region;
    else
        comments << wish + QStringLiteral("   ")
                + Texts::tr("the nodes' region, %1, is no cloud's that is known").arg(region);
}

//! Two managers of nodes may use one name; a fleet file has each name once.
QString poolName(const std::vector<FleetPool>& pools, const QString& name, const QString& label)
{
    const bool taken = std::ranges::find(pools, name, &FleetPool::name) != pools.end();
    return taken ? QStringLiteral("%1 (%2)").arg(name, label) : name;
}

void addPools(const NodeLabels& labels, FleetCluster& cluster, QStringList& comments)
{
    for (const auto& [pool, count] : labels.pools) {
        const auto& [name, label] = pool;
        cluster.pools.push_back({poolName(cluster.pools, name, label), {{label, name}}, {}, {}});
    }
    if (!labels.pools.empty())
        comments << Texts::tr("A pool's limits are not among its labels; add min and max by hand.");
    if (labels.withoutPool > 0)
        comments << Texts::tr("%1 in no pool that labels of EKS, GKE, AKS or Karpenter name.")
                        .arg(nodesText(labels.withoutPool));
}

void addRefused(const ClusterStatus& status, BootMs now, const QString& nameSpace,
    FleetCluster& cluster, FleetDraft& draft)
{
    QString why = stateSentence(status, now, {});
    if (status.state == DataState::Stale)
        why = word(status.state); // the moment it began at is of no use in a file
    const bool refused = status.state == DataState::Forbidden || status.state == DataState::Partial;
    if (!refused && !status.reason.message.isEmpty())
        why = QStringLiteral("%1: %2").arg(word(status.state), status.reason.message);
    draft.isComplete = false;
    draft.comments.ofCluster[cluster.context]
        << Texts::tr("Its nodes could not be read (%1), so region and pools are missing.").arg(why);
    draft.notes << Texts::tr("%1: its nodes could not be read: %2").arg(cluster.context, why);
    if (refused && !nameSpace.isEmpty())
        cluster.namespaces = {nameSpace};
    else if (refused)
        draft.comments.ofCluster[cluster.context]
            << QStringLiteral("namespaces: []   ")
                + Texts::tr("those that you may list, since you may not list the cluster");
}

} // namespace

FleetDraft draftFleet(const Fleet& fleet, const QString& name, BootMs now,
    const std::function<QString(const QString& context)>& nameSpaceOf)
{
    static constexpr Kind required[] = {Kind::Node};
    FleetDraft draft;
    draft.file.name = name;
    draft.comments.head = QStringList{Texts::tr("Written by `portolan fleet init` from the "
                                                "kubeconfig's contexts and their nodes' labels."),
        Texts::tr("What no cluster says of itself is a comment below it: fill it in or leave it.")};
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const Slot slot = Slot(i);
        FleetCluster cluster = fleet.cluster(slot).info;
        const ClusterStatus status = fleet.status(slot, required, now);
        addWishes(draft.comments.ofCluster[cluster.context]);
        if (countsInTotals(status.state)) {
            const NodeLabels labels = labelsOf(fleet, slot);
            QStringList& comments = draft.comments.ofCluster[cluster.context];
            addPlace(labels, cluster, comments);
            addPools(labels, cluster, comments);
        } else {
            addRefused(status, now, nameSpaceOf(cluster.context), cluster, draft);
        }
        draft.file.clusters.push_back(std::move(cluster));
    }
    return draft;
}

} // namespace portolan
