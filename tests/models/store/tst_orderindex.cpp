// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/orderindex.h"

#include "tests/models/rowmaker.h"

#include <QtTest>

#include <random>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr ColumnSpec columns[] = {
    {"phase", "", CellType::Interned},
    {"message", "", CellType::Text},
    {"count", "", CellType::Integer},
};
enum { Phase, Message, Count };

//! What a model does with a change, without its signals.
void follow(OrderIndex& index, const TableChange& change)
{
    OrderIndex::Delta delta = index.classify(change);
    index.moveToEnd(delta.leaving);
    index.truncate(delta.leaving.size());
    index.append(delta.entering);
    delta.moving.insert(delta.moving.end(), delta.entering.begin(), delta.entering.end());
    index.settle(delta.moving);
}

} // namespace

class TestOrderIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sortsByEveryKey_data()
    {
        using By = SortSpec::By;
        QTest::addColumn<int>("by");
        QTest::addColumn<int>("cell");
        QTest::addColumn<bool>("descending");
        QTest::addColumn<QString>("order");
        const auto row = [](const char* name, By by, int cell, bool descending, const char* order) {
            QTest::newRow(name) << int(by) << cell << descending << QString::fromLatin1(order);
        };
        row("name", By::Name, 0, false, "a b c d");
        row("name, descending", By::Name, 0, true, "d c b a");
        row("namespace", By::NameSpace, 0, false, "c d a b");
        row("cluster by rank", By::Cluster, 0, false, "d a b c");
        row("cluster, descending", By::Cluster, 0, true, "a b c d");
        row("created", By::Created, 0, false, "b a c d");
        row("interned, alike in 8 bytes", By::Cell, Phase, false, "d b c a");
        row("interned, descending", By::Cell, Phase, true, "a c b d");
        row("text", By::Cell, Message, false, "b d a c");
        row("negative numbers", By::Cell, Count, false, "c a b d");
    }

    void sortsByEveryKey()
    {
        KindTable table(Kind::Pod, columns);
        RowMaker eu(table, 0);
        RowMaker us(table, 1);
        const auto put = [](RowMaker& cluster, quint64 uid, const char* name, const char* nameSpace,
                             qint64 created, const char* phase, const char* message, qint64 count) {
            RowSink& row = cluster.row(uidText(uid), name, 1, 1, nameSpace);
            row.setCreated(created);
            row.setString(Phase, phase);
            row.setString(Message, message);
            row.setNumber(Count, count);
            cluster.put();
        };
        put(eu, 1, "a", "shop", 20, "CrashLoopBackOff", "longer than eight 2", 0);
        put(eu, 2, "b", "shop", 10, "CrashLoo", "", 5);
        put(eu, 3, "c", "bank", 30, "CrashLoop", "longer than eight 3", -7);
        put(us, 4, "d", "bank", 40, "", "longer than eight 1", 9'000'000'000);
        eu.apply();
        us.apply();

        QFETCH(int, by);
        QFETCH(int, cell);
        QFETCH(bool, descending);
        OrderIndex index(table);
        index.setSlotRanks({1, 0});
        index.setSort({SortSpec::By(by), size_t(cell), descending});
        index.rebuild();
        std::string order;
        for (size_t i = 0; i < index.size(); ++i)
            order.append(i ? " " : "").append(table.name(index.at(i)));
        QTEST(QString::fromStdString(order), "order");
        for (size_t i = 0; i < index.size(); ++i)
            QCOMPARE(index.position(index.at(i)), std::optional<size_t>(i));
    }

    void sortsByClusterWithoutColumns()
    {
        KindTable table(Kind::ConfigMap, {});
        RowMaker eu(table, 0);
        for (quint64 i = 0; i < 3; ++i) {
            eu.row(uidText(i + 1), "same", 1);
            eu.put();
        }
        eu.apply();
        OrderIndex index(table);
        index.setSort({SortSpec::By::Cluster, 0, false});
        index.rebuild();
        QCOMPARE(index.size(), 3u);
    }

    //! A row that the filter refuses from now on stood between two others, with another content
    //! than it is sorted by: it says nothing of where its neighbours belong.
    void aLeavingRowIsNoLandmark()
    {
        KindTable table(Kind::Pod, columns);
        RowMaker eu(table, 0);
        const auto put = [&eu](quint64 uid, quint64 version, const char* message, qint64 count) {
            RowSink& row = eu.row(uidText(uid), "n", version);
            row.setString(Message, message);
            row.setNumber(Count, count);
            eu.put();
        };
        put(1, 1, "prefix00 b", 0);
        put(2, 1, "prefix00 c", 0);
        put(3, 1, "prefix00 d", 0);
        eu.apply();
        OrderIndex index(table);
        m_filter = [&table](RowId row) { return table.number(row, Count) == 0; };
        index.setFilter(m_filter);
        index.setSort({SortSpec::By::Cell, Message, false});
        index.rebuild();
        connect(&table, &KindTable::changed, this,
            [&index](const TableChange& change) { follow(index, change); });
        put(1, 2, "prefix00 x", 0); // moves behind 3
        put(2, 2, "prefix00 z", 1); // leaves
        eu.apply();
        compareWithFresh(table, index);
    }

    void followsRandomChanges()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto below = [&random](quint32 n) { return random() % n; };
        KindTable table(Kind::Pod, columns);
        RowMaker eu(table, 0);
        RowMaker us(table, 1);
        OrderIndex index(table);
        m_filter = [&table](RowId row) { return table.number(row, Count) % 3 != 0; };
        index.setFilter(m_filter);
        index.rebuild();
        connect(&table, &KindTable::changed, this,
            [&index](const TableChange& change) { follow(index, change); });
        quint64 version = 0;
        for (int round = 0; round < 2000; ++round) {
            RowMaker& cluster = below(2) ? eu : us;
            for (quint32 i = below(12); i > 0; --i) {
                const quint64 uid = below(60);
                if (below(4) == 0) {
                    cluster.remove(uidText(uid), ++version);
                    continue;
                }
                RowSink& row = cluster.row(
                    uidText(uid), "pod-000" + std::to_string(below(30)), ++version, quint32(round));
                row.setString(Phase, below(2) ? "Running" : "RunningButNot");
                row.setString(Message, "same first bytes " + std::to_string(below(9)));
                row.setNumber(Count, below(5));
                cluster.put();
            }
            if (below(50) == 0)
                cluster.sweep(quint32(round) - below(5));
            cluster.apply();
            if (below(40) == 0) {
                index.setSort({SortSpec::By(below(5)), below(3), below(2) == 0});
                index.rebuild();
            }
            compareWithFresh(table, index);
            if (QTest::currentTestFailed())
                return;
        }
    }

private:
    void compareWithFresh(const KindTable& table, const OrderIndex& index)
    {
        OrderIndex fresh(table);
        fresh.setFilter(m_filter);
        fresh.setSort(index.sort());
        fresh.rebuild();
        QCOMPARE(index.rows(), fresh.rows());
        for (size_t i = 0; i < index.size(); ++i)
            QCOMPARE(index.position(index.at(i)), std::optional<size_t>(i));
    }

    std::function<bool(RowId)> m_filter;
};

QTEST_APPLESS_MAIN(TestOrderIndex)
#include "tst_orderindex.moc"
