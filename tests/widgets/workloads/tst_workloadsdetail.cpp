// SPDX-License-Identifier: GPL-3.0-or-later
// The object that is looked at: places that lead to it, its facts, events and YAML.
#include "tests/widgets/workloads/bench.h"
#include "widgets/common/filterfield.h"
#include "widgets/decor/look.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/objectfacts.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Slot west = 1;

} // namespace

class TestWorkloadsDetail : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copies();
    void placeOfAClusterIsNarrowedToIt();
    void placeIsTheOneThatWasShown();
    void placeFindsByUid();
    void placeFindsWhatWasReCreated();
    void placeWaitsForItsObject();
    void placeIsForgottenWithItsKindOrFilter_data();
    void placeIsForgottenWithItsKindOrFilter();
    void placeThatIsNotFoundShowsNothingElse();
    void objectThatLeavesIsGone();
    void whatIsNotKnownIsNotGone();
    void factsSayHowTheyAreKnown();
    void yamlIsReadOnDemand();
    void anothersYamlIsNotShown();
    void newerYamlIsNotChangedSince();
    void conditionsAreJudgedByTheirKind();
    void failedReadSaysWhy();
    void narrowPageFoldsDetails();
    void eventsOfTheObject();

private:
    ui::Look m_look{*qApp};
};

void TestWorkloadsDetail::copies()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.filter()->setText(u"hq2wn"_s);
    bench.select(0);
    bench.page.table()->setFocus();
    QTest::keyClick(bench.page.table(), Qt::Key_C, Qt::ControlModifier);
    const QString row = QGuiApplication::clipboard()->text();
    QVERIFY2(row.startsWith(
                 u"ImagePullBackOff\tvoltage-soda-api-c8d7bf9f6-hq2wn\tdefault\teu-west-1\t0/1"),
        qPrintable(row));
    // An age that is pasted an hour later says nothing: the time itself is copied.
    QVERIFY2(row.contains(u"\t2026-11-"_s) && row.contains(u"Z"_s), qPrintable(row));
    bench.child<QPushButton>(u"Copy the name"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), u"voltage-soda-api-c8d7bf9f6-hq2wn"_s);
    bench.child<QPushButton>(u"Copy the YAML"_s)->setFocus();
    QTest::keyClick(
        bench.child<QPushButton>(u"Copy the YAML"_s), Qt::Key_C, Qt::ControlModifier);
    const QString details = QGuiApplication::clipboard()->text();
    QVERIFY2(details.startsWith(u"pod: voltage-soda-api-c8d7bf9f6-hq2wn\nNamespace: default\n"
                                u"Cluster: eu-west-1\n"_s),
        qPrintable(details));
    QVERIFY(details.contains(u"UID: "_s));
    bench.child<QPushButton>(u"Copy the YAML"_s)->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), sampleYaml());
}

void TestWorkloadsDetail::placeOfAClusterIsNarrowedToIt()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.filter()->setText(u"recommender"_s);
    bench.select(0);
    bench.page.show(placeOf(bench.sample.fleet.cluster(west), Kind::Pod));
    QCOMPARE(bench.page.filter()->text(), u"cluster:=eu-west-1"_s);
    QVERIFY(!bench.page.detail()->object());
    const int shown = bench.page.rows()->rowCount();
    QVERIFY(shown > 0 && shown < 300);
    for (int row = 0; row < shown; ++row)
        QCOMPARE(bench.page.rows()->index(row, 0).data().toString(), u"eu-west-1"_s);
    // It is a filter like any other: it can be taken off.
    bench.page.filter()->clear();
    QCOMPARE(bench.page.rows()->rowCount(), 300);
}

void TestWorkloadsDetail::placeIsTheOneThatWasShown()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.filter()->setText(u"region:eu"_s);
    bench.select(1);
    const Place there = bench.page.place();
    bench.page.show(Place{u"workloads"_s, {}, {}, Kind::Pod, {}, {}, {}, {}});
    QCOMPARE(bench.page.filter()->text(), QString());
    QVERIFY(!bench.page.detail()->object());
    QVERIFY(!bench.page.table()->selectionModel()->hasSelection());
    bench.page.show(there);
    QCOMPARE(bench.page.place(), there);
    // One that has not come yet is a place already.
    const Place later{u"workloads"_s, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"to-come"_s,
        uidOf(8000), {}};
    bench.page.show(later);
    QCOMPARE(bench.page.place(), later);
}

