// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/quantity.h"
#include "models/base/text.h"
#include "tests/widgets/pageframe.h"
#include "widgets/common/banner.h"
#include "widgets/common/celltable.h"
#include "widgets/common/figurestrip.h"
#include "widgets/common/problemlist.h"
#include "widgets/region/regionpage.h"
#include "widgets/region/regionparts.h"
#include "widgets/region/regionrows.h"

#include <QAbstractItemModelTester>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

ui::CellTable* tableOf(QWidget& page, const QString& name)
{
    for (ui::CellTable* table : page.findChildren<ui::CellTable*>())
        if (table->accessibleName() == name)
            return table;
    return nullptr;
}

QString textAt(QWidget& page, const QString& name, const QString& key, int column)
{
    ui::CellsModel* cells = tableOf(page, name)->cells();
    return cells->data(cells->index(cells->rowOf(key), column), Qt::DisplayRole).toString();
}

QString figures(QWidget& page)
{
    return page.findChild<ui::FigureStrip*>()->accessibleDescription();
}

void full(PageFleet& sample, Slot slot)
{
    sample.addQuota(slot, "shop", "shop-quota-whose-name-is-long",
        "pods 50 50\nrequests.cpu 59 50\n", "requests.cpu", 118);
}

void troubled(PageFleet& sample, Slot slot)
{
    sample.addNodes(slot, {"general", "m5.xlarge", 1, 1, 3920, 15LL << 30});
    sample.addPods(slot,
        {.name = "cart-5f8b7d9c4",
            .node = "general-1",
            .count = 2,
            .trouble = pod::Trouble::CrashLoop,
            .why = "back-off 5m0s restarting failed container",
            .troubleAge = 754});
    sample.addPods(slot,
        {.nameSpace = "ml",
            .name = "recommender-5b4d8c7f9",
            .phase = "Pending",
            .count = 1,
            .trouble = pod::Trouble::Unschedulable,
            .why = "0/31 nodes are available: 2 Insufficient nvidia.com/gpu",
            .troubleAge = 241});
    sample.addPods(slot,
        {.name = "a-rollout-5c7d9f8b6c",
            .hash = "5c7d9f8b6c",
            .image = "registry.example/team/a-rollout:2026.11.12-rc.4-build-99182",
            .node = "general-3",
            .count = 40,
            .ready = 11});
    sample.addRollout(slot,
        {.name = "a-rollout-whose-name-is-so-long-that-its-middle-gives-way",
            .phase = "Degraded",
            .message = "ProgressDeadlineExceeded: ReplicaSet has timed out progressing",
            .revision = "12",
            .image = "registry.example/team/a-rollout:2026.11.12-rc.4-build-99182",
            .active = "5c7d9f8b6c",
            .desired = 40,
            .ready = 11,
            .age = 1900});
}

} // namespace

class TestRegionPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void numbersAreThoseOfTheModels();
    void quotasSayWhatIsLeft();
    void rolloutsSayWhatTheyWaitFor();
    void notLiveIsThen();
    void timesAreSaidInTheChosenZone();
    void notKnownIsAWord();
    void aPartOfThePodsIsNoShareOfAPool();
    void podsOfAReleaseThatMayNotBeReadAreNotNone_data();
    void podsOfAReleaseThatMayNotBeReadAreNotNone();
    void nothingIsSaidOfWhatWasNotRead();
    void largeQuotasAreNotCut();
    void worksOnlyWhileShown();
    void opensPlaces();
    void namesAreUnique();
    void pictures_data();
    void pictures();

private:
    ui::Look m_look{*qApp};
    FakeNavigator m_navigator;
};

void TestRegionPage::numbersAreThoseOfTheModels()
{
    PageFleet sample;
    fillFleet(sample);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.resize(1212, 720);
    page.show();
    page.showCluster(2);
    QAbstractItemModelTester tester(tableOf(page, u"Node pools"_s)->cells());
    const std::vector<NodePool> pools = nodePools(sample.fleet, 2);
    QCOMPARE(pools.size(), 4u);
    for (const NodePool& pool : pools) {
        QCOMPARE(textAt(page, u"Node pools"_s, pool.name, ui::PoolNow), number(pool.nodes));
        QCOMPARE(textAt(page, u"Node pools"_s, pool.name, ui::PoolMin), number(*pool.minimum));
        QCOMPARE(textAt(page, u"Node pools"_s, pool.name, ui::PoolMax), number(*pool.maximum));
        const QString asked = textAt(page, u"Node pools"_s, pool.name, ui::PoolRequested);
        QVERIFY2(asked.startsWith(cpuText(pool.requested.at(u"cpu"_s)) + u','), qPrintable(asked));
        QVERIFY(asked.contains(bytesText(pool.requested.at(u"memory"_s))));
        QVERIFY(textAt(page, u"Node pools"_s, pool.name, ui::PoolAllocatable)
                .startsWith(cpuText(pool.allocatable.at(u"cpu"_s))));
        QCOMPARE(textAt(page, u"Node pools"_s, pool.name, ui::PoolUsed), u"no data"_s);
    }
    QVERIFY2(
        figures(page).contains(u"Nodes ready: 31, of 31, up to 50"_s), qPrintable(figures(page)));
    QVERIFY(figures(page).contains(u"Pods ready: 50, of 53"_s));
    sample.addNodes(2, {"general", "m5.xlarge", 2, 1, 3920, 15LL << 30});
    QTRY_VERIFY(figures(page).contains(u"Nodes ready: 32, of 33"_s));
    QVERIFY(textAt(page, u"Node pools"_s, u"general"_s, ui::PoolNow).contains(u"1 not ready"_s));
}

