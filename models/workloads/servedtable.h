// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/servertable.h"
#include "models/store/kindtable.h"
#include "models/workloads/cellorder.h"

#include <map>

namespace portolan {

//! One kind that is not watched, as the servers of several clusters print it: their Tables as one
//! table that views, filters and orders take like any other. Columns are the same when they have
//! the same name, so clusters of different versions stand in one table; those of a priority above
//! 0 are not shown at first. Name and age come from the metadata, as for every kind. Texts that are
//! durations, quantities or numbers are followed by a hidden column with their order.
//!
//! Thread: that of the views.
class ServedTable : public QObject {
    Q_OBJECT

public:
    explicit ServedTable(QObject* parent = nullptr);
    ~ServedTable() override;

    //! Good until replaced().
    [[nodiscard]] KindTable& table() const { return *m_made->table; }
    //! All rows of a cluster in place of those it had.
    void setCluster(Slot slot, ServerTable rows);
    void removeCluster(Slot slot);
    //! Another kind: no rows, no columns.
    void clear(bool namespaced);
    //! Of kinds that are in no namespace there is no such column.
    void setNamespaced(bool namespaced);

Q_SIGNALS:
    //! The columns are others: table() is a new one, the old one goes after this signal.
    void replaced();

private:
    //! A table with what it refers to.
    struct Made {
        std::vector<std::unique_ptr<std::string>> texts;
        std::vector<ColumnSpec> columns;
        std::vector<CellOrder> orders; //!< of the hidden columns; Text for all others
        std::unique_ptr<KindTable> table;
        std::map<Slot, std::shared_ptr<StringPool>> pools;
    };
    //! A column of the table: what it is called, and whether all its cells are numbers.
    struct Merged {
        QString name;
        bool numbers = true;
        int priority = 0;
        qsizetype widest = 0; //!< characters
        CellOrders orders;
    };

    [[nodiscard]] std::vector<Merged> mergedColumns() const;
    [[nodiscard]] std::unique_ptr<Made> makeTable() const;
    static void addColumn(const Merged& column, Made& made);
    void fill(Slot slot, const ServerTable& rows);
    void adopt(std::unique_ptr<Made> made);

    std::map<Slot, ServerTable> m_clusters;
    bool m_namespaced = true;
    std::unique_ptr<Made> m_made;
    quint32 m_generation = 0;
};

} // namespace portolan
