// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/connector.h"
#include "models/ports/place.h"
#include "models/ports/uistate.h"
#include "widgets/common/page.h"
#include "widgets/connections/connectionrow.h"

#include <QStringList>

class QPushButton;

namespace portolan::ui {

class AttentionList;
class CellTable;
class ClusterPane;
class FactList;
class PaneHead;
class Pacer;
class SegmentControl;
struct ButtonView;

//! Every context of the kubeconfig: how its connection is, since when and why, and the way to
//! connect and disconnect it. Asks nobody; shows what the fleet knows, once a second and when it
//! changes. GUI thread; fleet, clock and ports must outlive it.
class ConnectionsPage : public Page {
    Q_OBJECT

public:
    ConnectionsPage(Fleet& fleet, const Clock& clock, Connector& connector, Navigator& navigator,
        UiState& state, QWidget* parent = nullptr);
    ~ConnectionsPage() override;

    //! What is wrong with the kubeconfig or the fleet file, a sentence each.
    void setProblems(const QStringList& problems);
    //! Parts of the fleet that are connected together; shown as a switch when there are any.
    void setGroups(const std::vector<FleetGroup>& groups);
    //! Shown or not; a group that it is not in makes way.
    void choose(const QString& context);
    [[nodiscard]] QString chosen() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildSide();
    void refresh();
    void refreshHeader(const std::vector<ClusterStatus>& all);
    void refreshSide(const std::vector<ClusterStatus>& all, const ConnectionMoment& at);
    void refreshFacts(const ConnectionMoment& at);
    void refreshButtons();
    bool paintAction(QPainter& painter, const QRect& rect, const QModelIndex& index);
    [[nodiscard]] QRect buttonIn(const QRect& cell, const ButtonView& view) const;
    [[nodiscard]] QString buttonAt(QPoint position) const;
    bool pressButton(const QMouseEvent& event);
    void toggle(Slot slot);
    void setAll(bool connected);
    void signInAgain(const QString& context);
    [[nodiscard]] bool isShown(Slot slot) const;
    [[nodiscard]] std::optional<Slot> chosenSlot() const;

    Fleet& m_fleet;
    const Clock& m_clock;
    Connector& m_connector;
    Navigator& m_navigator;
    UiState& m_state;
    Pacer* m_pacer;
    CellTable* m_table;
    ClusterPane* m_kinds;
    SegmentControl* m_groupSwitch;
    QWidget* m_groupBar;
    PaneHead* m_needHead;
    AttentionList* m_need;
    PaneHead* m_factHead;
    FactList* m_facts;
    QPushButton* m_connectAll;
    QPushButton* m_disconnectAll;
    QPushButton* m_toggle;
    QString m_pressed; //!< the context on whose button the pointer went down; empty: none
    QString m_wanted; //!< chosen before there were rows; empty: nothing
    QStringList m_problems;
    std::vector<FleetGroup> m_groups;
};

} // namespace portolan::ui
