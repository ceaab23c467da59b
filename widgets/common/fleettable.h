// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/stateview.h"
#include "widgets/decor/cells.h"

#include <QPersistentModelIndex>
#include <QTableView>

#include <functional>
#include <optional>

namespace portolan::ui {

//! One column of a table. `id` is what is remembered of it between starts.
struct Column {
    QString id;
    QString title;
    int width = 100; //!< 0: takes what the others leave
    bool right = false; //!< numbers and ages
    bool optional = false; //!< left out where the table is too narrow for all
    QString ascending; //!< the order in words when sorted by it: "worst first"; may be empty
    QString descending;
};

//! The cells of an index, ready to be drawn; called for visible cells only, at every paint.
using CellSource = std::function<CellView(const QModelIndex&)>;
//! Draws a cell in its own way, in a rectangle whose padding has been taken off: bars, two lines.
//! False: the cell is drawn as its CellView says. The text of the cell's view is what is read aloud.
using CellPainter = std::function<bool(QPainter&, const QRect&, const QModelIndex&, const RowLook&)>;
//! Whether a row is old or a total; called with the first column's index.
using RowSource = std::function<RowLook(const QModelIndex&)>;

//! The table of this project: fixed row height, no size hint per cell, our head, names cut in the
//! middle, states drawn in place of the rows. Selection and the rows in sight stay while the model
//! inserts, removes and moves. GUI thread; the model is not owned. It knows no role of the model:
//! the page says what a cell looks like.
class FleetTableView : public QTableView {
    Q_OBJECT

public:
    explicit FleetTableView(const QString& name, QWidget* parent = nullptr);
    ~FleetTableView() override;

    void setModel(QAbstractItemModel* model) override;
    void setColumns(const QList<Column>& columns);
    [[nodiscard]] const QList<Column>& columns() const { return m_columns; }
    void setCellSource(CellSource cells) { m_cells = std::move(cells); }
    void setRowSource(RowSource rows) { m_rows = std::move(rows); }
    void setCellPainter(CellPainter painter) { m_painter = std::move(painter); }
    void setRowHeight(int height);
    //! Without lines between rows, for lists inside a pane.
    void setLinesShown(bool shown);
    //! As high as its head and its rows, so that several tables can stand in one scrolling pane.
    void setFitted(bool fitted);

    //! In place of rows: empty (only when live), loading, forbidden, nothing matches.
    void setStateText(const std::optional<StateText>& state);
    [[nodiscard]] StateView* stateView() const { return m_state; }
    //! A bar over the first row: what share is loaded; nothing when all is.
    void setProgress(std::optional<double> share);

    //! Order, widths, sorting and hidden columns; restore ignores what other columns left.
    [[nodiscard]] QByteArray saveLayout() const;
    bool restoreLayout(const QByteArray& layout);

    //! The selected rows as text, cells parted by tabs; for the clipboard.
    [[nodiscard]] QString selectedText() const;

    [[nodiscard]] CellView cell(const QModelIndex& index) const;
    [[nodiscard]] const CellPainter& cellPainter() const { return m_painter; }
    [[nodiscard]] RowLook rowLook(const QModelIndex& index) const;
    [[nodiscard]] bool linesShown() const { return m_lines; }
    //! Padding of a cell at its left and right: 16 at the ends of the table, else 8.
    [[nodiscard]] std::pair<int, int> padding(int column) const;
    //! Constants: nothing is measured.
    [[nodiscard]] int sizeHintForRow(int row) const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;

Q_SIGNALS:
    //! While it is held, the model should not change its order.
    void pointerHeldChanged(bool held);
    void contextMenuRequested(const QModelIndex& index, QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
private:
    void applyColumns();
    void fitColumns();
    void holdPlace();
    void takePlace();
    void fit();
    void setHoveredRow(int row);

    QList<Column> m_columns;
    CellSource m_cells;
    RowSource m_rows;
    CellPainter m_painter;
    StateView* m_state;
    std::optional<double> m_progress;
    QPersistentModelIndex m_top; //!< the first row in sight, while the model changes
    int m_topOffset = 0;
    int m_hovered = -1;
    bool m_lines = true;
    bool m_applied = false;
    bool m_fitted = false;
};

} // namespace portolan::ui
