// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/connections/connectionrow.h"

#include <QWidget>

namespace portolan::ui {

class CellTable;
class PaneHead;

//! One cluster kind by kind: what is live, what still loads, what is refused and what the cluster
//! does not know. GUI thread.
class ClusterPane : public QWidget {
    Q_OBJECT

public:
    explicit ClusterPane(const Fleet& fleet, QWidget* parent = nullptr);

    void showCluster(Slot slot, const ConnectionMoment& at);
    void clear();

Q_SIGNALS:
    //! Enter, or a double click, on a kind of the cluster.
    void opened(portolan::Kind kind);

private:
    [[nodiscard]] CellsRow kindRow(
        Slot slot, const KindStatus& status, const ConnectionMoment& at) const;

    const Fleet& m_fleet;
    PaneHead* m_head;
    CellTable* m_table;
};

} // namespace portolan::ui
