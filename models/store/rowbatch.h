// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"
#include "models/domain/uid.h"
#include "models/store/schema.h"
#include "models/store/stringpool.h"

#include <string>
#include <vector>

namespace portolan {

//! Where a text lies in a batch's or a table's arena, packed into a cell.
struct TextRef {
    quint32 offset = 0;
    quint32 length = 0;

    [[nodiscard]] quint64 packed() const { return quint64(offset) << 32 | length; }
    [[nodiscard]] static TextRef unpacked(quint64 cell)
    {
        return {quint32(cell >> 32), quint32(cell)};
    }
};

//! What every row has, whatever its kind.
struct RowHead {
    Uid uid;
    quint64 resourceVersion = 0; //!< 0 when the server's was no number
    quint64 name = 0; //!< packed TextRef
    quint32 nameSpace = 0; //!< interned
    qint64 created = 0; //!< seconds since the epoch
    quint32 generation = 0; //!< of the list that brought it; see Sweep
    bool removed = false;

    //! True when a row must not replace one of the same uid: within one list and the watch after it
    //! the newer version wins, whatever came first. Versions of one kind are comparable numbers
    //! (KEP-5504). A later list wins over all that was said before it: after a restore of the
    //! server's storage its versions are lower than what an earlier one gave.
    [[nodiscard]] bool isOlderThan(const RowHead& known) const
    {
        return generation <= known.generation && resourceVersion != 0
            && resourceVersion < known.resourceVersion;
    }
};

//! The end of a list: rows of its scope that no list or event since `generation` brought are gone.
//! That is how deletions that happened while nobody looked are noticed.
struct Sweep {
    Kind kind = Kind::Pod;
    quint32 generation = 0;
    quint32 nameSpace = 0; //!< interned; 0: the whole cluster
};

//! Changed rows of one kind of one cluster, newest state of each uid only: its size is bounded by
//! the number of objects, never by the number of events. Written by one thread, then handed over.
class RowBatch {
public:
    RowBatch(Kind kind, size_t columns)
        : m_kind(kind)
        , m_columns(columns)
    {
    }

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] size_t columns() const { return m_columns; }
    [[nodiscard]] size_t size() const { return m_heads.size(); }
    [[nodiscard]] bool isEmpty() const { return m_heads.empty(); }
    [[nodiscard]] const RowHead& head(size_t row) const { return m_heads[row]; }
    [[nodiscard]] const quint64* cells(size_t row) const
    {
        return m_cells.data() + row * m_columns; // a kind may have no columns
    }
    [[nodiscard]] std::string_view text(quint64 packed) const;

    //! Takes a row; one of the same uid is overwritten unless this one is older. Text cells and the
    //! name refer to `text`. Columns of CellType::Text are re-based here.
    void put(const RowHead& head, std::span<const quint64> cells, std::string_view text,
        Columns columns);

private:
    [[nodiscard]] size_t rowOf(const Uid& uid); // made when there is none
    void compactText(Columns columns);

    Kind m_kind;
    size_t m_columns;
    std::vector<RowHead> m_heads;
    std::vector<quint64> m_cells;
    std::string m_text;
    size_t m_deadText = 0;
    std::unordered_map<quint64, quint32> m_rows; // Uid::hash, or the next free key → row
};

//! Receives the fields of one object while its bytes are scanned, on the I/O thread. Reused for
//! every object, so that a scan allocates nothing once the buffers have grown.
class RowSink {
public:
    RowSink(StringPool& pool, Columns columns)
        : m_pool(pool)
        , m_columns(columns)
        , m_cells(columns.size())
    {
    }

    void clear();

    void setUid(std::string_view text) { m_head.uid = Uid::fromText(text); }
    void setResourceVersion(std::string_view text);
    void setName(std::string_view text) { m_head.name = keep(text).packed(); }
    void setNameSpace(std::string_view text) { m_head.nameSpace = m_pool.intern(text); }
    void setCreated(qint64 seconds) { m_head.created = seconds; }
    void setRemoved() { m_head.removed = true; }
    void setGeneration(quint32 generation) { m_head.generation = generation; }

    //! For columns of type Interned and Text.
    void setString(size_t column, std::string_view text);
    //! For all other types.
    void setNumber(size_t column, qint64 value) { m_cells[column] = quint64(value); }
    [[nodiscard]] qint64 numberAt(size_t column) const { return qint64(m_cells[column]); }

    [[nodiscard]] const RowHead& head() const { return m_head; }
    [[nodiscard]] std::span<const quint64> cells() const { return m_cells; }
    [[nodiscard]] std::string_view text() const { return m_text; }
    [[nodiscard]] Columns columns() const { return m_columns; }

private:
    TextRef keep(std::string_view text);

    StringPool& m_pool;
    Columns m_columns;
    RowHead m_head;
    std::vector<quint64> m_cells;
    std::string m_text;
};

} // namespace portolan
