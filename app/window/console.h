// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/tablereader.h"
#include "app/feed/yamlsource.h"
#include "app/settings/fileuistate.h"
#include "app/shell/fleetsetup.h"
#include "app/shell/rememberedclusters.h"
#include "models/fleet/overview.h"
#include "models/ports/connector.h"
#include "models/ports/history.h"
#include "models/workloads/problemboard.h"
#include "widgets/decor/look.h"

#include <QTimer>

namespace portolan::ui {
class MainWindow;
class MapPage;
class Note;
class PaneHead;
class ProblemList;
class ConnectionsPage;
class IncidentsPage;
class RegionPage;
class WorkloadsPage;
struct Moment;
}

namespace portolan::window {

//! The whole console: fleet, feed, window and pages, wired by constructor. GUI thread; one a
//! program.
class Console : public QObject, public Connector, public Navigator {
    Q_OBJECT

public:
    struct Services {
        const Clock& clock;
        QTimeZone localZone; //!< of this machine
        feed::Random random;
        ui::Look& look;
        settings::FileUiState& state;
    };

    Console(std::unique_ptr<shell::FleetSetup> setup, Services services);
    ~Console() override;

    //! Connects what a fleet file names and shows the window. Of a kubeconfig alone nothing is
    //! dialled before somebody asks for it.
    void start();
    //! Shows what is known now; done several times a second from start() on.
    void refresh();

    [[nodiscard]] ui::MainWindow& window() { return *m_window; }
    [[nodiscard]] Fleet& fleet() { return m_setup->fleet(); }
    [[nodiscard]] const ProblemBoard& problems() const { return m_problems; }

    void connectCluster(Slot slot) override;
    void disconnectCluster(Slot slot) override;
    [[nodiscard]] bool isConnected(Slot slot) const override;
    void open(const Place& place) override;

private:
    void makePages();
    void makeHistory();
    void makePalette();
    //! Shows a place; the step is taken by whoever shows it.
    void goTo(const Place& place);
    [[nodiscard]] Place placeNow() const;
    void record();
    void visit(const Place& place);
    void travel(const std::optional<Place>& step);
    [[nodiscard]] QWidget* makeProblemPane();
    void showProblems();
    void countWhenDirty(const std::vector<ClusterStatus>& states);
    void makeConnectionsPage();
    void connectAtStart();
    void dial(Slot slot);
    void remember();
    void refreshFrame(const std::vector<ClusterStatus>& states);
    void showMap(const std::vector<ClusterStatus>& states, const ui::Moment& moment);

    std::unique_ptr<shell::FleetSetup> m_setup;
    Services m_services;
    ZonedClock m_clock; //!< the services' clock, in the zone that the person chose
    shell::RememberedClusters m_remembered;
    feed::FleetFeed m_feed;
    feed::YamlSource m_yaml;
    feed::TableReader m_tables;
    ProblemBoard m_problems; //!< one for the window, the map and the pages
    std::unique_ptr<ui::MainWindow> m_window;
    ui::MapPage* m_map = nullptr; //!< owned by the window, as is every page
    ui::PaneHead* m_problemHead = nullptr;
    ui::ProblemList* m_problemList = nullptr;
    ui::Note* m_problemNote = nullptr;
    ui::WorkloadsPage* m_workloads = nullptr;
    ui::ConnectionsPage* m_connections = nullptr;
    ui::IncidentsPage* m_incidents = nullptr;
    ui::RegionPage* m_region = nullptr;
    QTimer m_refresh; //!< ages grow without any change coming in
    QString m_layer = QStringLiteral("health");
    BootMs m_problemsShownAt = 0;
    Place m_placeKept; //!< that was saved last
    quint64 m_releasesKept = 0; //!< the version that was saved last
    std::vector<ClusterOverview> m_counts; //!< by slot, as of the last change
    bool m_countsDirty = true;
    History m_history;
    bool m_travelling = false; //!< back or forward: that is no new step
};

} // namespace portolan::window
