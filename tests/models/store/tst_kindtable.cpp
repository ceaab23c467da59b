// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/kindtable.h"

#include "tests/models/rowmaker.h"

#include <QtTest>

#include <map>
#include <random>
#include <set>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr ColumnSpec columns[] = {
    {"phase", "", CellType::Interned},
    {"message", "", CellType::Text},
    {"count", "", CellType::Integer},
};
enum { Phase, Message, Count };

} // namespace

class TestKindTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_table = std::make_unique<KindTable>(Kind::Pod, columns);
        m_changes.clear();
        connect(m_table.get(), &KindTable::changed, this,
            [this](const TableChange& change) { m_changes.push_back(change); });
    }

    void readsBackWhatWasPut()
    {
        RowMaker eu(*m_table, 0);
        RowSink& row = eu.row(uidText(1), "web-1", 10);
        row.setCreated(77);
        row.setString(Phase, "Running");
        row.setString(Message, "all is well");
        row.setNumber(Count, -3);
        eu.put();
        eu.apply();
        QCOMPARE(m_table->rowCount(), 1u);
        const RowId id = *m_table->find(0, Uid::fromText(uidText(1)));
        QCOMPARE(m_table->name(id), std::string_view("web-1"));
        QCOMPARE(m_table->nameSpace(id), std::string_view("shop"));
        QCOMPARE(m_table->created(id), 77);
        QCOMPARE(m_table->string(id, Phase), std::string_view("Running"));
        QCOMPARE(m_table->string(id, Message), std::string_view("all is well"));
        QCOMPARE(m_table->number(id, Count), -3);
        QVERIFY(!m_table->find(1, Uid::fromText(uidText(1))));
    }

    void anOlderVersionDoesNotUndo()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 20, "event", 2);
        eu.apply();
        put(eu, 1, 10, "page", 2);
        eu.sweep(2);
        eu.apply();
        QCOMPARE(m_table->rowCount(), 1u);
        QCOMPARE(message(0, 1), std::string_view("event"));
        QCOMPARE(m_changes.size(), 1u); // nothing changed
    }

    //! A server whose storage was restored from an older copy counts on from there: what it lists is
    //! what there is, and what happens afterwards has low versions too.
    void aLaterListWinsOverHigherVersions()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 1000, "before", 1);
        put(eu, 2, 1001, "made after the copy", 1);
        eu.apply();
        put(eu, 1, 500, "restored", 2);
        eu.sweep(2);
        eu.apply();
        QCOMPARE(m_table->rowCount(), 1u);
        QCOMPARE(message(0, 1), std::string_view("restored"));
        put(eu, 1, 501, "event", 2);
        eu.apply();
        QCOMPARE(message(0, 1), std::string_view("event"));
    }

    void aLateEventKeepsTheGenerationOfTheList()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 10, "list", 5);
        eu.apply();
        put(eu, 1, 11, "late event", 4);
        eu.apply();
        eu.sweep(5);
        eu.apply();
        QCOMPARE(m_table->rowCount(), 1u);
        QCOMPARE(message(0, 1), std::string_view("late event"));
    }

    void aVersionThatIsNoNumberAlwaysCounts()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 20, "numbered", 1);
        eu.apply();
        put(eu, 1, 0, "not numbered", 1);
        eu.apply();
        QCOMPARE(message(0, 1), std::string_view("not numbered"));
    }

    void removal()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 1, "one", 1);
        put(eu, 2, 2, "two", 1);
        eu.apply();
        const RowId gone = *m_table->find(0, Uid::fromText(uidText(1)));
        std::string seen;
        connect(m_table.get(), &KindTable::changed, this, [&](const TableChange& change) {
            for (const RowId row : change.removed)
                seen = m_table->name(row); // still to be read while the change is delivered
        });
        eu.remove(uidText(1), 3);
        eu.apply();
        QCOMPARE(m_changes.back().removed, std::vector<RowId>{gone});
        QCOMPARE(seen, std::string("n1"));
        QVERIFY(!m_table->isLive(gone));
        QVERIFY(!m_table->find(0, Uid::fromText(uidText(1))));
        eu.remove(uidText(9), 3); // never known
        eu.apply();
        QCOMPARE(m_changes.size(), 2u);
    }

    void sweepsByGenerationAndNamespace()
    {
        RowMaker eu(*m_table, 0);
        RowMaker us(*m_table, 1);
        eu.row(uidText(1), "a", 1, 1, "shop");
        eu.put();
        eu.row(uidText(2), "b", 1, 1, "bank");
        eu.put();
        eu.row(uidText(3), "c", 1, 2, "shop");
        eu.put();
        eu.apply();
        us.row(uidText(1), "a", 1, 1, "shop");
        us.put();
        us.apply();
        eu.sweep(2, "shop");
        eu.apply();
        QVERIFY(!has(0, 1));
        QVERIFY(has(0, 2));
        QVERIFY(has(0, 3));
        QVERIFY(has(1, 1)); // another cluster
        eu.sweep(3);
        eu.apply();
        QCOMPARE(m_table->rowCount(), 1u);
        QVERIFY(has(1, 1));
    }

    void aSweepOfAnotherKindIsNotMeant()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 1, "one", 1);
        eu.apply();
        const Sweep nodes{Kind::Node, 9, 0};
        m_table->apply(0, eu.pool(), nullptr, {&nodes, 1});
        QVERIFY(has(0, 1));
    }

    void insertedAndSweptInOneBatchIsNeverSeen()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 1, "one", 1);
        eu.sweep(2);
        eu.apply();
        QVERIFY(m_changes.empty());
        QCOMPARE(m_table->rowCount(), 0u);
    }

    void aHashClashOfUidsIsTwoObjects()
    {
        const std::string a = "00000000-0000-0001-0000-000000000002";
        const std::string b = "00000000-0000-0002-0000-000000000001";
        RowMaker eu(*m_table, 0);
        for (quint64 version = 1; version <= 3; ++version) {
            for (const std::string& uid : {a, b}) {
                eu.row(uid, uid, version);
                eu.put();
            }
        }
        eu.apply();
        QCOMPARE(m_table->rowCount(), 2u);
        QCOMPARE(m_changes[0].inserted.size(), 2u);
        QVERIFY(m_changes[0].changed.empty()); // a row is in one list at most
        eu.remove(a, 4);
        eu.apply();
        QVERIFY(!m_table->find(0, Uid::fromText(a)));
        QCOMPARE(m_table->name(*m_table->find(0, Uid::fromText(b))), std::string_view(b));
    }

    void aRowNumberIsGivenAgainOnlyAfterItsRemovalWasSeen()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 1, "one", 1);
        eu.apply();
        const RowId first = *m_table->find(0, Uid::fromText(uidText(1)));
        eu.remove(uidText(1), 2);
        put(eu, 2, 3, "two", 1);
        eu.apply(); // one batch: the number is not free yet
        QVERIFY(*m_table->find(0, Uid::fromText(uidText(2))) != first);
        put(eu, 3, 4, "three", 1);
        eu.apply();
        QCOMPARE(*m_table->find(0, Uid::fromText(uidText(3))), first);
        QCOMPARE(m_table->idLimit(), 2u);
    }

    void forgetsACluster()
    {
        RowMaker eu(*m_table, 0);
        RowMaker us(*m_table, 1);
        put(eu, 1, 1, "one", 1);
        put(us, 1, 1, "one", 1);
        eu.apply();
        us.apply();
        m_table->removeSlot(0);
        m_table->removeSlot(0);
        m_table->removeSlot(9);
        QVERIFY(!has(0, 1));
        QVERIFY(has(1, 1));
        QCOMPARE(m_changes.size(), 3u);
        put(eu, 2, 1, "two", 1);
        eu.apply();
        QVERIFY(has(0, 2));
    }

    void anotherPoolDoesNotRenameOldRows()
    {
        RowMaker eu(*m_table, 0);
        put(eu, 1, 1, "one", 1);
        eu.apply();
        eu.reconnect();
        eu.row(uidText(2), "n2", 1, 1, "other").setString(Phase, "Pending");
        eu.put();
        eu.apply();
        // Numbers of the old pool mean nothing in the new one: the old rows have gone.
        QVERIFY(!has(0, 1));
        QVERIFY(has(0, 2));
    }

    void textIsCompactedUnderChurn()
    {
        RowMaker eu(*m_table, 0);
        RowMaker us(*m_table, 1);
        put(us, 1, 1, "untouched", 1);
        us.apply();
        for (quint64 round = 1; round <= 400; ++round) {
            for (quint64 uid = 0; uid < 20; ++uid)
                put(eu, uid, round, std::string(500, char('a' + (round + uid) % 26)), 1);
            if (round % 7 == 0)
                eu.remove(uidText(round % 20), round + 1);
            eu.apply();
        }
        for (quint64 uid = 0; uid < 20; ++uid) {
            if (has(0, uid))
                QCOMPARE(message(0, uid), std::string(500, char('a' + (400 + uid) % 26)));
        }
        QCOMPARE(message(1, 1), std::string_view("untouched"));
        QVERIFY2(m_table->textBytes(0) < 700'000, "text of the past must not pile up");
    }

    //! Against a plain map, for thousands of batches.
    void agreesWithAPlainMap()
    {
        const quint32 seed = std::random_device{}();
        qInfo("seed %u", seed);
        std::mt19937 random(seed);
        const auto below = [&random](quint32 n) { return random() % n; };
        std::map<std::pair<Slot, quint64>, std::string> model;
        std::vector<std::unique_ptr<RowMaker>> clusters;
        for (Slot slot = 0; slot < 3; ++slot)
            clusters.push_back(std::make_unique<RowMaker>(*m_table, slot));
        std::set<RowId> shown;
        connect(m_table.get(), &KindTable::changed, this, [&](const TableChange& change) {
            for (const RowId row : change.removed)
                QCOMPARE(shown.erase(row), 1u);
            for (const RowId row : change.inserted)
                QVERIFY(shown.insert(row).second);
            for (const RowId row : change.changed)
                QVERIFY(shown.contains(row));
        });
        quint64 version = 0;
        for (int round = 0; round < 3000; ++round) {
            const Slot slot = Slot(below(3));
            RowMaker& cluster = *clusters[slot];
            const quint32 events = below(30);
            for (quint32 i = 0; i < events; ++i) {
                const quint64 uid = below(200);
                if (below(3) == 0) {
                    cluster.remove(uidText(uid), ++version);
                    model.erase({slot, uid});
                } else {
                    const std::string text = "m" + std::to_string(++version);
                    put(cluster, uid, version, text, quint32(round) + 1);
                    model[{slot, uid}] = text;
                }
            }
            if (below(20) == 0) { // a list that ends: what it did not bring is gone
                std::map<quint64, std::string> listed;
                for (quint64 uid = 0; uid < 200; ++uid) {
                    if (below(2) == 0) {
                        listed[uid] = "l" + std::to_string(++version);
                        put(cluster, uid, version, listed[uid], quint32(round) + 2);
                    }
                }
                cluster.sweep(quint32(round) + 2);
                std::erase_if(
                    model, [slot](const auto& entry) { return entry.first.first == slot; });
                for (const auto& [uid, text] : listed)
                    model[{slot, uid}] = text;
            }
            if (below(200) == 0) {
                m_table->removeSlot(slot);
                cluster.reconnect();
                cluster.dropBatch();
                std::erase_if(
                    model, [slot](const auto& entry) { return entry.first.first == slot; });
                continue;
            }
            cluster.apply();
            QCOMPARE(m_table->rowCount(), model.size());
            size_t sum = 0;
            for (Slot each = 0; each < 8; ++each) {
                size_t rows = 0;
                m_table->forEach([&](RowId row) { rows += m_table->slot(row) == each ? 1 : 0; });
                QCOMPARE(m_table->rowCount(each), rows);
                sum += rows;
            }
            QCOMPARE(sum, model.size());
            QCOMPARE(shown.size(), model.size());
        }
        for (const auto& [key, text] : model) {
            const auto row = m_table->find(key.first, Uid::fromText(uidText(key.second)));
            QVERIFY(row);
            QCOMPARE(m_table->string(*row, Message), std::string_view(text));
        }
    }

private:
    void put(
        RowMaker& cluster, quint64 uid, quint64 version, std::string_view text, quint32 generation)
    {
        RowSink& row = cluster.row(uidText(uid), "n" + std::to_string(uid), version, generation);
        row.setString(Message, text);
        cluster.put();
    }
    bool has(Slot slot, quint64 uid) const
    {
        return m_table->find(slot, Uid::fromText(uidText(uid))).has_value();
    }
    std::string_view message(Slot slot, quint64 uid) const
    {
        return m_table->string(*m_table->find(slot, Uid::fromText(uidText(uid))), Message);
    }

    std::unique_ptr<KindTable> m_table;
    std::vector<TableChange> m_changes;
};

QTEST_APPLESS_MAIN(TestKindTable)
#include "tst_kindtable.moc"
