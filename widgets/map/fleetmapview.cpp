// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/fleetmapview.h"

#include "models/base/text.h"
#include "models/geo/cloudregions.h"
#include "models/kinds/node.h"
#include "widgets/map/mapcells.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(FleetMapView)
};

//! By the fleet file, else by its region.
std::optional<LatLon> placeOf(const Fleet& fleet, Slot slot)
{
    const FleetCluster& info = fleet.cluster(slot).info;
    if (info.location)
        return LatLon{info.location->latitude, info.location->longitude};
    return cloudRegion(fleet.region(slot).toStdString());
}

QString roleText(FleetCluster::Role role)
{
    switch (role) {
    case FleetCluster::Role::Primary:
        return Words::tr("primary");
    case FleetCluster::Role::Secondary:
        return Words::tr("secondary");
    default:
        return {};
    }
}

Tone zoneTone(const ZoneCount& zone)
{
    if (zone.ready == zone.nodes)
        return Tone::Ok;
    return zone.ready == 0 ? Tone::Error : Tone::Warn;
}

//! Three characters at most: 7, 64, 812, 5k, 12k.
QString shortFigure(qint64 value)
{
    return value < 1000 ? QString::number(value) : QString::number(value / 1000) + QLatin1Char('k');
}

QString nodeCount(qint64 count)
{
    return count == 1 ? Words::tr("1 node") : Words::tr("%1 nodes").arg(number(count));
}

QString figureOf(const ClusterOverview& one, const QString& layer)
{
    if (layer == QLatin1String("pods") && one.pods)
        return shortFigure(one.pods->total);
    if (layer == QLatin1String("nodes") && one.nodes)
        return shortFigure(one.nodes->total);
    if (layer == QLatin1String("rollouts") && one.rollouts)
        return shortFigure(one.rollouts->total);
    if (layer == QLatin1String("quotas") && one.quotas && one.quotas->tightest)
        return QString::number(one.quotas->tightest->percent);
    return {};
}

//! Trouble is trouble wherever it was seen; well is only what was seen whole.
Health wellIf(const ClusterStatus& status, Kind kind)
{
    return status.isWhole(kind) ? Health::Healthy : Health::Unknown;
}

Health podHealth(const PodSums& pods, const ClusterStatus& status)
{
    return pods.inTrouble > 0 ? Health::Failed
        : pods.notReady > 0   ? Health::Degraded
                              : wellIf(status, Kind::Pod);
}

Health rolloutHealth(const RolloutSums& rollouts, const ClusterStatus& status)
{
    return rollouts.degraded > 0   ? Health::Failed
        : rollouts.paused > 0      ? Health::Paused
        : rollouts.progressing > 0 ? Health::Progressing
                                   : wellIf(status, Kind::Rollout);
}

//! How a cluster is, as far as the layer asks; of a kind that was not read nothing is known.
Health healthOf(const ClusterOverview& one, const ClusterStatus& status, const QString& layer)
{
    if (layer == QLatin1String("pods"))
        return one.pods ? podHealth(*one.pods, status) : Health::Unknown;
    if (layer == QLatin1String("nodes"))
        return !one.nodes || one.nodes->total == 0 ? Health::Unknown
            : one.nodes->ready < one.nodes->total  ? Health::Failed
                                                   : Health::Healthy;
    if (layer == QLatin1String("rollouts"))
        return one.rollouts ? rolloutHealth(*one.rollouts, status) : Health::Unknown;
    if (layer == QLatin1String("quotas"))
        return !one.quotas ? Health::Unknown
            : one.quotas->tightest && isNearLimit(*one.quotas->tightest)
            ? Health::Degraded
            : wellIf(status, Kind::ResourceQuota);
    return one.health;
}

//! "rollouts: not served": what stands where a figure would.
QString unknownText(const ClusterStatus& status, Kind kind, const QString& what)
{
    return Words::tr("%1: %2", "kind: state").arg(what, missingText(status, kind, what));
}

