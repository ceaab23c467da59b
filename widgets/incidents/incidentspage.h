// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/ports/place.h"
#include "models/ports/uistate.h"
#include "models/workloads/problemboard.h"
#include "widgets/common/page.h"

class QComboBox;

namespace portolan::ui {

class CellTable;
class Pacer;
class PaneHead;
class SegmentControl;

//! Everything that is wrong in the fleet, worst first, with its age; each line opens its object.
//! "Nothing is broken" is said only of what was looked at whole; the rest is named as not checked.
//! Drawn at most four times a second and not at all while hidden. GUI thread; fleet, clock, problems
//! and navigator must outlive it.
class IncidentsPage : public Page {
    Q_OBJECT

public:
    IncidentsPage(Fleet& fleet, const Clock& clock, ProblemBoard& problems, Navigator& navigator,
        QWidget* parent = nullptr);
    ~IncidentsPage() override;

    //! Severity, cluster and columns are those of the last time, and kept there. `state` outlives
    //! the page.
    void remember(UiState& state);
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_board.problems(); }

private:
    struct Known {
        qint64 asked = 0; //!< clusters that somebody connected
        DataState worst = DataState::Live; //!< of what was not checked
        bool refusedOnly = true; //!< ... because the user may not, and for no other reason
        QString unchecked; //!< what was not looked at; empty: all was
    };
    void build();
    void refresh();
    void refreshChoices();
    void chooseLast();
    void narrowed();
    void refreshHeader(const Known& known);
    void refreshTable(const Known& known);
    [[nodiscard]] Known known() const;
    bool paintMessage(QPainter& painter, const QRect& rect, const QString& text) const;
    [[nodiscard]] bool isShown(const Problem& problem) const;
    void open(const QString& key);

    Fleet& m_fleet;
    const Clock& m_clock;
    ProblemBoard& m_board;
    Navigator& m_navigator;
    Pacer* m_pacer;
    UiState* m_state = nullptr; //!< not owned
    PaneHead* m_head;
    SegmentControl* m_severity;
    QComboBox* m_cluster;
    CellTable* m_table;
};

} // namespace portolan::ui
