// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/overview.h"

#include "models/base/text.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"

#include <QCoreApplication>

namespace portolan {
namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Overview", text);
}

void addPods(const KindTable& pods, std::vector<ClusterOverview>& all)
{
    pods.forEach([&](RowId row) {
        ClusterOverview& one = all[pods.slot(row)];
        const std::string_view phase = pods.string(row, pod::Phase);
        if (phase == "Succeeded")
            return;
        const auto trouble = pod::Trouble(pods.number(row, pod::TroubleKind));
        ++one.pods;
        if (phase == "Running" && pods.number(row, pod::Ready) == pods.number(row, pod::Containers))
            ++one.podsReady;
        if (trouble == pod::Trouble::NotReady)
            ++one.podsNotReady;
        else if (trouble != pod::Trouble::None)
            ++one.podsInTrouble;
    });
}

void addNodes(const KindTable& nodes, std::vector<ClusterOverview>& all)
{
    nodes.forEach([&](RowId row) {
        ClusterOverview& one = all[nodes.slot(row)];
        const qint64 ready = nodes.number(row, node::IsReady);
        const QString name = fromUtf8(nodes.string(row, node::Zone));
        ++one.nodes;
        one.nodesReady += ready;
        auto zone = std::ranges::find(one.zones, name, &ZoneCount::zone);
        if (zone == one.zones.end())
            zone = one.zones.insert(one.zones.end(), ZoneCount{name, 0, 0});
        ++zone->nodes;
        zone->ready += ready;
    });
    for (ClusterOverview& one : all)
        std::ranges::sort(one.zones, {}, &ZoneCount::zone);
}

void addRollouts(const Fleet& fleet, std::vector<ClusterOverview>& all)
{
    const KindTable& rollouts = fleet.table(Kind::Rollout);
    rollouts.forEach([&](RowId row) {
        ClusterOverview& one = all[rollouts.slot(row)];
        const std::string_view phase = rollouts.string(row, rollout::EffectivePhase);
        ++one.rollouts;
        one.rolloutsDegraded += phase == "Degraded" ? 1 : 0;
        one.rolloutsPaused += phase == "Paused" ? 1 : 0;
        one.rolloutsProgressing += phase == "Progressing" ? 1 : 0;
        if (phase == "Healthy" || !(one.worstRollout.isEmpty() || phase == "Degraded"))
            return;
        one.worstVersion = versionOf(fromUtf8(rollouts.string(row, rollout::Images)));
        one.worstRelease = fleet.releases().colorOf(
            rolloutKey(rollouts, row), fromUtf8(rollouts.string(row, rollout::CurrentHash)));
        const std::string_view waiting = rollouts.string(row, rollout::WaitingFor);
        one.worstRollout = phase == "Paused" && !waiting.empty()
            ? translated("%1 waits: %2").arg(fromUtf8(rollouts.name(row)), fromUtf8(waiting))
            : translated("%1: %2").arg(fromUtf8(rollouts.name(row)), fromUtf8(phase));
    });
}

void addQuotas(const KindTable& quotas, std::vector<ClusterOverview>& all)
{
    quotas.forEach([&](RowId row) {
        ClusterOverview& one = all[quotas.slot(row)];
        const qint64 percent = quotas.number(row, resourcequota::TightestPercent);
        if (!one.tightestQuota.isEmpty() && percent <= one.tightestPercent)
            return;
        one.tightestQuota = fromUtf8(quotas.string(row, resourcequota::Tightest));
        one.tightestPercent = percent;
    });
}

//! Worst first: what is broken, what is not ready, what waits for a person, what moves.
void judge(ClusterOverview& one)
{
    const qint64 nodesDown = one.nodes - one.nodesReady;
    const auto say = [&one](Health health, const QString& cause) {
        one.health = health;
        one.cause = cause;
    };
    if (nodesDown > 0)
        say(Health::Failed, translated("%1 of %2 nodes not ready").arg(number(nodesDown), number(one.nodes)));
    else if (one.podsInTrouble > 0)
        say(Health::Failed, translated("%1 pods cannot run").arg(number(one.podsInTrouble)));
    else if (one.rolloutsDegraded > 0)
        say(Health::Failed, one.worstRollout);
    else if (one.podsNotReady > 0)
        say(Health::Degraded, translated("%1 pods not ready").arg(number(one.podsNotReady)));
    else if (one.rolloutsPaused > 0)
        say(Health::Paused, one.worstRollout);
    else if (one.rolloutsProgressing > 0)
        say(Health::Progressing, one.worstRollout);
    else if (one.nodes > 0 || one.pods > 0)
        say(Health::Healthy, {});
}

} // namespace

std::vector<ClusterOverview> overviews(const Fleet& fleet)
{
    std::vector<ClusterOverview> all(fleet.clusterCount());
    addPods(fleet.table(Kind::Pod), all);
    addNodes(fleet.table(Kind::Node), all);
    addRollouts(fleet, all);
    addQuotas(fleet.table(Kind::ResourceQuota), all);
    for (ClusterOverview& one : all)
        judge(one);
    return all;
}

} // namespace portolan