void TestWorkloadsDetail::placeFindsByUid()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(Place{
        {}, u"eu-west-1"_s, {}, Kind::Pod, u"default"_s, u"other"_s, uidOf(2), u"region:eu"_s});
    QCOMPARE(bench.page.filter()->text(), u"region:eu"_s);
    QCOMPARE(bench.selectedName(), u"voltage-soda-api-c8d7bf9f6-9vkzl"_s);
    const Place place = bench.page.place();
    QCOMPARE(place.uid, uidOf(2));
    QCOMPARE(place.context, u"eu-west-1"_s);
}

void TestWorkloadsDetail::placeFindsWhatWasReCreated()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(Place{{}, u"eu-west-1"_s, {}, Kind::Pod, u"default"_s,
        u"voltage-soda-api-c8d7bf9f6-9vkzl"_s, uidOf(99999), {}});
    QCOMPARE(bench.selectedName(), u"voltage-soda-api-c8d7bf9f6-9vkzl"_s);
    bool said = false;
    for (const QWidget* widget : bench.page.detail()->findChildren<QWidget*>())
        said
            = said || (widget->isVisible() && widget->accessibleName().contains(u"was re-created"));
    QVERIFY(said);
}

void TestWorkloadsDetail::placeWaitsForItsObject()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(
        Place{{}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"to-come"_s, uidOf(8000), {}});
    QVERIFY(!bench.page.detail()->object());
    QVERIFY(bench.says(u"to-come was not found"_s));
    bench.sample.putPod(3, 8000, "to-come", "Running");
    QTRY_VERIFY(bench.page.detail()->object().has_value());
    QCOMPARE(bench.selectedName(), u"to-come"_s);
}

void TestWorkloadsDetail::placeIsForgottenWithItsKindOrFilter_data()
{
    QTest::addColumn<int>("what");
    QTest::newRow("kind") << 0;
    QTest::newRow("filter") << 1;
    QTest::newRow("row") << 2;
}

//! A pod that was waited for is not the node of that name, nor what one finds by looking further.
void TestWorkloadsDetail::placeIsForgottenWithItsKindOrFilter()
{
    QFETCH(int, what);
    MemoryState memory;
    Bench bench(memory);
    const QString node = u"ip-10-21-41-100"_s;
    bench.page.show(Place{{}, u"eu-west-1"_s, {}, Kind::Pod, {}, node, uidOf(8000), {}});
    QVERIFY(bench.says(node + u" was not found"_s));
    if (what == 0) {
        bench.sample.addNodes();
        bench.child<QAbstractButton>(u"Nodes"_s)->click();
        bench.settle();
        QCOMPARE(bench.page.kind(), Kind::Node);
    } else if (what == 1) {
        bench.page.filter()->setText(u"ledger"_s);
    } else {
        bench.select(3);
    }
    QVERIFY(!bench.says(u"was not found"_s));
    const std::optional<ui::ObjectKey> before = bench.page.detail()->object();
    QCOMPARE(before.has_value(), what == 2);
    bench.sample.putPod(1, 8000, node.toStdString(), "Running");
    bench.settle();
    QCOMPARE(bench.page.detail()->object(), before);
    QVERIFY(!bench.says(u"was re-created"_s));
}

void TestWorkloadsDetail::placeThatIsNotFoundShowsNothingElse()
{
    MemoryState memory;
    Bench bench(memory);
    bench.select(0);
    bench.page.show(
        Place{{}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"nowhere"_s, uidOf(8000), {}});
    QVERIFY(!bench.page.detail()->object());
    QVERIFY(!bench.page.table()->selectionModel()->hasSelection());
    QVERIFY(bench.says(u"nowhere was not found"_s));
    QVERIFY(bench.says(u"us-west-2 is live and has no such pod in default."_s));
    // Said only where all is known.
    bench.sample.setSync(3, {Kind::Pod, {}, SyncPhase::Loading, 3, 400, {}, 0});
    bench.settle();
    QVERIFY(bench.says(u"Looking for nowhere"_s));
    QVERIFY(bench.says(u"us-west-2 loading 3 of 400."_s));
    bench.sample.fleet.endConnection(3);
    bench.settle();
    QVERIFY(bench.says(u"us-west-2 is not connected."_s));
    // Found, but hidden by the filter of the place: no other row is meant.
    bench.select(0);
    bench.page.show(Place{{}, u"eu-west-1"_s, {}, Kind::Pod, u"default"_s, u"hidden"_s, uidOf(2),
        u"status:Completed"_s});
    QCOMPARE(bench.page.detail()->object()->uid.toString(), uidOf(2));
    QVERIFY(!bench.page.table()->selectionModel()->hasSelection());
}

