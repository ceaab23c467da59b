// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problemboard.h"

namespace portolan {

ProblemBoard::ProblemBoard(
    const Fleet& fleet, const Clock& clock, std::vector<Kind> required, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_clock(clock)
    , m_required(std::move(required))
{
    for (const Kind kind : problemKinds()) {
        connect(&fleet.table(kind), &KindTable::changed, this, [this] { m_dirty = true; });
        connect(&fleet.table(kind), &KindTable::slotRemoved, this, [this] { m_dirty = true; });
    }
}

ProblemBoard::~ProblemBoard() = default;

void ProblemBoard::look()
{
    const BootMs boot = m_clock.bootMs();
    const QDateTime now = m_clock.now();
    const qint64 seconds = now.toSecsSinceEpoch();
    std::vector<ClusterCheck> checks = problemChecks(m_fleet, boot);
    const bool due
        = m_dirty || checks != m_checks || (m_found.nextChange && seconds >= m_found.nextChange);
    m_checks.swap(checks);
    if (due && (m_searches == 0 || boot - m_searchedAt >= searchEveryMs))
        search(boot, seconds);
    else if (due)
        m_dirty = true; // its second is not over
    std::vector<Problem> problems = m_found.problems;
    dropUnbelieved(problems, m_checks);
    std::ranges::move(
        clusterProblems(m_fleet, m_required, boot, now), std::back_inserter(problems));
    sortProblems(problems);
    const bool same = problems == m_problems && checks == m_checks;
    m_problems = std::move(problems);
    if (!same)
        Q_EMIT changed();
}

void ProblemBoard::search(BootMs boot, qint64 now)
{
    m_dirty = false;
    m_searchedAt = boot;
    ++m_searches;
    m_found = searchProblems(tablesOf(m_fleet), now, &m_memory);
    ProblemMemory::Believed believed;
    for (const ClusterCheck& check : m_checks)
        believed.push_back(check.believed);
    m_memory.settle(m_found.problems, std::move(believed));
}

} // namespace portolan
