// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/fleet/fleet.h"
#include "widgets/common/sideparts.h"

namespace portolan::ui {

//! What the detail pane is about. It goes on being so when the row has left.
struct ObjectKey {
    Slot slot = 0;
    Kind kind = Kind::Pod;
    Uid uid;
    QString nameSpace;
    QString name;

    friend bool operator==(const ObjectKey&, const ObjectKey&) = default;
};

[[nodiscard]] ObjectKey keyOf(const KindTable& table, RowId row);

//! The cells of a row, but for its name, place and state, which stand above.
[[nodiscard]] QList<FactView> factsOf(const KindTable& table, RowId row, const Clock& clock);
//! Why it is unwell, in the server's own words; empty when it is not or nothing is known.
[[nodiscard]] QString troubleText(const KindTable& table, RowId row);

//! What the events of one object say, newest first; an error says why there are none to show.
[[nodiscard]] Result<QList<EventView>> eventsOf(
    const Fleet& fleet, const ObjectKey& key, const Clock& clock);

//! status.conditions of an object's YAML; ticked or warned of only where the type is known.
[[nodiscard]] Result<QList<EventView>> conditionsOf(
    Kind kind, const QString& yaml, const QDateTime& now);

} // namespace portolan::ui
