// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds that are not watched: chosen, read once, said to be not live.
#include "tests/support/modelprobe.h"
#include "tests/widgets/workloads/bench.h"
#include "widgets/common/banner.h"
#include "widgets/common/celltable.h"
#include "widgets/common/filterfield.h"
#include "widgets/common/panehead.h"
#include "widgets/decor/look.h"
#include "widgets/workloads/detailpane.h"
#include "widgets/workloads/kindbar.h"
#include "widgets/workloads/kindchooser.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

const Error forbidden{ErrorCode::Forbidden, u"403, said by the server: secrets is forbidden"_s, {}};

Place placeOf(const QString& resource)
{
    Place place;
    place.resource = resource;
    return place;
}

//! Units hold to their numbers by no-break spaces.
QString said(const Bench& bench)
{
    return bench.sentence().replace(QChar(QChar::Nbsp), u' ');
}

QString noteOf(const Bench& bench)
{
    return bench.page.findChild<ui::PaneHead*>()->toolTip();
}

} // namespace

class TestServedKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysThatItIsNotLiveAndHowOld();
    void sortsFiltersAndCopies();
    void columnsOfSeveralVersionsStandTogether();
    void readsAgainWhenAsked();
    void loadingIsNotEmpty();
    void emptyIsSaidWithItsTime();
    void refusalsAreNamedByCluster();
    void failuresKeepTheOldRows();
    void manyRowsAreReadInPagesAndNotAll();
    void aListThatIsGoneIsReadOnceMore();
    void notServedIsSaid();
    void rowsGoWithTheirConnection();
    void theObjectIsReadInItsOwnVersion();
    void whatHasNoUidIsReadByItsName();
    void isRememberedAndIsAPlace();
    void namespacesAreReadWhereTheClusterIsForbidden();

private:
    ui::Look m_look{*qApp};
};

void TestServedKinds::saysThatItIsNotLiveAndHowOld()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"secrets"_s));
    bench.settle();
    QVERIFY2(said(bench).contains(u"not live"_s), qPrintable(said(bench)));
    QVERIFY2(said(bench).contains(u"read at 14:32:21 UTC, 0 s ago"_s), qPrintable(said(bench)));
    QVERIFY2(said(bench).contains(u"18 Secrets in 6 of 6 clusters"_s), qPrintable(said(bench)));
    bench.sample.clock.advanceMs(125000);
    bench.settle();
    QVERIFY2(said(bench).contains(u"2 min 5 s ago"_s), qPrintable(said(bench)));
}

void TestServedKinds::sortsFiltersAndCopies()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"secrets"_s));
    const ModelProbe probe(bench.page.rows());
    bench.page.filter()->setText(u"type:tls cluster:eu-west"_s);
    QCOMPARE(bench.page.rows()->rowCount(), 1);
    bench.select(0);
    bench.page.table()->setFocus();
    QTest::keyClick(bench.page.table(), Qt::Key_C, Qt::ControlModifier);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY2(copied.startsWith(u"gateway-tls\tdefault\teu-west-1"_s), qPrintable(copied));
    QVERIFY2(copied.contains(u"\tkubernetes.io/tls\t3\t"_s), qPrintable(copied));
    bench.page.filter()->clear();
    const int data = bench.page.table()->columnOf(u"data");
    bench.page.table()->sortByColumn(data, Qt::DescendingOrder);
    QCOMPARE(bench.page.rows()->index(0, data).data().toString(), u"3"_s);
    bench.page.filter()->setText(u"nowhere"_s);
    QCOMPARE(bench.empty()->accessibleName(), u"None of the Secrets match nowhere"_s);
}