void TestWorkloadsDetail::objectThatLeavesIsGone()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.putPod(3, 8000, "short-lived", "Running");
    bench.page.show(
        Place{{}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"short-lived"_s, uidOf(8000), {}});
    bench.sample.removePod(3, 8000);
    bench.settle();
    QCOMPARE(bench.page.detail()->object()->name, u"short-lived"_s);
    auto* head = bench.child<QWidget>(u"short-lived"_s);
    QVERIFY(head && head->accessibleDescription().startsWith(u"gone"));
}

//! A cluster that was disconnected, or signed in to again, has no rows: that says nothing of them.
void TestWorkloadsDetail::whatIsNotKnownIsNotGone()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.putPod(3, 8000, "still-there", "Running");
    bench.page.show(
        Place{{}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"still-there"_s, uidOf(8000), {}});
    auto* head = bench.child<QWidget>(u"still-there"_s);
    QVERIFY(head && head->accessibleDescription().startsWith(u"Running"));
    const auto state = [&](const QString& word) {
        bench.settle();
        return head->accessibleDescription().startsWith(word) && bench.says(u"is not known."_s)
            && bench.says(u"as known last"_s) && !bench.says(u"not there any more"_s);
    };
    bench.sample.fleet.endConnection(3);
    QVERIFY(state(u"not connected"_s));
    bench.sample.fleet.beginConnection(3);
    QVERIFY(state(u"connecting"_s));
    bench.sample.connectOne(3);
    bench.sample.setSync(3, {Kind::Pod, {}, SyncPhase::Loading, 3, 400, {}, 0});
    QVERIFY(state(u"loading"_s));
    bench.sample.setSync(3, {Kind::Pod, {}, SyncPhase::Synced, 3, {}, {}, 0});
    bench.settle();
    QVERIFY(head->accessibleDescription().startsWith(u"gone"_s));
    QVERIFY(bench.says(u"not there any more"_s));
    bench.sample.putPod(3, 8000, "still-there", "Running");
    bench.settle();
    QVERIFY(head->accessibleDescription().startsWith(u"Running"_s));
    QVERIFY(!bench.says(u"as known last"_s));
}

void TestWorkloadsDetail::factsSayHowTheyAreKnown()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.putPod(3, 8000, "refused-later", "Running");
    bench.page.show(Place{
        {}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"refused-later"_s, uidOf(8000), {}});
    const auto note = [&](const QString& text) {
        bench.settle();
        return bench.says(u"Facts, "_s + text);
    };
    QVERIFY(note(u"live 0.5"_s));
    const auto phase = [&](SyncPhase what) {
        bench.sample.setSync(3,
            {Kind::Pod, {}, what, 3, 400, {u"Forbidden"_s, u"no"_s, u"list"_s, u"pods"_s, {}}, 0});
    };
    phase(SyncPhase::Forbidden);
    QVERIFY(note(u"forbidden: list pods"_s));
    auto* head = bench.child<QWidget>(u"refused-later"_s);
    QVERIFY(head->accessibleDescription().startsWith(u"forbidden"_s));
    phase(SyncPhase::Loading);
    QVERIFY(note(u"loading 3 of 400"_s));
    phase(SyncPhase::NotServed);
    QVERIFY(note(u"not served"_s));
    phase(SyncPhase::Synced);
    bench.sample.setFacts(3, [&](ClusterFacts& facts) {
        facts.lastAnswerAt = bench.sample.clock.bootMs() - 12000;
    });
    QVERIFY(note(u"lagging 12"_s));
}

void TestWorkloadsDetail::yamlIsReadOnDemand()
{
    MemoryState memory;
    Bench bench(memory);
    bench.select(0);
    bench.select(1);
    QVERIFY(bench.source.asked.isEmpty());
    bench.page.detail()->showYaml(true);
    QCOMPARE(bench.source.asked.size(), 1);
    auto* yaml = bench.child<QPlainTextEdit>(u"YAML of the object"_s);
    QVERIFY(yaml->isVisible());
    QCOMPARE(yaml->toPlainText(), sampleYaml());
    auto* conditions = bench.child<QWidget>(u"Conditions of the object"_s);
    QVERIFY(conditions->accessibleDescription().contains(u"Ready: False"));
    // The next object is another question.
    bench.select(2);
    QCOMPARE(bench.source.asked.size(), 2);
}

