// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/orderindex.h"

#include <QString>

namespace portolan {

//! What a cell holds, for those who lay it out.
enum class CellKind : quint8 {
    Cluster,
    NameSpace,
    Name,
    Text,
    State, //!< a word whose tone is the row's health
    Count, //!< a number
    Ready, //!< "2/3"
    Amount, //!< cpu or bytes
    Time, //!< a moment
    Age, //!< a moment, shown as its distance from now
    Flag,
};

//! The columns that a table of one kind offers: cluster, namespace where there is one, name, the
//! kind's own and age. Words and numbers of its cells. A value; the table must outlive it.
class RowCells {
public:
    struct Column {
        CellKind kind = CellKind::Text;
        size_t cell = 0; //!< of the table; no meaning for cluster, namespace, name
        QString id; //!< stable, as in filters and saved layouts
        QString title;
        int width = 100;
        bool shownAtFirst = true;
    };

    explicit RowCells(const KindTable& table);

    [[nodiscard]] const std::vector<Column>& columns() const { return m_columns; }
    //! By id; nothing when there is none.
    [[nodiscard]] std::optional<int> columnOf(QStringView id) const;
    //! What people read. `now` in seconds since the epoch; `cluster` is the name of the slot.
    [[nodiscard]] QString text(RowId row, int column, qint64 now, const QString& cluster) const;
    //! The number behind the words: units, thousandths of a core, bytes, seconds since the epoch.
    [[nodiscard]] std::optional<qint64> number(RowId row, int column) const;
    //! The order that a click on the column's header asks for.
    [[nodiscard]] SortSpec sortBy(int column, bool descending) const;
    //! The cell of the kind's State column; nothing when it has none.
    [[nodiscard]] std::optional<size_t> stateCell() const;

private:
    [[nodiscard]] QString cellText(RowId row, size_t cell) const;

    const KindTable* m_table;
    std::vector<Column> m_columns;
};

} // namespace portolan
