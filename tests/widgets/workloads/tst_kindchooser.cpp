// SPDX-License-Identifier: GPL-3.0-or-later
// How a kind that is not watched is found and chosen.
#include "tests/widgets/workloads/bench.h"
#include "widgets/common/celltable.h"
#include "widgets/decor/look.h"
#include "widgets/workloads/kindbar.h"
#include "widgets/workloads/kindchooser.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

//! The kinds that the pop-up offers.
QStringList offered(const ui::KindChooser& chooser)
{
    QStringList kinds;
    for (const ui::CellsRow& row : chooser.list()->cells()->rows())
        kinds.append(row.key);
    return kinds;
}

} // namespace

class TestKindChooser : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aKindIsChosenByKeyboard();
    void otherKindsAreKnownWhenSomebodyWants();
    void thePopUpSaysWhoServesWhat();
    void thePopUpSaysWhyItIsEmpty();

private:
    ui::Look m_look{*qApp};
};

void TestKindChooser::aKindIsChosenByKeyboard()
{
    MemoryState memory;
    Bench bench(memory);
    auto* bar = bench.page.findChild<ui::KindBar*>();
    QMenu* menu = bar->makeMenu();
    QVERIFY(menu->actions().last()->text().startsWith(u"Other kinds"_s));
    menu->actions().last()->trigger();
    delete menu;
    ui::KindChooser* chooser = bench.page.chooser();
    QVERIFY(chooser->isVisible());
    QVERIFY(chooser->list()->isVisible());
    QTest::keyClicks(chooser->search(), u"class"_s);
    QCOMPARE(offered(*chooser), QStringList{u"priorityclasses.scheduling.k8s.io"_s});
    chooser->search()->clear();
    QTest::keyClicks(chooser->search(), u"role"_s);
    QCOMPARE(offered(*chooser),
        (QStringList{
            u"clusterroles.rbac.authorization.k8s.io"_s, u"roles.rbac.authorization.k8s.io"_s}));
    QTest::keyClick(chooser->search(), Qt::Key_Down);
    QTest::keyClick(chooser->search(), Qt::Key_Return);
    QVERIFY(!chooser->isVisible());
    QCOMPARE(bench.page.kind(), Kind::Other);
    QCOMPARE(bench.page.rows()->rowCount(), 24);
    QVERIFY(bench.page.table()->accessibleName().startsWith(u"Roles of all clusters"_s));
    // Back to what is watched.
    bench.page.show(Place{{}, {}, {}, Kind::Pod, {}, {}, {}, {}});
    QCOMPARE(bench.page.rows()->rowCount(), 300);
    bench.settle();
    QVERIFY(!bench.sentence().replace(QChar(QChar::Nbsp), u' ').contains(u"not live"_s));
    QVERIFY(!bench.child<QPushButton>(u"Reload the table"_s)->isVisible());
}

//! For who offers them elsewhere: the palette.
void TestKindChooser::otherKindsAreKnownWhenSomebodyWants()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.hold = true;
    const QSignalSpy changed(&bench.page, &ui::WorkloadsPage::otherKindsChanged);
    const auto ids = [&bench] {
        QStringList all;
        for (const ServedKind& kind : bench.page.otherKinds())
            all.append(kind.address.id());
        return all;
    };
    QCOMPARE(bench.tables.discoveries, 0);
    bench.page.wantOtherKinds();
    bench.page.wantOtherKinds();
    QCOMPARE(bench.tables.discoveries, 6);
    QCOMPARE(ids(), QStringList());
    bench.tables.letGo();
    QCOMPARE(changed.count(), 6);
    QVERIFY(ids().contains(u"secrets"_s));
    QVERIFY(!ids().contains(u"pods"_s)); // watched
}

void TestKindChooser::thePopUpSaysWhoServesWhat()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.unserved = {u"experiments.argoproj.io"_s};
    ui::KindChooser* chooser = bench.page.chooser();
    chooser->popUp({0, 0}, u"secrets"_s);
    const QStringList kinds = offered(*chooser);
    QVERIFY(!kinds.contains(u"pods"_s)); // watched
    QCOMPARE(chooser->list()->currentKey(), u"secrets"_s);
    const ui::CellsModel* model = chooser->list()->cells();
    const auto texts = [&](const QString& key) {
        QStringList cells;
        for (const ui::CellView& cell : model->row(model->rowOf(key))->cells)
            cells.append(cell.text);
        return cells.join(u'|');
    };
    QCOMPARE(texts(u"secrets"_s), u"Secrets|core|namespace|6 of 6 clusters"_s);
    QCOMPARE(texts(u"experiments.argoproj.io"_s),
        u"Experiments|argoproj.io|namespace|5 of 6 clusters"_s);
    QCOMPARE(texts(u"customresourcedefinitions.apiextensions.k8s.io"_s),
        u"CustomResourceDefinitions|apiextensions.k8s.io|cluster|6 of 6 clusters"_s);
    // Asked once, not at every opening.
    chooser->hide();
    chooser->popUp({0, 0}, {});
    QCOMPARE(bench.tables.discoveries, 6);
    QTest::keyClick(chooser->search(), Qt::Key_Escape);
    QVERIFY(!chooser->isVisible());
}

void TestKindChooser::thePopUpSaysWhyItIsEmpty()
{
    MemoryState memory;
    Bench bench(memory, 0, false);
    ui::KindChooser* chooser = bench.page.chooser();
    const auto title = [&] { return chooser->list()->stateView()->accessibleName(); };
    chooser->popUp({0, 0}, {});
    QCOMPARE(title(), u"No cluster is connected"_s);
    bench.sample.connectAll();
    bench.tables.hold = true;
    chooser->popUp({0, 0}, {});
    QCOMPARE(title(), u"Asking the clusters"_s);
    bench.tables.letGo();
    QVERIFY(!chooser->list()->stateView()->isVisible());
    QTest::keyClicks(chooser->search(), u"xyz"_s);
    QCOMPARE(title(), u"No kind matches xyz"_s);
}

QTEST_MAIN(TestKindChooser)
#include "tst_kindchooser.moc"
