// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/kindtable.h"

#include <functional>

namespace portolan {

//! By what a view is sorted.
struct SortSpec {
    enum class By : quint8 { Name, NameSpace, Cluster, Created, Cell, Rank };
    By by = By::Name;
    size_t cell = 0; //!< for By::Cell; for By::Rank what is in order among equals, a text
    bool descending = false;

    friend bool operator==(const SortSpec&, const SortSpec&) = default;
};

//! The order of one view on a table: which rows it shows (a filter), and where. A batch of changes
//! costs one pass over the rows, not a search for each; ties are broken by name, namespace, cluster
//! and uid, so the order is the same on every run.
//!
//! The caller (an item model) asks classify() what a change means for the view and then calls the
//! steps between its own begin/end signals. Thread: that of the table.
class OrderIndex {
public:
    explicit OrderIndex(const KindTable& table);

    //! What a change of the table does to the view.
    struct Delta {
        std::vector<RowId> leaving; //!< removed, or refused by the filter now
        std::vector<RowId> entering;
        std::vector<RowId> moving; //!< stay, but their place is another
        std::vector<RowId> inPlace; //!< stay where they are, with other contents
    };

    void setFilter(std::function<bool(RowId)> accepts);
    void setSort(const SortSpec& sort);
    [[nodiscard]] const SortSpec& sort() const { return m_sort; }
    //! For By::Rank: the lower comes first. Reads nothing but the row itself.
    void setRank(std::function<quint8(RowId)> rank) { m_rank = std::move(rank); }
    //! The place of each slot in the order of clusters, by slot.
    void setSlotRanks(std::vector<quint16> ranks) { m_slotRanks = std::move(ranks); }

    [[nodiscard]] size_t size() const { return m_order.size(); }
    [[nodiscard]] RowId at(size_t position) const { return m_order[position]; }
    [[nodiscard]] const std::vector<RowId>& rows() const { return m_order; }
    //! Where a row stands; nothing when the view does not show it.
    [[nodiscard]] std::optional<size_t> position(RowId row) const;

    //! Filters and sorts everything anew.
    void rebuild();
    [[nodiscard]] Delta classify(const TableChange& change);
    //! What a changed filter does to the view; leaving and entering only. `onlyShown`: the filter
    //! refuses whatever it refused before, so that hidden rows need not be asked.
    [[nodiscard]] Delta refilter(bool onlyShown = false);

    //! Moves `rows` behind all others, keeping the order of both parts.
    void moveToEnd(std::span<const RowId> rows);
    //! Takes the last `count` rows away.
    void truncate(size_t count);
    //! Adds rows behind all others; call settle() next.
    void append(std::span<const RowId> rows);
    //! Where settle() would put these rows as one run; nothing when they would be parted.
    [[nodiscard]] std::optional<size_t> runPosition(std::span<const RowId> entering) const;
    //! Puts rows that were appended or whose keys changed where they belong, by one merge.
    void settle(std::span<const RowId> unsettled);
    //! Sorts what is shown anew, by another sort or after appends without a settle().
    void resort();

private:
    [[nodiscard]] quint64 keyOf(RowId row) const;
    [[nodiscard]] bool less(RowId a, RowId b) const;
    [[nodiscard]] int compareWhole(RowId a, RowId b) const;
    void separateMoving(Delta& delta);
    void grow(); // to the table's idLimit()
    void updateKey(RowId row);
    void renumber(size_t from);

    const KindTable& m_table;
    std::function<bool(RowId)> m_accepts;
    std::function<quint8(RowId)> m_rank;
    SortSpec m_sort;
    std::vector<quint16> m_slotRanks;
    std::vector<RowId> m_order;
    std::vector<quint32> m_positions; // by RowId
    std::vector<quint64> m_keys; // by RowId; the first 8 bytes of what is sorted by
    std::vector<quint8> m_marks; // by RowId; scratch of one call
};

} // namespace portolan