PlateLine figuresLine(
    const ClusterOverview& one, const ClusterStatus& status, const QString& layer)
{
    if (layer == QLatin1String("rollouts")) {
        if (!one.rollouts)
            return {unknownText(status, Kind::Rollout, Words::tr("rollouts")), {}, {}, {}, {}};
        return {rolloutCount(one.rollouts->total),
            Words::tr("%1 wait").arg(number(one.rollouts->paused)), {}, {}, {}};
    }
    if (layer == QLatin1String("quotas")) {
        if (!one.quotas)
            return {unknownText(status, Kind::ResourceQuota, Words::tr("quotas")), {}, {}, {}, {}};
        if (!one.quotas->tightest)
            return {Words::tr("no quota"), {}, {}, {}, {}};
        const TightestQuota& quota = *one.quotas->tightest;
        return {quota.resource, Words::tr("%1 % used").arg(quota.percent), {},
            isNearLimit(quota) ? std::optional(Tone::Warn) : std::nullopt, {}};
    }
    return {one.pods ? Words::tr("%1 ready").arg(ofText(one.pods->ready, one.pods->total))
                     : unknownText(status, Kind::Pod, Words::tr("pods")),
        one.nodes ? nodeCount(one.nodes->total)
                  : unknownText(status, Kind::Node, Words::tr("nodes")),
        {}, {}, {}};
}

MarkerView markerOf(const Fleet& fleet, Slot slot, const ClusterOverview& one,
    const ClusterStatus& status, const QString& layer, const Moment& moment)
{
    const FleetCluster& info = fleet.cluster(slot).info;
    MarkerView marker;
    marker.context = info.context;
    // The name of the context is what every other tool calls it, and the only one that is unique.
    marker.displayName = info.context;
    if (info.displayName != info.context)
        marker.wideLines.append({info.displayName, {}, {}, {}, {}});
    marker.place = placeOf(fleet, slot);
    marker.state = status.state;
    marker.freshness = freshnessText(status, moment);
    marker.role = roleText(info.role);
    marker.drPartner = info.drPartner;
    if (status.state == DataState::Unreachable) {
        marker.since = Words::tr("since %1").arg(pointInTime(moment.at(status.since), moment.wall));
        marker.lastSeen = one.pods
            ? Words::tr("last seen %1 pods").arg(number(one.pods->total))
            : Words::tr("never seen");
    }
    const bool now = countsInTotals(status.state) || status.state == DataState::Partial;
    marker.health = now ? healthOf(one, status, layer) : Health::Unknown;
    marker.figure = now ? figureOf(one, layer) : QString();
    for (const ZoneCount& zone : one.nodes.value_or(NodeSums()).zones)
        marker.zones.append(zoneTone(zone));
    if (one.pods || one.nodes)
        marker.lines.append(figuresLine(one, status, layer));
    if (now && !one.cause.isEmpty())
        marker.lines.append({one.cause,
            one.moreCauses > 0 ? Words::tr("+%1", "that many more").arg(number(one.moreCauses))
                               : QString(),
            lookOf(one.health).tone, {}, {}});
    else if (!now && !status.reason.message.isEmpty())
        marker.lines.append({status.reason.message, {}, lookOf(status.state).tone, {}, {}});
    marker.cells = mapCells(one, status);
    return marker;
}

//! Names of the clusters, by what is to be said of them.
struct Said {
    QStringList notLive, broken, degraded, waiting, moving, empty;
    DataState worst = DataState::Live;
    size_t live = 0;
    size_t liveAndWell = 0;
    size_t notConnected = 0; //!< nobody asked for them, so they are counted and not named
};

Said whatToSay(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states)
{
    Said said;
    for (size_t i = 0; i < states.size(); ++i) {
        const QString& name = fleet.cluster(Slot(i)).info.context;
        if (states[i].state == DataState::NotConnected) {
            ++said.notConnected;
        } else if (states[i].state == DataState::Live) {
            ++said.live;
        } else {
            said.notLive.append(Words::tr("%1 %2").arg(name, word(states[i].state)));
            said.worst = worse(said.worst, states[i].state);
        }
        // What is late or seen in part may be broken all the same.
        if (!countsInTotals(states[i].state) && states[i].state != DataState::Partial)
            continue;
        const Health health = counts[i].health;
        if (health == Health::Failed) {
            said.broken.append(name);
        } else if (health == Health::Degraded) {
            said.degraded.append(name);
        } else if (health == Health::Paused) {
            said.waiting.append(name);
        } else if (health == Health::Progressing) {
            said.moving.append(name);
        } else if (health == Health::Unknown && countsInTotals(states[i].state)) {
            said.empty.append(name);
        } else if (health == Health::Healthy && states[i].state == DataState::Live) {
            ++said.liveAndWell;
        }
    }
    return said;
}

