// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"

#include "models/base/text.h"
#include "models/kinds/node.h"
#include "models/kinds/registry.h"

#include <limits>
#include <map>

namespace portolan {

Fleet::Fleet(QString name, QObject* parent)
    : QObject(parent)
    , m_name(std::move(name))
{
    for (size_t i = 0; i < kindCount; ++i)
        m_tables.push_back(std::make_unique<KindTable>(Kind(i), specOf(Kind(i)).columns));
    connect(&table(Kind::Node), &KindTable::changed, this, [this] { m_regions.reset(); });
    connect(&table(Kind::Rollout), &KindTable::changed, this, [this](const TableChange& change) {
        m_releases.learn(table(Kind::Rollout), change.inserted);
        m_releases.learn(table(Kind::Rollout), change.changed);
    });
    connect(&table(Kind::ReplicaSet), &KindTable::changed, this, [this](const TableChange& change) {
        m_releases.learnImages(table(Kind::ReplicaSet), change.inserted, table(Kind::Rollout));
    });
}

Fleet::~Fleet() = default;

Slot Fleet::addCluster(FleetCluster info)
{
    const Slot slot = Slot(m_clusters.size());
    if (info.displayName.isEmpty())
        info.displayName = info.context;
    m_clusters.push_back(std::make_unique<Cluster>());
    m_clusters.back()->info = std::move(info);
    Q_EMIT clusterAdded(slot);
    return slot;
}

std::optional<Slot> Fleet::slotOf(const QString& context) const
{
    for (size_t i = 0; i < m_clusters.size(); ++i) {
        if (m_clusters[i]->info.context == context)
            return Slot(i);
    }
    return std::nullopt;
}

QString Fleet::region(Slot slot) const
{
    if (const QString& given = m_clusters[slot]->info.region; !given.isEmpty())
        return given;
    if (!m_regions)
        learnRegions();
    return slot < m_regions->size() ? (*m_regions)[slot] : QString();
}

//! One pass over the nodes, when they have changed and somebody asks.
void Fleet::learnRegions() const
{
    const KindTable& nodes = table(Kind::Node);
    std::vector<std::map<std::string_view, int>> counts(m_clusters.size());
    nodes.forEach([&](RowId row) {
        if (const std::string_view region = nodes.string(row, node::Region); !region.empty())
            ++counts[nodes.slot(row)][region];
    });
    m_regions.emplace(m_clusters.size());
    for (size_t slot = 0; slot < counts.size(); ++slot) {
        const auto most = std::ranges::max_element(
            counts[slot], {}, [](const auto& counted) { return counted.second; });
        if (most != counts[slot].end())
            (*m_regions)[slot] = fromUtf8(most->first);
    }
}

quint32 Fleet::beginConnection(Slot slot)
{
    endConnection(slot);
    Cluster& cluster = *m_clusters[slot];
    cluster.facts.connection = Connection::Connecting;
    Q_EMIT clusterChanged(slot);
    return cluster.connection;
}

void Fleet::endConnection(Slot slot)
{
    Cluster& cluster = *m_clusters[slot];
    ++cluster.connection;
    cluster.facts = {};
    cluster.syncs.clear();
    cluster.backlogSince = 0;
    for (const auto& table : m_tables)
        table->removeSlot(slot);
    Q_EMIT clusterChanged(slot);
}

void Fleet::apply(const Batch& batch, const std::shared_ptr<StringPool>& pool)
{
    BatchProgress progress;
    (void)applyPart(batch, pool, progress, std::numeric_limits<size_t>::max());
}

bool Fleet::applyPart(const Batch& batch, const std::shared_ptr<StringPool>& pool,
    BatchProgress& progress, size_t rows)
{
    if (batch.connection != m_clusters[batch.slot]->connection)
        return true;
    for (; progress.rows < batch.rows.size() && rows > 0; ++progress.rows) {
        const RowBatch& next = batch.rows[progress.rows];
        const size_t count = std::min(rows, next.size() - progress.row);
        table(next.kind()).applyPart(batch.slot, pool, next, progress.row, count);
        progress.row += count;
        rows -= count;
        if (progress.row < next.size())
            return false;
        progress.row = 0;
    }
    if (progress.rows < batch.rows.size())
        return false;
    applyEnd(batch, pool);
    return true;
}

void Fleet::applyEnd(const Batch& batch, const std::shared_ptr<StringPool>& pool)
{
    Cluster& cluster = *m_clusters[batch.slot];
    for (const Sweep& sweep : batch.sweeps)
        table(sweep.kind).apply(batch.slot, pool, nullptr, {&sweep, 1});
    for (const KindSync& sync : batch.syncs) {
        const auto known = std::ranges::find_if(cluster.syncs, [&sync](const KindSync& other) {
            return other.kind == sync.kind && other.nameSpace == sync.nameSpace;
        });
        if (known != cluster.syncs.end())
            *known = sync;
        else
            cluster.syncs.push_back(sync);
    }
    if (batch.facts)
        cluster.facts = *batch.facts;
    if (batch.facts || !batch.syncs.empty())
        Q_EMIT clusterChanged(batch.slot);
}

ClusterStatus Fleet::status(Slot slot, std::span<const Kind> required, BootMs now) const
{
    const Cluster& cluster = *m_clusters[slot];
    const qint64 backlog = cluster.backlogSince == 0 ? 0 : now - cluster.backlogSince;
    return evaluate(cluster.facts, cluster.syncs, required, now, backlog);
}

} // namespace portolan
