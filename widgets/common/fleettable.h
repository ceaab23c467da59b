// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/stateview.h"
#include "widgets/decor/cells.h"

#include <QElapsedTimer>
#include <QPersistentModelIndex>
#include <QTableView>

#include <functional>
#include <optional>

class QMenu;

namespace portolan {
class UiState;
}

namespace portolan::ui {

//! One column of a table. `id` is what is remembered of it between starts.
struct Column {
    QString id;
    QString title;
    int width = 100; //!< 0: takes what the others leave
    bool right = false; //!< numbers and ages
    bool optional = false; //!< left out where the table is too narrow for all, the last first
    QString ascending; //!< the order in words when sorted by it: "worst first"; may be empty
    QString descending;
    int minimum = 0; //!< of a column of width 0; below it the table scrolls sideways
    bool shown = true; //!< at first; people choose others
};

//! The cells of an index, ready to be drawn; called for visible cells only, at every paint.
using CellSource = std::function<CellView(const QModelIndex&)>;
//! Draws a cell in its own way, in a rectangle whose padding has been taken off: bars, two lines.
//! False: the cell is drawn as its CellView says. The text of the cell's view is what is read
//! aloud.
using CellPainter
    = std::function<bool(QPainter&, const QRect&, const QModelIndex&, const RowLook&)>;
//! Whether a row is old or a total; called with the first column's index.
using RowSource = std::function<RowLook(const QModelIndex&)>;
//! What the tooltip of a cell says although it is not cut; empty: nothing.
using TipSource = std::function<QString(const QModelIndex&)>;

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
    //! `order` are columns from left to right at first; those it does not name follow.
    void setColumns(const QList<Column>& columns, const QList<int>& order = {});
    //! Another title for a column: "Used then".
    void setColumnTitle(int column, const QString& title);
    [[nodiscard]] const QList<Column>& columns() const { return m_columns; }
    [[nodiscard]] int columnOf(QStringView id) const; //!< -1 when there is none
    void setCellSource(CellSource cells) { m_cells = std::move(cells); }
    void setRowSource(RowSource rows) { m_rows = std::move(rows); }
    void setCellPainter(CellPainter painter) { m_painter = std::move(painter); }
    void setTipSource(TipSource tips) { m_tips = std::move(tips); }
    void setRowHeight(int height);
    //! Without lines between rows, for lists inside a pane.
    void setLinesShown(bool shown);
    //! As high as its head and its rows, so that several tables can stand in one scrolling pane.
    void setFitted(bool fitted);
    //! Typing letters goes to the next row whose text in this column starts with them.
    void setSearchColumn(int column) { m_searched = column; }

    //! In place of rows: empty (only when live), loading, forbidden, nothing matches.
    void setStateText(const std::optional<StateText>& state);
    [[nodiscard]] StateView* stateView() const { return m_state; }
    //! A bar over the first row: what share is loaded; nothing when all is.
    void setProgress(std::optional<double> share);

    //! Order, widths, sorting and hidden columns; restore ignores what other columns left.
    [[nodiscard]] QByteArray saveLayout() const;
    bool restoreLayout(const QByteArray& layout);
    //! Takes what the person made of the columns from there and keeps it there from now on; at the
    //! head is a menu to choose columns and to take it back. `state` outlives the table.
    void rememberLayout(UiState& state, const QString& key);
    //! The person has chosen columns or widths: none is left out for want of room any more.
    [[nodiscard]] bool hasOwnLayout() const { return m_ownLayout; }
    void resetLayout();
    void setColumnShown(int column, bool shown);
    //! A menu entry for each column; with `chooser` also at the head. The caller pops it up.
    [[nodiscard]] QMenu* makeColumnMenu();
    void setColumnChooser(bool on);

    //! The selected rows as text, cells parted by tabs, under a line of titles when there are
    //! several; for the clipboard.
    [[nodiscard]] QString selectedText() const;
    //! Their names, one a line: of the search column, else of the first cell that is a name.
    [[nodiscard]] QString selectedNames() const;
    //! What a cell is as text, where that is more than what is drawn.
    void setCopySource(TipSource copies) { m_copies = std::move(copies); }

    [[nodiscard]] CellView cell(const QModelIndex& index) const;
    [[nodiscard]] const CellPainter& cellPainter() const { return m_painter; }
    [[nodiscard]] RowLook rowLook(const QModelIndex& index) const;
    [[nodiscard]] QString tip(const QModelIndex& index) const
    {
        return m_tips ? m_tips(index) : QString();
    }
    [[nodiscard]] bool linesShown() const { return m_lines; }
    //! Padding of a cell at its left and right: 16 at the ends of the table, else 8.
    [[nodiscard]] std::pair<int, int> padding(int column) const;
    //! Constants: nothing is measured.
    [[nodiscard]] int sizeHintForRow(int row) const override;
    [[nodiscard]] int sizeHintForColumn(int column) const override;
    void keyboardSearch(const QString& search) override;
    void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;

Q_SIGNALS:
    //! While it is held, the model should not change its order.
    void pointerHeldChanged(bool held);
    //! The menu of the selected rows is about to open at one of them; what is added stands before
    //! the entries that copy.
    void rowMenuOpened(QMenu* menu, const QModelIndex& index);
    //! After scrolling, resizing and changes of the model.
    void visibleRowsChanged(int first, int last);
    //! By the person.
    void layoutEdited();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    //! A row in sight and where it stands.
    struct Anchor {
        QPersistentModelIndex index;
        int y = 0;
    };
    void applyColumns();
    void fitColumns();
    void leaveColumnsOut();
    void fitRest();
    void columnsEdited();
    void tellLayout();
    [[nodiscard]] QString copied(const QModelIndex& index) const;
    [[nodiscard]] QString nameOf(const QModelIndex& row) const;
    [[nodiscard]] QList<int> shownColumns() const;
    [[nodiscard]] QModelIndexList selectedInOrder() const;
    void addCopies(QMenu* menu);
    void popUpColumnMenu(QPoint position);
    void holdPlace();
    void keepAnchors();
    void takePlace();
    void fit();
    void leavePlace();
    void tellVisibleRows();
    void setHoveredRow(int row);
    void setHeld(bool held);
    [[nodiscard]] bool startsWith(int row, const QString& text) const;

    QList<Column> m_columns;
    QList<int> m_order;
    CellSource m_cells;
    RowSource m_rows;
    CellPainter m_painter;
    TipSource m_tips;
    TipSource m_copies;
    StateView* m_state;
    std::optional<double> m_progress;
    std::vector<Anchor> m_anchors; //!< while the model changes, the best first
    QPersistentModelIndex m_currentBefore;
    int m_currentRowBefore = -1;
    bool m_placeHeld = false;
    QString m_typed;
    QElapsedTimer m_typedAt;
    int m_searched = -1;
    int m_hovered = -1;
    std::pair<int, int> m_visible{0, -1};
    UiState* m_memory = nullptr; //!< not owned
    QString m_layoutKey;
    bool m_lines = true;
    bool m_applied = false;
    bool m_fitted = false;
    bool m_ownLayout = false;
    bool m_fitting = false;
    bool m_held = false;
};

} // namespace portolan::ui
