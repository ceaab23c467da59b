// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/pageframe.h"
#include "widgets/common/attentionlist.h"
#include "widgets/common/celltable.h"
#include "widgets/connections/connectionspage.h"

#include <QAbstractItemModelTester>
#include <QPushButton>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

struct Bench {
    Bench()
    {
        fillFleet(sample);
        for (size_t i = 0; i < sample.fleet.clusterCount(); ++i)
            connector.connected.insert(Slot(i));
    }
    ui::ConnectionsPage* page()
    {
        return new ui::ConnectionsPage(sample.fleet, sample.clock, connector, navigator, state);
    }
    PageFleet sample;
    FakeConnector connector;
    FakeNavigator navigator;
    FakeState state;
};

ui::CellTable* table(QWidget& page)
{
    return page.findChildren<ui::CellTable*>().front();
}

QString cellAt(QWidget& page, const QString& key, ui::ConnectionColumn column)
{
    auto* cells = table(page)->cells();
    return cells->data(cells->index(cells->rowOf(key), int(column)), Qt::DisplayRole).toString();
}

//! The middle of a row's button, which stands at the right end of its cell.
QPoint buttonOf(QWidget& page, int row)
{
    ui::CellTable* view = table(page);
    const QModelIndex index = view->cells()->index(row, int(ui::ConnectionColumn::Action));
    const QRect cell = view->visualRect(index);
    return {cell.right() - view->padding(index.column()).second - 20, cell.center().y()};
}

void trouble(PageFleet& sample)
{
    sample.goDown(1, 251000);
    sample.changeFacts(
        2, [&](ClusterFacts& facts) { facts.lastAnswerAt = sample.clock.bootMs() - 12400; });
    sample.setSync(
        3, {Kind::Pod, {}, SyncPhase::Loading, 3200, 4733, {}, sample.clock.bootMs() - 4000});
    sample.forbid(3, Kind::Event);
    sample.setSync(
        3, {Kind::Rollout, {}, SyncPhase::NotServed, 0, {}, {}, sample.clock.bootMs() - 4000});
    sample.changeFacts(4, [&](ClusterFacts& facts) {
        facts.tlsVerified = false;
        facts.clockSkewSeconds = 3;
        facts.certificateExpiresAt = sample.clock.utcNow().addDays(9);
    });
    sample.changeFacts(5, [&](ClusterFacts& facts) {
        facts.connection = Connection::CredentialsExpired;
        facts.connectionSince = sample.clock.bootMs() - 1320000;
        facts.lastAnswerAt = facts.connectionSince;
        facts.certificateExpiresAt = sample.clock.utcNow().addSecs(-1320);
        facts.reason = {u"Unauthorized"_s,
            u"the server has asked for the client to provide credentials"_s, {}, {}, {}};
    });
}

} // namespace

class TestConnectionsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysHowEachIs();
    void warnsOfClockCertificateAndTls();
    void connectsByRowButtonAndForAll();
    void onlyTheButtonItselfToggles();
    void jumpsChooseBeforeThePageIsShown();
    void kindsSayWhatIsKnown();
    void worksOnlyWhileShown();
    void namesAreUnique();
    void pictures_data();
    void pictures();

private:
    ui::Look m_look{*qApp};
};

void TestConnectionsPage::saysHowEachIs()
{
    Bench bench;
    trouble(bench.sample);
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    page->resize(1212, 720);
    page->show();
    QAbstractItemModelTester tester(table(*page)->cells());
    using Column = ui::ConnectionColumn;
    QVERIFY(cellAt(*page, u"us-east-1"_s, Column::State).startsWith(u"live 0.4"_s));
    const QString down = cellAt(*page, u"eu-west-1"_s, Column::State);
    QVERIFY2(down.startsWith(u"unreachable 4"_s)
            && down.contains(u"timed out after 5 s. 9 tries. Next try in 12"_s),
        qPrintable(down));
    QVERIFY(cellAt(*page, u"us-west-2"_s, Column::State).startsWith(u"loading 3,200 of 4,733"_s));
    QVERIFY(cellAt(*page, u"ap-northeast-1"_s, Column::State).startsWith(u"credentials expired"_s));
    QVERIFY(cellAt(*page, u"us-east-1"_s, Column::User).contains(u"v1.36.3"_s));
    QVERIFY(cellAt(*page, u"us-east-1"_s, Column::Answer).contains(u"0.4"_s));
    QVERIFY(cellAt(*page, u"us-east-1"_s, Column::Received).contains(u"412 requests"_s));
    // Nothing is known of one that nobody connected, and no number is made up.
    const Slot idle = bench.sample.addRegion(u"idle"_s);
    Q_UNUSED(idle)
    QTRY_VERIFY(table(*page)->cells()->rowOf(u"idle"_s) >= 0);
    QCOMPARE(cellAt(*page, u"idle"_s, Column::State), u"not connected"_s);
    QCOMPARE(cellAt(*page, u"idle"_s, Column::Answer), u"not known"_s);
    QCOMPARE(cellAt(*page, u"idle"_s, Column::Received), u"not known"_s);
}

