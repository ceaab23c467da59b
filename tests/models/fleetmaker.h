// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "tests/models/rowmaker.h"

#include <functional>
#include <map>

namespace portolan::test {

//! A fleet whose states and rows a test writes by hand, on a clock set by hand. Any thread of a
//! test.
class FleetMaker {
public:
    FleetMaker()
        : fleet(QStringLiteral("test"))
        , clock(QDateTime::fromSecsSinceEpoch(1'795'500'000, QTimeZone::UTC))
    {
        clock.advanceMs(3'600'000);
    }

    Slot add(const QString& context)
    {
        FleetCluster info;
        info.context = context;
        return fleet.addCluster(info);
    }
    //! Connected, every kind read whole.
    Slot addLive(const QString& context)
    {
        const Slot slot = add(context);
        fleet.beginConnection(slot);
        answer(slot);
        for (size_t kind = 0; kind < kindCount; ++kind)
            sync(slot, Kind(kind), SyncPhase::Synced);
        return slot;
    }
    void facts(Slot slot, const std::function<void(ClusterFacts&)>& change)
    {
        Batch batch = batchFor(slot);
        batch.facts = fleet.cluster(slot).facts;
        change(*batch.facts);
        fleet.apply(batch, m_pool);
    }
    //! The server has just answered.
    void answer(Slot slot)
    {
        facts(slot, [this](ClusterFacts& now) {
            now.connection = Connection::Connected;
            now.connectionSince = now.lastAnswerAt = clock.bootMs();
            now.readiness = Readiness::Ok;
        });
    }
    void lose(Slot slot)
    {
        facts(slot, [this](ClusterFacts& now) {
            now.connection = Connection::Unreachable;
            now.connectionSince = clock.bootMs();
        });
    }
    void sync(Slot slot, Kind kind, SyncPhase phase, const QString& nameSpace = {})
    {
        Batch batch = batchFor(slot);
        KindSync sync;
        sync.kind = kind;
        sync.nameSpace = nameSpace;
        sync.phase = phase;
        sync.loaded = phase == SyncPhase::Synced ? 1 : 0;
        sync.whole = phase == SyncPhase::Synced || phase == SyncPhase::Failed;
        if (phase == SyncPhase::Forbidden)
            sync.reason = {QStringLiteral("Forbidden"), QStringLiteral("no"),
                QStringLiteral("list"), QLatin1String(addressOf(kind).resource), nameSpace};
        batch.syncs.push_back(sync);
        fleet.apply(batch, m_pool);
    }
    //! Writes a row, created a day ago in namespace shop; the same name is the same object.
    void put(Slot slot, Kind kind, const std::string& name,
        const std::function<void(RowSink&)>& fill = {}, const std::string& nameSpace = "shop")
    {
        RowMaker& rows = maker(slot, kind);
        RowSink& row = rows.row(uidOf(slot, kind, name), name, ++m_version, 1, nameSpace);
        row.setCreated(seconds() - 86400);
        if (fill)
            fill(row);
        rows.put();
        rows.apply();
    }
    void remove(Slot slot, Kind kind, const std::string& name)
    {
        RowMaker& rows = maker(slot, kind);
        rows.remove(uidOf(slot, kind, name), ++m_version);
        rows.apply();
    }
    [[nodiscard]] qint64 seconds() const { return clock.utcNow().toSecsSinceEpoch(); }
    //! By slot, over these kinds.
    [[nodiscard]] std::vector<ClusterStatus> states(std::span<const Kind> required) const
    {
        std::vector<ClusterStatus> all;
        for (size_t slot = 0; slot < fleet.clusterCount(); ++slot)
            all.push_back(fleet.status(Slot(slot), required, clock.bootMs()));
        return all;
    }

    Fleet fleet;
    ManualClock clock;

private:
    Batch batchFor(Slot slot)
    {
        Batch batch;
        batch.slot = slot;
        batch.connection = fleet.cluster(slot).connection;
        return batch;
    }
    RowMaker& maker(Slot slot, Kind kind)
    {
        auto& made = m_makers[{slot, kind}];
        if (!made)
            made = std::make_unique<RowMaker>(fleet.table(kind), slot);
        return *made;
    }
    std::string uidOf(Slot slot, Kind kind, const std::string& name)
    {
        const auto [known, isNew]
            = m_uids.try_emplace({slot, kind, name}, quint64(m_uids.size() + 1));
        return uidText(known->second);
    }

    std::map<std::pair<Slot, Kind>, std::unique_ptr<RowMaker>> m_makers;
    std::map<std::tuple<Slot, Kind, std::string>, quint64> m_uids;
    std::shared_ptr<StringPool> m_pool = std::make_shared<StringPool>();
    quint64 m_version = 0;
};

} // namespace portolan::test
