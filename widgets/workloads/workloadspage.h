// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/objectsource.h"
#include "models/ports/place.h"
#include "models/ports/tablesource.h"
#include "models/ports/uistate.h"
#include "widgets/common/page.h"
#include "widgets/workloads/objectfacts.h"
#include "widgets/workloads/overview.h"
#include "widgets/workloads/servedoverview.h"

#include <QTimer>

class QMenu;
class QPushButton;

namespace portolan::ui {

class Banner;
class DetailPane;
class DetailStrip;
class FilterField;
class FleetTableView;
class KindBar;
class KindChooser;
class PaneHead;
class ResultText;
class StateChips;

//! The page: a kind over all clusters as one table, filtered and sorted, and the object that is
//! looked at. A kind that is not watched is read once, as the servers print it, and said to be not
//! live. Remembers kind, filter, order and columns. GUI thread; what it is given outlives it.
class WorkloadsPage : public Page {
    Q_OBJECT

public:
    WorkloadsPage(Fleet& fleet, const Clock& clock, ObjectSource& source, TableSource& tables,
        Navigator& navigator, UiState& state, QWidget* parent = nullptr);
    ~WorkloadsPage() override;

    using Page::show;
    //! Kind, filter and object of a place; an object that is not there yet is waited for, until
    //! another place, kind, filter or row is chosen. Of a place with a cluster but no object: that
    //! cluster's rows, by a term in the filter.
    void show(const Place& place);
    //! Where the page is now, to come back to.
    [[nodiscard]] Place place() const;

    [[nodiscard]] FleetTableView* table() const { return m_table; }
    [[nodiscard]] FilterField* filter() const { return m_filter; }
    [[nodiscard]] DetailPane* detail() const { return m_detail; }
    [[nodiscard]] RowsModel* rows() const { return m_rows.get(); }
    //! Kind::Other while it shows a kind that is not watched.
    [[nodiscard]] Kind kind() const { return m_kind; }
    //! Of Kind::Other.
    [[nodiscard]] const ServedReader& reader() const { return m_reader; }
    [[nodiscard]] KindChooser* chooser() const { return m_chooser; }
    //! Asks the connected clusters which kinds they serve besides those that are watched, each
    //! once.
    void wantOtherKinds();
    //! As far as they have answered.
    [[nodiscard]] std::vector<ServedKind> otherKinds() const;

Q_SIGNALS:
    //! Kind, filter or object have changed by the person: a step of the history.
    void placeChanged();
    void otherKindsChanged();

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
    void takeTable();
    void takeColumns();
    [[nodiscard]] const KindTable& objects() const;
    [[nodiscard]] std::vector<ClusterInTable> clusters() const;
    [[nodiscard]] ObjectKey keyAt(RowId row) const;

    // Of a kind that is not watched.
    void setOther(const QString& id);
    void takeServedTable();
    void sayServedTitle();
    void refreshServed();
    void chooseOther();
    void reload();
    [[nodiscard]] bool isOther() const { return m_kind == Kind::Other; }

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
    void act(EmptyAction action);

    void selectRow(const QModelIndex& index);
    void showNoObject();
    void showSelected();
    void resolvePlace();
    [[nodiscard]] bool isKnown(Slot slot) const;
    [[nodiscard]] std::optional<RowId> findByName(const Place& place) const;
    void setDetailOpen(bool open);
    void fillRowMenu(QMenu* menu);
    [[nodiscard]] QString subject() const;
    [[nodiscard]] QString key(const char* what) const;
    void remember(const char* what, const QString& value);
    [[nodiscard]] QString remembered(const char* what) const;

    Fleet& m_fleet;
    const Clock& m_clock;
    ObjectSource& m_source;
    Navigator& m_navigator;
    UiState& m_state;

    ServedCatalogue m_catalogue;
    ServedReader m_reader; //!< its table is in use until m_rows has gone
    Kind m_kind = Kind::Pod;
    std::unique_ptr<RowsModel> m_rows;
    KindOverview m_overview; //!< of a watched kind
    ServedOverview m_served; //!< of another
    EmptyText m_empty;
    //! How many rows there are without the filter's last word; nothing since either changed.
    std::optional<qsizetype> m_without;
    std::optional<Place> m_wanted; //!< a place whose object has not been seen yet
    bool m_searched = false; //!< in vain for its name, since the table changed
    QTimer m_refresh; //!< changes are said a few times a second
    QTimer m_tick; //!< ages and states grow old by themselves
    bool m_detailOpen = true;
    bool m_narrow = false;
    bool m_takingPlace = false;

    KindBar* m_kinds = nullptr;
    KindChooser* m_chooser = nullptr;
    QPushButton* m_reload = nullptr;
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
