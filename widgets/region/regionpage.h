// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/place.h"
#include "models/ports/uistate.h"
#include "models/workloads/problemboard.h"
#include "widgets/common/page.h"
#include "widgets/region/regionview.h"

class QVBoxLayout;

namespace portolan::ui {

class CellTable;
class FactList;
class FigureStrip;
class Pacer;
class PaneHead;
class ProblemList;
class ReleaseStrip;

//! One cluster: figures, node pools, quotas, rollouts, problems. What is not known is a word; when
//! the cluster is not live, all is as it was then. Reads the fleet at most four times a second, in
//! one pass, and not at all while hidden. GUI thread; fleet, clock, problems and
//! navigator must outlive it.
class RegionPage : public Page {
    Q_OBJECT

public:
    RegionPage(Fleet& fleet, const Clock& clock, ProblemBoard& problems, Navigator& navigator,
        QWidget* parent = nullptr);
    ~RegionPage() override;

    void showCluster(Slot slot);
    //! The columns of its tables are those of the last time. `state` outlives the page.
    void remember(UiState& state);
    [[nodiscard]] std::optional<Slot> cluster() const { return m_slot; }
    [[nodiscard]] const RegionView& view() const { return m_view; }

private:
    struct Section {
        PaneHead* head = nullptr;
        CellTable* table = nullptr;
    };
    void build();
    QWidget* buildMain();
    QWidget* buildSide();
    Section addSection(QVBoxLayout* layout, const QString& title, CellTable* table);
    void refresh();
    void takeProblems();
    [[nodiscard]] QString podsMissing() const;
    void refreshTables();
    void refreshHeader();
    void refreshRollouts();
    void refreshSide();
    void openPlace(const QString& page, std::optional<Kind> kind);
    void openQuota(const QString& key);
    void openRollout(const QString& key);
    void openProblem(const Problem& problem);

    Fleet& m_fleet;
    const Clock& m_clock;
    ProblemBoard& m_board;
    Navigator& m_navigator;
    Pacer* m_pacer;
    std::optional<Slot> m_slot;
    RegionView m_view;
    bool m_dirty = true; //!< tables have changed since m_view was made
    FigureStrip* m_figures;
    Section m_pools;
    Section m_quotas;
    Section m_rollouts;
    ReleaseStrip* m_strip;
    PaneHead* m_problemHead;
    ProblemList* m_problemList;
    FactList* m_facts;
};

} // namespace portolan::ui
