// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/kindtable.h"
#include "models/workloads/filterquery.h"

namespace portolan {

//! What a cluster is called; by slot.
struct ClusterLabel {
    std::string name;
    std::string region;
    std::string title; //!< what else it is called; empty: nothing

    friend bool operator==(const ClusterLabel&, const ClusterLabel&) = default;
};

//! A FilterQuery made ready for the rows of one table. What was found out about an interned text is
//! kept, so that a text that thousands of rows share is searched once.
//! Thread: that of the table. The table must outlive it.
class CompiledFilter {
public:
    CompiledFilter(const FilterQuery& query, const KindTable& table,
        std::vector<ClusterLabel> labels, qint64 now);

    [[nodiscard]] bool accepts(RowId row);

    //! Seconds since the epoch; what ages are counted from.
    void setNow(qint64 now) { m_now = now; }
    //! Interned numbers of this slot mean nothing any more.
    void forgetSlot(Slot slot);

private:
    enum class Known : quint8 { No, Yes, NotAsked };

    struct Term {
        FilterTerm term;
        std::vector<Known> clusters; // by slot: do the names of the cluster or its region match?
        std::vector<std::vector<Known>> interned; // by slot and number
    };

    [[nodiscard]] bool holds(Term& term, RowId row) const;
    [[nodiscard]] bool matchesCluster(const Term& term, Slot slot) const;
    [[nodiscard]] bool matchesCell(Term& term, RowId row, size_t cell) const;
    [[nodiscard]] bool matchesInterned(
        Term& term, Slot slot, quint32 id, std::string_view text) const;
    [[nodiscard]] bool matchesAnywhere(Term& term, RowId row) const;
    [[nodiscard]] bool matchesNumber(const FilterTerm& term, qint64 value) const;
    [[nodiscard]] bool matchesAge(const FilterTerm& term, qint64 time) const;

    const KindTable& m_table;
    std::vector<Term> m_terms; // cheap ones first
    std::vector<size_t> m_searchable; // cells that a text without a column is looked for in
    qint64 m_now;
};

} // namespace portolan