void TestServedKinds::columnsOfSeveralVersionsStandTogether()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"secrets"_s));
    QStringList titles;
    for (int i = 0; i < bench.page.rows()->columnCount(); ++i)
        titles.append(bench.page.rows()->headerData(i, Qt::Horizontal).toString());
    QCOMPARE(titles,
        (QStringList{u"Cluster"_s, u"Namespace"_s, u"Name"_s, u"Type"_s, u"Data"_s, u"Labels"_s,
            u"Immutable"_s, u"Age"_s}));
    QVERIFY(bench.page.table()->isColumnHidden(bench.page.table()->columnOf(u"labels")));
    bench.page.show(placeOf(u"clusterroles.rbac.authorization.k8s.io"_s));
    QCOMPARE(bench.page.table()->columnOf(u"namespace"), -1);
}

void TestServedKinds::readsAgainWhenAsked()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"secrets"_s));
    const ModelProbe probe(bench.page.rows());
    bench.select(7); // of those that stay
    const QString chosen = bench.selectedName();
    bench.sample.clock.advanceMs(60000);
    bench.tables.secrets = 2;
    bench.tables.hold = true;
    const qsizetype asked = bench.tables.asked.size();
    bench.page.table()->setFocus();
    QTest::keyClick(bench.page.table(), Qt::Key_F5);
    QCOMPARE(bench.tables.asked.size(), asked + 6);
    bench.settle();
    QCOMPARE(bench.page.rows()->rowCount(), 18); // until the new ones are here
    QVERIFY(said(bench).contains(u"1 min 0 s ago"_s));
    QVERIFY(!bench.child<QPushButton>(u"Reload the table"_s)->isEnabled());
    bench.tables.letGo();
    QCOMPARE(bench.page.rows()->rowCount(), 12);
    QCOMPARE(bench.selectedName(), chosen);
    bench.settle();
    QVERIFY2(said(bench).contains(u"read at 14:33:21 UTC, 0 s ago"_s), qPrintable(said(bench)));
    bench.child<QPushButton>(u"Reload the table"_s)->click();
    QCOMPARE(bench.tables.asked.size(), asked + 12);
}

void TestServedKinds::loadingIsNotEmpty()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.hold = true;
    bench.page.show(placeOf(u"secrets"_s));
    bench.settle();
    QVERIFY(bench.empty()->isVisible());
    QVERIFY2(bench.empty()->accessibleName().startsWith(u"Reading"_s),
        qPrintable(bench.empty()->accessibleName()));
    QVERIFY(said(bench).contains(u"Reading"_s));
    bench.tables.letGo();
    bench.settle();
    QVERIFY(!bench.empty()->isVisible());
}

void TestServedKinds::emptyIsSaidWithItsTime()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.secrets = 0;
    bench.page.show(placeOf(u"secrets"_s));
    bench.settle();
    QCOMPARE(bench.empty()->accessibleName(), u"No Secrets"_s);
    QVERIFY(bench.empty()->accessibleDescription().contains(u"14:32:21 UTC"_s));
}

void TestServedKinds::refusalsAreNamedByCluster()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.errors = {{1, forbidden}, {4, forbidden}};
    bench.page.show(placeOf(u"secrets"_s));
    bench.settle();
    QCOMPARE(noteOf(bench), u"forbidden in eu-west-1, eu-central-1"_s);
    QVERIFY2(
        said(bench).contains(u"12 Secrets in 4 of 6 clusters, without eu-west-1, eu-central-1"_s),
        qPrintable(said(bench)));
    for (Slot slot = 0; slot < 6; ++slot)
        bench.tables.errors.emplace(slot, forbidden);
    bench.child<QPushButton>(u"Reload the table"_s)->click();
    bench.settle();
    QCOMPARE(bench.empty()->accessibleName(), u"You may not list Secrets"_s);
    QCOMPARE(bench.empty()->accessibleDescription(),
        u"us-east-1, eu-west-1, ap-southeast-1, us-west-2, eu-central-1, ap-northeast-1 forbidden: "
        "403, said by the server: secrets is forbidden."_s);
    QVERIFY2(
        said(bench).contains(u"Secrets read from none of 6 clusters"_s), qPrintable(said(bench)));
}

