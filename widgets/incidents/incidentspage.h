// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/ports/place.h"
#include "models/ports/uistate.h"
#include "models/workloads/problems.h"
#include "widgets/common/page.h"

class QComboBox;

namespace portolan::ui {

class CellTable;
class Pacer;
class PaneHead;
class SegmentControl;

//! Everything that is wrong in the fleet, worst first, with its age; each line opens its object.
//! "Nothing is broken" is said only of clusters that are live; the others are named. Finds the
//! problems at most four times a second and not at all while hidden. GUI thread; fleet, clock and
//! navigator must outlive it.
class IncidentsPage : public Page {
    Q_OBJECT

public:
    IncidentsPage(
        Fleet& fleet, const Clock& clock, Navigator& navigator, QWidget* parent = nullptr);
    ~IncidentsPage() override;

    //! The kinds whose state says whether a cluster is live; nodes, pods and rollouts at first.
    void setRequired(std::vector<Kind> kinds);
    //! Severity, cluster and columns are those of the last time, and kept there. `state` outlives
    //! the page.
    void remember(UiState& state);
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }

private:
    struct Known {
        qint64 asked = 0; //!< clusters that somebody connected
        qint64 live = 0;
        DataState worst = DataState::Live;
        QStringList missing; //!< names of those that are connected and not live
        QStringList inPart; //!< live, but for what the user may not see
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
    Navigator& m_navigator;
    Pacer* m_pacer;
    std::vector<Kind> m_required;
    std::vector<Problem> m_problems;
    UiState* m_state = nullptr; //!< not owned
    bool m_dirty = true; //!< something changed since they were found
    PaneHead* m_head;
    SegmentControl* m_severity;
    QComboBox* m_cluster;
    CellTable* m_table;
};

} // namespace portolan::ui
