// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settings/fileuistate.h"
#include "app/shell/systemclock.h"
#include "app/window/console.h"
#include "tests/widgets/pagefleet.h"
#include "widgets/common/celltable.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/panehead.h"
#include "widgets/common/problemlist.h"
#include "widgets/common/sideparts.h"
#include "widgets/connections/connectionspage.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/map/mappage.h"
#include "widgets/region/regionpage.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/workloadspage.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

// Nobody listens there, and nobody is asked to connect.
constexpr char kubeconfig[] =
    "apiVersion: v1\n"
    "kind: Config\n"
    "clusters:\n"
    "- {name: one, cluster: {server: \"https://127.0.0.1:1\"}}\n"
    "users:\n"
    "- {name: me, user: {token: none}}\n"
    "contexts:\n"
    "- {name: us-east-1, context: {cluster: one, user: me}}\n"
    "- {name: eu-west-1, context: {cluster: one, user: me}}\n";

//! One start of the program: window, fleet and what it remembers.
struct Start {
    Start(const QTemporaryDir& folder, ui::Look& look)
        : state(folder.filePath(u"window.json"_s))
    {
        QFile file(folder.filePath(u"config"_s));
        if (file.open(QIODevice::WriteOnly))
            file.write(kubeconfig);
        file.close();
        shell::Options options;
        options.kubeconfig = file.fileName();
        auto setup = shell::FleetSetup::load(options, {}, std::make_shared<const shell::SystemClock>());
        fleet = std::make_unique<PageFleet>((*setup)->fleet());
        console = std::make_unique<window::Console>(std::move(*setup),
            window::Console::Services{
                fleet->clock, QTimeZone("Europe/Berlin"), [] { return 0.5; }, look, state});
        console->start();
        for (Slot slot = 0; slot < 2; ++slot) {
            fleet->goLive(slot);
            fillRegion(*fleet, slot);
        }
        console->window().resize(1600, 1000);
    }

    template <typename Widget> Widget* find(const QString& accessibleName = {}) const
    {
        for (Widget* widget : console->window().findChildren<Widget*>())
            if (accessibleName.isEmpty() || widget->accessibleName() == accessibleName)
                return widget;
        return nullptr;
    }
    [[nodiscard]] QString page() const { return console->window().currentPage(); }
    [[nodiscard]] QString region() const
    {
        const std::optional<Slot> slot = find<ui::RegionPage>()->cluster();
        return slot ? fleet->fleet.cluster(*slot).info.context : QString();
    }
    [[nodiscard]] Place workloads() const { return find<ui::WorkloadsPage>()->place(); }
    //! Enter on a row of a table.
    void enter(QTableView* table, int row) const
    {
        table->setFocus();
        table->setCurrentIndex(table->model()->index(row, 0));
        QTest::keyClick(table, Qt::Key_Return);
    }
    void enter(const QString& table, const QString& key) const
    {
        auto* cells = find<ui::CellTable>(table);
        enter(cells, cells->cells()->rowOf(key));
    }
    void press(Qt::Key key) const { QTest::keyClick(&console->window(), key, Qt::AltModifier); }

    settings::FileUiState state;
    std::unique_ptr<PageFleet> fleet;
    std::unique_ptr<window::Console> console;
};

} // namespace

class TestConsole : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMapLeadsToRegions();
    void aRegionLeadsToItsOwn();
    void problemsLeadToTheirObjects();
    void connectionsLeadToRegionsAndKinds();
    void theStatusBarLeadsToRegions();
    void thePaneSaysWhatIsKnown();
    void thePaletteLeadsEverywhere();
    void goesBackAndForward();
    void comesBackAfterARestart();
    void lettersComeBackAfterARestart();
    void pictures_data();
    void pictures();

private:
    ui::Look m_look{*qApp};
};

void TestConsole::theMapLeadsToRegions()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    auto* list = start.find<ui::MapPage>()->list();
    QTRY_VERIFY(list->model()->rowCount() >= 2);
    start.enter(list, 1);
    QCOMPARE(start.page(), u"region"_s);
    QCOMPARE(start.region(), u"eu-west-1"_s);
    // And back by the way that the head shows.
    Q_EMIT start.find<ui::RegionPage>()->header()->crumbActivated();
    QCOMPARE(start.page(), u"map"_s);
}

