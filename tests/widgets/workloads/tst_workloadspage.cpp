// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the page: rows, filter, columns, what stands in place of rows.
#include "tests/support/modelprobe.h"
#include "tests/widgets/workloads/bench.h"
#include "widgets/common/banner.h"
#include "widgets/common/chipbutton.h"
#include "widgets/common/filterfield.h"
#include "widgets/decor/look.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/statechips.h"

#include <QAction>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr Slot west = 1;

} // namespace

class TestWorkloadsPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsTheWorstFirst();
    void filterIsTyped();
    void wrongColumnIsNamed();
    void chipsAddAndTakeTheirTerm();
    void statesInPlaceOfRows_data();
    void statesInPlaceOfRows();
    void nothingMatchesOffersToDropATerm();
    void oldRowsAreSaidToBeOld();
    void keepsItsPlaceUnderChurn();
    void orderWaitsForThePointer();
    void sortingShowsWhatComesFirst();
    void columnsAreRemembered();
    void filterAndOrderAreRemembered();
    void namesAreUnique();
    void kindsShareNothing();
    void startsOnAFullFleet();
    void filterFieldKeepsItsColours();
    void typingLettersFindsNames();

private:
    ui::Look m_look{*qApp};
};

void TestWorkloadsPage::showsTheWorstFirst()
{
    MemoryState memory;
    Bench bench(memory);
    const ModelProbe probe(bench.page.rows());
    const int state = bench.page.table()->columnOf(u"status");
    const QString first = bench.page.rows()->index(0, state).data().toString();
    QVERIFY2(
        first == u"CrashLoopBackOff" || first == u"CreateContainerConfigError", qPrintable(first));
    QCOMPARE(bench.page.rows()->rowCount(), 300);
    QVERIFY(bench.sentence().contains(u"300 pods in 6 clusters, all live"));
}

void TestWorkloadsPage::filterIsTyped()
{
    MemoryState memory;
    Bench bench(memory);
    const ModelProbe probe(bench.page.rows());
    QTest::keyClick(&bench.page, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(bench.page.filter()->hasFocus());
    QTest::keyClicks(bench.page.filter(), u"region:eu phase:!Running"_s);
    const int shown = bench.page.rows()->rowCount();
    QVERIFY(shown > 0 && shown < 100);
    for (int row = 0; row < shown; ++row)
        QVERIFY(bench.page.rows()->index(row, 0).data().toString().startsWith(u"eu-"));
    QCOMPARE(bench.child<ui::ResultText>(u"Result"_s)->accessibleDescription(),
        u"%1 of 300"_s.arg(shown));
    QTest::keyClick(bench.page.filter(), Qt::Key_Escape);
    QCOMPARE(bench.page.rows()->rowCount(), 300);
    QVERIFY(bench.page.filter()->hasFocus());
    QTest::keyClick(bench.page.filter(), Qt::Key_Escape);
    QTRY_VERIFY(bench.page.table()->hasFocus());
}

void TestWorkloadsPage::wrongColumnIsNamed()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.filter()->setText(u"colour:red"_s);
    QVERIFY(bench.page.filter()->accessibleDescription().contains(u"colour"));
    QCOMPARE(bench.page.rows()->rowCount(), 300);
    bench.page.filter()->clear();
    QVERIFY(bench.page.filter()->accessibleDescription().isEmpty());
}

void TestWorkloadsPage::chipsAddAndTakeTheirTerm()
{
    MemoryState memory;
    Bench bench(memory);
    ui::ChipButton* chip = nullptr;
    for (auto* one : bench.page.findChildren<ui::ChipButton*>())
        if (one->text().startsWith(u"ImagePullBackOff"))
            chip = one;
    QVERIFY(chip && chip->isVisible());
    QCOMPARE(chip->text(), u"ImagePullBackOff 2"_s);
    chip->click();
    QCOMPARE(bench.page.filter()->text(), u"status:ImagePullBackOff"_s);
    QCOMPARE(bench.page.rows()->rowCount(), 2);
    auto* again = bench.page.findChildren<ui::ChipButton*>().value(0);
    QCOMPARE(again->text(), u"ImagePullBackOff 2"_s);
    again->click();
    QCOMPARE(bench.page.filter()->text(), QString());
    QCOMPARE(ui::stateTerm(u"status"_s, u"Error, exit 1"_s), u"status:\"Error, exit 1\""_s);
}

