// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/outbox.h"

#include "tests/models/rowmaker.h"

#include <QtTest>

#include <thread>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr ColumnSpec columns[] = {
    {"phase", "", CellType::Interned},
    {"message", "", CellType::Text},
    {"count", "", CellType::Integer},
};

} // namespace

class TestOutbox : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_wakes = 0;
        m_pool = std::make_shared<StringPool>();
        m_outbox = std::make_unique<Outbox>(Slot(3), 7, m_pool, [this] { ++m_wakes; });
    }

    void wakesOnceBetweenTwoTakes()
    {
        put(1, 1, "a");
        put(2, 2, "b");
        m_outbox->put(Sweep{Kind::Pod, 1, 0}, 30);
        QCOMPARE(m_wakes, 1);
        const Batch batch = m_outbox->take();
        QCOMPARE(batch.slot, Slot(3));
        QCOMPARE(batch.connection, 7u);
        QCOMPARE(batch.oldest, BootMs(10));
        QCOMPARE(batch.rows.size(), 1u);
        QCOMPARE(batch.rows[0].size(), 2u);
        QCOMPARE(batch.sweeps.size(), 1u);
        QVERIFY(m_outbox->take().isEmpty());
        put(1, 3, "c");
        QCOMPARE(m_wakes, 2);
    }

    void keepsTheNewestStateOfAnObject()
    {
        put(1, 1, "first");
        put(1, 2, "second");
        const Batch batch = m_outbox->take();
        QCOMPARE(batch.rows[0].size(), 1u);
        QCOMPARE(message(batch.rows[0], 0), std::string_view("second"));
    }

    void anOlderVersionOfOneListDoesNotUndoAPendingEvent()
    {
        put(1, 20, "event", 2);
        put(1, 10, "page", 2);
        const Batch batch = m_outbox->take();
        QCOMPARE(message(batch.rows[0], 0), std::string_view("event"));
        QCOMPARE(batch.rows[0].head(0).resourceVersion, 20u);
    }

    void anOlderVersionOfOneListDoesNotUndoAPendingRemoval()
    {
        remove(1, 20, 2);
        put(1, 10, "page", 2);
        QVERIFY(m_outbox->take().rows[0].head(0).removed);
    }

    //! A server whose storage was restored from an older copy counts on from there.
    void aLaterListWinsOverHigherVersions()
    {
        put(1, 20, "before", 1);
        put(1, 10, "restored", 2);
        remove(2, 30, 1);
        put(2, 5, "restored too", 2);
        const Batch batch = m_outbox->take();
        QCOMPARE(message(batch.rows[0], 0), std::string_view("restored"));
        QCOMPARE(batch.rows[0].head(0).resourceVersion, 10u);
        QCOMPARE(message(batch.rows[0], 1), std::string_view("restored too"));
        QVERIFY(!batch.rows[0].head(1).removed);
    }

    void anEventOfAnOldGenerationKeepsTheNewerOne()
    {
        put(1, 10, "list", 5);
        put(1, 11, "late event", 4);
        const Batch batch = m_outbox->take();
        QCOMPARE(batch.rows[0].head(0).generation, 5u);
        QCOMPARE(message(batch.rows[0], 0), std::string_view("late event"));
    }

    void aHashClashOfUidsKeepsOneRowEach()
    {
        // Uid::hash() is the first half xor the second: these two are alike to it.
        const std::string a = "00000000-0000-0001-0000-000000000002";
        const std::string b = "00000000-0000-0002-0000-000000000001";
        QCOMPARE(Uid::fromText(a).hash(), Uid::fromText(b).hash());
        for (int i = 1; i <= 10; ++i) {
            put(a, quint64(i), "a" + std::to_string(i));
            put(b, quint64(i), "b" + std::to_string(i));
        }
        const Batch batch = m_outbox->take();
        QCOMPARE(batch.rows[0].size(), 2u);
        QCOMPARE(message(batch.rows[0], 0), std::string_view("a10"));
        QCOMPARE(message(batch.rows[0], 1), std::string_view("b10"));
    }

    void itsSizeIsThatOfObjectsNotOfEvents()
    {
        const std::string large(4000, 'x');
        for (quint64 i = 1; i <= 20'000; ++i)
            put(i % 10, i, large);
        const Batch batch = m_outbox->take();
        QCOMPARE(batch.rows[0].size(), 10u);
        // Offsets tell how large the arena has become.
        const TextRef ref = TextRef::unpacked(batch.rows[0].cells(9)[1]);
        QVERIFY2(ref.offset < 1'000'000, qPrintable(QString::number(ref.offset)));
        for (size_t row = 0; row < 10; ++row)
            QCOMPARE(message(batch.rows[0], row), std::string_view(large));
    }

    void keepsTheNewestSyncOfEachKindAndNamespace()
    {
        KindSync sync;
        sync.loaded = 1;
        m_outbox->put(sync, 1);
        sync.loaded = 2;
        m_outbox->put(sync, 2);
        sync.nameSpace = QStringLiteral("shop");
        m_outbox->put(sync, 3);
        const Batch batch = m_outbox->take();
        QCOMPARE(batch.syncs.size(), 2u);
        QCOMPARE(batch.syncs[0].loaded, 2);
    }

    void twoThreads()
    {
        std::atomic<bool> done = false;
        std::thread writer([this, &done] {
            for (quint64 i = 1; i <= 20'000; ++i)
                put(i % 100, i, "message " + std::to_string(i));
            done = true;
        });
        std::vector<quint64> newest(100, 0);
        const auto drain = [&] {
            const Batch batch = m_outbox->take();
            for (const RowBatch& rows : batch.rows) {
                for (size_t i = 0; i < rows.size(); ++i) {
                    const quint64 version = rows.head(i).resourceVersion;
                    QCOMPARE(message(rows, i), "message " + std::to_string(version));
                    const std::string_view phase = m_pool->view(quint32(rows.cells(i)[0]));
                    QCOMPARE(phase, "phase " + std::to_string(version % 50));
                    newest[version % 100] = std::max(newest[version % 100], version);
                }
            }
        };
        while (!done)
            drain();
        writer.join();
        drain();
        for (size_t i = 0; i < newest.size(); ++i)
            QCOMPARE(newest[i], i == 0 ? 20'000u : 19'900u + i);
    }

private:
    void put(quint64 uid, quint64 version, std::string_view message, quint32 generation = 1)
    {
        put(uidText(uid), version, message, generation);
    }
    void put(
        const std::string& uid, quint64 version, std::string_view message, quint32 generation = 1)
    {
        RowSink row(*m_pool, columns);
        row.setUid(uid);
        row.setName("name");
        row.setResourceVersion(std::to_string(version));
        row.setGeneration(generation);
        row.setString(0, "phase " + std::to_string(version % 50));
        row.setString(1, message);
        m_outbox->put(Kind::Pod, row, 10);
    }
    void remove(quint64 uid, quint64 version, quint32 generation)
    {
        RowSink row(*m_pool, columns);
        row.setUid(uidText(uid));
        row.setResourceVersion(std::to_string(version));
        row.setGeneration(generation);
        row.setRemoved();
        m_outbox->put(Kind::Pod, row, 10);
    }
    static std::string_view message(const RowBatch& batch, size_t row)
    {
        return batch.text(batch.cells(row)[1]);
    }

    int m_wakes = 0;
    std::shared_ptr<StringPool> m_pool;
    std::unique_ptr<Outbox> m_outbox;
};

QTEST_APPLESS_MAIN(TestOutbox)
#include "tst_outbox.moc"