void TestConnectionsPage::warnsOfClockCertificateAndTls()
{
    Bench bench;
    const auto titles = [&] {
        const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
        page->show();
        QStringList all;
        for (const ui::Attention& item : page->findChild<ui::AttentionList*>()->items())
            all.append(item.title);
        return all.join(u'\n');
    };
    QCOMPARE(titles(), QString());
    const auto change = [&](auto what) { bench.sample.changeFacts(0, what); };
    change([](ClusterFacts& facts) { facts.clockSkewSeconds = 1; });
    QCOMPARE(titles(), QString());
    change([](ClusterFacts& facts) { facts.clockSkewSeconds = -2; });
    QVERIFY(titles().contains(u"its clock is 2"_s) && titles().contains(u"behind"_s));
    change([&](ClusterFacts& facts) {
        facts.certificateExpiresAt = bench.sample.clock.utcNow().addDays(14);
    });
    QVERIFY(!titles().contains(u"certificate"_s));
    change([&](ClusterFacts& facts) {
        facts.certificateExpiresAt = bench.sample.clock.utcNow().addDays(14).addSecs(-1);
    });
    QVERIFY(titles().contains(u"the client certificate ends in 13"_s));
    change([](ClusterFacts& facts) { facts.tlsVerified = false; });
    QVERIFY(titles().contains(u"the server's certificate is not verified"_s));
}

void TestConnectionsPage::connectsByRowButtonAndForAll()
{
    Bench bench;
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    page->resize(1212, 720);
    page->show();
    table(*page)->setFocus();
    page->choose(u"eu-west-1"_s);
    QTest::keyClick(table(*page), Qt::Key_Space);
    QVERIFY(!bench.connector.isConnected(1));
    QCOMPARE(bench.connector.connected.size(), 5);
    auto* view = table(*page);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, buttonOf(*page, 1));
    QVERIFY(bench.connector.isConnected(1));
    const auto press = [&](const QString& name) {
        for (QPushButton* candidate : page->findChildren<QPushButton*>()) {
            if (candidate->accessibleName() != name)
                continue;
            QTRY_VERIFY(candidate->isEnabled()); // by the next refresh
            candidate->click();
        }
    };
    press(u"Disconnect all"_s);
    QVERIFY(bench.connector.connected.isEmpty());
    page->setGroups({{{}, u"europe"_s, {u"eu-west-1"_s, u"eu-central-1"_s}}});
    press(u"Connect all"_s);
    QCOMPARE(bench.connector.connected.size(), 6);
    QTest::keyClick(view, Qt::Key_Return);
    QCOMPARE(bench.navigator.opened.size(), 1);
    QCOMPARE(bench.navigator.opened.front().context, u"eu-west-1"_s);
}

//! Connecting and disconnecting are not for a stray hand.
void TestConnectionsPage::onlyTheButtonItselfToggles()
{
    Bench bench;
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    page->resize(1212, 720);
    page->show();
    auto* view = table(*page);
    QWidget* ground = view->viewport();
    const QPoint first = buttonOf(*page, 0);
    const QPoint second = buttonOf(*page, 1);
    const QRect cell = view->visualRect(view->cells()->index(1, int(ui::ConnectionColumn::Action)));
    // Beside the button, which is narrower and lower than its cell.
    QTest::mouseClick(ground, Qt::LeftButton, {}, cell.topLeft() + QPoint(2, 2));
    QTest::mouseClick(ground, Qt::LeftButton, {}, QPoint(second.x(), cell.top() + 1));
    QTest::mouseClick(ground, Qt::RightButton, {}, second);
    QTest::mouseClick(ground, Qt::MiddleButton, {}, second);
    // Begun elsewhere, or ended there.
    QTest::mousePress(ground, Qt::LeftButton, {}, first);
    QTest::mouseRelease(ground, Qt::LeftButton, {}, second);
    QTest::mousePress(ground, Qt::LeftButton, {}, cell.topLeft() + QPoint(2, 2));
    QTest::mouseRelease(ground, Qt::LeftButton, {}, second);
    QTest::mousePress(ground, Qt::LeftButton, {}, second);
    QTest::mouseRelease(ground, Qt::LeftButton, {}, cell.topLeft() + QPoint(2, 2));
    QCOMPARE(bench.connector.calls, 0);
    // A key that is held is one press.
    view->setFocus();
    QTest::keyPress(view, Qt::Key_Space);
    QCOMPARE(bench.connector.calls, 1);
    for (int i = 0; i < 3; ++i) {
        QKeyEvent held(QEvent::KeyPress, Qt::Key_Space, {}, u" "_s, true);
        QCoreApplication::sendEvent(view, &held);
    }
    QCOMPARE(bench.connector.calls, 1);
    // So is a double click on the button, and it opens nothing.
    QTest::mousePress(ground, Qt::LeftButton, {}, second);
    QTest::mouseRelease(ground, Qt::LeftButton, {}, second);
    QTest::mouseDClick(ground, Qt::LeftButton, {}, second);
    QCOMPARE(bench.navigator.opened.size(), 0);
}

