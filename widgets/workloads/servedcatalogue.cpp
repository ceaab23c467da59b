// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/servedcatalogue.h"

namespace portolan::ui {

ServedCatalogue::ServedCatalogue(Fleet& fleet, TableSource& source, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_source(source)
{
}

void ServedCatalogue::want(Slot slot)
{
    Entry& entry = m_entries[slot];
    const quint32 connection = m_fleet.cluster(slot).connection;
    if (entry.connection != connection) {
        const int round = entry.round + 1;
        entry = {connection, round, false, {}};
    }
    // What failed may work now.
    if (entry.asking || (entry.answer && *entry.answer))
        return;
    entry.asking = true;
    entry.answer.reset();
    const int round = ++entry.round;
    m_source.discover(slot, this,
        [this, slot, round](const Result<ServedKinds>& kinds) { take(slot, round, kinds); });
}

void ServedCatalogue::wantAll()
{
    for (size_t slot = 0; slot < m_fleet.clusterCount(); ++slot) {
        if (m_fleet.cluster(Slot(slot)).facts.connection == Connection::Connected)
            want(Slot(slot));
    }
}

void ServedCatalogue::forget(Slot slot)
{
    Entry& entry = m_entries[slot];
    ++entry.round;
    entry.asking = false;
    entry.answer.reset();
}

void ServedCatalogue::take(Slot slot, int round, const Result<ServedKinds>& kinds)
{
    Entry& entry = m_entries[slot];
    if (entry.round != round)
        return;
    entry.asking = false;
    entry.answer = kinds;
    Q_EMIT answered(slot);
}

const Result<ServedKinds>* ServedCatalogue::answerOf(Slot slot) const
{
    const auto entry = m_entries.find(slot);
    const bool known = entry != m_entries.end() && entry->second.answer
        && entry->second.connection == m_fleet.cluster(slot).connection;
    return known ? &*entry->second.answer : nullptr;
}

std::vector<Slot> ServedCatalogue::asking() const
{
    std::vector<Slot> slots;
    for (const auto& [slot, entry] : m_entries) {
        if (entry.asking && entry.connection == m_fleet.cluster(slot).connection)
            slots.push_back(slot);
    }
    return slots;
}

std::vector<OtherKind> ServedCatalogue::otherKinds() const
{
    std::map<QString, OtherKind> byId;
    for (const auto& [slot, entry] : m_entries) {
        const Result<ServedKinds>* answer = answerOf(slot);
        if (!answer || !*answer)
            continue;
        for (const ServedKind& kind : (*answer)->kinds) {
            if (watchedKind(kind.address.group, kind.address.resource))
                continue;
            OtherKind& other = byId[kind.address.id()];
            if (other.clusters.empty()) {
                other.address = kind.address;
                other.shortNames = kind.shortNames;
            }
            other.clusters.push_back(slot);
        }
    }
    std::vector<OtherKind> kinds;
    for (auto& [id, kind] : byId)
        kinds.push_back(std::move(kind));
    std::ranges::sort(kinds, {}, [](const OtherKind& kind) {
        return std::pair(pluralTitle(kind.address).toLower(), kind.address.group);
    });
    return kinds;
}

} // namespace portolan::ui