//! The pod of a StatefulSet is deleted and made again: same name, another object.
void TestWorkloadsDetail::anothersYamlIsNotShown()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.putPod(3, 8000, "ledger-0", "Running");
    bench.page.show(
        Place{{}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"ledger-0"_s, uidOf(8000), {}});
    bench.sample.removePod(3, 8000);
    bench.sample.putPod(3, 8001, "ledger-0", "Running");
    bench.settle();
    QVERIFY(bench.says(u"not there any more"_s));
    QGuiApplication::clipboard()->setText(u"before"_s);
    bench.page.detail()->copyYaml();
    QCOMPARE(bench.source.asked.size(), 1);
    QVERIFY(!bench.child<QPlainTextEdit>(u"YAML of the object"_s)->isVisible());
    QVERIFY(bench.says(u"ledger-0 is the name of another one now"_s));
    QVERIFY(bench.child<QWidget>(u"Conditions of the object"_s)->accessibleDescription().isEmpty());
    QCOMPARE(QGuiApplication::clipboard()->text(), u"before"_s);
}

//! What is read may be newer than the row that was there when it was asked for.
void TestWorkloadsDetail::newerYamlIsNotChangedSince()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.putPod(3, 8000, "busy", "Running", 5);
    bench.page.show(
        Place{{}, u"us-west-2"_s, {}, Kind::Pod, u"default"_s, u"busy"_s, uidOf(8000), {}});
    bench.source.version = 7;
    bench.page.detail()->showYaml(true);
    bench.settle();
    QVERIFY(bench.says(u"YAML, read 14:32:21 UTC"_s));
    QVERIFY(!bench.says(u"changed since"_s));
    bench.sample.putPod(3, 8000, "busy", "Running", 7);
    bench.settle();
    QVERIFY(!bench.says(u"changed since"_s));
    bench.sample.putPod(3, 8000, "busy", "Running", 8);
    bench.settle();
    QVERIFY(bench.says(u"changed since"_s));
}

void TestWorkloadsDetail::conditionsAreJudgedByTheirKind()
{
    const auto glyphs = [](Kind kind, const QString& yaml) {
        QList<ui::Glyph> all;
        for (const ui::EventView& one : ui::conditionsOf(kind, yaml, QDateTime()).value())
            all.append(one.glyph);
        return all;
    };
    QCOMPARE(glyphs(Kind::Pod, sampleYaml()),
        (QList{ui::Glyph::Check, ui::Glyph::StateDegraded}));
    QCOMPARE(glyphs(Kind::Rollout, u"status:\n  conditions:\n  - {type: InvalidSpec, status: 'True'}\n"
                                   "  - {type: OfAPlugin, status: 'True'}\n"
                                   "  - {type: OfAPlugin, status: 'False'}\n"_s),
        (QList{ui::Glyph::StateDegraded, ui::Glyph::Event, ui::Glyph::Event}));
}

void TestWorkloadsDetail::failedReadSaysWhy()
{
    MemoryState memory;
    Bench bench(memory);
    bench.source.error
        = Error{ErrorCode::Forbidden, u"403, refused by the server: pods is forbidden."_s, {}};
    bench.select(0);
    bench.page.detail()->copyYaml();
    QCOMPARE(bench.source.asked.size(), 1);
    auto* state = bench.child<QWidget>(u"It could not be read"_s);
    QVERIFY(state && state->isVisible());
    QVERIFY(state->accessibleDescription().contains(u"403"));
    bench.source.error.reset();
    bench.child<QPushButton>(u"Try again"_s)->click();
    QCOMPARE(bench.source.asked.size(), 2);
    QVERIFY(bench.child<QPlainTextEdit>(u"YAML of the object"_s)->isVisible());
}

void TestWorkloadsDetail::narrowPageFoldsDetails()
{
    MemoryState memory;
    Bench bench(memory);
    QVERIFY(bench.page.detail()->isVisible());
    bench.page.resize(1150, 700);
    QVERIFY(!bench.page.detail()->isVisible());
    auto* strip = bench.child<QAbstractButton>(u"Show details"_s);
    QVERIFY(strip->isVisible());
    QCOMPARE(strip->width(), 40);
    bench.select(0);
    bench.page.table()->setFocus();
    QTest::keyClick(bench.page.table(), Qt::Key_Return);
    QVERIFY(bench.page.detail()->isVisible());
    bench.child<QPushButton>(u"Close details"_s)->click();
    QVERIFY(!bench.page.detail()->isVisible());
}

void TestWorkloadsDetail::eventsOfTheObject()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.addEvents();
    bench.page.filter()->setText(u"hq2wn"_s);
    bench.select(0);
    auto* list = bench.child<QWidget>(u"Events of the object"_s);
    const QString events = list->accessibleDescription();
    QVERIFY2(
        events.startsWith(u"14:31:58 BackOff × 42 Back-off pulling image"), qPrintable(events));
    bench.page.filter()->setText(u"9vkzl"_s);
    bench.select(0);
    QVERIFY(!list->isVisible());
}

QTEST_MAIN(TestWorkloadsDetail)
#include "tst_workloadsdetail.moc"
