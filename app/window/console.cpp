// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/console.h"

#include "models/base/text.h"
#include "models/fleet/overview.h"
#include "models/workloads/clusterhealth.h"
#include "widgets/common/fleettable.h"
#include "widgets/common/panehead.h"
#include "widgets/common/problemlist.h"
#include "widgets/common/sideparts.h"
#include "widgets/connections/connectionspage.h"
#include "widgets/incidents/incidentspage.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/mainwindow/timesswitch.h"
#include "widgets/map/fleetmapview.h"
#include "widgets/map/mappage.h"
#include "widgets/region/regionpage.h"
#include "widgets/workloads/workloadspage.h"

#include <QScopedValueRollback>

namespace portolan::window {
namespace {

using namespace std::chrono_literals;

//! Ages below ten seconds are said with one decimal, so four looks a second are enough.
constexpr auto refreshInterval = 250ms;
constexpr BootMs agesEveryMs = 1000;
const QString layerKey = QStringLiteral("map/layer");
const QString placeKey = QStringLiteral("window/place");
const QString releasesKey = QStringLiteral("fleet/releases");

//! What a person has to do something about, or decide: a rollout that waits is no trouble, but
//! somebody has to promote it.
bool needsPerson(const Problem& problem)
{
    return problem.severity != Severity::Info || problem.reason == ProblemReason::RolloutWaiting;
}

} // namespace

Console::Console(std::unique_ptr<shell::FleetSetup> setup, Services services)
    : m_setup(std::move(setup))
    , m_services(std::move(services))
    , m_clock(m_services.clock)
    , m_remembered(m_setup->kubeconfig(), m_services.state)
    , m_feed(m_setup->fleet(), m_services.clock, m_services.random)
    , m_yaml(m_feed)
    , m_tables(std::bind_front(&feed::FleetFeed::fetch, &m_feed))
    , m_problems(m_setup->fleet(), m_clock, shell::statusKinds())
    , m_window(std::make_unique<ui::MainWindow>(m_services.look, m_services.state))
{
    if (const QByteArray layer = m_services.state.value(layerKey); !layer.isEmpty())
        m_layer = QString::fromUtf8(layer);
    m_setup->fleet().releases().restore(m_services.state.value(releasesKey));
    makePages();
    makeHistory();
    makePalette();
    connect(m_window->cells(), &ui::StatusBar::cellActivated, this, [this](const QString& context) {
        Place place;
        place.context = context;
        open(place);
    });
    connect(&m_problems, &ProblemBoard::changed, this, [this] {
        m_countsDirty = true; // a cluster's health is that of its problems
        showProblems();
    });
    for (const Kind kind : shell::statusKinds()) {
        const auto dirty = [this] { m_countsDirty = true; };
        connect(&fleet().table(kind), &KindTable::changed, this, dirty);
        connect(&fleet().table(kind), &KindTable::slotRemoved, this, dirty);
    }
    connect(&fleet(), &Fleet::clusterChanged, this, [this] { m_countsDirty = true; });
    auto* times
        = new ui::TimesSwitch(m_clock, m_services.localZone, m_services.state, *m_window);
    connect(times, &ui::TimesSwitch::changed, this, &Console::refresh);
    m_refresh.setInterval(refreshInterval);
    connect(&m_refresh, &QTimer::timeout, this, &Console::refresh);
}

Console::~Console()
{
    if (m_refresh.isActive())
        remember();
}

void Console::makePages()
{
    m_map = new ui::MapPage;
    m_window->addPage({QStringLiteral("map"), tr("Map"), ui::Glyph::Map, m_map});
    m_map->setSide(makeProblemPane());
    m_map->list()->rememberLayout(m_services.state, QStringLiteral("map/columns"));
    connect(m_map, &ui::MapPage::activated, this, [this](const QString& context) {
        Place place;
        place.context = context;
        open(place);
    });
    connect(m_map, &ui::MapPage::layerChosen, this, [this](const QString& layer) {
        m_layer = layer;
        m_services.state.setValue(layerKey, layer.toUtf8());
        refresh();
    });
    m_workloads = new ui::WorkloadsPage(
        m_setup->fleet(), m_clock, m_yaml, m_tables, *this, m_services.state);
    m_window->addPage(
        {QStringLiteral("workloads"), tr("Workloads"), ui::Glyph::Workloads, m_workloads});
    m_incidents = new ui::IncidentsPage(m_setup->fleet(), m_clock, m_problems, *this);
    m_incidents->remember(m_services.state);
    m_window->addPage(
        {QStringLiteral("incidents"), tr("Incidents"), ui::Glyph::Incidents, m_incidents});
    makeConnectionsPage();
    m_region = new ui::RegionPage(m_setup->fleet(), m_clock, m_problems, *this);
    m_region->remember(m_services.state);
    m_window->addPage({QStringLiteral("region"), tr("Region"), ui::Glyph::Node, m_region,
        QStringLiteral("map")});
}

void Console::makeConnectionsPage()
{
    m_connections
        = new ui::ConnectionsPage(m_setup->fleet(), m_clock, *this, *this, m_services.state);
    QStringList problems = m_setup->problems();
    for (const QString& context : m_setup->kubeconfig().contextNames()) {
        for (const FileProblem& problem : m_setup->kubeconfig().problemsOf(context))
            problems.append(problem.sentence());
    }
    m_connections->setProblems(problems);
    m_connections->setGroups(m_setup->groups());
    m_window->addPage({QStringLiteral("connections"), tr("Connections"), ui::Glyph::Connections,
        m_connections});
}

//! Of a fleet file all of its clusters; of a kubeconfig alone only what was connected last time.
void Console::connectAtStart()
{
    const Fleet& fleet = m_setup->fleet();
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        if (m_setup->hasFleetFile() || m_remembered.contains(fleet.cluster(Slot(slot)).info.context))
            dial(Slot(slot));
    }
}

