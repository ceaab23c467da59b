// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"

#include "models/kinds/registry.h"

namespace portolan {

Fleet::Fleet(QString name, QObject* parent)
    : QObject(parent)
    , m_name(std::move(name))
{
    for (size_t i = 0; i < kindCount; ++i)
        m_tables.push_back(std::make_unique<KindTable>(Kind(i), specOf(Kind(i)).columns));
    connect(&table(Kind::Rollout), &KindTable::changed, this, [this](const TableChange& change) {
        m_releases.learn(table(Kind::Rollout), change.inserted);
        m_releases.learn(table(Kind::Rollout), change.changed);
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
    Cluster& cluster = *m_clusters[batch.slot];
    if (batch.connection != cluster.connection)
        return;
    for (const RowBatch& rows : batch.rows)
        table(rows.kind()).apply(batch.slot, pool, &rows, {});
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