//! "Nothing" is said beside the map when everything was looked at, and not before.
void TestConsole::thePaneSaysWhatIsKnown()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    const auto says = [&start](const QString& text) {
        const auto among = [&text](const auto& widgets) {
            return std::ranges::any_of(widgets, [&text](const QWidget* widget) {
                return widget->isVisible() && widget->accessibleName().contains(text);
            });
        };
        return among(start.console->window().findChildren<ui::PaneHead*>())
            || among(start.console->window().findChildren<ui::Note*>());
    };
    // In each of them a rollout waits, and one has had too few ready since before anybody looked.
    start.fleet->clock.advanceMs(2000);
    QTRY_VERIFY(says(u"Needs a person, 4, worst first"_s));
    for (const Slot slot : {Slot(0), Slot(1)})
        start.fleet->fleet.table(Kind::Rollout).removeSlot(slot);
    start.fleet->clock.advanceMs(2000);
    QTRY_VERIFY(says(u"Needs a person, nothing"_s));
    QVERIFY(says(u"2 clusters were looked at."_s));
    start.fleet->forbid(0, Kind::Event);
    QTRY_VERIFY(says(u"Needs a person, not known"_s));
    QVERIFY(says(u"Not known yet: events (forbidden) in us-east-1."_s));
    for (const Slot slot : {Slot(0), Slot(1)})
        start.fleet->fleet.endConnection(slot);
    QTRY_VERIFY(says(u"No cluster is connected"_s));
    QVERIFY(says(u"Needs a person, not known"_s));
}

void TestConsole::aRegionLeadsToItsOwn()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    const auto show = [&] {
        Place place;
        place.context = u"eu-west-1"_s;
        start.console->open(place);
    };
    show();
    start.find<QPushButton>(u"Pods of this region"_s)->click();
    QCOMPARE(start.page(), u"workloads"_s);
    QCOMPARE(start.workloads().kind, Kind::Pod);
    QCOMPARE(start.workloads().filter, u"cluster:=eu-west-1"_s);
    QCOMPARE(start.find<ui::WorkloadsPage>()->rows()->rowCount(), 53);
    show();
    start.find<QPushButton>(u"Connection of this region"_s)->click();
    QCOMPARE(start.page(), u"connections"_s);
    QCOMPARE(start.find<ui::ConnectionsPage>()->chosen(), u"eu-west-1"_s);
    show();
    start.enter(start.find<ui::CellTable>(u"Rollouts"_s), 1);
    QCOMPARE(start.workloads().kind, Kind::Rollout);
    QCOMPARE(start.workloads().name, u"frontend"_s);
    QCOMPARE(start.workloads().context, u"eu-west-1"_s);
    show();
    start.enter(start.find<ui::CellTable>(u"Node pools"_s), 0);
    QCOMPARE(start.workloads().kind, Kind::Node);
    QCOMPARE(start.workloads().filter, u"cluster:=eu-west-1"_s);
    show();
    start.enter(u"Quotas"_s, u"default/compute-quota pods"_s);
    QCOMPARE(start.workloads().kind, Kind::ResourceQuota);
    QCOMPARE(start.workloads().name, u"compute-quota"_s);
    QCOMPARE(start.workloads().context, u"eu-west-1"_s);
    QVERIFY(start.find<ui::DetailPane>()->object());
}

void TestConsole::problemsLeadToTheirObjects()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    start.fleet->addNodes(1, {"general", "m5.xlarge", 1, 1, 3920, 15LL << 30});
    start.fleet->goDown(0, 60000);
    // Beside the map: a cluster's own line is its connection, another is its object.
    auto* list = start.find<ui::ProblemList>(u"Worst problems of the fleet"_s);
    start.console->window().showPage(u"map"_s);
    start.fleet->clock.advanceMs(2000);
    const auto rowOf = [](QAbstractItemView* table, const QString& text) {
        for (int row = 0; row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                if (table->model()->index(row, column).data().toString().startsWith(text))
                    return row;
        return -1;
    };
    QTRY_VERIFY(rowOf(list, u"node not ready"_s) >= 0 && rowOf(list, u"unreachable"_s) >= 0);
    start.enter(list, rowOf(list, u"unreachable"_s));
    QCOMPARE(start.page(), u"connections"_s);
    QCOMPARE(start.find<ui::ConnectionsPage>()->chosen(), u"us-east-1"_s);
    start.enter(list, rowOf(list, u"node not ready"_s));
    QCOMPARE(start.page(), u"workloads"_s);
    QCOMPARE(start.workloads().kind, Kind::Node);
    QCOMPARE(start.workloads().name, u"general-0"_s);
    QCOMPARE(start.workloads().context, u"eu-west-1"_s);
    // The same on the page of all of them.
    start.console->window().showPage(u"incidents"_s);
    auto* all = start.find<ui::CellTable>(u"Problems of the fleet"_s);
    QTRY_VERIFY(rowOf(all, u"unreachable"_s) >= 0);
    start.enter(all, rowOf(all, u"unreachable"_s));
    QCOMPARE(start.page(), u"connections"_s);
    start.console->window().showPage(u"incidents"_s);
    start.enter(all, rowOf(all, u"node not ready"_s));
    QCOMPARE(start.workloads().name, u"general-0"_s);
}

