// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/text.h"
#include "tests/widgets/pageframe.h"
#include "widgets/common/banner.h"
#include "widgets/common/celltable.h"
#include "widgets/common/problemlist.h"
#include "widgets/common/segment.h"
#include "widgets/incidents/incidentspage.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QComboBox>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

void trouble(PageFleet& sample)
{
    sample.addPods(0,
        {.name = "cart-5f8b7d9c4",
            .node = "general-1",
            .count = 2,
            .trouble = pod::Trouble::CrashLoop,
            .why = "back-off 5m0s restarting failed container",
            .troubleAge = 754});
    sample.addPods(4,
        {.nameSpace = "ml",
            .name = "recommender-5b4d8c7f9",
            .phase = "Pending",
            .count = 1,
            .trouble = pod::Trouble::Unschedulable,
            .why = "0/31 nodes are available: 2 Insufficient nvidia.com/gpu",
            .troubleAge = 241});
    sample.addNodes(3, {"general", "m5.xlarge", 1, 1, 3920, 15LL << 30});
    sample.addPods(2,
        {.nameSpace = "a-namespace-with-a-long-name",
            .name = "invoice-export-whose-name-goes-on-and-on-7d5f9c4b68",
            .node = "general-1",
            .phase = "Pending",
            .count = 3,
            .trouble = pod::Trouble::ImagePull,
            .why = "Back-off pulling image \"registry.example/invoice-export:v3.0.0-rc.1\": 403 "
                   "Forbidden",
            .troubleAge = 5000});
}

ui::CellTable* table(QWidget& page)
{
    return page.findChild<ui::CellTable*>();
}

} // namespace

class TestIncidentsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyIsSaidOnlyWhenLive();
    void everyKindMatters_data();
    void everyKindMatters();
    void aClusterSeenInPartIsNoTrouble();
    void aClusterWearsItsState();
    void listsWorstFirstAndOpens();
    void saysWhatIsKnownOfTheBeginning();
    void narrows();
    void namesAreUnique();
    void pictures_data();
    void pictures();

private:
    ui::Look m_look{*qApp};
    FakeNavigator m_navigator;
};

void TestIncidentsPage::emptyIsSaidOnlyWhenLive()
{
    PageFleet sample;
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.resize(1212, 720);
    page.show();
    const auto said = [&] { return table(page)->stateView()->accessibleName(); };
    QCOMPARE(said(), u"No cluster is connected"_s);
    for (const char* name : {"one", "two", "three"})
        sample.goLive(sample.addRegion(QLatin1String(name)));
    QTRY_COMPARE(said(), u"Nothing is broken in 3 clusters"_s);
    QVERIFY(!page.banner()->isShown());
    sample.setSync(2, {Kind::Pod, {}, SyncPhase::Loading, 20, 40, {}, 0});
    QTRY_VERIFY(said() == u"Nothing is known to be broken"_s);
    QVERIFY(page.banner()->accessibleName().contains(u"pods (loading) in three"_s));
    // One that is lost is a problem itself.
    sample.goDown(1, 60000);
    QTRY_COMPARE(table(page)->cells()->rowCount(), 1);
    QVERIFY(table(page)->stateView()->isHidden());
    QVERIFY(page.banner()->accessibleName().contains(u"two (unreachable)"_s));
}

//! Whatever was not read stands there by name, and no green beside it.
void TestIncidentsPage::everyKindMatters_data()
{
    QTest::addColumn<Kind>("kind");
    for (const Kind kind : problemKinds())
        QTest::newRow(addressOf(kind).resource) << kind;
}

void TestIncidentsPage::everyKindMatters()
{
    QFETCH(Kind, kind);
    PageFleet sample;
    for (const char* name : {"one", "two"})
        sample.goLive(sample.addRegion(QLatin1String(name)));
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    const auto header = [&] { return page.header()->accessibleName(); };
    QVERIFY2(header().contains(u"Nothing is broken in 2 clusters."_s), qPrintable(header()));
    sample.forbid(1, kind);
    const QString unchecked = QLatin1String(addressOf(kind).resource) + u" (forbidden) in two"_s;
    QTRY_VERIFY2(header().contains(u"Not checked: "_s + unchecked), qPrintable(header()));
    QVERIFY(!header().contains(u"Nothing is broken"_s));
}

