// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/overview.h"

#include "models/base/quantity.h"
#include "models/base/text.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"

#include <QCoreApplication>

#include <unordered_set>

namespace portolan {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Overview)
};

//! Clusters to sum up; those that are not asked for have no status.
class Summer {
public:
    Summer(const Fleet& fleet, std::vector<const ClusterStatus*> states)
        : m_fleet(fleet)
        , m_states(std::move(states))
        , m_all(m_states.size())
        , m_nodeNames(m_states.size())
        , m_soleRows(m_states.size())
        , m_worstPhases(m_states.size())
    {
    }

    std::vector<ClusterOverview> sumUp()
    {
        makeParts();
        addNodes();
        addRollouts();
        addPods();
        addQuotas();
        nameUnknownVersions();
        for (size_t slot = 0; slot < m_all.size(); ++slot) {
            if (m_states[slot])
                judge(m_all[slot], *m_states[slot]);
        }
        return std::move(m_all);
    }

private:
    void makeParts()
    {
        for (size_t slot = 0; slot < m_all.size(); ++slot) {
            const ClusterStatus* status = m_states[slot];
            if (!status)
                continue;
            ClusterOverview& one = m_all[slot];
            if (status->isCounted(Kind::Pod))
                one.pods.emplace();
            if (status->isCounted(Kind::Node))
                one.nodes.emplace();
            if (status->isCounted(Kind::Rollout))
                one.rollouts.emplace();
            if (status->isCounted(Kind::ResourceQuota))
                one.quotas.emplace();
            if (status->isWhole(Kind::Pod) && status->isWhole(Kind::Node))
                one.cpu.emplace();
        }
    }

    void addNodes()
    {
        const KindTable& nodes = m_fleet.table(Kind::Node);
        nodes.forEach([&](RowId row) {
            ClusterOverview& one = m_all[nodes.slot(row)];
            if (!one.nodes)
                return;
            const qint64 ready = nodes.number(row, node::IsReady);
            const QString name = fromUtf8(nodes.string(row, node::Zone));
            ++one.nodes->total;
            one.nodes->ready += ready;
            std::vector<ZoneCount>& zones = one.nodes->zones;
            auto zone = std::ranges::find(zones, name, &ZoneCount::zone);
            if (zone == zones.end())
                zone = zones.insert(zones.end(), ZoneCount{name, 0, 0});
            ++zone->nodes;
            zone->ready += ready;
            if (one.cpu)
                one.cpu->allocatable
                    = saturatedSum(one.cpu->allocatable, nodes.number(row, node::CpuAllocatable));
            m_nodeNames[nodes.slot(row)].insert(nodes.name(row));
        });
        for (ClusterOverview& one : m_all) {
            if (one.nodes)
                std::ranges::sort(one.nodes->zones, {}, &ZoneCount::zone);
        }
    }

    void addPods()
    {
        const KindTable& pods = m_fleet.table(Kind::Pod);
        pods.forEach([&](RowId row) {
            const Slot slot = pods.slot(row);
            ClusterOverview& one = m_all[slot];
            if (!one.pods)
                return;
            const std::string_view phase = pods.string(row, pod::Phase);
            if (pod::hasEnded(phase))
                return;
            ++one.pods->total;
            one.pods->ready += pods.number(row, pod::IsReady);
            const auto trouble = pod::Trouble(pods.number(row, pod::TroubleKind));
            if (trouble == pod::Trouble::NotReady)
                ++one.pods->notReady;
            else if (trouble != pod::Trouble::None)
                ++one.pods->inTrouble;
            if (one.cpu && m_nodeNames[slot].contains(pods.string(row, pod::Node)))
                one.cpu->requested = saturatedSum(one.cpu->requested, pods.number(row, pod::Cpu));
            if (m_soleRows[slot])
                noteVersion(pods, row, *m_soleRows[slot], *one.rollouts->sole);
        });
    }

    //! No pod tells: the hash does.
    void nameUnknownVersions()
    {
        const KindTable& rollouts = m_fleet.table(Kind::Rollout);
        for (size_t slot = 0; slot < m_all.size(); ++slot) {
            if (!m_soleRows[slot])
                continue;
            SoleRollout& sole = *m_all[slot].rollouts->sole;
            if (sole.active.isEmpty())
                sole.active = fromUtf8(rollout::servingHash(rollouts, *m_soleRows[slot]));
            if (sole.next.isEmpty())
                sole.next = fromUtf8(rollout::comingHash(rollouts, *m_soleRows[slot]));
        }
    }

