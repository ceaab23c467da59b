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
    const bool mayWait = !m_found.problems.empty() && boot - m_searchedAt < searchEveryMs;
    if (due && !mayWait) {
        search(boot, seconds);
    } else if (due) {
        m_dirty = true; // its second is not over
        markUnsearched();
    }
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

//! A cluster that became live within the second has rows that nobody has searched yet: that nothing
//! was found in them says nothing.
void ProblemBoard::markUnsearched()
{
    for (size_t slot = 0; slot < m_checks.size(); ++slot) {
        ClusterCheck& check = m_checks[slot];
        std::vector<CheckGap> gaps;
        for (const Kind kind : problemKinds()) {
            const bool isSearched = slot < m_searched.size() && m_searched[slot].test(size_t(kind));
            const bool isNew = check.believed.test(size_t(kind)) && !isSearched;
            const auto known = std::ranges::find(check.gaps, kind, &CheckGap::kind);
            if (known != check.gaps.end())
                gaps.push_back(*known);
            else if (isNew)
                gaps.push_back({kind, DataState::Loading});
            if (isNew)
                check.believed.reset(size_t(kind));
        }
        check.gaps = std::move(gaps);
        if (check.isAsked() && check.believed.none() && check.state == DataState::Live)
            check.state = DataState::Loading;
    }
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
    m_searched = believed;
    m_memory.settle(m_found.problems, std::move(believed));
}

} // namespace portolan
