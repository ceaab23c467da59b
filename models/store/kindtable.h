// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clusterfacts.h"
#include "models/store/rowbatch.h"

#include <QObject>

#include <memory>

namespace portolan {

//! The number of a row in a KindTable: good from the change that inserted it until the change that
//! removed it has been seen; then it may be given to another object.
using RowId = quint32;

//! What one batch did to a table. A row is in one list at most.
struct TableChange {
    std::vector<RowId> inserted;
    std::vector<RowId> changed;
    std::vector<RowId> removed; //!< contents can still be read while changed() is being delivered

    [[nodiscard]] bool isEmpty() const
    {
        return inserted.empty() && changed.empty() && removed.empty();
    }
};

//! The rows of one kind in all clusters, column by column. Key: (connection slot, uid).
//! Thread: one owner thread, the one that applies batches and reads.
class KindTable : public QObject {
    Q_OBJECT

public:
    KindTable(Kind kind, Columns columns, QObject* parent = nullptr);
    ~KindTable() override;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] Columns columns() const { return m_columns; }
    [[nodiscard]] size_t rowCount() const { return m_liveRows; }
    //! Of one cluster.
    [[nodiscard]] size_t rowCount(Slot slot) const
    {
        return slot < m_rowsBySlot.size() ? m_rowsBySlot[slot] : 0;
    }
    //! Every RowId is below this.
    [[nodiscard]] RowId idLimit() const { return RowId(m_heads.size()); }
    [[nodiscard]] bool isLive(RowId row) const { return row < m_live.size() && m_live[row]; }

    [[nodiscard]] Slot slot(RowId row) const { return m_slots[row]; }
    [[nodiscard]] const Uid& uid(RowId row) const { return m_heads[row].uid; }
    [[nodiscard]] quint64 resourceVersion(RowId row) const { return m_heads[row].resourceVersion; }
    [[nodiscard]] qint64 created(RowId row) const { return m_heads[row].created; }
    [[nodiscard]] std::string_view name(RowId row) const;
    [[nodiscard]] std::string_view nameSpace(RowId row) const;
    [[nodiscard]] quint32 nameSpaceId(RowId row) const { return m_heads[row].nameSpace; }
    [[nodiscard]] qint64 number(RowId row, size_t column) const
    {
        return qint64(m_cells[column][row]);
    }
    //! The pool's number of an Interned cell; comparable within one slot only.
    [[nodiscard]] quint32 internedId(RowId row, size_t column) const
    {
        return quint32(m_cells[column][row]);
    }
    //! Of an Interned or Text cell. Good until the next apply().
    [[nodiscard]] std::string_view string(RowId row, size_t column) const;
    //! The text of an interned number of a slot.
    [[nodiscard]] std::string_view interned(Slot slot, quint32 id) const
    {
        return m_strings[slot]->pool->view(id);
    }
    [[nodiscard]] std::optional<RowId> find(Slot slot, const Uid& uid) const;

    //! How much text is kept for a cluster, garbage included: for memory figures and tests.
    [[nodiscard]] size_t textBytes(Slot slot) const;

    //! Calls visit(RowId) for every row.
    template <typename Visit> void forEach(Visit visit) const
    {
        for (RowId row = 0; row < m_heads.size(); ++row) {
            if (m_live[row])
                visit(row);
        }
    }

    //! Takes the rows of one batch and then its sweeps of this kind; emits changed() at most once.
    //! With another pool than before, the cluster's rows go first, as by removeSlot().
    void apply(Slot slot, const std::shared_ptr<StringPool>& pool, const RowBatch* rows,
        std::span<const Sweep> sweeps);
    //! The same with `count` rows of a batch from `first` on, for one that is too large at once.
    void applyPart(Slot slot, const std::shared_ptr<StringPool>& pool, const RowBatch& rows,
        size_t first, size_t count);
    //! Forgets a cluster.
    void removeSlot(Slot slot);

Q_SIGNALS:
    void changed(const portolan::TableChange& change);
    //! The rows have gone, and interned numbers of this slot mean nothing any more.
    void slotRemoved(portolan::Slot slot);

private:
    //! The strings of one cluster.
    struct Strings {
        std::shared_ptr<StringPool> pool;
        std::string text;
        size_t deadText = 0;
    };

    Strings& stringsOf(Slot slot);
    void takePool(Slot slot, const std::shared_ptr<StringPool>& pool);
    void sweepRows(Slot slot, const Sweep& sweep, TableChange& change);
    void endApply(Slot slot, TableChange& change);
    void putRow(Slot slot, const RowBatch& batch, size_t at, TableChange& change);
    void removeRow(RowId row, TableChange& change);
    RowId takeFreeRow();
    void writeRow(RowId row, Slot slot, const RowBatch& batch, size_t at);
    void forgetText(RowId row);
    void compactText(Slot slot);
    void finish(TableChange& change);
    std::string_view textOf(Slot slot, quint64 packed) const;

    // Open addressing over RowIds, hashed by uid: 4 bytes a row instead of a node each.
    void indexInsert(RowId row);
    void indexErase(RowId row);
    void indexGrow();
    [[nodiscard]] size_t indexStart(Slot slot, const Uid& uid) const;

    Kind m_kind;
    Columns m_columns;
    std::vector<RowHead> m_heads;
    std::vector<Slot> m_slots;
    std::vector<bool> m_live;
    std::vector<std::vector<quint64>> m_cells; // by column
    std::vector<std::unique_ptr<Strings>> m_strings; // by slot
    std::vector<RowId> m_free;
    std::vector<RowId> m_index;
    size_t m_indexUsed = 0; // live and erased entries
    size_t m_liveRows = 0;
    std::vector<size_t> m_rowsBySlot;
};

} // namespace portolan
