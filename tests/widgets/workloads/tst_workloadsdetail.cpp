// SPDX-License-Identifier: GPL-3.0-or-later
// The object that is looked at: places that lead to it, its facts, events and YAML.
#include "tests/widgets/workloads/bench.h"
#include "widgets/common/filterfield.h"
#include "widgets/decor/look.h"
#include "widgets/workloads/detailpane.h"

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
    void objectThatLeavesIsGone();
    void yamlIsReadOnDemand();
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
    QCOMPARE(bench.page.filter()->text(), u"cluster=eu-west-1"_s);
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
    auto* missing = bench.child<QWidget>(u"to-come is not known"_s);
    QVERIFY(missing && missing->isVisible());
    bench.sample.putPod(3, 8000, "to-come", "Running");
    QTRY_VERIFY(bench.page.detail()->object().has_value());
    QCOMPARE(bench.selectedName(), u"to-come"_s);
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