void Console::start()
{
    const Fleet& fleet = m_setup->fleet();
    m_window->rail()->setFleet(
        fleet.name().isEmpty() ? tr("Kubeconfig") : fleet.name(), QString());
    m_window->restore();
    connectAtStart();
    if (const std::optional<Place> last = placeFromJson(m_services.state.value(placeKey)))
        goTo(*last);
    record();
    m_refresh.start();
    refresh();
    m_window->show();
}

//! Asked for by a person, hence remembered.
void Console::connectCluster(Slot slot)
{
    m_remembered.add(m_setup->fleet().cluster(slot).info.context);
    dial(slot);
}

void Console::dial(Slot slot)
{
    m_feed.connectCluster(slot, m_setup->connectionSpec(slot, shell::allKinds()));
}

void Console::disconnectCluster(Slot slot)
{
    m_remembered.remove(m_setup->fleet().cluster(slot).info.context);
    m_feed.disconnectCluster(slot);
}

bool Console::isConnected(Slot slot) const
{
    return m_feed.isConnected(slot);
}

void Console::makeHistory()
{
    connect(m_window.get(), &ui::MainWindow::pageShown, this, &Console::record);
    // A filter is also done with when its page is left, so the step is the page's own.
    connect(m_workloads, &ui::WorkloadsPage::placeChanged, this,
        [this] { visit(m_workloads->place()); });
    connect(
        m_window.get(), &ui::MainWindow::backRequested, this, [this] { travel(m_history.back()); });
    connect(m_window.get(), &ui::MainWindow::forwardRequested, this,
        [this] { travel(m_history.forward()); });
}