    //! The template names only what is wanted next; what serves is known from its pods.
    void noteVersion(const KindTable& pods, RowId row, RowId rolloutRow, SoleRollout& sole)
    {
        const KindTable& rollouts = m_fleet.table(Kind::Rollout);
        const std::string_view hash = pods.string(row, pod::TemplateHash);
        if (hash.empty() || pods.nameSpace(row) != rollouts.nameSpace(rolloutRow))
            return;
        const bool coming = hash == rollout::comingHash(rollouts, rolloutRow);
        if (coming)
            sole.nextReady = sole.nextReady.value_or(0) + pods.number(row, pod::IsReady);
        if (sole.active.isEmpty() && hash == rollout::servingHash(rollouts, rolloutRow))
            sole.active = versionOf(fromUtf8(pods.string(row, pod::Image)));
        else if (sole.next.isEmpty() && coming)
            sole.next = versionOf(fromUtf8(pods.string(row, pod::Image)));
    }

    void addRollouts()
    {
        const KindTable& rollouts = m_fleet.table(Kind::Rollout);
        rollouts.forEach([&](RowId row) {
            const Slot slot = rollouts.slot(row);
            if (!m_all[slot].rollouts)
                return;
            RolloutSums& sums = *m_all[slot].rollouts;
            const std::string_view phase = rollouts.string(row, rollout::EffectivePhase);
            ++sums.total;
            sums.healthy += phase == "Healthy" ? 1 : 0;
            sums.degraded += phase == "Degraded" ? 1 : 0;
            sums.paused += phase == "Paused" ? 1 : 0;
            sums.progressing += phase == "Progressing" ? 1 : 0;
            noteWorst(rollouts, row, sums);
            m_soleRows[slot] = sums.total == 1 ? std::optional(row) : std::nullopt;
        });
        for (size_t slot = 0; slot < m_all.size(); ++slot) {
            if (!m_soleRows[slot])
                continue;
            SoleRollout& sole
                = m_all[slot].rollouts->sole.emplace(soleRollout(rollouts, *m_soleRows[slot]));
            if (m_all[slot].pods && !sole.next.isEmpty())
                sole.nextReady = 0; // and what pods there are is added
        }
    }

    static int badnessOf(std::string_view phase)
    {
        return phase == "Degraded" ? 3 : phase == "Paused" ? 2 : phase == "Progressing" ? 1 : 0;
    }

    void noteWorst(const KindTable& rollouts, RowId row, RolloutSums& sums)
    {
        const std::string_view phase = rollouts.string(row, rollout::EffectivePhase);
        int& worst = m_worstPhases[rollouts.slot(row)];
        if (badnessOf(phase) <= worst)
            return;
        worst = badnessOf(phase);
        const std::string_view waiting = rollouts.string(row, rollout::WaitingFor);
        sums.worst = phase == "Paused" && !waiting.empty()
            ? Words::tr("%1 waits: %2").arg(fromUtf8(rollouts.name(row)), fromUtf8(waiting))
            : Words::tr("%1: %2").arg(fromUtf8(rollouts.name(row)), fromUtf8(phase));
    }

    SoleRollout soleRollout(const KindTable& rollouts, RowId row) const
    {
        const auto text = [&](size_t column) { return fromUtf8(rollouts.string(row, column)); };
        SoleRollout sole;
        sole.nameSpace = fromUtf8(rollouts.nameSpace(row));
        sole.name = fromUtf8(rollouts.name(row));
        sole.phase = text(rollout::EffectivePhase);
        sole.ready = rollouts.number(row, rollout::Ready);
        sole.desired = rollouts.number(row, rollout::Desired);
        const QString serving = fromUtf8(rollout::servingHash(rollouts, row));
        const QString coming = fromUtf8(rollout::comingHash(rollouts, row));
        const QString key = rolloutKey(rollouts, row);
        sole.activeColor = m_fleet.releases().colorOf(key, serving);
        sole.nextColor = m_fleet.releases().colorOf(key, coming);
        const QString current = text(rollout::CurrentHash);
        const QString wanted = versionOf(text(rollout::Images));
        if (!coming.isEmpty() && coming == current)
            sole.next = wanted;
        else if (coming.isEmpty() && serving == current)
            sole.active = wanted;
        return sole;
    }

