// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/clusterhealth.h"

#include "models/base/text.h"

#include <QCoreApplication>

namespace portolan {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ClusterHealth)
};

//! Of a problem in the cluster; whether the cluster itself can be seen is another question.
std::optional<Health> healthOf(const Problem& problem)
{
    if (!problem.kind)
        return std::nullopt;
    if (problem.reason == ProblemReason::RolloutWaiting)
        return Health::Paused;
    switch (problem.severity) {
    case Severity::Error:
        return Health::Failed;
    case Severity::Warning:
        return Health::Degraded;
    default:
        return std::nullopt;
    }
}

QString causeOf(const Problem& problem)
{
    return problem.count > 1
        ? Words::tr("%1 × %2", "crash loop × 3").arg(word(problem), number(problem.count))
        : word(problem);
}

} // namespace

void judgeByProblems(std::span<ClusterOverview> counts, std::span<const Problem> problems)
{
    std::vector<bool> judged(counts.size());
    for (const Problem& problem : problems) {
        const std::optional<Health> health = healthOf(problem);
        if (!health || problem.slot >= counts.size())
            continue;
        ClusterOverview& one = counts[problem.slot];
        if (judged[problem.slot]) {
            ++one.moreCauses;
            continue;
        }
        judged[problem.slot] = true;
        one.health = *health;
        one.cause = causeOf(problem);
    }
    for (size_t slot = 0; slot < counts.size(); ++slot) {
        Health& health = counts[slot].health;
        if (!judged[slot] && (health == Health::Failed || health == Health::Degraded))
            health = Health::Progressing;
    }
}

} // namespace portolan
