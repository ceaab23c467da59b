// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapcells.h"

#include "models/base/text.h"

#include <QCoreApplication>

#include <cmath>
#include <set>

namespace portolan::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(FleetMapView)
};

CellView quiet(const QString& text, bool right)
{
    CellView cell = right ? numberCell(text, true) : textCell(text);
    cell.quiet = true;
    return cell;
}

//! Why there is no figure. Where nothing at all is known the state beside it says why.
CellView unknownCell(const ClusterOverview& one, const ClusterStatus& status, Kind kind,
    const QString& what, bool right = false)
{
    const bool nothing = !one.pods && !one.nodes && !one.rollouts && !one.quotas;
    return quiet(nothing ? Words::tr("no data") : missingText(status, kind, what), right);
}

//! The name that the only rollout of each cluster has; empty when they have several.
QString commonRollout(const std::vector<ClusterOverview>& counts)
{
    QString name;
    for (const ClusterOverview& one : counts) {
        if (!one.rollouts || one.rollouts->total == 0)
            continue;
        if (!one.rollouts->sole || (!name.isEmpty() && one.rollouts->sole->name != name))
            return {};
        name = one.rollouts->sole->name;
    }
    return name;
}

CellView cpuCell(const CpuSums& sums)
{
    if (sums.allocatable <= 0)
        return quiet(Words::tr("no node"), false);
    const double share = double(sums.requested) / double(sums.allocatable);
    MiniBarView bar;
    bar.requested = share;
    return barCell(bar, Words::tr("%1 %").arg(std::llround(100 * share)));
}

CellView cpuCellOf(const ClusterOverview& one, const ClusterStatus& status)
{
    if (one.cpu)
        return cpuCell(*one.cpu);
    return status.isWhole(Kind::Node)
        ? unknownCell(one, status, Kind::Pod, Words::tr("pods"))
        : unknownCell(one, status, Kind::Node, Words::tr("nodes"));
}

CellView quotaCell(const ClusterOverview& one, const ClusterStatus& status)
{
    if (!one.quotas)
        return unknownCell(one, status, Kind::ResourceQuota, Words::tr("quotas"));
    if (!one.quotas->tightest)
        return quiet(Words::tr("no quota"), false);
    const TightestQuota& quota = *one.quotas->tightest;
    MiniBarView bar;
    bar.used = double(quota.percent) / 100;
    if (isNearLimit(quota))
        bar.tone = Tone::Warn;
    CellView cell = barCell(bar,
        Words::tr("%1 % of %2", "share of a resource's quota").arg(quota.percent).arg(quota.resource));
    if (isNearLimit(quota))
        cell.tone = Tone::Warn;
    return cell;
}

CellView soleCell(const SoleRollout& sole)
{
    QStringList detail;
    const std::optional<qint64> ready = sole.next.isEmpty() ? sole.ready : sole.nextReady;
    if (sole.phase == QLatin1String("Paused"))
        detail.append(Words::tr("waits"));
    else if (sole.phase == QLatin1String("Degraded"))
        detail.append(Words::tr("degraded"));
    else if (sole.phase == QLatin1String("Progressing") && ready)
        detail.append(Words::tr("%1 ready").arg(ofText(*ready, sole.desired)));
    CellView cell = releaseCell(sole.activeColor,
        sole.active.isEmpty() ? Words::tr("none yet") : sole.active,
        detail.join(QStringLiteral(", ")));
    cell.next = sole.next;
    cell.nextRelease = sole.nextColor;
    if (sole.phase == QLatin1String("Degraded"))
        cell.tone = Tone::Error;
    return cell;
}

CellView rolloutsCell(const RolloutSums& sums)
{
    const auto some = [&sums](const QString& text, qint64 part, std::optional<Tone> tone) {
        CellView cell = textCell(text.arg(number(part), number(sums.total)));
        cell.tone = tone;
        cell.detail = sums.worst;
        return cell;
    };
    if (sums.total == 0)
        return quiet(Words::tr("no rollout"), false);
    if (sums.sole)
        return soleCell(*sums.sole);
    if (sums.degraded > 0)
        return some(Words::tr("%1 of %2 degraded"), sums.degraded, Tone::Error);
    if (sums.paused > 0)
        return some(Words::tr("%1 of %2 wait"), sums.paused, Tone::Person);
    if (sums.progressing > 0)
        return some(Words::tr("%1 of %2 under way"), sums.progressing, Tone::Progress);
    if (sums.healthy < sums.total)
        return some(Words::tr("%1 of %2 healthy"), sums.healthy, {});
    return textCell(Words::tr("%1 healthy").arg(number(sums.total)));
}

//! Adds up what is counted; a part is there as soon as one cluster has it.
class Total {
public:
    void add(const ClusterOverview& one)
    {
        if (one.pods) {
            m_pods = m_pods.value_or(PodSums());
            m_pods->total += one.pods->total;
            m_pods->ready += one.pods->ready;
        }
        if (one.nodes) {
            m_nodes = m_nodes.value_or(NodeSums());
            m_nodes->total += one.nodes->total;
            m_nodes->ready += one.nodes->ready;
        }
        if (one.cpu) {
            m_cpu = m_cpu.value_or(CpuSums());
            m_cpu->allocatable += one.cpu->allocatable;
            m_cpu->requested += one.cpu->requested;
        }
        m_quotas = m_quotas || one.quotas;
        if (one.quotas && one.quotas->tightest)
            m_tightest = std::max(m_tightest.value_or(0), one.quotas->tightest->percent);
        if (one.rollouts)
            addRollouts(*one.rollouts);
    }

