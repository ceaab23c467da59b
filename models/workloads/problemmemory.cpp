// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problems.h"

namespace portolan {

bool ProblemMemory::isIn(const Believed& believed, Slot slot, std::optional<Kind> kind)
{
    return kind && slot < believed.size() && believed[slot].test(size_t(*kind));
}

ProblemMemory::Entry& ProblemMemory::entryOf(const Problem& problem, qint64 now)
{
    const auto [entry, isNew] = m_entries.try_emplace({problem.slot, problem.id});
    if (isNew)
        entry->second = {now, sourceOf(problem),
            isIn(m_believed, problem.slot, sourceOf(problem))};
    return entry->second;
}

qint64 ProblemMemory::since(const Problem& problem, qint64 now)
{
    const Entry& entry = entryOf(problem, now);
    return entry.cameThen ? entry.seen : 0;
}

qint64 ProblemMemory::seen(const Problem& problem, qint64 now)
{
    Entry& entry = entryOf(problem, now);
    if (problem.seen != 0)
        entry.seen = std::min(entry.seen, problem.seen);
    return entry.seen;
}

void ProblemMemory::settle(const std::vector<Problem>& found, Believed believed)
{
    std::map<std::pair<Slot, QString>, Entry> kept;
    for (const Problem& problem : found) {
        if (const auto entry = m_entries.find({problem.slot, problem.id}); entry != m_entries.end())
            kept.insert(*entry);
    }
    // What cannot be seen now is not gone.
    for (const auto& [key, entry] : m_entries) {
        if (!isIn(believed, key.first, entry.source))
            kept.emplace(key, entry);
    }
    m_entries = std::move(kept);
    m_believed = std::move(believed);
}

} // namespace portolan