void TestIncidentsPage::aClusterSeenInPartIsNoTrouble()
{
    PageFleet sample;
    sample.goLive(sample.addRegion(u"one"_s));
    sample.forbid(0, Kind::Node);
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    QCOMPARE(page.problems().size(), 1u);
    const Problem& problem = page.problems().front();
    QCOMPARE(problem.severity, Severity::Info);
    QCOMPARE(problem.message, u"partial: may not list nodes"_s);
    const ui::BadgeView badge = ui::problemBadge(problem);
    QCOMPARE(badge.word, u"partial"_s);
    QCOMPARE(badge.glyph, ui::Glyph::StateForbidden);
    QCOMPARE(badge.tone, ui::Tone::Unknown);
    QVERIFY(!page.banner()->isShown());
    QCOMPARE(page.header()->accessibleName(),
        u"Incidents. Nothing is known to be broken. Not checked: nodes (forbidden) in one."_s);
}

void TestIncidentsPage::aClusterWearsItsState()
{
    PageFleet sample;
    sample.goLive(sample.addRegion(u"one"_s));
    sample.changeFacts(
        0, [&](ClusterFacts& facts) { facts.lastAnswerAt = sample.clock.bootMs() - 12000; });
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    QCOMPARE(page.problems().size(), 1u);
    QCOMPARE(page.problems().front().severity, Severity::Warning);
    QCOMPARE(table(page)->cells()->cell(table(page)->cells()->index(0, 1)).glyph,
        ui::Glyph::StateLagging);
    sample.goDown(0, 60000);
    QTRY_COMPARE(table(page)->cells()->cell(table(page)->cells()->index(0, 1)).glyph,
        ui::Glyph::StateUnreachable);
}

void TestIncidentsPage::listsWorstFirstAndOpens()
{
    PageFleet sample;
    fillFleet(sample);
    trouble(sample);
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    QAbstractItemModelTester tester(table(page)->cells());
    ui::CellsModel* cells = table(page)->cells();
    QVERIFY(cells->rowCount() >= 4);
    QVERIFY(std::ranges::is_sorted(page.problems(), {}, &Problem::severity));
    const auto column = [&](int which) {
        QStringList all;
        for (int row = 0; row < cells->rowCount(); ++row)
            all.append(cells->data(cells->index(row, which), Qt::DisplayRole).toString());
        return all;
    };
    const qsizetype crash = column(1).indexOf(u"crash loop"_s);
    QVERIFY(crash >= 0);
    QCOMPARE(column(2)[crash], u"us-east-1"_s);
    QVERIFY(column(6)[crash].startsWith(u"12m"_s));
    m_navigator.opened.clear();
    table(page)->setFocus();
    table(page)->setCurrentIndex(cells->index(int(crash), 0));
    QTest::keyClick(table(page), Qt::Key_Return);
    QCOMPARE(m_navigator.opened.size(), 1);
    const Place& place = m_navigator.opened.front();
    QVERIFY(place.kind.has_value());
    QCOMPARE(place.context, u"us-east-1"_s);
    QVERIFY(!place.name.isEmpty());
    // What is chosen stays chosen when a worse one comes in.
    const QString chosen = table(page)->currentKey();
    sample.goDown(5, 251000);
    QTRY_VERIFY(column(1).contains(u"unreachable"_s));
    QCOMPARE(table(page)->currentKey(), chosen);
    table(page)->setCurrentIndex(cells->index(int(column(1).indexOf(u"unreachable"_s)), 0));
    QTest::keyClick(table(page), Qt::Key_Return);
    QCOMPARE(m_navigator.opened.back().page, u"connections"_s);
}

