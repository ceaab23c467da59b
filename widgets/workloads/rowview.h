// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workloads/rowsmodel.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/statebadge.h"

namespace portolan::ui {

//! How a cell of a RowsModel looks.
[[nodiscard]] CellView cellOf(const QModelIndex& index);
[[nodiscard]] RowLook rowLookOf(const QModelIndex& index);
//! Times in full; nothing for the rest.
[[nodiscard]] QString copyOf(const QModelIndex& index);
[[nodiscard]] QString tipOf(const QModelIndex& index);

//! The columns of a model as a table takes them: what fits least is left out first.
[[nodiscard]] QList<Column> columnsOf(const RowsModel& model);
//! From left to right at first: state, name, namespace, cluster, the kind's own, age.
[[nodiscard]] QList<int> firstOrderOf(const RowsModel& model);

} // namespace portolan::ui
