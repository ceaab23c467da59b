// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"
#include "models/kinds/registry.h"
#include "tests/models/rowmaker.h"

#include <QtTest>

#include <random>

using namespace portolan;
using namespace portolan::test;

namespace {

//! A fleet of one cluster, and the batches that come from it.
struct Source {
    Fleet fleet{QStringLiteral("f")};
    std::shared_ptr<StringPool> pool = std::make_shared<StringPool>();
    std::unique_ptr<Outbox> outbox;

    Source()
    {
        fleet.addCluster({});
        outbox = std::make_unique<Outbox>(Slot(0), fleet.beginConnection(0), pool, [] {});
    }
    void put(Kind kind, quint64 number, quint64 version, quint32 generation, bool removed)
    {
        RowSink sink(*pool, specOf(kind).columns);
        sink.setUid(uidText(number));
        sink.setName("n" + std::to_string(number));
        sink.setResourceVersion(std::to_string(version));
        sink.setGeneration(generation);
        if (removed)
            sink.setRemoved();
        outbox->put(kind, sink, 1);
    }
    void endList(Kind kind, quint32 generation)
    {
        outbox->put(Sweep{kind, generation, 0}, 1);
        KindSync sync;
        sync.kind = kind;
        sync.phase = SyncPhase::Synced;
        outbox->put(sync, 1);
    }
    std::map<std::string, quint64> rows(Kind kind) const
    {
        std::map<std::string, quint64> all;
        const KindTable& table = fleet.table(kind);
        table.forEach([&](RowId row) { all[std::string(table.name(row))] = table.resourceVersion(row); });
        return all;
    }
};

} // namespace

//! A batch in parts is the batch.
class TestBatchParts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void partsAreTheWhole();
    void theEndComesWithTheLastPart();
    void aBatchOfAnEarlierConnectionEndsAtOnce();
};

void TestBatchParts::partsAreTheWhole()
{
    std::mt19937 random(11); // NOLINT: the same run every time
    Source whole, parted;
    quint64 version = 0;
    for (quint32 generation = 1; generation < 60; ++generation) {
        for (Source* source : {&whole, &parted}) {
            std::mt19937 same(generation); // NOLINT: both get the same
            quint64 v = version;
            for (size_t i = same() % 300; i > 0; --i)
                source->put(same() % 2 ? Kind::Pod : Kind::Node, same() % 100, ++v, generation, same() % 4 == 0);
            if (same() % 2)
                source->endList(Kind::Pod, generation);
        }
        version += 1000;
        whole.fleet.apply(whole.outbox->take(), whole.pool);
        const Batch batch = parted.outbox->take();
        BatchProgress progress;
        while (!parted.fleet.applyPart(batch, parted.pool, progress, 1 + random() % 50)) { }
        QVERIFY(parted.rows(Kind::Pod) == whole.rows(Kind::Pod));
        QVERIFY(parted.rows(Kind::Node) == whole.rows(Kind::Node));
    }
}

void TestBatchParts::theEndComesWithTheLastPart()
{
    Source source;
    source.put(Kind::Pod, 1000, 1, 1, false);
    source.fleet.apply(source.outbox->take(), source.pool);
    for (quint64 i = 0; i < 10; ++i)
        source.put(Kind::Pod, i, 10 + i, 2, false);
    source.put(Kind::Node, 5, 5, 2, false);
    source.endList(Kind::Pod, 2);
    const Batch batch = source.outbox->take();
    BatchProgress progress;
    for (size_t rows = 4; rows <= 8; rows += 4) {
        QVERIFY(!source.fleet.applyPart(batch, source.pool, progress, 4));
        QCOMPARE(source.rows(Kind::Pod).size(), 1 + rows); // what the list no longer has is there yet
        QVERIFY(source.fleet.cluster(0).syncs.empty());
    }
    QVERIFY(source.fleet.applyPart(batch, source.pool, progress, 4));
    QCOMPARE(source.rows(Kind::Pod).size(), size_t(10));
    QCOMPARE(source.rows(Kind::Node).size(), size_t(1));
    QCOMPARE(source.fleet.cluster(0).syncs.size(), size_t(1));
}

void TestBatchParts::aBatchOfAnEarlierConnectionEndsAtOnce()
{
    Source source;
    for (quint64 i = 0; i < 10; ++i)
        source.put(Kind::Pod, i, 10 + i, 2, false);
    const Batch batch = source.outbox->take();
    BatchProgress progress;
    QVERIFY(!source.fleet.applyPart(batch, source.pool, progress, 4));
    (void)source.fleet.beginConnection(0);
    QVERIFY(source.fleet.applyPart(batch, source.pool, progress, 4));
    QVERIFY(source.rows(Kind::Pod).empty());
}

QTEST_GUILESS_MAIN(TestBatchParts)
#include "tst_batchparts.moc"