void TestConsole::connectionsLeadToRegionsAndKinds()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    start.console->window().showPage(u"connections"_s);
    start.enter(u"Kinds of the chosen cluster"_s, u"nodes"_s);
    QCOMPARE(start.workloads().kind, Kind::Node);
    QCOMPARE(start.workloads().filter, u"cluster:=us-east-1"_s);
    start.console->window().showPage(u"connections"_s);
    start.enter(u"Connections of the fleet"_s, u"eu-west-1"_s);
    QCOMPARE(start.page(), u"region"_s);
    QCOMPARE(start.region(), u"eu-west-1"_s);
}

void TestConsole::theStatusBarLeadsToRegions()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    ui::StatusBar* bar = start.console->window().cells();
    QTest::keyClick(bar, Qt::Key_Right);
    QTest::keyClick(bar, Qt::Key_Return);
    QCOMPARE(start.page(), u"region"_s);
    QCOMPARE(start.region(), u"eu-west-1"_s);
}

void TestConsole::thePaletteLeadsEverywhere()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    ui::MainWindow& window = start.console->window();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    auto* field = start.find<QLineEdit>(u"Name of a page, cluster, kind or object"_s);
    const auto type = [&](const QString& text, int down = 0) {
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(window.jumpPalette()->isVisible());
        QVERIFY(field->hasFocus() && field->text().isEmpty());
        QTest::keyClicks(field, text);
        for (int i = 0; i < down; ++i)
            QTest::keyClick(field, Qt::Key_Down);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!window.jumpPalette()->isVisible());
    };
    type(u"incid"_s);
    QCOMPARE(start.page(), u"incidents"_s);
    type(u"@eu"_s);
    QCOMPARE(start.region(), u"eu-west-1"_s);
    start.find<ui::WorkloadsPage>()->filter()->setText(u"left here"_s);
    type(u":po"_s);
    QCOMPARE(start.workloads().kind, Kind::Pod);
    QCOMPARE(start.workloads().filter, QString());
    type(u"recommender eu-west"_s);
    QCOMPARE(start.workloads().kind, Kind::Rollout);
    QCOMPARE(start.workloads().name, u"recommender"_s);
    QCOMPARE(start.workloads().context, u"eu-west-1"_s);
    type(u"frontend"_s, 2); // two rollouts come first
    QCOMPARE(start.workloads().kind, Kind::Pod);
    // Escape gives the focus back to where it was.
    QWidget* before = window.focusWidget();
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(field, Qt::Key_Escape);
    QVERIFY(!window.jumpPalette()->isVisible());
    QCOMPARE(window.focusWidget(), before);
    QCOMPARE(start.workloads().kind, Kind::Pod);
}

void TestConsole::goesBackAndForward()
{
    QTemporaryDir folder;
    const Start start(folder, m_look);
    QVERIFY(QTest::qWaitForWindowActive(&start.console->window()));
    auto* workloads = start.find<ui::WorkloadsPage>();
    Place region;
    region.context = u"eu-west-1"_s;
    start.console->open(region);
    start.find<QPushButton>(u"Pods of this region"_s)->click();
    workloads->filter()->setFocus();
    workloads->filter()->setText(u"ledger"_s); // left without Enter
    start.console->window().showPage(u"incidents"_s);
    start.press(Qt::Key_Left);
    QCOMPARE(start.page(), u"workloads"_s);
    QCOMPARE(workloads->filter()->text(), u"ledger"_s);
    start.press(Qt::Key_Left);
    QCOMPARE(workloads->filter()->text(), u"cluster:=eu-west-1"_s);
    start.press(Qt::Key_Left);
    QCOMPARE(start.page(), u"region"_s);
    QCOMPARE(start.region(), u"eu-west-1"_s);
    start.press(Qt::Key_Left);
    QCOMPARE(start.page(), u"map"_s);
    start.press(Qt::Key_Left);
    QCOMPARE(start.page(), u"map"_s);
    start.press(Qt::Key_Right);
    start.press(Qt::Key_Right);
    QCOMPARE(start.page(), u"workloads"_s);
    QCOMPARE(workloads->filter()->text(), u"cluster:=eu-west-1"_s);
}