void Console::makePalette()
{
    ui::Palette* palette = m_window->jumpPalette();
    palette->setFind([this](std::span<const JumpPage> pages, const QString& typed) {
        return findJumps(m_setup->fleet(), pages, m_workloads->otherKinds(), typed);
    });
    connect(palette, &ui::Palette::opened, m_workloads, &ui::WorkloadsPage::wantOtherKinds);
    connect(m_workloads, &ui::WorkloadsPage::otherKindsChanged, palette, &ui::Palette::searchAgain);
    connect(palette, &ui::Palette::chosen, this, [this](const Jump& jump) {
        const Fleet& fleet = m_setup->fleet();
        Place place;
        switch (jump.type) {
        case Jump::Type::Page:
            place.page = jump.page;
            break;
        case Jump::Type::Cluster:
            place = placeOf(fleet.cluster(jump.slot));
            break;
        case Jump::Type::Kind: // all of it, whatever filter was left there
            place.page = QStringLiteral("workloads");
            place.kind = jump.kind;
            place.resource = jump.resource;
            break;
        case Jump::Type::Object:
            place = placeOf(fleet.cluster(jump.slot), jump.kind);
            place.nameSpace = jump.nameSpace;
            place.name = jump.title;
            place.uid = jump.uid.toString();
            break;
        }
        open(place);
    });
}

void Console::open(const Place& place)
{
    goTo(place);
}

void Console::goTo(const Place& place)
{
    if (place.kind || !place.resource.isEmpty() || !place.filter.isEmpty()) {
        m_workloads->show(place);
        m_window->showPage(QStringLiteral("workloads"));
        return;
    }
    const std::optional<Slot> slot = m_setup->fleet().slotOf(place.context);
    if (slot)
        m_connections->choose(place.context);
    if (slot && (place.page.isEmpty() || place.page == QLatin1String("region"))) {
        m_region->showCluster(*slot);
        m_window->showPage(QStringLiteral("region"));
    } else if (m_window->page(place.page) && place.page != QLatin1String("region")) {
        m_window->showPage(place.page);
    }
}

Place Console::placeNow() const
{
    Place place;
    place.page = m_window->currentPage();
    const Fleet& fleet = m_setup->fleet();
    if (place.page == QLatin1String("workloads"))
        place = m_workloads->place();
    else if (place.page == QLatin1String("connections"))
        place.context = m_connections->chosen();
    else if (place.page == QLatin1String("region") && m_region->cluster())
        place.context = fleet.cluster(*m_region->cluster()).info.context;
    return place;
}

void Console::record()
{
    visit(placeNow());
}

void Console::visit(const Place& place)
{
    if (m_travelling)
        return;
    m_history.visit(place);
    m_window->setSteps(m_history.canGoBack(), m_history.canGoForward());
}

void Console::travel(const std::optional<Place>& step)
{
    if (!step)
        return;
    const QScopedValueRollback travelling(m_travelling, true);
    goTo(*step);
    m_window->setSteps(m_history.canGoBack(), m_history.canGoForward());
}

void Console::refresh()
{
    const Fleet& fleet = m_setup->fleet();
    const ui::Moment moment{m_clock.bootMs(), m_clock.now()};
    const std::vector<Kind> required = shell::statusKinds();
    std::vector<ClusterStatus> states;
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot)
        states.push_back(fleet.status(Slot(slot), required, moment.boot));
    refreshFrame(states);
    remember();
    m_problems.look();
    // Without any change ages grow, by seconds.
    if (moment.boot - m_problemsShownAt >= agesEveryMs)
        showProblems();
    if (m_window->currentPage() == QLatin1String("map"))
        showMap(states, moment);
}

void Console::remember()
{
    if (Place place = placeNow(); place != m_placeKept) {
        m_services.state.setValue(placeKey, placeToJson(place));
        m_placeKept = std::move(place);
    }
    const ReleaseColors& releases = m_setup->fleet().releases();
    if (std::exchange(m_releasesKept, releases.version()) != releases.version())
        m_services.state.setValue(releasesKey, releases.save());
}

//! The worst problems beside the map, or what was looked at when there is none.
QWidget* Console::makeProblemPane()
{
    auto* pane = new ui::SidePane(tr("Problems beside the map"));
    m_problemHead = new ui::PaneHead(tr("Needs a person"), pane);
    m_problemList = new ui::ProblemList(tr("Worst problems of the fleet"), pane);
    m_problemNote = new ui::Note(pane);
    pane->add(m_problemHead);
    pane->add(m_problemNote);
    pane->addLast(m_problemList);
    connect(m_problemList, &ui::ProblemList::problemOpened, this, [this](const Problem& problem) {
        open(placeOf(m_setup->fleet().cluster(problem.slot), problem));
    });
    return pane;
}

