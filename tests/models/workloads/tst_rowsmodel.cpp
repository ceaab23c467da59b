// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/rowsmodel.h"

#include "models/kinds/pod.h"
#include "tests/models/rowmaker.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QtTest>

#include <ctime>
#include <map>
#include <random>
#include <set>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr ColumnSpec columns[] = {
    {"phase", "Phase", CellType::Interned, ColumnRole::State},
    {"ready", "Ready", CellType::Integer, ColumnRole::Ready},
    {"wanted", "", CellType::Integer, ColumnRole::Hidden},
    {"message", "Message", CellType::Text},
};
enum { Phase, Ready, Wanted, Message };

using Key = std::pair<int, QString>;

Key keyOf(const QAbstractItemModel& model, int row)
{
    const QModelIndex index = model.index(row, 0);
    return {index.data(RowsModel::SlotRole).toInt(), index.data(RowsModel::UidRole).toString()};
}

std::vector<Key> keysOf(const QAbstractItemModel& model)
{
    std::vector<Key> keys;
    for (int row = 0; row < model.rowCount(); ++row)
        keys.push_back(keyOf(model, row));
    return keys;
}

const ManualClock& clockOfTests()
{
    static const ManualClock clock(QDateTime::fromSecsSinceEpoch(1'795'503'600, QTimeZone::UTC));
    return clock;
}

} // namespace

class TestRowsModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saysWhatIsTrue()
    {
        KindTable table(Kind::Pod, pod::spec().columns);
        RowMaker eu(table, 0);
        RowSink& row = eu.row(uidText(7), "web-1", 1);
        row.setCreated(1'795'503'600 - 251);
        row.setString(pod::Status, "CrashLoopBackOff");
        row.setString(pod::Phase, "Running");
        row.setNumber(pod::Ready, 1);
        row.setNumber(pod::Containers, 2);
        row.setNumber(pod::Restarts, 1234);
        row.setNumber(pod::Cpu, 250);
        row.setNumber(pod::Memory, 256 << 20);
        row.setNumber(pod::TroubleKind, qint64(pod::Trouble::CrashLoop));
        eu.put();
        eu.apply();
        RowsModel model(table, clockOfTests());
        model.setClusters({{QStringLiteral("eu-west-1"), {}, DataState::Stale, 0}});
        const auto cell = [&model](const char16_t* id, int role = Qt::DisplayRole) {
            return model.index(0, *model.cells().columnOf(id)).data(role);
        };
        QCOMPARE(cell(u"cluster").toString(), QStringLiteral("eu-west-1"));
        QCOMPARE(cell(u"namespace").toString(), QStringLiteral("shop"));
        QCOMPARE(cell(u"name").toString(), QStringLiteral("web-1"));
        QCOMPARE(cell(u"ready").toString(), QStringLiteral("1/2"));
        QCOMPARE(cell(u"restarts").toString(), QStringLiteral("1,234"));
        QCOMPARE(cell(u"cpu").toString(), QStringLiteral("0.25"));
        QCOMPARE(cell(u"memory").toString(), QStringLiteral("256\u00a0MiB"));
        QCOMPARE(cell(u"age").toString(), QStringLiteral("4m11s"));
        QCOMPARE(cell(u"age", RowsModel::FullTextRole).toString(),
            QStringLiteral("2026-11-24T06:55:49Z"));
        QCOMPARE(cell(u"lastRestart").toString(), QString());
        QCOMPARE(cell(u"cpu", RowsModel::NumberRole).toLongLong(), 250);
        QVERIFY(!cell(u"name", RowsModel::NumberRole).isValid());
        QCOMPARE(cell(u"status", RowsModel::CellKindRole).toInt(), int(CellKind::State));
        QCOMPARE(cell(u"name", RowsModel::HealthRole).toInt(), int(Health::Failed));
        QCOMPARE(cell(u"name", RowsModel::DataStateRole).toInt(), int(DataState::Stale));
        QCOMPARE(cell(u"name", RowsModel::UidRole).toString(), QString::fromStdString(uidText(7)));
        QVERIFY(!cell(u"name", Qt::BackgroundRole).isValid());
        QVERIFY(!model.cells().columnOf(u"containers"));
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), QStringLiteral("Cluster"));
        QCOMPARE(model.headerData(1, Qt::Horizontal, RowsModel::ColumnIdRole).toString(),
            QStringLiteral("namespace"));

        QModelRoleData roles[]
            = {QModelRoleData(Qt::DisplayRole), QModelRoleData(RowsModel::HealthRole)};
        model.multiData(model.index(0, 0), roles);
        QCOMPARE(roles[0].data().toString(), QStringLiteral("eu-west-1"));
        QCOMPARE(roles[1].data().toInt(), int(Health::Failed));
    }

    void worstFirst()
    {
        KindTable table(Kind::Pod, pod::spec().columns);
        RowMaker maker(table, 0);
        RowsModel model(table, clockOfTests());
        const std::pair<const char*, const char*> pods[]
            = {{"Running", "Running"}, {"Completed", "Succeeded"}, {"Pending", "Pending"},
                {"Error", "Failed"}, {"Completed", "Succeeded"}, {"Zombie", "Running"}};
        quint64 uid = 0;
        for (const auto& [status, phase] : pods) {
            ++uid;
            RowSink& row = maker.row(uidText(uid), "web-" + std::to_string(uid), 1);
            row.setString(pod::Status, status);
            row.setString(pod::Phase, phase);
            row.setNumber(pod::IsReady, std::string_view(phase) == "Running");
            row.setNumber(pod::TroubleKind,
                qint64(std::string_view(phase) == "Failed" ? pod::Trouble::Failed
                                                           : pod::Trouble::None));
            maker.put();
        }
        maker.apply();
        const int status = *model.cells().columnOf(u"status");
        const auto shown = [&] {
            QStringList words;
            for (int row = 0; row < model.rowCount(); ++row)
                words.append(model.index(row, status).data().toString());
            return words.join(u' ');
        };
        model.sort(status);
        QCOMPARE(shown(), QStringLiteral("Error Pending Running Zombie Completed Completed"));
        model.sort(status, Qt::DescendingOrder);
        QCOMPARE(shown(), QStringLiteral("Completed Completed Zombie Running Pending Error"));
    }

    void sumsUp()
    {
        Fixture f;
        for (quint64 i = 0; i < 5; ++i)
            f.put(0, i, 1, i < 3 ? "Running" : "Pending");
        f.put(1, 9, 1, "Running");
        f.apply();
        QCOMPARE(f.model.summary().shownIn(0), 5);
        QCOMPARE(f.model.summary().shownIn(1), 1);
        QCOMPARE(f.model.summary().shownIn(7), 0);
        QCOMPARE(f.model.summary().states.size(), 3u);
        QSignalSpy spy(&f.model, &RowsModel::summaryChanged);
        f.setFilter(QStringLiteral("cluster:eu"));
        QCOMPARE(spy.count(), 1);
        QCOMPARE(f.model.summary().shownIn(0), 5);
        QCOMPARE(f.model.summary().shownIn(1), 0);
        QCOMPARE(f.model.summary().states.size(), 2u);
        for (const RowsSummary::State& state : f.model.summary().states) {
            QCOMPARE(state.slot, Slot(0));
            QCOMPARE(state.count, state.word == QStringLiteral("Running") ? 3 : 2);
        }
        QCOMPARE(f.model.countMatching(QStringLiteral("phase:running")), 4);
        // It is made again when the table has changed, and then only.
        const RowsSummary* before = &f.model.summary();
        QCOMPARE(before->states.data(), f.model.summary().states.data());
        f.put(0, 1, 2, "Failed");
        f.apply();
        QCOMPARE(f.model.summary().states.size(), 3u);
    }

    void aBatchIsFewSignals()
    {
        Fixture f;
        for (quint64 i = 0; i < 400; ++i)
            f.put(0, i, 1, "Running");
        f.apply();
        f.model.setVisibleRange(0, 20);
        QSignalSpy inserted(&f.model, &QAbstractItemModel::rowsInserted);
        QSignalSpy removed(&f.model, &QAbstractItemModel::rowsRemoved);
        QSignalSpy layout(&f.model, &QAbstractItemModel::layoutChanged);
        QSignalSpy reset(&f.model, &QAbstractItemModel::modelReset);
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        for (quint64 i = 0; i < 400; i += 2)
            f.clusters[0]->remove(uidText(i + 1), 2);
        for (quint64 i = 400; i < 800; ++i)
            f.put(0, i, 2, "Pending");
        for (quint64 i = 1; i < 400; i += 2)
            f.put(0, i, 2, "Failed");
        f.apply();
        QCOMPARE(inserted.count(), 1);
        QCOMPARE(removed.count(), 1);
        QVERIFY(layout.count() <= 2);
        QCOMPARE(reset.count(), 0);
        QVERIFY(changed.count() <= 21);
        f.compareWithFresh();
    }

    void tellsOnlyVisibleAges()
    {
        Fixture f;
        for (quint64 i = 0; i < 100; ++i)
            f.put(0, i, 1, "Running");
        f.apply();
        f.model.setVisibleRange(10, 19);
        QSignalSpy changed(&f.model, &QAbstractItemModel::dataChanged);
        f.model.refreshAges();
        QCOMPARE(changed.count(), 1);
        const QModelIndex first = changed[0][0].toModelIndex();
        const QModelIndex last = changed[0][1].toModelIndex();
        QCOMPARE(first.row(), 10);
        QCOMPARE(last.row(), 19);
        QCOMPARE(first.column(), f.model.columnCount() - 1);
        QCOMPARE(last.column(), f.model.columnCount() - 1);
    }

    void aFilterByAgeIsAskedAgain()
    {
        Fixture f;
        f.put(0, 1, 1, "Running"); // created 600 s ago
        f.apply();
        f.setFilter(QStringLiteral("age:<15m"));
        QCOMPARE(f.model.rowCount(), 1);
        f.clock.advanceMs(301'000);
        f.model.refreshAges();
        QCOMPARE(f.model.rowCount(), 0);
    }

    void nothingMovesWhileFrozen()
    {
        Fixture f;
        for (quint64 i = 0; i < 9; ++i)
            f.put(0, i, 1, "Running");
        f.apply();
        f.setFilter(QStringLiteral("phase:Running"));
        const std::vector<Key> before = keysOf(f.model);
        f.model.setFrozen(true);
        QSignalSpy layout(&f.model, &QAbstractItemModel::layoutChanged);
        f.clusters[0]->remove(uidText(5), 2);
        f.put(0, 0, 2, "Running", "zzz"); // its name now sorts last
        f.put(0, 1, 2, "Failed"); // refused now
        f.put(0, 50, 2, "Running", "aaa"); // sorts first
        f.apply();
        QCOMPARE(layout.count(), 0);
        std::vector<Key> expected = before;
        std::erase(expected, Key(0, QString::fromStdString(uidText(5))));
        expected.emplace_back(0, QString::fromStdString(uidText(51)));
        QCOMPARE(keysOf(f.model), expected);
        f.model.setFrozen(false);
        f.compareWithFresh();
        QCOMPARE(f.model.rowCount(), 8);
        QCOMPARE(f.model.index(0, 2).data().toString(), QStringLiteral("aaa"));
    }

    void randomChangesKeepOrderAndSelection()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto below = [&random](quint32 n) { return random() % n; };
        static const char* const filters[] = {"", "", "phase:Running", "phase:!running -x", "n1",
            "cluster:us", "ready:>1", "age:<10m01s", "phase:R", "message:1,2"};
        static const char* const phases[] = {"Running", "Pending", "RunningButNot", "Failed"};
        Fixture f;
        const QAbstractItemModelTester tester(
            &f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QItemSelectionModel selection(&f.model);
        std::set<Key> selected, returned;
        // What leaves and comes back within a round has lost its selection, as it should.
        connect(&f.model, &QAbstractItemModel::rowsAboutToBeRemoved, this,
            [&](const QModelIndex&, int first, int last) {
                for (int row = first; row <= last; ++row)
                    returned.insert(keyOf(f.model, row));
            });
        quint64 version = 0;
        for (int round = 0; round < 2000; ++round) {
            returned.clear();
            const Slot slot = Slot(below(2));
            for (quint32 i = below(8); i > 0; --i) {
                const quint64 uid = below(26);
                if (below(4) == 0)
                    f.clusters[slot]->remove(uidText(uid + 1), ++version);
                else
                    f.put(slot, uid, ++version, phases[below(4)], "n" + std::to_string(below(30)),
                        quint32(round), qint64(below(3)), qint64(600 + below(3)));
            }
            if (below(30) == 0) { // a relist brings half of the objects
                for (quint64 uid = 0; uid < 26; uid += 1 + below(3))
                    f.put(slot, uid, ++version, phases[below(4)], "n" + std::to_string(below(30)),
                        quint32(round) + 1);
                f.clusters[slot]->sweep(quint32(round) + 1);
            }
            if (below(150) == 0) {
                f.clusters[slot]->dropBatch();
                f.clusters[slot]->reconnect();
                f.table.removeSlot(slot);
            }
            f.apply();
            if (below(15) == 0)
                f.sort(int(below(quint32(f.model.columnCount()))),
                    below(2) ? Qt::AscendingOrder : Qt::DescendingOrder);
            if (below(12) == 0)
                f.setFilter(QLatin1String(filters[below(std::size(filters))]));
            if (below(10) == 0)
                f.model.setFrozen(!f.model.isFrozen());
            if (below(20) == 0)
                f.model.refreshAges();

            // Whoever left is not selected any more; nobody else is.
            const std::vector<Key> keys = keysOf(f.model);
            const std::set<Key> shown(keys.begin(), keys.end());
            QCOMPARE(shown.size(), keys.size());
            std::set<Key> now;
            const QModelIndexList rows = selection.selectedRows();
            for (const QModelIndex& index : rows)
                now.insert(keyOf(f.model, index.row()));
            for (const Key& key : now)
                QVERIFY(selected.contains(key));
            for (const Key& key : selected)
                QVERIFY(now.contains(key) || !shown.contains(key) || returned.contains(key));
            selected = now;
            if (f.model.rowCount() > 0 && below(3) == 0) {
                const int row = int(below(quint32(f.model.rowCount())));
                selection.select(
                    f.model.index(row, 0), QItemSelectionModel::Toggle | QItemSelectionModel::Rows);
                selected.clear();
                const QModelIndexList chosen = selection.selectedRows();
                for (const QModelIndex& index : chosen)
                    selected.insert(keyOf(f.model, index.row()));
            }
            if (!f.model.isFrozen())
                f.compareWithFresh();
            if (QTest::currentTestFailed())
                return;
        }
    }

    void manyRowsAreFast()
    {
        KindTable table(Kind::Pod, pod::spec().columns);
        std::vector<std::unique_ptr<RowMaker>> clusters;
        const auto put = [&](Slot slot, quint64 uid, quint64 version) {
            RowSink& row = clusters[slot]->row(
                uidText(uid + 1), "voltage-soda-frontend-" + std::to_string(uid), version);
            row.setString(pod::Status, version % 2 ? "Running" : "Pending");
            clusters[slot]->put();
        };
        for (Slot slot = 0; slot < 6; ++slot) {
            clusters.push_back(std::make_unique<RowMaker>(table, slot));
            for (quint64 i = 0; i < 5000; ++i)
                put(slot, i, 1);
            clusters.back()->apply();
        }
        RowsModel model(table, clockOfTests());
        model.setVisibleRange(0, 45);
        QCOMPARE(model.rowCount(), 30'000);
        std::vector<double> times; // of the processor: other tests run beside this one
        for (quint64 round = 0; round < 20; ++round) {
            for (quint64 i = 0; i < 1000; ++i)
                put(Slot(round % 6), (i * 37 + round) % 6000, round + 2);
            const std::clock_t start = std::clock();
            clusters[round % 6]->apply();
            times.push_back(double(std::clock() - start) * 1000 / CLOCKS_PER_SEC);
        }
        std::ranges::sort(times);
        qInfo("1,000 changed rows of 30,000: median %.2f ms, worst %.2f ms", times[10], times[19]);
    }

private:
    //! Two clusters, one table, one model.
    struct Fixture {
        Fixture()
        {
            for (Slot slot = 0; slot < 2; ++slot)
                clusters.push_back(std::make_unique<RowMaker>(table, slot));
            model.setClusters(
                {{QStringLiteral("eu"), QStringLiteral("eu-west-1"), DataState::Live, 1},
                    {QStringLiteral("us"), QStringLiteral("us-east-1"), DataState::Live, 0}});
        }
        void put(Slot slot, quint64 uid, quint64 version, const char* phase, std::string name = {},
            quint32 generation = 1, qint64 ready = 1, qint64 age = 600)
        {
            if (name.empty())
                name = "n" + std::to_string(uid);
            RowSink& row = clusters[slot]->row(uidText(uid + 1), name, version, generation);
            row.setCreated(1'795'503'600 - age);
            row.setString(Phase, phase);
            row.setNumber(Ready, ready);
            row.setNumber(Wanted, 2);
            row.setString(Message, "message " + std::to_string(version % 7));
            clusters[slot]->put();
        }
        void apply()
        {
            for (const auto& cluster : clusters)
                cluster->apply();
        }
        void compareWithFresh()
        {
            RowsModel fresh(table, clock);
            fresh.setClusters(
                {{QStringLiteral("eu"), QStringLiteral("eu-west-1"), DataState::Live, 1},
                    {QStringLiteral("us"), QStringLiteral("us-east-1"), DataState::Live, 0}});
            fresh.setFilter(filter);
            fresh.sort(sortColumn, sortOrder);
            QCOMPARE(keysOf(model), keysOf(fresh));
        }

        KindTable table{Kind::ConfigMap, columns};
        ManualClock clock{QDateTime::fromSecsSinceEpoch(1'795'503'600, QTimeZone::UTC)};
        std::vector<std::unique_ptr<RowMaker>> clusters;
        RowsModel model{table, clock};
        QString filter;
        int sortColumn = -1;
        Qt::SortOrder sortOrder = Qt::AscendingOrder;

        void setFilter(const QString& text)
        {
            filter = text;
            model.setFilter(text);
        }
        void sort(int column, Qt::SortOrder order)
        {
            sortColumn = column;
            sortOrder = order;
            model.sort(column, order);
        }
    };
};

QTEST_GUILESS_MAIN(TestRowsModel)
#include "tst_rowsmodel.moc"
