// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clusterfacts.h"
#include "models/store/rowbatch.h"

#include <functional>
#include <mutex>

namespace portolan {

//! Everything of one cluster that changed since the last frame.
struct Batch {
    Slot slot = 0;
    quint32 connection = 0; //!< counts connects; a batch of an earlier one is dropped
    std::vector<RowBatch> rows;
    std::vector<Sweep> sweeps; //!< applied after the rows
    std::vector<KindSync> syncs; //!< newest of each (kind, namespace)
    std::optional<ClusterFacts> facts;
    BootMs oldest = 0; //!< when the first change of this batch came in

    [[nodiscard]] bool isEmpty() const
    {
        return rows.empty() && sweeps.empty() && syncs.empty() && !facts;
    }
};

//! The way from a cluster's I/O thread to the thread that owns the tables. Holds the newest state
//! of each changed object until it is taken, so a slow reader costs freshness, never memory.
//!
//! Threads: put…() from the I/O thread, take() from the owner thread. `onDirty` runs on the I/O
//! thread, once between two takes, and must only post a wake-up.
class Outbox {
public:
    Outbox(Slot slot, quint32 connection, std::shared_ptr<StringPool> pool,
        std::function<void()> onDirty);

    void put(Kind kind, const RowSink& row, BootMs now);
    void put(const Sweep& sweep, BootMs now);
    void put(const KindSync& sync, BootMs now);
    void put(const ClusterFacts& facts, BootMs now);

    [[nodiscard]] Batch take();
    [[nodiscard]] const std::shared_ptr<StringPool>& pool() const { return m_pool; }

private:
    RowBatch& rowsOf(Kind kind, size_t columns);
    [[nodiscard]] bool touch(BootMs now); // true when it turned dirty

    std::mutex m_mutex;
    Batch m_pending; // guarded by m_mutex
    bool m_dirty = false; // guarded by m_mutex
    Slot m_slot;
    quint32 m_connection;
    std::shared_ptr<StringPool> m_pool;
    std::function<void()> m_onDirty;
};

} // namespace portolan