void TestRegionPage::quotasSayWhatIsLeft()
{
    PageFleet sample;
    fillFleet(sample);
    full(sample, 0);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(0);
    const QString pods = u"default/compute-quota pods"_s;
    QCOMPARE(textAt(page, u"Quotas"_s, pods, ui::QuotaUsed), u"46"_s);
    QCOMPARE(textAt(page, u"Quotas"_s, pods, ui::QuotaHard), u"50"_s);
    QCOMPARE(textAt(page, u"Quotas"_s, pods, ui::QuotaLeft), u"4"_s);
    QVERIFY(textAt(page, u"Quotas"_s, pods, ui::QuotaMeaning).startsWith(u"92"_s));
    QCOMPARE(
        textAt(page, u"Quotas"_s, u"default/compute-quota secrets"_s, ui::QuotaMeaning), QString());
    const QString cpu = u"default/compute-quota requests.cpu"_s;
    QCOMPARE(textAt(page, u"Quotas"_s, cpu, ui::QuotaUsed), cpuText(13400));
    QCOMPARE(
        textAt(page, u"Quotas"_s, u"shop/shop-quota-whose-name-is-long pods"_s, ui::QuotaMeaning),
        u"full, refuses more"_s);
    QCOMPARE(textAt(page, u"Quotas"_s, u"shop/shop-quota-whose-name-is-long requests.cpu"_s,
                 ui::QuotaMeaning),
        u"9 over, refuses more"_s);
}

void TestRegionPage::rolloutsSayWhatTheyWaitFor()
{
    PageFleet sample;
    fillFleet(sample);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(0);
    QCOMPARE(page.header()->title(), u"us-east-1"_s);
    QVERIFY(page.header()->accessibleName().contains(u"Display name of us-east-1"_s));
    ui::CellsModel* cells = tableOf(page, u"Rollouts"_s)->cells();
    QCOMPARE(cells->rowCount(), 3);
    const auto text = [&](int row, int column) {
        return cells->data(cells->index(row, column), Qt::DisplayRole).toString();
    };
    QCOMPARE(text(1, ui::RolloutPhase), u"waiting for a person"_s);
    QVERIFY2(text(1, ui::RolloutNow).startsWith(u"waits to be promoted. for 12"_s),
        qPrintable(text(1, ui::RolloutNow)));
    QVERIFY(text(1, ui::RolloutNow).endsWith(u"next is v1.9.0"_s));
    QCOMPARE(text(1, ui::RolloutActive), u"v1.8.2. 6d4cf56db5"_s);
    const ui::RolloutLine& frontend = page.view().rollouts[1];
    QCOMPARE(frontend.active.ready, 24);
    QCOMPARE(frontend.next.ready, 7);
    QCOMPARE(frontend.next.pods, 10);
    QVERIFY(frontend.active.color != frontend.next.color);
    // The same letters in every cluster.
    page.showCluster(4);
    QCOMPARE(page.view().rollouts[1].active.color, ReleaseColor::Blue);
}

void TestRegionPage::notLiveIsThen()
{
    PageFleet sample;
    fillFleet(sample);
    sample.goDown(1, 251000);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(1);
    QVERIFY(page.banner()->isShown());
    QVERIFY2(page.banner()->accessibleName().contains(u"Numbers are from 14:01:59 UTC."_s),
        qPrintable(page.banner()->accessibleName()));
    QVERIFY(figures(page).contains(u"Nodes ready then: 31"_s));
    ui::CellTable* pools = tableOf(page, u"Node pools"_s);
    QCOMPARE(pools->columns()[ui::PoolRequested].title, u"Requested then"_s);
    QVERIFY(pools->rowLook(pools->cells()->index(0, 0)).old);
    sample.changeFacts(1, [&](ClusterFacts& facts) {
        facts.connection = Connection::Connected;
        facts.lastAnswerAt = sample.clock.bootMs();
    });
    QTRY_VERIFY(!page.banner()->isShown());
    QCOMPARE(pools->columns()[ui::PoolRequested].title, u"Requested"_s);
}