    [[nodiscard]] QList<CellView> cells() const
    {
        QList<CellView> cells{
            m_pods ? numberCell(ofText(m_pods->ready, m_pods->total)) : notKnown(true),
            m_nodes ? numberCell(ofText(m_nodes->ready, m_nodes->total)) : notKnown(true),
            m_cpu ? cpuCell(*m_cpu) : notKnown(),
            m_tightest     ? textCell(Words::tr("%1 % at most").arg(*m_tightest))
                : m_quotas ? quiet(Words::tr("no quota"), false)
                           : notKnown(),
            m_rollouts ? rollouts() : notKnown()};
        for (CellView& cell : cells)
            cell.strong = true;
        return cells;
    }

private:
    static CellView notKnown(bool right = false) { return quiet(Words::tr("not known"), right); }

    void addRollouts(const RolloutSums& sums)
    {
        m_rollouts = m_rollouts.value_or(0) + sums.total;
        m_allSole = m_allSole && sums.total <= 1;
        if (!sums.sole)
            return;
        m_versions.insert(sums.sole->active);
        if (!sums.sole->next.isEmpty())
            m_versions.insert(sums.sole->next);
    }

    [[nodiscard]] CellView rollouts() const
    {
        if (m_allSole && m_versions.size() == 1)
            return textCell(Words::tr("one version"));
        if (m_allSole && m_versions.size() > 1)
            return textCell(Words::tr("%1 versions").arg(number(qint64(m_versions.size()))));
        return textCell(rolloutCount(*m_rollouts));
    }

    std::optional<PodSums> m_pods;
    std::optional<NodeSums> m_nodes;
    std::optional<CpuSums> m_cpu;
    std::optional<qint64> m_tightest;
    std::optional<qint64> m_rollouts;
    std::set<QString> m_versions;
    bool m_quotas = false;
    bool m_allSole = true;
};

} // namespace

QString ofText(qint64 part, qint64 whole)
{
    return Words::tr("%1 of %2").arg(number(part), number(whole));
}

QString rolloutCount(qint64 count)
{
    return count == 1 ? Words::tr("1 rollout") : Words::tr("%1 rollouts").arg(number(count));
}

bool isNearLimit(const TightestQuota& quota)
{
    return double(quota.percent) >= 100 * quotaNear;
}

QList<Column> mapColumns(const std::vector<ClusterOverview>& counts)
{
    const QString rollout = commonRollout(counts);
    // Beside the pane of a window of 1280 the release still has room for its letter and version.
    return {{QStringLiteral("pods"), Words::tr("Pods ready"), 100, true, {}, {}},
        {QStringLiteral("nodes"), Words::tr("Nodes ready"), 88, true, {}, {}},
        {QStringLiteral("cpu"), Words::tr("CPU requested"), 108, false, {}, {}},
        {QStringLiteral("quotas"), Words::tr("Tightest quota"), 164, false, {}, {}},
        {QStringLiteral("rollouts"), rollout.isEmpty() ? Words::tr("Rollouts") : rollout, 0, false,
            {}, {}}};
}

QList<CellView> mapCells(const ClusterOverview& one, const ClusterStatus& status)
{
    return {one.pods ? numberCell(ofText(one.pods->ready, one.pods->total))
                     : unknownCell(one, status, Kind::Pod, Words::tr("pods"), true),
        one.nodes ? numberCell(ofText(one.nodes->ready, one.nodes->total))
                  : unknownCell(one, status, Kind::Node, Words::tr("nodes"), true),
        cpuCellOf(one, status), quotaCell(one, status),
        one.rollouts ? rolloutsCell(*one.rollouts)
                     : unknownCell(one, status, Kind::Rollout, Words::tr("rollouts"))};
}

MapTotal mapTotal(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states)
{
    Total sum;
    QStringList missing;
    qint64 live = 0, lagging = 0;
    for (size_t i = 0; i < states.size(); ++i) {
        if (!countsInTotals(states[i].state)) {
            missing.append(fleet.cluster(Slot(i)).info.context);
            continue;
        }
        ++(states[i].state == DataState::Live ? live : lagging);
        sum.add(counts[i]);
    }
    const qint64 all = qint64(states.size());
    MapTotal total;
    total.cells = sum.cells();
    if (missing.size() == all) {
        total.name = Words::tr("Fleet");
        total.state = textCell(Words::tr("no cluster is live"));
        return total;
    }
    total.name = missing.isEmpty()
        ? Words::tr("Fleet")
        : Words::tr("%1 of %2 clusters").arg(number(live + lagging), number(all));
    const QString alive = Words::tr("%1 of %2 live").arg(number(live), number(all));
    total.state = textCell(!missing.isEmpty()
            ? Words::tr("without %1").arg(missing.join(QStringLiteral(", ")))
            : lagging > 0 ? Words::tr("%1, %2 lagging").arg(alive, number(lagging))
                          : alive);
    return total;
}

} // namespace portolan::ui