void TestWorkloadsPage::statesInPlaceOfRows_data()
{
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("title");
    QTest::newRow("no cluster") << 0 << u"No cluster is connected"_s;
    QTest::newRow("empty and live") << 1 << u"No pods"_s;
    QTest::newRow("loading") << 2 << u"No pods so far"_s;
    QTest::newRow("forbidden") << 3 << u"You may not list pods"_s;
    QTest::newRow("one unreachable") << 4 << u"No pods are known"_s;
    QTest::newRow("not served") << 5 << u"Pods are not served"_s;
}

void TestWorkloadsPage::statesInPlaceOfRows()
{
    QFETCH(int, what);
    MemoryState memory;
    Bench bench(memory, 0, what != 0);
    for (Slot slot = 0; slot < 6 && (what == 2 || what == 3 || what == 5); ++slot) {
        const SyncPhase phase = what == 2 ? SyncPhase::Loading
            : what == 3                   ? SyncPhase::Forbidden
                                          : SyncPhase::NotServed;
        bench.sample.setSync(slot,
            {Kind::Pod, {}, phase, 0, {}, {u"Forbidden"_s, u"no"_s, u"list"_s, u"pods"_s, {}}, 0});
    }
    if (what == 4)
        bench.sample.unreachable(west, 60000);
    bench.settle();
    QVERIFY(bench.empty()->isVisible());
    QTEST(bench.empty()->accessibleName(), "title");
    // Rows take the place of whatever was said.
    if (what != 1)
        return;
    bench.sample.putPod(0, 5000, "new-pod", "Running");
    QTRY_VERIFY(!bench.empty()->isVisible());
}

void TestWorkloadsPage::nothingMatchesOffersToDropATerm()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.filter()->setText(u"region:eu status:Unheard"_s);
    QVERIFY(bench.empty()->isVisible());
    QCOMPARE(bench.empty()->accessibleName(), u"No pod matches region:eu status:Unheard"_s);
    auto* drop = bench.child<QPushButton>(u"Drop status:Unheard"_s);
    QVERIFY(drop);
    drop->click();
    QCOMPARE(bench.page.filter()->text(), u"region:eu"_s);
    QVERIFY(bench.page.rows()->rowCount() > 0);
    QVERIFY(!bench.empty()->isVisible());
}

void TestWorkloadsPage::oldRowsAreSaidToBeOld()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.unreachable(west, 251000);
    bench.settle();
    ui::Banner* banner = bench.page.banner();
    QVERIFY(banner->isVisible());
    QCOMPARE(banner->accessibleName(),
        u"eu-west-1 unreachable since 14:28:10 UTC. Rows of eu-west-1 are from 14:28:08 "
        "UTC."_s);
    for (int row = 0; row < bench.page.rows()->rowCount(); ++row) {
        const QModelIndex index = bench.page.rows()->index(row, 0);
        const bool old = index.data().toString() == u"eu-west-1";
        QCOMPARE(bench.page.table()->rowLook(index).old, old);
    }
    // The total leaves it out and names it.
    QVERIFY2(bench.sentence().contains(u"5 of 6 clusters"), qPrintable(bench.sentence()));
    QVERIFY(bench.sentence().contains(u"without eu-west-1"));
    bench.sample.connectOne(west);
    bench.settle();
    QVERIFY(!banner->isVisible());
}