void TestServedKinds::failuresKeepTheOldRows()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"secrets"_s));
    bench.tables.errors.emplace(1, Error{ErrorCode::Timeout, u"No answer within 10 s."_s, {}});
    bench.sample.clock.advanceMs(9000);
    bench.child<QPushButton>(u"Reload the table"_s)->click();
    bench.settle();
    QCOMPARE(bench.page.rows()->rowCount(), 18);
    QVERIFY(bench.page.banner()->isShown());
    QVERIFY2(said(bench).contains(u"read at 14:32:21 UTC, 9 s ago"_s),
        qPrintable(said(bench))); // the oldest counts
    int oldRows = 0;
    for (int row = 0; row < bench.page.rows()->rowCount(); ++row)
        oldRows += bench.page.table()->rowLook(bench.page.rows()->index(row, 0)).old ? 1 : 0;
    QCOMPARE(oldRows, 3);
}

void TestServedKinds::manyRowsAreReadInPagesAndNotAll()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.secrets = 600;
    bench.page.show(placeOf(u"secrets"_s));
    QCOMPARE(bench.page.rows()->rowCount(), 3600);
    QCOMPARE(bench.tables.asked.size(), 18);
    bench.settle();
    QVERIFY(noteOf(bench).isEmpty());
    bench.tables.secrets = 2100;
    bench.child<QPushButton>(u"Reload the table"_s)->click();
    bench.settle();
    QCOMPARE(bench.page.rows()->rowCount(), 12000);
    QVERIFY2(noteOf(bench).contains(u"the first 2,000 of 2,100 in us-east-1"_s),
        qPrintable(noteOf(bench)));
}

void TestServedKinds::aListThatIsGoneIsReadOnceMore()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.secrets = 300;
    bench.tables.gonePages = 1;
    bench.page.show(placeOf(u"secrets"_s));
    QCOMPARE(bench.page.rows()->rowCount(), 1800);
    bench.tables.gonePages = 12;
    bench.child<QPushButton>(u"Reload the table"_s)->click();
    bench.settle();
    QVERIFY(bench.page.banner()->isShown());
    QCOMPARE(bench.page.rows()->rowCount(), 1800);
}

void TestServedKinds::notServedIsSaid()
{
    MemoryState memory;
    Bench bench(memory);
    bench.tables.unserved = {u"experiments.argoproj.io"_s};
    bench.page.show(placeOf(u"experiments.argoproj.io"_s));
    bench.settle();
    QCOMPARE(noteOf(bench), u"not served by us-east-1"_s);
    bench.page.show(placeOf(u"things.example.net"_s));
    bench.settle();
    QCOMPARE(bench.empty()->accessibleName(), u"things are not served"_s);
}

void TestServedKinds::rowsGoWithTheirConnection()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"secrets"_s));
    bench.sample.fleet.endConnection(2);
    QCOMPARE(bench.page.rows()->rowCount(), 15);
    bench.settle();
    QVERIFY(said(bench).contains(u"15 Secrets in 5 of 5 clusters"_s));
    bench.sample.connectOne(2);
    QCOMPARE(bench.page.rows()->rowCount(), 18);
    QCOMPARE(bench.tables.discoveries, 7);
}

void TestServedKinds::theObjectIsReadInItsOwnVersion()
{
    MemoryState memory;
    Bench bench(memory);
    bench.page.show(placeOf(u"roles.rbac.authorization.k8s.io"_s));
    bench.select(0);
    bench.page.detail()->showYaml(true);
    QCOMPARE(bench.source.asked.size(), 1);
    const ObjectRef& asked = bench.source.asked.first();
    QCOMPARE(asked.resource.id(), u"roles.rbac.authorization.k8s.io"_s);
    QCOMPARE(asked.resource.version, u"v1"_s);
    QCOMPARE(asked.nameSpace, u"default"_s);
    QCOMPARE(asked.name, u"roles-0"_s);
    QVERIFY(bench.page.detail()->object().has_value());
}

