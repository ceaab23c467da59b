// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problemchecks.h"

#include "models/base/text.h"

#include <QCoreApplication>

namespace portolan {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ProblemChecks)
};

//! The connection itself, or the first list of everything, is in the way.
bool isOutOfSight(const ClusterCheck& check)
{
    return check.believed.none();
}

QString gapsText(const ClusterCheck& check)
{
    QStringList parts;
    for (const CheckGap& gap : check.gaps)
        parts.append(Words::tr("%1 (%2)", "events (forbidden)")
                .arg(QLatin1String(addressOf(gap.kind).resource), word(gap.state)));
    return parts.join(QStringLiteral(", "));
}

} // namespace

ClusterCheck problemCheck(const Fleet& fleet, Slot slot, BootMs now)
{
    const ClusterStatus status = fleet.status(slot, problemKinds(), now);
    ClusterCheck check;
    check.state = status.state;
    for (const KindStatus& kind : status.kinds) {
        if (kind.state == DataState::NotServed)
            continue;
        // A part of the namespaces is believed, but is not the whole.
        const bool believed = countsInTotals(kind.state) || kind.state == DataState::Partial;
        check.believed.set(size_t(kind.kind), believed);
        if (!believed || !status.isWhole(kind.kind))
            check.gaps.push_back({kind.kind, kind.state});
    }
    return check;
}

std::vector<ClusterCheck> problemChecks(const Fleet& fleet, BootMs now)
{
    std::vector<ClusterCheck> checks;
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot)
        checks.push_back(problemCheck(fleet, Slot(slot), now));
    return checks;
}

QString uncheckedText(const ClusterCheck& check)
{
    if (check.gaps.empty() && check.isAsked())
        return {};
    return isOutOfSight(check) ? word(check.state) : gapsText(check);
}

QString uncheckedText(const Fleet& fleet, std::span<const ClusterCheck> checks)
{
    QStringList parts;
    for (size_t slot = 0; slot < checks.size(); ++slot) {
        const ClusterCheck& check = checks[slot];
        if (!check.isAsked() || check.isWhole())
            continue;
        const QString& name = fleet.cluster(Slot(slot)).info.context;
        parts.append(isOutOfSight(check)
                ? Words::tr("%1 (%2)", "cluster (loading)").arg(name, word(check.state))
                : Words::tr("%1 in %2", "events (forbidden) in cluster").arg(gapsText(check), name));
    }
    return parts.join(QStringLiteral(", "));
}

QString checkedSentence(std::span<const ClusterCheck> checks, qsizetype infos)
{
    const auto asked = std::ranges::count_if(checks, &ClusterCheck::isAsked);
    const QString where = asked == 1 ? Words::tr("One cluster was looked at.")
                                     : Words::tr("%1 clusters were looked at.").arg(number(asked));
    const QString what = infos == 0
        ? Words::tr("No node, pod, workload, autoscaler, service or volume is in trouble, no quota "
                    "refuses anything, and no rollout waits for a person.")
        : Words::tr("Nothing is broken, no quota refuses anything, and no rollout waits for a "
                    "person. Infos under Incidents: %1.")
              .arg(number(infos));
    return what + QLatin1Char(' ') + where;
}

} // namespace portolan