void TestWorkloadsPage::keepsItsPlaceUnderChurn()
{
    MemoryState memory;
    Bench bench(memory, 2000);
    const ModelProbe probe(bench.page.rows());
    ui::FleetTableView* table = bench.page.table();
    table->sortByColumn(2, Qt::AscendingOrder);
    bench.select(900);
    table->scrollTo(table->currentIndex(), QAbstractItemView::PositionAtCenter);
    bench.settle();
    const QString name = bench.selectedName();
    const int y = table->visualRect(table->currentIndex()).top();
    QVERIFY(y > 0);
    QRandomGenerator random(20261124);
    for (int batch = 0; batch < 200; ++batch) {
        const Slot slot = Slot(random.bounded(6));
        const quint64 number = 10000 + random.bounded(400);
        if (random.bounded(3) == 0) {
            bench.sample.removePod(slot, number);
        } else {
            const std::string pod = "churn-" + std::to_string(random.bounded(100000));
            bench.sample.putPod(
                slot, number, pod, random.bounded(2) ? "Running" : "CrashLoopBackOff", batch + 1);
        }
        if (batch % 10 == 0)
            QTest::qWait(1);
        QCOMPARE(bench.selectedName(), name);
    }
    QTest::qWait(20);
    QCOMPARE(bench.selectedName(), name);
    QCOMPARE(table->visualRect(table->currentIndex()).top(), y);
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
    QCOMPARE(bench.page.detail()->object()->name, name);
}

