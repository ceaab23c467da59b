// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/kindtable.h"

#include <optional>
#include <string>

namespace portolan::test {

//! "00000000-0000-4000-8000-00000000002a" from 42.
inline std::string uidText(quint64 number)
{
    return QString::asprintf("00000000-0000-4000-8000-%012llx", number).toStdString();
}

//! One cluster that writes rows into a table, as an I/O thread and an Outbox would.
class RowMaker {
public:
    RowMaker(KindTable& table, Slot slot)
        : m_table(table)
        , m_slot(slot)
        , m_batch(table.kind(), table.columns().size())
    {
        reconnect();
    }

    //! An empty row; fill its cells and call put().
    RowSink& row(std::string_view uid, std::string_view name, quint64 version,
        quint32 generation = 1, std::string_view nameSpace = "shop")
    {
        m_sink->clear();
        m_sink->setUid(uid);
        m_sink->setName(name);
        m_sink->setNameSpace(nameSpace);
        m_sink->setResourceVersion(std::to_string(version));
        m_sink->setGeneration(generation);
        return *m_sink;
    }
    void put() { m_batch.put(m_sink->head(), m_sink->cells(), m_sink->text(), m_sink->columns()); }
    void remove(std::string_view uid, quint64 version = 0)
    {
        row(uid, {}, version).setRemoved();
        put();
    }
    void sweep(quint32 generation, std::string_view nameSpace = {})
    {
        m_sweeps.push_back({m_table.kind(), generation, m_pool->intern(nameSpace)});
    }
    void apply()
    {
        m_table.apply(m_slot, m_pool, &m_batch, m_sweeps);
        dropBatch();
    }
    void dropBatch()
    {
        m_batch = RowBatch(m_table.kind(), m_table.columns().size());
        m_sweeps.clear();
    }
    //! Another connection: another pool.
    void reconnect()
    {
        m_pool = std::make_shared<StringPool>();
        m_sink.emplace(*m_pool, m_table.columns());
    }

    const std::shared_ptr<StringPool>& pool() const { return m_pool; }
    const RowBatch& batch() const { return m_batch; }

private:
    KindTable& m_table;
    Slot m_slot;
    std::shared_ptr<StringPool> m_pool;
    std::optional<RowSink> m_sink;
    RowBatch m_batch;
    std::vector<Sweep> m_sweeps;
};

} // namespace portolan::test
