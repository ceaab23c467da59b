// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/objectsource.h"
#include "models/ports/place.h"
#include "models/ports/uistate.h"
#include "widgets/common/page.h"
#include "widgets/workloads/overview.h"

#include <QTimer>

class QMenu;

namespace portolan::ui {

class Banner;
class DetailPane;
class DetailStrip;
class FilterField;
class FleetTableView;
class KindBar;
class PaneHead;
class ResultText;
class StateChips;

//! The page: a kind over all clusters as one table, filtered and sorted, and the object that is
//! looked at. Remembers kind, filter, order and columns. GUI thread; what it is given outlives it.
class WorkloadsPage : public Page {
    Q_OBJECT

public:
    WorkloadsPage(Fleet& fleet, const Clock& clock, ObjectSource& source, Navigator& navigator,
        UiState& state, QWidget* parent = nullptr);
    ~WorkloadsPage() override;

    using Page::show;
    //! Kind, filter and object of a place; an object that is not there yet is waited for. Of a
    //! place with a cluster but no object: that cluster's rows, by a term in the filter.
    void show(const Place& place);
    //! Where the page is now, to come back to.
    [[nodiscard]] Place place() const;

    [[nodiscard]] FleetTableView* table() const { return m_table; }
    [[nodiscard]] FilterField* filter() const { return m_filter; }
    [[nodiscard]] DetailPane* detail() const { return m_detail; }
    [[nodiscard]] RowsModel* rows() const { return m_rows.get(); }
    [[nodiscard]] Kind kind() const { return m_kind; }

Q_SIGNALS:
    //! Kind, filter or object have changed by the person: a step of the history.
    void placeChanged();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void build();
    QWidget* buildTools();
    QWidget* buildPanes();
    void connectTable();
    void sorted(int column, Qt::SortOrder order);
    void addShortcuts();
    void fitPanes();

    void setKind(Kind kind);
    void takeColumns();
    void setFilterText(const QString& text);
    void filterEdited(const QString& text);
    void toggleState(const QString& word);
    [[nodiscard]] QString lastTerm() const;
    [[nodiscard]] QString stateColumn() const;

    void scheduleRefresh();
    void refresh();
    void refreshStates();
    void refreshCounts();
    void showEmpty();
    [[nodiscard]] qsizetype countMatching(const QString& filter) const;
    void act(EmptyAction action);

    [[nodiscard]] QString clusterTerm(const QString& context) const;
    void selectRow(const QModelIndex& index);
    void showNoObject();
    void showSelected();
    void resolvePlace();
    [[nodiscard]] std::optional<RowId> findByName(const Place& place) const;
    void setDetailOpen(bool open);
    void fillRowMenu(QMenu* menu);
    [[nodiscard]] QString key(const char* what) const;
    void remember(const char* what, const QString& value);
    [[nodiscard]] QString remembered(const char* what) const;

    Fleet& m_fleet;
    const Clock& m_clock;
    ObjectSource& m_source;
    Navigator& m_navigator;
    UiState& m_state;

    Kind m_kind = Kind::Pod;
    std::unique_ptr<RowsModel> m_rows;
    KindOverview m_overview;
    EmptyText m_empty;
    std::optional<Place> m_wanted; //!< a place whose object has not been seen yet
    QTimer m_refresh; //!< changes are said a few times a second
    QTimer m_tick; //!< ages and states grow old by themselves
    bool m_detailOpen = true;
    bool m_narrow = false;
    bool m_takingPlace = false;

    KindBar* m_kinds = nullptr;
    FilterField* m_filter = nullptr;
    ResultText* m_result = nullptr;
    StateChips* m_chips = nullptr;
    PaneHead* m_tableHead = nullptr;
    Banner* m_loading = nullptr;
    FleetTableView* m_table = nullptr;
    DetailPane* m_detail = nullptr;
    DetailStrip* m_strip = nullptr;
};

} // namespace portolan::ui
