// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/nodepools.h"

#include "models/base/quantity.h"
#include "models/base/text.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/resources.h"

#include <unordered_map>

namespace portolan {
namespace {

//! Set by the managed node pools of the three large clouds and by Karpenter.
constexpr std::string_view poolLabels[] = {"eks.amazonaws.com/nodegroup",
    "cloud.google.com/gke-nodepool", "kubernetes.azure.com/agentpool", "agentpool",
    "karpenter.sh/nodepool"};

using Labels = std::map<std::string_view, std::string_view>;

Labels labelsOf(const KindTable& nodes, RowId row)
{
    Labels labels;
    node::forEachLabel(nodes.string(row, node::Labels),
        [&labels](std::string_view key, std::string_view value) { labels[key] = value; });
    return labels;
}

bool matches(const FleetPool& rule, const Labels& labels)
{
    for (const auto& [key, value] : rule.match.asKeyValueRange()) {
        const auto found = labels.find(key.toStdString());
        if (found == labels.end() || fromUtf8(found->second) != value)
            return false;
    }
    return !rule.match.isEmpty();
}

std::optional<PoolLabel> poolLabelIn(const Labels& labels)
{
    for (const std::string_view label : poolLabels) {
        const auto found = labels.find(label);
        if (found != labels.end() && !found->second.empty())
            return PoolLabel{fromUtf8(label), fromUtf8(found->second)};
    }
    return std::nullopt;
}

QString poolNameOf(const std::vector<FleetPool>& rules, const Labels& labels)
{
    for (const FleetPool& rule : rules) {
        if (matches(rule, labels))
            return rule.name;
    }
    const std::optional<PoolLabel> label = poolLabelIn(labels);
    return label ? label->value : QString();
}

NodePool& poolOf(std::vector<NodePool>& pools, const QString& name)
{
    const auto found = std::ranges::find(pools, name, &NodePool::name);
    if (found != pools.end())
        return *found;
    pools.emplace_back().name = name;
    return pools.back();
}

void add(std::map<QString, qint64>& amounts, const QString& resource, qint64 amount)
{
    qint64& sum = amounts[resource];
    sum = saturatedSum(sum, amount);
}

void addNode(const KindTable& nodes, RowId row, NodePool& pool)
{
    ++pool.nodes;
    pool.ready += nodes.number(row, node::IsReady);
    add(pool.allocatable, QStringLiteral("cpu"), nodes.number(row, node::CpuAllocatable));
    add(pool.allocatable, QStringLiteral("memory"), nodes.number(row, node::MemoryAllocatable));
    forEachOther(
        nodes.string(row, node::OtherAllocatable), [&pool](std::string_view name, qint64 amount) {
            add(pool.allocatable, fromUtf8(name), amount);
        });
    const QString zone = fromUtf8(nodes.string(row, node::Zone));
    if (!zone.isEmpty() && !pool.zones.contains(zone))
        pool.zones.append(zone);
    const QString type = fromUtf8(nodes.string(row, node::InstanceType));
    QStringList types = pool.instanceType.split(QStringLiteral(", "), Qt::SkipEmptyParts);
    if (!type.isEmpty() && !types.contains(type)) {
        types.append(type);
        types.sort();
        pool.instanceType = types.join(QStringLiteral(", "));
    }
}

void addPod(const KindTable& pods, RowId row, NodePool& pool)
{
    add(pool.requested, QStringLiteral("cpu"), pods.number(row, pod::Cpu));
    add(pool.requested, QStringLiteral("memory"), pods.number(row, pod::Memory));
    add(pool.requested, QStringLiteral("pods"), 1);
    forEachOther(
        pods.string(row, pod::OtherRequests), [&pool](std::string_view name, qint64 amount) {
            add(pool.requested, fromUtf8(name), amount);
        });
}

} // namespace

std::optional<PoolLabel> poolLabelOf(const KindTable& nodes, RowId row)
{
    return poolLabelIn(labelsOf(nodes, row));
}

std::vector<NodePool> nodePools(const Fleet& fleet, Slot slot)
{
    const std::vector<FleetPool>& rules = fleet.cluster(slot).info.pools;
    std::vector<NodePool> pools;
    for (const FleetPool& rule : rules) {
        NodePool& pool = poolOf(pools, rule.name);
        pool.minimum = rule.min;
        pool.maximum = rule.max;
    }
    const size_t described = pools.size();
    const KindTable& nodes = fleet.table(Kind::Node);
    std::unordered_map<std::string_view, QString> poolOfNode;
    nodes.forEach([&](RowId row) {
        if (nodes.slot(row) != slot)
            return;
        const QString name = poolNameOf(rules, labelsOf(nodes, row));
        poolOfNode[nodes.name(row)] = name;
        addNode(nodes, row, poolOf(pools, name));
    });
    const KindTable& pods = fleet.table(Kind::Pod);
    pods.forEach([&](RowId row) {
        if (pods.slot(row) != slot)
            return;
        const std::string_view phase = pods.string(row, pod::Phase);
        if (pod::hasEnded(phase))
            return;
        const auto found = poolOfNode.find(pods.string(row, pod::Node));
        if (found != poolOfNode.end())
            addPod(pods, row, poolOf(pools, found->second));
    });
    for (NodePool& pool : pools)
        pool.zones.sort();
    // No pool last, the others by name.
    std::sort(pools.begin() + qsizetype(described), pools.end(),
        [](const NodePool& a, const NodePool& b) {
            return a.name.isEmpty() != b.name.isEmpty() ? b.name.isEmpty() : a.name < b.name;
        });
    return pools;
}

} // namespace portolan