void TestServedKinds::whatHasNoUidIsReadByItsName()
{
    MemoryState memory;
    Bench bench(memory);
    const QString unverified = u"has no uid, so its name alone says that this is the object in the table"_s;
    for (const bool rowHasUid : {false, true}) {
        bench.tables.withoutUids = !rowHasUid;
        bench.page.show(placeOf(u"secrets"_s));
        bench.page.show(placeOf(u"roles.rbac.authorization.k8s.io"_s));
        bench.child<QPushButton>(u"Reload the table"_s)->click();
        bench.settle();
        bench.page.detail()->showYaml(false);
        bench.select(0);
        QVERIFY(!bench.says(unverified)); // nothing has been read that could be another's
        bench.page.detail()->showYaml(true);
        auto* yaml = bench.child<QPlainTextEdit>(u"YAML of the object"_s);
        QVERIFY(yaml->isVisible());
        QCOMPARE(yaml->toPlainText(), sampleYaml());
        bench.settle();
        QVERIFY(bench.says(unverified));
    }
    // The next one has a uid, and it is the right one.
    bench.source.otherUid = [&bench](const ObjectRef&) { return bench.page.detail()->object()->uid; };
    bench.select(1);
    QVERIFY(!bench.says(unverified));
}

void TestServedKinds::isRememberedAndIsAPlace()
{
    MemoryState memory;
    Place left;
    {
        Bench bench(memory);
        bench.page.show(placeOf(u"secrets"_s));
        bench.page.filter()->setText(u"tls"_s);
        bench.select(0);
        left = bench.page.place();
        QCOMPARE(left.resource, u"secrets"_s);
        QVERIFY(!left.kind);
        QCOMPARE(left.name, u"gateway-tls"_s);
    }
    Bench bench(memory);
    QCOMPARE(bench.page.kind(), Kind::Other);
    QCOMPARE(bench.page.filter()->text(), u"tls"_s);
    QCOMPARE(bench.page.rows()->rowCount(), 6);
    bench.page.show(Place{{}, {}, {}, Kind::Pod, {}, {}, {}, {}});
    bench.page.show(left);
    QCOMPARE(bench.page.detail()->object()->name, u"gateway-tls"_s);
    QCOMPARE(bench.selectedName(), u"gateway-tls"_s);
}

void TestServedKinds::namespacesAreReadWhereTheClusterIsForbidden()
{
    //! Refuses the whole cluster.
    class Narrow final : public TableSource {
    public:
        void discover(
            Slot slot, QObject* context, std::function<void(Result<ServedKinds>)> done) override
        {
            all.discover(slot, context, std::move(done));
        }
        void readTable(const TableQuery& query, QObject* context,
            std::function<void(Result<ServerTable>)> done) override
        {
            if (query.nameSpace.isEmpty())
                done(std::unexpected(forbidden));
            else
                all.readTable(query, context, std::move(done));
        }
        SampleTables all;
    } source;
    Fleet fleet(u"narrow"_s);
    FleetCluster info;
    info.context = u"east"_s;
    info.namespaces = QStringList{u"shop"_s, u"bank"_s};
    fleet.addCluster(info);
    Batch batch;
    batch.connection = fleet.beginConnection(0);
    batch.facts.emplace();
    batch.facts->connection = Connection::Connected;
    fleet.apply(batch, std::make_shared<StringPool>());
    const ManualClock clock(QDateTime({2026, 11, 12}, {14, 0}, QTimeZone::UTC));
    ui::ServedCatalogue catalogue(fleet, source);
    ui::ServedReader reader(fleet, clock, source, catalogue);
    reader.show(u"secrets"_s);
    QCOMPARE(reader.clusters()[0].phase, ui::ServedCluster::Phase::Read);
    QCOMPARE(reader.clusters()[0].nameSpaces, info.namespaces);
    QCOMPARE(source.all.asked.size(), 2);
    QVERIFY(ui::noteOf(ui::overviewOf(fleet, reader, clock))
            .contains(u"only namespaces shop, bank of east"_s));
}

QTEST_MAIN(TestServedKinds)
#include "tst_servedkinds.moc"
