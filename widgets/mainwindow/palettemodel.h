// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workloads/jumps.h"

#include <QAbstractListModel>

namespace portolan::ui {

//! What was found, in groups with a head each. GUI thread.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT

public:
    explicit PaletteModel(QObject* parent = nullptr);

    void setJumps(JumpList list);
    //! Nothing at the head of a group.
    [[nodiscard]] const Jump* jump(int row) const;
    //! What stands at the right of a head.
    [[nodiscard]] QString note(int row) const;
    //! The next row that can be chosen, `step` rows on; the same where there is none.
    [[nodiscard]] int nextRow(int row, int step) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(
        const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        QString head;
        QString note;
        int jump = -1; //!< index of m_list.jumps; -1: a head
    };
    JumpList m_list;
    std::vector<Row> m_rows;
};

} // namespace portolan::ui
