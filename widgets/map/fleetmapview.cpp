// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/fleetmapview.h"

#include "models/base/text.h"
#include "models/geo/cloudregions.h"
#include "models/kinds/node.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

QString tr(const char* text)
{
    return QCoreApplication::translate("FleetMapView", text);
}

QString clockText(const QDateTime& time)
{
    return time.toUTC().toString(QStringLiteral("HH:mm:ss"));
}

QString ofText(qint64 part, qint64 whole)
{
    return tr("%1 of %2").arg(number(part), number(whole));
}

//! By the fleet file, by the region that it names, by the label of its nodes.
std::optional<LatLon> placeOf(const Fleet& fleet, Slot slot)
{
    const FleetCluster& info = fleet.cluster(slot).info;
    if (info.location)
        return LatLon{info.location->latitude, info.location->longitude};
    if (!info.region.isEmpty())
        return cloudRegion(info.region.toStdString());
    const KindTable& nodes = fleet.table(Kind::Node);
    std::optional<LatLon> place;
    nodes.forEach([&](RowId row) {
        if (!place && nodes.slot(row) == slot)
            place = cloudRegion(nodes.string(row, node::Region));
    });
    return place;
}

QString roleText(FleetCluster::Role role)
{
    switch (role) {
    case FleetCluster::Role::Primary:
        return tr("primary");
    case FleetCluster::Role::Secondary:
        return tr("secondary");
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

QString figureOf(const ClusterOverview& one, const QString& layer)
{
    if (layer == QLatin1String("pods"))
        return shortFigure(one.pods);
    if (layer == QLatin1String("nodes"))
        return shortFigure(one.nodes);
    if (layer == QLatin1String("rollouts"))
        return shortFigure(one.rollouts);
    if (layer == QLatin1String("quotas"))
        return one.tightestQuota.isEmpty() ? QString() : QString::number(one.tightestPercent);
    return {};
}

Health healthOf(const ClusterOverview& one, const QString& layer)
{
    if (layer == QLatin1String("nodes"))
        return one.nodes == 0 ? Health::Unknown
            : one.nodesReady == one.nodes ? Health::Healthy
                                          : Health::Failed;
    if (layer == QLatin1String("rollouts"))
        return one.rolloutsDegraded > 0 ? Health::Failed
            : one.rolloutsPaused > 0    ? Health::Paused
            : one.rolloutsProgressing > 0 ? Health::Progressing
                                          : Health::Healthy;
    if (layer == QLatin1String("quotas"))
        return one.tightestPercent >= 90 ? Health::Degraded : Health::Healthy;
    return one.health;
}

PlateLine figuresLine(const ClusterOverview& one, const QString& layer)
{
    if (layer == QLatin1String("rollouts"))
        return {tr("%1 rollouts").arg(number(one.rollouts)),
            tr("%1 wait").arg(number(one.rolloutsPaused)), {}, {}, {}};
    if (layer == QLatin1String("quotas"))
        return one.tightestQuota.isEmpty()
            ? PlateLine{tr("no quota"), {}, {}, {}, {}}
            : PlateLine{one.tightestQuota, tr("%1 % used").arg(one.tightestPercent), {},
                  one.tightestPercent >= 90 ? std::optional(Tone::Warn) : std::nullopt, {}};
    return {tr("%1 ready").arg(ofText(one.podsReady, one.pods)),
        tr("%1 nodes").arg(number(one.nodes)), {}, {}, {}};
}

CellView rolloutsCell(const ClusterOverview& one)
{
    if (one.worstRollout.isEmpty())
        return textCell(tr("%1 healthy").arg(number(one.rollouts)));
    return one.worstRelease == ReleaseColor::None
        ? textCell(one.worstRollout)
        : releaseCell(one.worstRelease, one.worstVersion, one.worstRollout);
}

QList<CellView> cellsOf(const ClusterOverview& one, bool counted)
{
    if (!counted)
        return {textCell(tr("not known")), textCell({}), textCell({}), textCell({})};
    return {numberCell(ofText(one.podsReady, one.pods)), numberCell(ofText(one.nodesReady, one.nodes)),
        rolloutsCell(one),
        one.tightestQuota.isEmpty()
            ? textCell(tr("no quota"))
            : textCell(tr("%1 % of %2").arg(one.tightestPercent).arg(one.tightestQuota))};
}

//! Numbers were read once: then they are shown, with their age.
bool hasNumbers(const ClusterStatus& status)
{
    switch (status.state) {
    case DataState::Live:
    case DataState::Lagging:
    case DataState::Stale:
    case DataState::Partial:
    case DataState::Unreachable:
    case DataState::CredentialsExpired:
        return true;
    default:
        return false;
    }
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
    const bool seen = hasNumbers(status) && (one.nodes > 0 || one.pods > 0);
    if (status.state == DataState::Unreachable) {
        marker.since = tr("since %1 UTC").arg(clockText(moment.at(status.since)));
        marker.lastSeen = seen ? tr("last seen %1 pods").arg(number(one.pods)) : tr("never seen");
    }
    const bool counted = countsInTotals(status.state) || status.state == DataState::Partial;
    marker.health = counted ? healthOf(one, layer) : Health::Unknown;
    marker.figure = counted ? figureOf(one, layer) : QString();
    for (const ZoneCount& zone : one.zones)
        marker.zones.append(zoneTone(zone));
    if (seen)
        marker.lines.append(figuresLine(one, layer));
    if (counted && !one.cause.isEmpty())
        marker.lines.append({one.cause, {}, lookOf(one.health).tone, {}, {}});
    else if (!counted && !status.reason.message.isEmpty())
        marker.lines.append({status.reason.message, {}, lookOf(status.state).tone, {}, {}});
    marker.cells = cellsOf(one, seen);
    return marker;
}

MapTotal totalOf(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states)
{
    ClusterOverview sum;
    QStringList missing;
    qsizetype live = 0;
    for (size_t i = 0; i < states.size(); ++i) {
        if (!countsInTotals(states[i].state)) {
            missing.append(fleet.cluster(Slot(i)).info.context);
            continue;
        }
        ++live;
        sum.pods += counts[i].pods;
        sum.podsReady += counts[i].podsReady;
        sum.nodes += counts[i].nodes;
        sum.nodesReady += counts[i].nodesReady;
    }
    const qsizetype all = qsizetype(states.size());
    MapTotal total;
    total.name = missing.isEmpty() ? tr("Fleet") : tr("%1 of %2 clusters").arg(live).arg(all);
    total.state = textCell(missing.isEmpty()
            ? tr("%1 of %2 live").arg(live).arg(all)
            : tr("without %1").arg(missing.join(QStringLiteral(", "))));
    const auto figure = [live](qint64 part, qint64 whole) {
        CellView cell = live == 0 ? textCell(tr("not known")) : numberCell(ofText(part, whole));
        cell.strong = true;
        return cell;
    };
    total.cells = {figure(sum.podsReady, sum.pods), figure(sum.nodesReady, sum.nodes), textCell({}),
        textCell({})};
    return total;
}

} // namespace

TextRuns fleetSentence(const Fleet& fleet, const std::vector<ClusterOverview>& counts,
    const std::vector<ClusterStatus>& states)
{
    QStringList notLive, notHealthy;
    DataState worst = DataState::Live;
    for (size_t i = 0; i < states.size(); ++i) {
        const QString& name = fleet.cluster(Slot(i)).info.context;
        if (states[i].state != DataState::Live) {
            notLive.append(tr("%1 %2").arg(name, word(states[i].state)));
            worst = worse(worst, states[i].state);
        } else if (counts[i].health != Health::Healthy) {
            notHealthy.append(name);
        }
    }
    if (states.empty())
        return {{tr("There is no cluster yet."), {}, false}};
    TextRuns runs;
    if (!notLive.isEmpty())
        runs.append({notLive.join(QStringLiteral(", ")) + QStringLiteral(". "), lookOf(worst).tone, true});
    if (!notHealthy.isEmpty())
        runs.append({tr("Something is wrong in %1.").arg(notHealthy.join(QStringLiteral(", "))), Tone::Warn, false});
    else if (notLive.isEmpty())
        runs.append({tr("All %1 clusters are live and healthy.").arg(states.size()), {}, false});
    else if (notLive.size() < qsizetype(states.size()))
        runs.append({tr("The others are live and healthy."), {}, false});
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
        return tr("since %1").arg(clockText(moment.at(status.since)));
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
    std::span<const Kind> required, const QString& layer, const Moment& moment)
{
    MapView view;
    view.layer = layer;
    view.layers = {{QStringLiteral("health"), tr("Health")}, {QStringLiteral("pods"), tr("Pods")},
        {QStringLiteral("nodes"), tr("Node pools")}, {QStringLiteral("rollouts"), tr("Rollouts")},
        {QStringLiteral("quotas"), tr("Quotas")}};
    view.columns = {{QStringLiteral("pods"), tr("Pods ready"), 110, true, {}, {}},
        {QStringLiteral("nodes"), tr("Nodes ready"), 100, true, {}, {}},
        {QStringLiteral("rollouts"), tr("Rollouts"), 0, false, {}, {}},
        {QStringLiteral("quotas"), tr("Tightest quota"), 170, false, {}, {}}};
    std::vector<ClusterStatus> states;
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        states.push_back(fleet.status(Slot(i), required, moment.boot));
        view.markers.append(markerOf(fleet, Slot(i), counts[i], states[i], layer, moment));
    }
    if (!states.empty())
        view.total = totalOf(fleet, counts, states);
    return view;
}

} // namespace portolan::ui
