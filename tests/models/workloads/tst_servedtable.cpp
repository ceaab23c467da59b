// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/rowsmodel.h"
#include "models/workloads/servedtable.h"
#include "tests/support/modelprobe.h"

#include <QSignalSpy>
#include <QTimeZone>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

//! Columns as "Name!" (identifies), "Data#" (integer), "Wide+" (priority 1); rows of cells.
ServerTable tableOf(const QStringList& columns, const QList<QStringList>& rows)
{
    ServerTable table;
    for (QString name : columns) {
        ServerColumn column;
        column.type = name.endsWith(u'#') ? u"integer"_s : u"string"_s;
        column.format = name.endsWith(u'!') ? u"name"_s : QString();
        column.priority = name.endsWith(u'+') ? 1 : 0;
        while (!name.back().isLetterOrNumber())
            name.chop(1);
        column.name = name;
        table.columns.push_back(column);
    }
    for (const QStringList& cells : rows) {
        ServerRow row;
        row.name = cells[0].toStdString();
        row.nameSpace = "shop";
        row.resourceVersion = "1";
        row.uid = "uid of " + row.name;
        row.created = 1000;
        for (const QString& text : cells) {
            bool isNumber = false;
            const qint64 number = text.toLongLong(&isNumber);
            row.cells.push_back(
                {text.toStdString(), isNumber ? std::optional(number) : std::nullopt});
        }
        table.rows.push_back(row);
    }
    return table;
}

struct Viewed {
    explicit Viewed(ServedTable& served)
        : clock(QDateTime::fromSecsSinceEpoch(1060, QTimeZone::UTC))
        , model(served.table(), clock)
    {
        model.setClusters(
            {{u"east"_s, {}, DataState::Live, 0}, {u"west"_s, {}, DataState::Live, 1}});
    }
    ManualClock clock;
    RowsModel model;
    ModelProbe probe{&model};
};

} // namespace

