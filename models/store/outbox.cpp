// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/outbox.h"

namespace portolan {

Outbox::Outbox(
    Slot slot, quint32 connection, std::shared_ptr<StringPool> pool, std::function<void()> onDirty)
    : m_slot(slot)
    , m_connection(connection)
    , m_pool(std::move(pool))
    , m_onDirty(std::move(onDirty))
{
}

void Outbox::put(Kind kind, const RowSink& row, BootMs now)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        rowsOf(kind, row.columns().size()).put(row.head(), row.cells(), row.text(), row.columns());
        wake = touch(now);
    }
    if (wake)
        m_onDirty();
}

void Outbox::put(const Sweep& sweep, BootMs now)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_pending.sweeps.push_back(sweep);
        wake = touch(now);
    }
    if (wake)
        m_onDirty();
}

void Outbox::put(const KindSync& sync, BootMs now)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        const auto same = [&sync](const KindSync& other) {
            return other.kind == sync.kind && other.nameSpace == sync.nameSpace;
        };
        const auto found = std::ranges::find_if(m_pending.syncs, same);
        if (found != m_pending.syncs.end())
            *found = sync;
        else
            m_pending.syncs.push_back(sync);
        wake = touch(now);
    }
    if (wake)
        m_onDirty();
}

void Outbox::put(const ClusterFacts& facts, BootMs now)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        m_pending.facts = facts;
        wake = touch(now);
    }
    if (wake)
        m_onDirty();
}

Batch Outbox::take()
{
    Batch taken;
    {
        const std::lock_guard lock(m_mutex);
        std::swap(taken, m_pending);
        m_dirty = false;
    }
    taken.slot = m_slot;
    taken.connection = m_connection;
    return taken;
}

RowBatch& Outbox::rowsOf(Kind kind, size_t columns)
{
    for (RowBatch& batch : m_pending.rows) {
        if (batch.kind() == kind)
            return batch;
    }
    return m_pending.rows.emplace_back(kind, columns);
}

bool Outbox::touch(BootMs now)
{
    if (m_dirty)
        return false;
    m_dirty = true;
    m_pending.oldest = now;
    return true;
}

} // namespace portolan
