// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/workloads/problems.h"

#include <QAbstractTableModel>

namespace portolan {

//! The list of problems for any view, in the order of findProblems(). A new list is taken as row
//! differences by (slot, id), never as a reset: the selected problem stays selected while it lasts.
//!
//! Tells what is true by roles, never how it looks. Thread: its owner's. The clock must outlive it.
class ProblemsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column {
        SeverityColumn,
        ReasonColumn,
        ObjectColumn,
        NameSpaceColumn,
        ClusterColumn,
        SinceColumn,
        CountColumn,
        MessageColumn,
        ColumnCount
    };

    enum Role {
        SeverityRole = Qt::UserRole, //!< portolan::Severity as int
        ReasonRole, //!< portolan::ProblemReason as int
        KindRole, //!< portolan::Kind as int; invalid for a cluster
        UidRole, //!< QString; empty when known by name only
        SlotRole, //!< int
        IdRole, //!< QString
        SinceRole, //!< qint64 seconds since the epoch; 0 when not known
        FullTextRole, //!< QString, for tooltips and copying
    };

    explicit ProblemsModel(const Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    void setProblems(std::vector<Problem> problems);
    //! Names of the clusters by slot.
    void setClusterNames(QStringList names);
    //! Ages have grown.
    void refreshAges();

    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    [[nodiscard]] const Problem& problem(int row) const { return m_problems[size_t(row)]; }
    [[nodiscard]] int count(Severity severity) const;

private:
    void removeGone(const std::vector<Problem>& next);
    void reorderAs(const std::vector<Problem>& next);
    void insertNew(const std::vector<Problem>& next);
    void takeContents(std::vector<Problem> next);
    [[nodiscard]] QString text(const Problem& problem, int column) const;

    const Clock& m_clock;
    std::vector<Problem> m_problems;
    QStringList m_clusterNames;
};

} // namespace portolan
