// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/cellsmodel.h"
#include "widgets/common/fleettable.h"

namespace portolan::ui {

//! A FleetTableView with a CellsModel of its own, for the small tables of a page. The current row
//! is the chosen one; several can be selected to be copied. GUI thread.
class CellTable : public FleetTableView {
    Q_OBJECT

public:
    CellTable(const QString& name, const QList<Column>& columns, QWidget* parent = nullptr);

    //! Says that another row is chosen, if it is, when all rows are in place.
    void setRows(QList<CellsRow> rows);
    void setTitles(const QStringList& titles);
    [[nodiscard]] CellsModel* cells() const { return m_model; }
    //! The key of the chosen row; empty: none.
    [[nodiscard]] QString currentKey() const;
    void setCurrentKey(const QString& key);
    //! The columns that show a bar or something else of their own.
    void setOwnPainter(CellPainter painter) { m_own = std::move(painter); }

Q_SIGNALS:
    //! Enter, or a double click.
    void opened(const QString& key);
    void chosen(const QString& key);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    CellsModel* m_model;
    CellPainter m_own;
    bool m_taking = false; //!< rows are being set
};

} // namespace portolan::ui
