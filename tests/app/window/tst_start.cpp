// SPDX-License-Identifier: GPL-3.0-or-later
// What a start dials and where it begins: nothing that was not asked for, nowhere empty.
#include "app/settings/fileuistate.h"
#include "app/shell/systemclock.h"
#include "app/window/console.h"
#include "widgets/connections/connectionspage.h"
#include "widgets/decor/look.h"
#include "widgets/mainwindow/mainwindow.h"
#include "widgets/region/regionpage.h"
#include "widgets/workloads/workloadspage.h"

#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace portolan;
using namespace Qt::StringLiterals;

namespace {

//! Nobody listens at the server; the plugin leaves a file when it is run.
QByteArray kubeconfig(const QString& port, const QString& user, const QString& ran)
{
    return u"apiVersion: v1\nkind: Config\n"
           "clusters:\n- {name: c, cluster: {server: 'https://127.0.0.1:%1'}}\n"
           "users:\n- name: %2\n  user:\n    exec:\n"
           "      apiVersion: client.authentication.k8s.io/v1\n"
           "      interactiveMode: Never\n      command: /usr/bin/touch\n      args: ['%3']\n"
           "contexts:\n- {name: default, context: {cluster: c, user: %2}}\n"
           "- {name: other, context: {cluster: c, user: %2}}\n"_s.arg(port, user, ran)
        .toUtf8();
}

//! One machine: its kubeconfig, and what the window remembers from one start to the next.
struct Machine {
    explicit Machine(ui::Look& itsLook)
        : look(itsLook)
    {
        write(u"1"_s, u"me"_s);
    }
    void write(const QString& port, const QString& user) const
    {
        QFile file(folder.filePath(u"config"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            qFatal("no file");
        file.write(kubeconfig(port, user, ran()));
    }
    [[nodiscard]] QString ran() const { return folder.filePath(u"plugin-ran"_s); }
    [[nodiscard]] std::unique_ptr<window::Console> start()
    {
        shell::Options options;
        options.kubeconfig = folder.filePath(u"config"_s);
        auto setup = shell::FleetSetup::load(options, {}, clock);
        auto console = std::make_unique<window::Console>(std::move(*setup),
            window::Console::Services{
                *clock, QTimeZone::UTC, [] { return 0.5; }, look, state});
        console->start();
        return console;
    }

    QTemporaryDir folder;
    std::shared_ptr<const Clock> clock = std::make_shared<const shell::SystemClock>();
    settings::FileUiState state{QString()};
    ui::Look& look;
};

QPushButton* buttonNamed(QWidget& page, const QString& name)
{
    for (QPushButton* button : page.findChildren<QPushButton*>())
        if (button->accessibleName() == name)
            return button;
    return nullptr;
}

} // namespace

class TestStart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingIsDialledUnasked()
    {
        Machine machine(m_look);
        const auto console = machine.start();
        QVERIFY(console->window().isVisible());
        QCOMPARE(console->window().currentPage(), u"map"_s);
        QCOMPARE(console->fleet().clusterCount(), 2u);
        for (Slot slot = 0; slot < 2; ++slot) {
            QVERIFY(!console->isConnected(slot));
            QCOMPARE(console->fleet().cluster(slot).facts.connection, Connection::NotConnected);
        }
        QVERIFY(!QFile::exists(machine.ran()));
    }

    void whatWasConnectedIsDialledAgain()
    {
        Machine machine(m_look);
        {
            const auto console = machine.start();
            console->window().showPage(u"connections"_s);
            auto* page = console->window().page(u"connections"_s);
            QPushButton* connectIt = buttonNamed(*page, u"Connect default"_s);
            QVERIFY(connectIt);
            connectIt->click();
            QVERIFY(console->isConnected(0));
        }
        {
            const auto console = machine.start();
            QVERIFY(console->isConnected(0));
            QVERIFY(!console->isConnected(1));
            console->disconnectCluster(0);
        }
        QVERIFY(!machine.start()->isConnected(0));
    }

    void anotherClusterOfThatNameIsNotDialled_data()
    {
        QTest::addColumn<QString>("port");
        QTest::addColumn<QString>("user");
        QTest::newRow("server") << u"2"_s << u"me"_s;
        QTest::newRow("user") << u"1"_s << u"admin"_s;
    }

    void anotherClusterOfThatNameIsNotDialled()
    {
        QFETCH(QString, port);
        QFETCH(QString, user);
        Machine machine(m_look);
        {
            const auto console = machine.start();
            console->connectCluster(0);
            // Until it has: with the console its plugin is stopped, too.
            QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(machine.ran()), 20000);
        }
        QFile::remove(machine.ran());
        machine.write(port, user);
        {
            const auto console = machine.start();
            QVERIFY(!console->isConnected(0));
            // The first one is not forgotten for it, whatever becomes of this one.
            console->connectCluster(0);
            console->disconnectCluster(0);
        }
        machine.write(u"1"_s, u"me"_s);
        QVERIFY(machine.start()->isConnected(0));
    }

    void noAddressIsKept()
    {
        Machine machine(m_look);
        machine.write(u"1"_s, u"me"_s);
        machine.start()->connectCluster(0);
        const QByteArray kept = machine.state.value(u"connections/remembered"_s);
        QVERIFY(!kept.isEmpty());
        QVERIFY(!kept.contains("127.0.0.1") && !kept.contains("default"));
    }

    //! The last place was a region; its kubeconfig is another one today.
    void aRegionThatIsNotThereIsTheMap()
    {
        Machine machine(m_look);
        {
            const auto console = machine.start();
            Place place;
            place.context = u"other"_s;
            console->open(place);
            QCOMPARE(console->window().currentPage(), u"region"_s);
            console->window().close();
        }
        QCOMPARE(machine.start()->window().currentPage(), u"region"_s);
        Place gone;
        gone.page = u"region"_s;
        gone.context = u"elsewhere"_s;
        machine.state.setValue(u"window/place"_s, placeToJson(gone));
        machine.state.setValue(u"window/page"_s, "region");
        const auto console = machine.start();
        QCOMPARE(console->window().currentPage(), u"map"_s);
    }

    //! The page is made when it is first shown; what a jump chose must be chosen then.
    void aJumpToConnectionsChoosesItsCluster()
    {
        Machine machine(m_look);
        const auto console = machine.start();
        Place place;
        place.page = u"connections"_s;
        place.context = u"other"_s;
        console->open(place);
        auto* page = static_cast<ui::ConnectionsPage*>(console->window().page(u"connections"_s));
        QVERIFY(page->isVisible());
        QCOMPARE(page->chosen(), u"other"_s);
        QVERIFY(buttonNamed(*page, u"Connect other"_s));
        QVERIFY(!buttonNamed(*page, u"Connect default"_s));
    }

    void aJumpToAnObjectOfADisconnectedClusterSaysSo()
    {
        Machine machine(m_look);
        const auto console = machine.start();
        Place place;
        place.context = u"other"_s;
        place.kind = Kind::Pod;
        place.nameSpace = u"shop"_s;
        place.name = u"web-1"_s;
        console->open(place);
        QCOMPARE(console->window().currentPage(), u"workloads"_s);
        bool said = false;
        for (const QWidget* widget :
            console->window().page(u"workloads"_s)->findChildren<QWidget*>())
            said = said
                || (widget->isVisible()
                    && widget->accessibleDescription().contains(u"other is not connected."_s));
        QVERIFY(said);
    }

private:
    ui::Look m_look{*qApp};
};

QTEST_MAIN(TestStart)
#include "tst_start.moc"
