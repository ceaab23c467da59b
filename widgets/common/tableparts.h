// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHeaderView>
#include <QStyledItemDelegate>

#include <array>
#include <vector>

namespace portolan::ui {

class FleetTableView;

//! The head of a FleetTableView, 28 high; says the order in words. A child of the view.
class TableHead final : public QHeaderView {
    Q_OBJECT

public:
    explicit TableHead(FleetTableView* table);

Q_SIGNALS:
    //! The pointer has moved or resized columns.
    void edited();

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void paintSection(QPainter* painter, const QRect& rect, int column) const override;
    QSize sectionSizeFromContents(int column) const override;

private:
    //! Place, width and whether hidden, by column.
    [[nodiscard]] std::vector<std::array<int, 3>> arrangement() const;

    FleetTableView* m_table;
    std::vector<std::array<int, 3>> m_before;
};

//! Carries the head on over the scroll bar, which would else begin beside it.
class HeadCorner final : public QWidget {
    Q_OBJECT

public:
    explicit HeadCorner(QWidget* parent);

protected:
    void paintEvent(QPaintEvent* event) override;
};

//! Draws the cells that the view's source gives. A child of the view.
class CellDelegate final : public QStyledItemDelegate {
    Q_OBJECT

public:
    explicit CellDelegate(FleetTableView* table);

    void paint(QPainter* painter, const QStyleOptionViewItem& option,
        const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
        const QModelIndex& index) override;

private:
    FleetTableView* m_table;
};

} // namespace portolan::ui