QString names(const QStringList& list)
{
    return list.join(QStringLiteral(", "));
}

} // namespace

TextRuns fleetSentence(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states)
{
    if (states.empty())
        return {{Words::tr("There is no cluster yet."), {}, false}};
    const Said said = whatToSay(fleet, counts, states);
    TextRuns runs;
    const auto add = [&runs](const QString& text, std::optional<Tone> tone, bool strong = false) {
        runs.append({runs.isEmpty() ? text : QLatin1Char(' ') + text, tone, strong});
    };
    if (!said.notLive.isEmpty())
        add(names(said.notLive) + QLatin1Char('.'), lookOf(said.worst).tone, true);
    if (!said.broken.isEmpty())
        add(Words::tr("Something is broken in %1.").arg(names(said.broken)), Tone::Error);
    if (!said.degraded.isEmpty())
        add(Words::tr("Warnings in %1.").arg(names(said.degraded)), Tone::Warn);
    const bool allWell = said.live > 0 && said.liveAndWell == said.live;
    const QString all = number(qint64(states.size()));
    if (said.notConnected == states.size())
        add(Words::tr("No cluster is connected."), {});
    else if (said.live == states.size() && allWell)
        add(said.live == 1 ? Words::tr("The cluster is live and healthy.")
                           : Words::tr("All %1 clusters are live and healthy.").arg(all),
            {});
    else if (said.live == states.size() && said.broken.isEmpty() && said.degraded.isEmpty())
        add(said.live == 1 ? Words::tr("The cluster is live.")
                           : Words::tr("All %1 clusters are live.").arg(all),
            {});
    else if (allWell)
        add(said.notLive.isEmpty()
                ? Words::tr("%1 of %2 clusters are live and healthy.")
                      .arg(number(qint64(said.live)), all)
                : Words::tr("The others that are connected are live and healthy."),
            {});
    if (!said.waiting.isEmpty())
        add(Words::tr("A rollout waits for a person in %1.").arg(names(said.waiting)),
            Tone::Person);
    if (!said.moving.isEmpty())
        add(Words::tr("A rollout is under way in %1.").arg(names(said.moving)), {});
    if (!said.empty.isEmpty())
        add(Words::tr("There is neither node nor pod in %1.").arg(names(said.empty)), {});
    return runs;
}

QString freshnessText(const ClusterStatus& status, const Moment& moment)
{
    switch (status.state) {
    case DataState::Live:
    case DataState::Partial:
        return freshness(status.ageMs.value_or(0));
    case DataState::Lagging:
        return ageInSentence(status.ageMs.value_or(0) / 1000);
    case DataState::Stale:
        return Words::tr("since %1").arg(pointInTime(moment.at(status.since), moment.wall));
    case DataState::Unreachable:
        return ageInSentence((moment.boot - status.since) / 1000);
    case DataState::Loading: {
        qint64 loaded = 0;
        for (const KindStatus& kind : status.kinds)
            loaded += kind.state == DataState::Loading ? kind.loaded : 0;
        return loaded > 0 ? number(loaded) : QString();
    }
    default:
        return {};
    }
}

MapView fleetMapView(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states, const QString& layer, const Moment& moment)
{
    MapView view;
    view.layer = layer;
    view.layers = {{QStringLiteral("health"), Words::tr("Health")},
        {QStringLiteral("pods"), Words::tr("Pods")},
        {QStringLiteral("nodes"), Words::tr("Node pools")},
        {QStringLiteral("rollouts"), Words::tr("Rollouts")},
        {QStringLiteral("quotas"), Words::tr("Quotas")}};
    view.columns = mapColumns(counts);
    for (size_t i = 0; i < states.size(); ++i)
        view.markers.append(markerOf(fleet, Slot(i), counts[i], states[i], layer, moment));
    if (!states.empty())
        view.total = mapTotal(fleet, counts, states);
    return view;
}

} // namespace portolan::ui