//! Jumps come from other pages, and the side button works on what they chose.
void TestConnectionsPage::jumpsChooseBeforeThePageIsShown()
{
    Bench bench;
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    page->setGroups({{{}, u"america"_s, {u"us-east-1"_s}}});
    page->choose(u"eu-west-1"_s);
    QCOMPARE(page->chosen(), u"eu-west-1"_s);
    page->show();
    QCOMPARE(page->chosen(), u"eu-west-1"_s);
    QCOMPARE(table(*page)->currentKey(), u"eu-west-1"_s);
    const auto button = [&](const QString& name) {
        for (QPushButton* candidate : page->findChildren<QPushButton*>())
            if (candidate->accessibleName() == name)
                return candidate;
        return static_cast<QPushButton*>(nullptr);
    };
    QVERIFY(button(u"Disconnect eu-west-1"_s));
    // Hidden behind a group, it is brought to light.
    const auto segments = page->findChildren<QAbstractButton*>();
    const auto america = std::ranges::find(segments, u"america"_s, &QAbstractButton::text);
    QVERIFY(america != segments.end());
    (*america)->click(); // the refresh makes other buttons anew
    QCOMPARE(table(*page)->cells()->rowCount(), 1);
    page->hide();
    page->choose(u"eu-central-1"_s);
    page->show();
    QCOMPARE(table(*page)->currentKey(), u"eu-central-1"_s);
    QVERIFY(button(u"Disconnect eu-central-1"_s));
}

void TestConnectionsPage::kindsSayWhatIsKnown()
{
    Bench bench;
    trouble(bench.sample);
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    page->show();
    page->choose(u"us-west-2"_s);
    auto* kinds = page->findChildren<ui::CellTable*>().back()->cells();
    const auto text = [&](const QString& kind, int column) {
        return kinds->data(kinds->index(kinds->rowOf(kind), column), Qt::DisplayRole).toString();
    };
    QCOMPARE(text(u"pods"_s, 1), u"loading 3,200 of 4,733"_s);
    QCOMPARE(text(u"nodes"_s, 2), u"31"_s);
    QCOMPARE(text(u"events"_s, 1), u"forbidden: list events"_s);
    QCOMPARE(text(u"events"_s, 2), u"no data"_s);
    QCOMPARE(text(u"rollouts.argoproj.io"_s, 1), u"not served"_s);
}

void TestConnectionsPage::worksOnlyWhileShown()
{
    Bench bench;
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    bench.sample.goDown(0, 1000);
    QTest::qWait(150);
    QCOMPARE(table(*page)->cells()->rowCount(), 0);
    page->show();
    QCOMPARE(table(*page)->cells()->rowCount(), 6);
}

void TestConnectionsPage::namesAreUnique()
{
    Bench bench;
    trouble(bench.sample);
    const std::unique_ptr<ui::ConnectionsPage> page(bench.page());
    page->show();
    QCOMPARE(namesFault(*page), QString());
}

void TestConnectionsPage::pictures_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QString& scene : {u"well"_s, u"trouble"_s, u"idle"_s})
        for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(scene).arg(size.width()).arg(dark)))
                    << scene << size << dark;
}

void TestConnectionsPage::pictures()
{
    QFETCH(QString, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    Bench bench;
    if (scene == u"trouble"_s)
        trouble(bench.sample);
    if (scene == u"idle"_s) {
        for (Slot slot = 0; slot < 6; ++slot)
            bench.sample.fleet.endConnection(slot);
        bench.connector.connected.clear();
    }
    ui::ConnectionsPage* page = bench.page();
    if (scene == u"trouble"_s) {
        page->setProblems({u"/home/a/.kube/config line 41: user \"old\" has no credentials"_s});
        page->setGroups(
            {{{}, u"europe"_s, {u"eu-west-1"_s}}, {{}, u"america"_s, {u"us-east-1"_s}}});
    }
    showAndSave(m_look, dark, size, page, u"Connections"_s, ui::Glyph::Connections,
        u"connections-"_s + scene,
        [&] { page->choose(scene == u"trouble"_s ? u"us-west-2"_s : u"us-east-1"_s); });
}

QTEST_MAIN(TestConnectionsPage)
#include "tst_connectionspage.moc"