//! Tables of several servers as one, seen through the model that every view uses.
class TestServedTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void columnsAreMergedByName()
    {
        ServedTable served;
        served.setCluster(0,
            tableOf({u"Name!"_s, u"Type"_s, u"Data#"_s, u"Age"_s},
                {{u"a"_s, u"Opaque"_s, u"2"_s, u"5d"_s}}));
        served.setCluster(1,
            tableOf({u"Name!"_s, u"Owner"_s, u"Data#"_s, u"type"_s},
                {{u"b"_s, u"me"_s, u"3"_s, u"tls"_s}}));
        const Viewed seen(served);
        QCOMPARE(seen.probe.tree(),
            u"Cluster | Namespace | Name | Type | Data | Owner | Age\n"
            "east | shop | a | Opaque | 2 |  | 1m\n"
            "west | shop | b | tls | 3 | me | 1m"_s);
    }

    void numbersAreNumbersOnlyWhereAllAre_data()
    {
        QTest::addColumn<QStringList>("eastColumns");
        QTest::addColumn<QString>("east");
        QTest::addColumn<QStringList>("westColumns");
        QTest::addColumn<QString>("west");
        QTest::addColumn<bool>("isNumber");
        const QStringList data{u"Name!"_s, u"Data#"_s};
        QTest::newRow("both") << data << u"2"_s << data << u"10"_s << true;
        QTest::newRow("a null") << data << u"2"_s << data << QString() << false;
        QTest::newRow("a word") << data << u"2"_s << data << u"many"_s << false;
        QTest::newRow("not there")
            << data << u"2"_s << QStringList{u"Name!"_s, u"X"_s} << u"1"_s << false;
    }
    void numbersAreNumbersOnlyWhereAllAre()
    {
        QFETCH(QStringList, eastColumns);
        QFETCH(QString, east);
        QFETCH(QStringList, westColumns);
        QFETCH(QString, west);
        ServedTable served;
        served.setCluster(0, tableOf(eastColumns, {{u"a"_s, east}}));
        served.setCluster(1, tableOf(westColumns, {{u"b"_s, west}}));
        const Viewed seen(served);
        QCOMPARE(seen.probe.cell(0, u"Data"_s).toString(), u"2"_s);
        QTEST(seen.probe.cell(0, u"Data"_s, RowsModel::NumberRole).isValid(), "isNumber");
        if (westColumns != eastColumns)
            QCOMPARE(seen.probe.cell(1, u"Data"_s).toString(), QString()); // not 0
    }

    void wideColumnsAreHiddenAtFirst()
    {
        ServedTable served;
        served.setCluster(
            0, tableOf({u"Name!"_s, u"Type"_s, u"Wide+"_s}, {{u"a"_s, u"x"_s, u"y"_s}}));
        QCOMPARE(served.table().columns().size(), 2u);
        QVERIFY(served.table().columns()[0].shownAtFirst);
        QVERIFY(!served.table().columns()[1].shownAtFirst);
    }

    void idsOfColumnsAreUniqueAndCanBeTyped()
    {
        ServedTable served;
        served.setCluster(0,
            tableOf({u"Name!"_s, u"Storage Class"_s, u"Storage-Class"_s, u"Namespace"_s, u"Größe"_s,
                        u"42"_s},
                {{u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s, u"f"_s}}));
        QStringList ids;
        for (const ColumnSpec& column : served.table().columns()) {
            const QString id = QLatin1String(column.id);
            ids.append(id);
            const FilterQuery query = FilterQuery::parse(id + u":d"_s, served.table().columns());
            QVERIFY2(query.errors().empty(), column.id);
        }
        QCOMPARE(ids.removeDuplicates(), 0);
        QVERIFY(ids.contains(u"storageclass"_s) && ids.contains(u"namespace2"_s));
    }

    void readingAgainKeepsRowsAndSweepsTheGone()
    {
        ServedTable served;
        const QStringList columns{u"Name!"_s, u"Type"_s};
        served.setCluster(0, tableOf(columns, {{u"a"_s, u"x"_s}, {u"b"_s, u"x"_s}}));
        served.setCluster(1, tableOf(columns, {{u"w"_s, u"x"_s}}));
        QSignalSpy replaced(&served, &ServedTable::replaced);
        Viewed seen(served);
        const QPersistentModelIndex second = seen.model.index(1, 2);
        QCOMPARE(second.data().toString(), u"b"_s);
        served.setCluster(0, tableOf(columns, {{u"b"_s, u"x"_s}, {u"c"_s, u"x"_s}}));
        QCOMPARE(replaced.count(), 0);
        QVERIFY(second.isValid());
        QCOMPARE(second.data().toString(), u"b"_s);
        QCOMPARE(seen.model.rowCount(), 3);
        served.removeCluster(0);
        QCOMPARE(seen.model.rowCount(), 1);
    }

    void otherColumnsMakeAnotherTable()
    {
        ServedTable served;
        served.setCluster(0, tableOf({u"Name!"_s, u"Type"_s}, {{u"a"_s, u"x"_s}}));
        int rowsAtSignal = -1;
        const QSignalSpy replaced(&served, &ServedTable::replaced);
        connect(&served, &ServedTable::replaced, this,
            [&] { rowsAtSignal = int(served.table().rowCount()); });
        served.setCluster(1, tableOf({u"Name!"_s, u"More"_s}, {{u"b"_s, u"y"_s}}));
        QCOMPARE(replaced.count(), 1);
        QCOMPARE(rowsAtSignal, 2);
        served.clear(false);
        QCOMPARE(replaced.count(), 2);
        QCOMPARE(rowsAtSignal, 0);
        const Viewed seen(served);
        QCOMPARE(seen.probe.tree(), u"Cluster | Name | Age"_s);
    }

    void whatHasNoUidIsToldApartByItsName()
    {
        ServerTable rows = tableOf({u"Name!"_s}, {{u"a"_s}, {u"b"_s}});
        for (ServerRow& row : rows.rows)
            row.uid.clear();
        ServedTable served;
        served.setCluster(0, rows);
        QCOMPARE(served.table().rowCount(), 2u);
    }

    //! What a server prints as a text is in the order of what it means.
    void columnsAreSortedByValue_data()
    {
        QTest::addColumn<QStringList>("east");
        QTest::addColumn<QStringList>("west");
        QTest::addColumn<QStringList>("sorted");
        const auto row = [](const char* name, const QStringList& east, const QStringList& west,
                             const QStringList& sorted) {
            QTest::newRow(name) << east << west << sorted;
        };
        row("ages", {u"2h"_s, u"5m"_s}, {u"10d"_s, u"<none>"_s},
            {u"<none>"_s, u"5m"_s, u"2h"_s, u"10d"_s});
        row("ratios", {u"10/10"_s, u"2/10"_s}, {u"1/1"_s}, {u"1/1"_s, u"2/10"_s, u"10/10"_s});
        row("quantities", {u"10Gi"_s, u"500Mi"_s}, {u"9Gi"_s}, {u"500Mi"_s, u"9Gi"_s, u"10Gi"_s});
        row("numbers, some not said", {u"12"_s, {}}, {u"9"_s}, {{}, u"9"_s, u"12"_s});
        row("words in one cluster", {u"12"_s, u"9"_s}, {u"many"_s}, {u"12"_s, u"9"_s, u"many"_s});
    }
    void columnsAreSortedByValue()
    {
        QFETCH(QStringList, east);
        QFETCH(QStringList, west);
        QFETCH(QStringList, sorted);
        ServedTable served;
        const auto read = [&served](Slot slot, const QStringList& cells) {
            QList<QStringList> rows;
            for (const QString& cell : cells)
                rows.append({u"name-%1-%2"_s.arg(slot).arg(rows.size()), cell});
            served.setCluster(slot, tableOf({u"Name!"_s, u"Last Schedule"_s}, rows));
        };
        read(0, east);
        read(1, west);
        Viewed seen(served);
        const int column = *seen.model.cells().columnOf(u"lastschedule");
        const auto shown = [&seen] {
            QStringList texts;
            for (int row = 0; row < seen.model.rowCount(); ++row)
                texts.append(seen.probe.cell(row, u"Last Schedule"_s).toString());
            return texts;
        };
        seen.model.sort(column);
        QCOMPARE(shown(), sorted);
        seen.model.sort(column, Qt::DescendingOrder);
        std::ranges::reverse(sorted);
        QCOMPARE(shown(), sorted);
        // The order itself is nobody's column.
        QCOMPARE(seen.model.columnCount(), 5);
    }

    void textsAreFilteredAndSorted()
    {
        ServedTable served;
        served.setCluster(0,
            tableOf({u"Name!"_s, u"Type"_s, u"Data#"_s},
                {{u"a"_s, u"Opaque"_s, u"10"_s}, {u"b"_s, u"tls"_s, u"9"_s},
                    {u"c"_s, u"tls"_s, u"11"_s}}));
        Viewed seen(served);
        seen.model.setFilter(u"type:tls data:>9"_s);
        QCOMPARE(seen.model.rowCount(), 1);
        QCOMPARE(seen.probe.cell(0, u"Name"_s).toString(), u"c"_s);
        seen.model.setFilter({});
        seen.model.sort(*seen.model.cells().columnOf(u"data"));
        QCOMPARE(seen.probe.cell(0, u"Name"_s).toString(), u"b"_s);
    }
};

QTEST_APPLESS_MAIN(TestServedTable)
#include "tst_servedtable.moc"