void TestRegionPage::timesAreSaidInTheChosenZone()
{
    PageFleet sample;
    fillFleet(sample);
    sample.goDown(1, 251000);
    ZonedClock clock(sample.clock);
    ui::RegionPage page(sample.fleet, clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(1);
    QVERIFY(page.banner()->accessibleName().contains(u"Numbers are from 14:01:59 UTC."_s));
    clock.setZone(QTimeZone("Asia/Kolkata"));
    QEvent otherwise(QEvent::LocaleChange);
    QCoreApplication::sendEvent(&page, &otherwise);
    QVERIFY2(page.banner()->accessibleName().contains(u"since 19:32:01 IST."_s)
            && page.banner()->accessibleName().contains(u"Numbers are from 19:31:59 IST."_s),
        qPrintable(page.banner()->accessibleName()));
}

void TestRegionPage::notKnownIsAWord()
{
    PageFleet sample;
    fillFleet(sample);
    sample.forbid(3, Kind::Pod);
    sample.setSync(3, {Kind::ResourceQuota, {}, SyncPhase::Loading, 0, {}, {}, 0});
    sample.setSync(3, {Kind::Rollout, {}, SyncPhase::NotServed, 0, {}, {}, 0});
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(3);
    QVERIFY2(
        figures(page).contains(u"Pods ready: no data, forbidden"_s), qPrintable(figures(page)));
    QVERIFY(figures(page).contains(u"CPU requested: no data"_s));
    QVERIFY(figures(page).contains(u"Rollouts: no data, not served"_s));
    QCOMPARE(
        textAt(page, u"Node pools"_s, u"general"_s, ui::PoolRequested), u"no data. forbidden"_s);
    for (const QString& name : {u"Quotas"_s, u"Rollouts"_s}) {
        QCOMPARE(tableOf(page, name)->cells()->rowCount(), 0);
        QVERIFY(!tableOf(page, name)->stateView()->isHidden());
    }
    QVERIFY(tableOf(page, u"Quotas"_s)->stateView()->accessibleName().startsWith(u"Loading"_s));
    QVERIFY(
        tableOf(page, u"Rollouts"_s)->stateView()->accessibleName().contains(u"does not serve"_s));
}

void TestRegionPage::aPartOfThePodsIsNoShareOfAPool()
{
    PageFleet sample;
    fillFleet(sample);
    sample.forbid(3, Kind::Pod);
    for (const QString& name : {u"default"_s, u"ml"_s})
        sample.setSync(3, {Kind::Pod, name, SyncPhase::Synced, 20, {}, {}, 0});
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(3);
    QCOMPARE(textAt(page, u"Node pools"_s, u"general"_s, ui::PoolRequested),
        u"no data. pods of 2 namespaces only"_s);
    QVERIFY2(figures(page).contains(u"CPU requested: no data, pods of 2 namespaces only"_s),
        qPrintable(figures(page)));
    QVERIFY(figures(page).contains(u"Pods ready: 50, of 53, pods of 2 namespaces only"_s));
}

void TestRegionPage::podsOfAReleaseThatMayNotBeReadAreNotNone_data()
{
    QTest::addColumn<QString>("readable");
    QTest::addColumn<QString>("said");
    QTest::newRow("the whole cluster") << QString() << u"active: 5c7d9f8b6c, 0 of 0 ready"_s;
    QTest::newRow("its namespace") << u"billing"_s << u"active: 5c7d9f8b6c, 0 of 0 ready"_s;
    QTest::newRow("another namespace")
        << u"shop"_s
        << u"active: 5c7d9f8b6c, – ready, not known: pods of this namespace are not read"_s;
}

//! Of a user who may list the pods of some namespaces only.
void TestRegionPage::podsOfAReleaseThatMayNotBeReadAreNotNone()
{
    QFETCH(QString, readable);
    PageFleet sample;
    const Slot slot = sample.addRegion(u"one"_s);
    sample.goLive(slot);
    if (!readable.isEmpty()) {
        sample.forbid(slot, Kind::Pod);
        KindSync sync;
        sync.kind = Kind::Pod;
        sync.nameSpace = readable;
        sync.phase = SyncPhase::Synced;
        sync.whole = true;
        sample.setSync(slot, sync);
    }
    sample.addRollout(slot,
        {.nameSpace = "billing",
            .name = "web",
            .phase = "Progressing",
            .active = "5c7d9f8b6c",
            .desired = 3});
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.resize(1212, 720);
    page.show();
    page.showCluster(slot);
    const auto* strip = page.findChild<ui::ReleaseStrip*>();
    QTRY_VERIFY(strip->isVisible());
    QTEST(strip->accessibleDescription(), "said");
}

void TestRegionPage::nothingIsSaidOfWhatWasNotRead()
{
    PageFleet sample;
    sample.goLive(sample.addRegion(u"one"_s));
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(0);
    const auto said = [&] { return page.findChild<ui::ProblemList*>()->stateView()->accessibleName(); };
    QVERIFY(figures(page).contains(u"Problems: 0, nothing is broken"_s));
    QCOMPARE(said(), u"Nothing is broken"_s);
    sample.forbid(0, Kind::Event);
    QTRY_COMPARE(said(), u"Nothing is known to be broken"_s);
    QVERIFY2(figures(page).contains(u"Problems: no data, events (forbidden)"_s),
        qPrintable(figures(page)));
}

void TestRegionPage::largeQuotasAreNotCut()
{
    PageFleet sample;
    sample.goLive(sample.addRegion(u"one"_s));
    sample.addQuota(0, "shop", "disks", "requests.storage 2Pi 10Pi\n", "requests.storage", 20);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(0);
    const QString key = u"shop/disks requests.storage"_s;
    QCOMPARE(textAt(page, u"Quotas"_s, key, ui::QuotaHard), bytesText(10LL << 50));
    QCOMPARE(textAt(page, u"Quotas"_s, key, ui::QuotaLeft), bytesText(8LL << 50));
}

void TestRegionPage::worksOnlyWhileShown()
{
    PageFleet sample;
    fillFleet(sample);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.showCluster(0);
    sample.addNodes(0, {"general", "m5.xlarge", 1, 0, 3920, 15LL << 30});
    QTest::qWait(50);
    QVERIFY(page.view().pools.empty());
    page.show();
    QCOMPARE(page.view().counts.nodes->total, 32);
}

void TestRegionPage::opensPlaces()
{
    PageFleet sample;
    fillFleet(sample);
    troubled(sample, 0);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(0);
    m_navigator.opened.clear();
    ui::CellTable* rollouts = tableOf(page, u"Rollouts"_s);
    rollouts->setFocus();
    rollouts->setCurrentIndex(rollouts->cells()->index(0, 0));
    QTest::keyClick(rollouts, Qt::Key_Return);
    QCOMPARE(m_navigator.opened.size(), 1);
    QVERIFY(m_navigator.opened.front().kind == Kind::Rollout);
    QVERIFY(m_navigator.opened.front().name.startsWith(u"a-rollout"_s));
    auto* problems = page.findChild<ui::ProblemList*>();
    QVERIFY(problems->cells()->rowCount() >= 3);
    problems->setCurrentIndex(problems->cells()->index(0, 0));
    QTest::keyClick(problems, Qt::Key_Return);
    QCOMPARE(m_navigator.opened.size(), 2);
    QCOMPARE(m_navigator.opened.back().context, u"us-east-1"_s);
}

void TestRegionPage::namesAreUnique()
{
    PageFleet sample;
    fillFleet(sample);
    ui::RegionPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    page.showCluster(0);
    QCOMPARE(namesFault(page), QString());
}

void TestRegionPage::pictures_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QString& scene : {u"well"_s, u"trouble"_s, u"down"_s, u"forbidden"_s, u"loading"_s})
        for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(scene).arg(size.width()).arg(dark)))
                    << scene << size << dark;
}

void TestRegionPage::pictures()
{
    QFETCH(QString, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    PageFleet sample;
    fillFleet(sample);
    if (scene == u"trouble"_s) {
        troubled(sample, 0);
        full(sample, 0);
    } else if (scene == u"down"_s) {
        sample.goDown(0, 251000);
    } else if (scene == u"forbidden"_s) {
        sample.forbid(0, Kind::Pod);
        sample.forbid(0, Kind::ResourceQuota);
        sample.setSync(0, {Kind::Rollout, {}, SyncPhase::NotServed, 0, {}, {}, 0});
    } else if (scene == u"loading"_s) {
        for (const Kind kind : {Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout})
            sample.setSync(0,
                {kind, {}, SyncPhase::Loading, 320,
                    kind == Kind::Pod ? std::optional<qint64>(4733) : std::nullopt, {}, 0});
    }
    auto* page = new ui::RegionPage(sample.fleet, sample.clock, sample.problems, m_navigator);
    page->showCluster(0);
    showAndSave(m_look, dark, size, page, u"Region"_s, ui::Glyph::Map, u"region-"_s + scene);
}

QTEST_MAIN(TestRegionPage)
#include "tst_regionpage.moc"