void Console::showProblems()
{
    m_problemsShownAt = m_services.clock.bootMs();
    const Fleet& fleet = m_setup->fleet();
    std::vector<Problem> urgent;
    std::ranges::copy_if(m_problems.problems(), std::back_inserter(urgent), needsPerson);
    QStringList names;
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot)
        names.append(fleet.cluster(Slot(slot)).info.context);
    constexpr qsizetype most = 12;
    const std::vector<ClusterCheck>& checks = m_problems.checks();
    const bool asked = std::ranges::any_of(checks, &ClusterCheck::isAsked);
    const QString unchecked = uncheckedText(fleet, checks);
    m_problemHead->setNote(!urgent.empty()
            ? tr("%1, worst first").arg(number(qint64(urgent.size())))
            : asked && unchecked.isEmpty() ? tr("nothing")
                                           : tr("not known"));
    m_problemNote->setNote(!asked ? tr("No cluster is connected, so nothing is known of any.")
            : !unchecked.isEmpty() ? tr("Not known yet: %1.").arg(unchecked)
            : urgent.empty()       ? checkedSentence(checks, m_problems.problems().size())
                                   : QString());
    m_problemNote->setVisible(!asked || !unchecked.isEmpty() || urgent.empty());
    m_problemList->setVisible(!urgent.empty());
    m_problemList->setProblems(urgent, names, m_clock.now(), most);
    ui::RailCount count;
    count.count = int(std::ranges::count(urgent, Severity::Error, &Problem::severity));
    if (count.count > 0)
        count.tone = ui::Tone::Error;
    m_window->rail()->setCount(QStringLiteral("incidents"), count);
}

//! A pass over every pod, so only when something came in or was found.
void Console::countWhenDirty(const std::vector<ClusterStatus>& states)
{
    if (!std::exchange(m_countsDirty, false) && m_counts.size() == states.size())
        return;
    m_counts = overviews(m_setup->fleet(), states);
    judgeByProblems(m_counts, m_problems.problems());
}

void Console::showMap(const std::vector<ClusterStatus>& states, const ui::Moment& moment)
{
    const Fleet& fleet = m_setup->fleet();
    countWhenDirty(states);
    m_map->setView(ui::fleetMapView(fleet, m_counts, states, m_layer, moment));
    m_map->header()->setSentence(ui::fleetSentence(fleet, m_counts, states));
}

void Console::refreshFrame(const std::vector<ClusterStatus>& states)
{
    const Fleet& fleet = m_setup->fleet();
    const ui::Moment moment{m_clock.bootMs(), m_clock.now()};
    QList<ui::StatusCell> cells;
    qsizetype live = 0;
    QString user;
    for (size_t slot = 0; slot < states.size(); ++slot) {
        const Cluster& cluster = fleet.cluster(Slot(slot));
        live += states[slot].state == DataState::Live ? 1 : 0;
        if (user.isEmpty())
            user = cluster.facts.user;
        cells.append({cluster.info.context, cluster.info.context, states[slot].state,
            ui::freshnessText(states[slot], moment)});
    }
    m_window->cells()->setCells(cells);
    m_window->cells()->setNotes({tr("%1 frames/s").arg(m_feed.frameRate())});
    m_window->cells()->setClock(pointInTime(moment.wall, moment.wall));
    m_window->rail()->setFleet(fleet.name().isEmpty() ? tr("Kubeconfig") : fleet.name(),
        tr("%1 of %2 clusters live").arg(live).arg(states.size()));
    m_window->jumpPalette()->setScope(live == qsizetype(states.size())
            ? tr("in %1 clusters, all live").arg(live)
            : tr("%1 of %2 clusters live").arg(live).arg(states.size()));
    m_window->rail()->setPerson(user, tr("read-only"));
}

} // namespace portolan::window