void TestConsole::comesBackAfterARestart()
{
    QTemporaryDir folder;
    {
        const Start start(folder, m_look);
        auto* workloads = start.find<ui::WorkloadsPage>();
        Place pods;
        pods.kind = Kind::Pod;
        pods.filter = u"name:ledger"_s;
        start.console->open(pods);
        auto* table = workloads->table();
        table->setColumnShown(table->columnOf(u"node"), false);
        table->sortByColumn(table->columnOf(u"restarts"), Qt::DescendingOrder);
        table->selectRow(2);
        const auto* severity = start.find<QAbstractButton>(u"Errors"_s);
        QVERIFY(severity);
        start.console->window().showPage(u"incidents"_s);
        start.find<QAbstractButton>(u"Errors"_s)->click();
        start.console->window().showPage(u"workloads"_s);
        QVERIFY(workloads->detail()->object());
        start.console->window().close();
    }
    {
        const Start start(folder, m_look);
        QCOMPARE(start.page(), u"workloads"_s);
        auto* workloads = start.find<ui::WorkloadsPage>();
        auto* table = workloads->table();
        QCOMPARE(workloads->filter()->text(), u"name:ledger"_s);
        QVERIFY(table->isColumnHidden(table->columnOf(u"node")));
        QCOMPARE(table->horizontalHeader()->sortIndicatorSection(), table->columnOf(u"restarts"));
        // The object is looked for as soon as it is read.
        QTRY_VERIFY(workloads->detail()->object());
        QVERIFY(workloads->detail()->object()->name.startsWith(u"ledger"_s));
        QVERIFY(start.find<QAbstractButton>(u"Errors"_s)->isChecked());
        Place region;
        region.context = u"eu-west-1"_s;
        start.console->open(region);
        start.console->window().close();
    }
    const Start start(folder, m_look);
    QCOMPARE(start.page(), u"region"_s);
    QCOMPARE(start.region(), u"eu-west-1"_s);
}

void TestConsole::lettersComeBackAfterARestart()
{
    QTemporaryDir folder;
    const auto letter = [](const Start& start) {
        return start.fleet->fleet.releases().colorOf(u"default/frontend"_s, u"7f9c8b6d45"_s);
    };
    ReleaseColor before = ReleaseColor::None;
    {
        const Start start(folder, m_look);
        before = letter(start);
        QVERIFY(before != ReleaseColor::None);
        QTRY_VERIFY(start.state.value(u"fleet/releases"_s).contains("7f9c8b6d45"));
    }
    QFile file(folder.filePath(u"window.json"_s));
    QVERIFY(file.exists());
    const Start start(folder, m_look);
    QCOMPARE(letter(start), before);
}

void TestConsole::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
        for (const bool dark : {false, true})
            QTest::newRow(qPrintable(u"%1 %2"_s.arg(size.width()).arg(dark))) << size << dark;
}

void TestConsole::pictures()
{
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    QTemporaryDir folder;
    const Start start(folder, m_look);
    // A start takes the appearance that it remembers.
    m_look.setAppearance(dark ? ui::Appearance::Dark : ui::Appearance::Light);
    ui::MainWindow& window = start.console->window();
    window.resize(size);
    const auto save = [&](const QString& name) {
        savePicture(window,
            u"%1-%2x%3-%4"_s.arg(name)
                .arg(size.width())
                .arg(size.height())
                .arg(dark ? u"dark"_s : u"light"_s));
    };
    QVERIFY(QTest::qWaitForWindowActive(&window));
    start.fleet->clock.advanceMs(2000);
    QTRY_VERIFY(start.find<ui::PaneHead>(u"Needs a person, 4, worst first"_s));
    save(u"map"_s);
    window.jumpPalette()->toggle();
    save(u"palette-empty"_s);
    QTest::keyClicks(
        start.find<QLineEdit>(u"Name of a page, cluster, kind or object"_s), u"fron"_s);
    save(u"palette-found"_s);
    QTest::keyClicks(start.find<QLineEdit>(u"Name of a page, cluster, kind or object"_s), u"zzz"_s);
    save(u"palette-nothing"_s);
    window.jumpPalette()->toggle();
    start.console->open(placeOf(start.fleet->fleet.cluster(1), Kind::Pod));
    save(u"pods-of-a-cluster"_s);
}

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