//! A crash loop's last restart is no beginning: it bounds it.
void TestIncidentsPage::saysWhatIsKnownOfTheBeginning()
{
    PageFleet sample;
    sample.goLive(sample.addRegion(u"one"_s));
    const auto crashing = [](const char* name, qint64 age, qint64 maybe) {
        return PageFleet::Pods{.name = name,
            .count = 1,
            .trouble = pod::Trouble::CrashLoop,
            .troubleAge = age,
            .maybeAge = maybe};
    };
    sample.addPods(0, crashing("bounded", 754, 86400));
    sample.addPods(0, crashing("known", 754, 0));
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    const ui::CellsModel* cells = table(page)->cells();
    QStringList said;
    for (int row = 0; row < cells->rowCount(); ++row) {
        const QModelIndex cell = cells->index(row, 6);
        said.append(cells->cell(cell).text + u" / "_s + cells->second(cell).text);
    }
    const QString clock = clockTime(sample.clock.now().addSecs(-754), sample.clock.now());
    const QStringList expected{u"over 12m / before "_s + clock, u"12m / "_s + clock};
    QCOMPARE(said, expected);
}

void TestIncidentsPage::narrows()
{
    PageFleet sample;
    fillFleet(sample);
    trouble(sample);
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    const int all = table(page)->cells()->rowCount();
    auto* clusters = page.findChild<QComboBox*>();
    clusters->setCurrentIndex(4); // us-west-2
    Q_EMIT clusters->activated(4);
    const int fewer = table(page)->cells()->rowCount();
    QVERIFY(fewer >= 1 && fewer < all);
    for (int row = 0; row < fewer; ++row)
        QCOMPARE(table(page)
                     ->cells()
                     ->data(table(page)->cells()->index(row, 2), Qt::DisplayRole)
                     .toString(),
            u"us-west-2"_s);
    // In eu-west-1 a rollout waits and another has had too few ready since before anybody looked,
    // which is an error: no warning is there.
    clusters->setCurrentIndex(2);
    Q_EMIT clusters->activated(2);
    QCOMPARE(table(page)->cells()->rowCount(), 2);
    auto* severity = page.findChild<ui::SegmentControl*>();
    for (QAbstractButton* button : severity->findChildren<QAbstractButton*>())
        if (button->text() == u"Errors"_s)
            button->click();
    QCOMPARE(table(page)->cells()->rowCount(), 1);
    for (QAbstractButton* button : severity->findChildren<QAbstractButton*>())
        if (button->text() == u"Warnings"_s)
            button->click();
    QCOMPARE(table(page)->cells()->rowCount(), 0);
    QCOMPARE(table(page)->stateView()->accessibleName(), u"No problem matches"_s);
}

void TestIncidentsPage::namesAreUnique()
{
    PageFleet sample;
    fillFleet(sample);
    ui::IncidentsPage page(sample.fleet, sample.clock, sample.problems, m_navigator);
    page.show();
    QCOMPARE(namesFault(page), QString());
}

void TestIncidentsPage::pictures_data()
{
    QTest::addColumn<QString>("scene");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<bool>("dark");
    for (const QString& scene : {u"empty"_s, u"trouble"_s, u"unknown"_s})
        for (const QSize size : {QSize(1280, 800), QSize(1600, 1000)})
            for (const bool dark : {false, true})
                QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(scene).arg(size.width()).arg(dark)))
                    << scene << size << dark;
}

void TestIncidentsPage::pictures()
{
    QFETCH(QString, scene);
    QFETCH(QSize, size);
    QFETCH(bool, dark);
    PageFleet sample;
    if (scene == u"trouble"_s) {
        fillFleet(sample);
        trouble(sample);
        sample.goDown(1, 251000);
    } else {
        for (const char* name : {"us-east-1", "eu-west-1", "ap-southeast-1"})
            sample.goLive(sample.addRegion(QLatin1String(name)));
        if (scene == u"unknown"_s)
            sample.setSync(2, {Kind::Pod, {}, SyncPhase::Loading, 20, 40, {}, 0});
    }
    auto* page = new ui::IncidentsPage(sample.fleet, sample.clock, sample.problems, m_navigator);
    showAndSave(
        m_look, dark, size, page, u"Incidents"_s, ui::Glyph::Incidents, u"incidents-"_s + scene);
}

QTEST_MAIN(TestIncidentsPage)
#include "tst_incidentspage.moc"
