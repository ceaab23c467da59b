// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/cells.h"

#include <QAbstractTableModel>
#include <QSet>

namespace portolan::ui {

//! One row of a CellsModel. The key says which row is the same one when all are replaced; of
//! several with one key, the first is the first and so on.
struct CellsRow {
    QString key;
    QList<CellView> cells;
    QList<CellView> seconds; //!< the small line under each cell; may be shorter
    bool old = false;
    bool total = false;

    [[nodiscard]] CellView second(int column) const { return seconds.value(column); }
};

//! A small table whose rows are made anew each time and handed over whole. Rows that stay keep
//! selection and scroll: only those that come, go or move are announced. GUI thread.
class CellsModel : public QAbstractTableModel {
    Q_OBJECT

public:
    explicit CellsModel(const QStringList& titles, QObject* parent = nullptr);

    void setRows(QList<CellsRow> rows);
    //! Other words for the same columns.
    void setTitles(const QStringList& titles);
    [[nodiscard]] const QList<CellsRow>& rows() const { return m_rows; }
    [[nodiscard]] const CellsRow* row(int row) const;
    [[nodiscard]] int rowOf(const QString& key) const;
    [[nodiscard]] CellView cell(const QModelIndex& index) const;
    [[nodiscard]] CellView second(const QModelIndex& index) const;
    [[nodiscard]] RowLook look(const QModelIndex& index) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(
        int section, Qt::Orientation orientation, int role) const override;

private:
    using Identity = std::pair<QString, int>;
    [[nodiscard]] static QList<Identity> identitiesOf(const QList<CellsRow>& rows);
    void removeGone(const QSet<Identity>& wanted);
    void moveTo(const QList<CellsRow>& rows, const QList<Identity>& wanted);

    QStringList m_titles;
    QList<CellsRow> m_rows;
    QList<Identity> m_identities; //!< of the rows
};

} // namespace portolan::ui
