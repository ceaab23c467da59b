// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/state.h"
#include "models/workloads/rowcells.h"
#include "models/workloads/rowfilter.h"

#include <QAbstractTableModel>

namespace portolan {

//! A cluster as tables show it; by slot.
struct ClusterInTable {
    QString name;
    QString region;
    DataState state = DataState::NotConnected;
    quint16 rank = 0; //!< its place when sorted by cluster
    QString title; //!< what else it is called; not shown, but filters know it

    friend bool operator==(const ClusterInTable&, const ClusterInTable&) = default;
};

//! What a view shows, cluster by cluster: whether a cluster counts in a sum is for its state to say.
struct RowsSummary {
    struct State {
        Slot slot = 0;
        QString word;
        qsizetype count = 0;
        Health best = Health::Unknown; //!< how such a row fares at best
    };
    std::vector<qsizetype> shown; //!< by slot
    std::vector<State> states; //!< of one slot and one word each

    [[nodiscard]] qsizetype shownIn(Slot slot) const
    {
        return slot < shown.size() ? shown[slot] : 0;
    }
};

//! The rows of one KindTable, filtered and sorted, for any view. A batch of changes becomes at most
//! one removal, one insertion and two re-orderings, whatever its size, so that selection, current
//! index and scroll position keep to their objects; the model is never reset.
//!
//! Tells what is true by roles, never how it looks. Thread: that of the table, which must outlive
//! it, as must the clock. Not promised: dataChanged for rows outside setVisibleRange().
class RowsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Role {
        CellKindRole = Qt::UserRole, //!< portolan::CellKind as int
        HealthRole, //!< portolan::Health as int, of the row
        DataStateRole, //!< portolan::DataState as int, of the row's cluster
        NumberRole, //!< qint64 behind the words; invalid for texts
        UidRole, //!< QString
        SlotRole, //!< int
        FullTextRole, //!< QString, for tooltips and copying: times in full
        ClusterTitleRole, //!< QString, what else the row's cluster is called; may be empty
        // Of horizontal headers:
        ColumnIdRole,
    };

    RowsModel(const KindTable& table, const Clock& clock, QObject* parent = nullptr);
    ~RowsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;
    void multiData(const QModelIndex& index, QModelRoleDataSpan roles) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    void setClusters(std::vector<ClusterInTable> clusters);
    void setFilter(const QString& text);
    [[nodiscard]] const FilterQuery& filter() const { return m_query; }

    //! While the pointer is down nothing changes its place: removed rows vanish, new ones wait at
    //! the end, refused ones stay; the thaw puts all in order at once.
    void setFrozen(bool frozen);
    [[nodiscard]] bool isFrozen() const { return m_frozen; }

    //! The rows that a view shows; for others no dataChanged is sent. An empty range (last before
    //! first) is "all".
    void setVisibleRange(int first, int last);
    //! Ages have grown: tells so for the visible age cells, and asks a filter by age again.
    void refreshAges();

    [[nodiscard]] RowId rowId(int row) const { return m_order.at(size_t(row)); }
    //! The row of an object; invalid when it is not shown.
    [[nodiscard]] QModelIndex indexOf(Slot slot, const Uid& uid, int column = 0) const;
    [[nodiscard]] const RowCells& cells() const { return m_cells; }
    //! One pass over what is shown, when that has changed.
    [[nodiscard]] const RowsSummary& summary() const;
    //! How many rows another filter would show: one pass over the table.
    [[nodiscard]] qsizetype countMatching(const QString& filter) const;

Q_SIGNALS:
    //! After any change of the table or the filter.
    void summaryChanged();

private:
    void applyChange(const TableChange& change);
    void applyDelta(const OrderIndex::Delta& delta);
    void applyWhileFrozen(const OrderIndex::Delta& delta);
    void takeOut(std::span<const RowId> rows);
    [[nodiscard]] bool insertAsRun(std::span<const RowId> rows);
    void appendRows(std::span<const RowId> rows);
    void tellChanged(std::span<const RowId> rows);
    void tellColumn(int column);
    [[nodiscard]] std::pair<int, int> visibleRange() const;
    [[nodiscard]] QVariant value(RowId row, int column, int role) const;
    [[nodiscard]] QString fullText(RowId row, int column) const;
    [[nodiscard]] qint64 now() const { return m_clock.utcNow().toSecsSinceEpoch(); }
    void compileFilter();
    void refilter(bool onlyShown);
    template <typename Change> void rearrange(Change change);

    const KindTable& m_table;
    const Clock& m_clock;
    RowCells m_cells;
    OrderIndex m_order;
    FilterQuery m_query;
    std::unique_ptr<CompiledFilter> m_compiled;
    std::vector<ClusterInTable> m_clusters; // by slot
    int m_firstVisible = 0;
    int m_lastVisible = -1;
    bool m_frozen = false;
    mutable std::optional<RowsSummary> m_summary;
};

} // namespace portolan