    void addQuotas()
    {
        const KindTable& quotas = m_fleet.table(Kind::ResourceQuota);
        quotas.forEach([&](RowId row) {
            ClusterOverview& one = m_all[quotas.slot(row)];
            if (!one.quotas)
                return;
            ++one.quotas->total;
            const std::string_view resource = quotas.string(row, resourcequota::Tightest);
            const qint64 percent = quotas.number(row, resourcequota::TightestPercent);
            std::optional<TightestQuota>& tightest = one.quotas->tightest;
            if (resource.empty() || (tightest && percent <= tightest->percent))
                return;
            tightest = {fromUtf8(quotas.nameSpace(row)), fromUtf8(quotas.name(row)),
                fromUtf8(resource), {}, {}, percent};
            resourcequota::forEachLine(
                quotas.string(row, resourcequota::Used), [&](const resourcequota::Line& line) {
                    if (line.resource != resource)
                        return;
                    tightest->used = fromUtf8(line.used);
                    tightest->hard = fromUtf8(line.hard);
                });
        });
    }

    //! Why nothing good can be said of the whole; empty when all of it was read.
    static QString unread(const ClusterStatus& status)
    {
        const std::pair<Kind, QString> kinds[] = {{Kind::Node, Words::tr("nodes")},
            {Kind::Pod, Words::tr("pods")}, {Kind::Rollout, Words::tr("rollouts")},
            {Kind::ResourceQuota, Words::tr("quotas")}};
        for (const auto& [kind, what] : kinds) {
            const KindStatus* found = status.find(kind);
            if (!found || found->state == DataState::NotServed || status.isWhole(kind))
                continue;
            return status.isCounted(kind)
                ? missingText(status, kind, what)
                : Words::tr("%1: %2").arg(what, missingText(status, kind, what));
        }
        return {};
    }

    //! Worst first: what is broken, what is not ready, what waits for a person, what was not read,
    //! what moves.
    static void judge(ClusterOverview& one, const ClusterStatus& status)
    {
        const NodeSums nodes = one.nodes.value_or(NodeSums());
        const PodSums pods = one.pods.value_or(PodSums());
        const RolloutSums rollouts = one.rollouts.value_or(RolloutSums());
        const qint64 down = nodes.total - nodes.ready;
        const auto say = [&one](Health health, const QString& cause) {
            one.health = health;
            one.cause = cause;
        };
        if (down > 0)
            say(Health::Failed,
                Words::tr("%1 of %2 nodes not ready").arg(number(down), number(nodes.total)));
        else if (pods.inTrouble > 0)
            say(Health::Failed, Words::tr("%1 pods cannot run").arg(number(pods.inTrouble)));
        else if (rollouts.degraded > 0)
            say(Health::Failed, rollouts.worst);
        else if (pods.notReady > 0)
            say(Health::Degraded, Words::tr("%1 pods not ready").arg(number(pods.notReady)));
        else if (rollouts.paused > 0)
            say(Health::Paused, rollouts.worst);
        else if (const QString why = unread(status); !why.isEmpty())
            say(Health::Unknown, why);
        else if (rollouts.progressing > 0)
            say(Health::Progressing, rollouts.worst);
        else if (nodes.total > 0 || pods.total > 0)
            say(Health::Healthy, {});
        else
            say(Health::Unknown, Words::tr("no node and no pod"));
    }

    const Fleet& m_fleet;
    std::vector<const ClusterStatus*> m_states;
    std::vector<ClusterOverview> m_all;
    std::vector<std::unordered_set<std::string_view>> m_nodeNames;
    std::vector<std::optional<RowId>> m_soleRows;
    std::vector<int> m_worstPhases;
};

} // namespace

std::vector<ClusterOverview> overviews(const Fleet& fleet, std::span<const ClusterStatus> states)
{
    std::vector<const ClusterStatus*> wanted(fleet.clusterCount());
    for (size_t slot = 0; slot < std::min(states.size(), wanted.size()); ++slot)
        wanted[slot] = &states[slot];
    return Summer(fleet, std::move(wanted)).sumUp();
}

ClusterOverview overview(const Fleet& fleet, Slot slot, const ClusterStatus& status)
{
    std::vector<const ClusterStatus*> wanted(fleet.clusterCount());
    wanted[slot] = &status;
    return Summer(fleet, std::move(wanted)).sumUp()[slot];
}

} // namespace portolan