void TestWorkloadsPage::orderWaitsForThePointer()
{
    MemoryState memory;
    Bench bench(memory);
    ui::FleetTableView* table = bench.page.table();
    const QPoint at(300, 40);
    QTest::mousePress(table->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(bench.page.rows()->isFrozen());
    const QString first = bench.page.rows()->index(0, 2).data().toString();
    bench.sample.putPod(0, 7000, "aaa", "CrashLoopBackOff");
    QCOMPARE(bench.page.rows()->index(0, 2).data().toString(), first);
    QTest::mouseRelease(table->viewport(), Qt::LeftButton, {}, at);
    QVERIFY(!bench.page.rows()->isFrozen());
    QCOMPARE(bench.page.rows()->index(0, 2).data().toString(), u"aaa"_s);
}

void TestWorkloadsPage::sortingShowsWhatComesFirst()
{
    MemoryState memory;
    Bench bench(memory, 2000);
    ui::FleetTableView* table = bench.page.table();
    table->scrollToBottom();
    QTest::qWait(1);
    table->sortByColumn(table->columnOf(u"age"), Qt::AscendingOrder);
    QCOMPARE(table->verticalScrollBar()->value(), 0);
    // What is chosen is followed.
    bench.select(700);
    table->scrollTo(table->currentIndex(), QAbstractItemView::PositionAtCenter);
    const QString name = bench.selectedName();
    const int y = table->visualRect(table->currentIndex()).top();
    QTest::qWait(1);
    table->sortByColumn(table->columnOf(u"age"), Qt::DescendingOrder);
    QCOMPARE(bench.selectedName(), name);
    QCOMPARE(table->visualRect(table->currentIndex()).top(), y);
}

void TestWorkloadsPage::columnsAreRemembered()
{
    MemoryState memory;
    {
        Bench bench(memory);
        ui::FleetTableView* table = bench.page.table();
        const int image = table->columnOf(u"image");
        QVERIFY(table->isColumnHidden(image));
        std::unique_ptr<QMenu> menu(table->makeColumnMenu());
        for (QAction* entry : menu->actions())
            if (entry->text() == u"Image")
                entry->trigger();
        QVERIFY(!table->isColumnHidden(image));
        table->setColumnShown(table->columnOf(u"node"), false);
        // Wider by the pointer, as people do it.
        QHeaderView* head = table->horizontalHeader();
        const int edge = head->sectionViewportPosition(0) + head->sectionSize(0) - 1;
        QTest::mousePress(head->viewport(), Qt::LeftButton, {}, QPoint(edge, 10));
        QTest::mouseMove(head->viewport(), QPoint(edge + 15, 10));
        QTest::mouseMove(head->viewport(), QPoint(edge + 30, 10));
        QTest::mouseRelease(head->viewport(), Qt::LeftButton, {}, QPoint(edge + 30, 10));
        QVERIFY(head->sectionSize(0) > 140);
    }
    Bench again(memory);
    ui::FleetTableView* table = again.page.table();
    QVERIFY(!table->isColumnHidden(table->columnOf(u"image")));
    QVERIFY(table->isColumnHidden(table->columnOf(u"node")));
    QVERIFY(table->columnWidth(0) > 140);
    table->resetLayout();
    QVERIFY(table->isColumnHidden(table->columnOf(u"image")));
    Bench fresh(memory);
    QVERIFY(!fresh.page.table()->hasOwnLayout());
}

void TestWorkloadsPage::filterAndOrderAreRemembered()
{
    MemoryState memory;
    {
        Bench bench(memory);
        bench.page.filter()->setText(u"region:eu"_s);
        bench.page.table()->sortByColumn(
            bench.page.table()->columnOf(u"restarts"), Qt::DescendingOrder);
        bench.page.show(Place{{}, {}, {}, Kind::Node, {}, {}, {}, {}});
        QCOMPARE(bench.page.filter()->text(), QString());
        bench.page.show(Place{{}, {}, {}, Kind::Pod, {}, {}, {}, {}});
        QCOMPARE(bench.page.filter()->text(), u"region:eu"_s);
    }
    Bench again(memory);
    QCOMPARE(again.page.kind(), Kind::Pod);
    QCOMPARE(again.page.filter()->text(), u"region:eu"_s);
    const QHeaderView* head = again.page.table()->horizontalHeader();
    QCOMPARE(head->sortIndicatorSection(), again.page.table()->columnOf(u"restarts"));
    QCOMPARE(head->sortIndicatorOrder(), Qt::DescendingOrder);
}

void TestWorkloadsPage::namesAreUnique()
{
    MemoryState memory;
    Bench bench(memory);
    bench.select(0);
    QStringList names;
    for (const QWidget* widget : bench.page.findChildren<QWidget*>()) {
        const bool control = qobject_cast<const QAbstractButton*>(widget)
            || qobject_cast<const QLineEdit*>(widget)
            || qobject_cast<const QAbstractItemView*>(widget)
            || qobject_cast<const QPlainTextEdit*>(widget);
        if (!control || qobject_cast<const QHeaderView*>(widget) || !widget->isVisible())
            continue;
        // The corner button of a table belongs to Qt.
        if (widget->inherits("QTableCornerButton"))
            continue;
        QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        QVERIFY2(!names.contains(widget->accessibleName()), qPrintable(widget->accessibleName()));
        names.append(widget->accessibleName());
    }
    QVERIFY(names.size() > 10);
}

void TestWorkloadsPage::kindsShareNothing()
{
    MemoryState memory;
    Bench bench(memory);
    bench.sample.addNodes();
    bench.select(0);
    for (int kind = 0; kind < int(kindCount); ++kind) {
        bench.page.show(Place{{}, {}, {}, Kind(kind), {}, {}, {}, {}});
        QCOMPARE(bench.page.kind(), Kind(kind));
        QVERIFY(!bench.page.detail()->object());
        QCOMPARE(
            bench.page.rows()->rowCount(), int(bench.sample.fleet.table(Kind(kind)).rowCount()));
    }
    bench.page.show(Place{{}, {}, {}, Kind::Node, {}, {}, {}, {}});
    const int status = bench.page.table()->columnOf(u"status");
    QCOMPARE(bench.page.rows()->index(0, status).data().toString(), u"NotReady"_s);
}

void TestWorkloadsPage::startsOnAFullFleet()
{
    SampleFleet sample;
    sample.connectAll();
    sample.addPods(5000);
    SampleSource source;
    PlaceRecorder navigator;
    MemoryState memory;
    ui::WorkloadsPage page(sample.fleet, sample.clock, source, navigator, memory);
    page.show();
    QCOMPARE(page.rows()->rowCount(), 5000);
}

void TestWorkloadsPage::filterFieldKeepsItsColours()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.filter()->setText(u"region:eu"_s);
    // The letters are drawn once, by the field's own painter.
    QCOMPARE(bench.page.filter()->palette().color(QPalette::Text).alpha(), 0);
    m_look.setAppearance(ui::Appearance::Dark);
    QCOMPARE(bench.page.filter()->palette().color(QPalette::Text).alpha(), 0);
    QCOMPARE(bench.page.filter()->palette().color(QPalette::PlaceholderText), m_look.theme().text3);
    m_look.setAppearance(ui::Appearance::Light);
}

void TestWorkloadsPage::typingLettersFindsNames()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.table()->setFocus();
    bench.select(0);
    QTest::keyClicks(bench.page.table(), u"recomm"_s);
    QVERIFY(bench.selectedName().startsWith(u"recommender-"));
}

QTEST_MAIN(TestWorkloadsPage)
#include "tst_workloadspage.moc"
