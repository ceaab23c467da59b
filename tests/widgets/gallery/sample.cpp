// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/gallery/sample.h"

#include "models/geo/cloudregions.h"

namespace portolan::gallery {
namespace {

using namespace portolan::ui;

QString text(const char* utf8)
{
    return QString::fromUtf8(utf8);
}

struct Region {
    const char* name;
    LatLon place;
    const char* role;
    const char* partner;
    const char* age;
    const char* running;
    int nodes;
    int notReady;
    double requested;
    double used;
    int pods;
};

constexpr Region regions[] = {
    {"us-east-1", {39, -77.5}, "primary", "us-west-2", "0.4 s", "1,874", 31, 6, .72, .61, 41},
    {"eu-west-1", {53.3, -6.3}, "primary", "eu-central-1", "0.3 s", "1,702", 26, 9, .73, .59, 33},
    {"ap-southeast-1", {1.35, 103.8}, "primary", "ap-northeast-1", "0.7 s", "1,588", 24, 4, .72, .6,
        27},
    {"us-west-2", {45.8, -119.7}, "secondary", "us-east-1", "0.5 s", "1,412", 17, 2, .68, .52, 23},
    {"eu-central-1", {50.1, 8.7}, "secondary", "eu-west-1", "0.3 s", "1,396", 18, 5, .66, .52, 31},
    {"ap-northeast-1", {35.7, 139.7}, "secondary", "ap-southeast-1", "0.6 s", "1,362", 16, 6, .68,
        .53, 31},
};

CellView percent(double used, double requested)
{
    return barCell({used, requested, {}, false}, text("%1\u00a0%").arg(qRound(requested * 100)));
}

CellView quota(int used)
{
    MiniBarView bar{used / 50.0, {}, {}, false};
    if (used >= 45)
        bar.tone = Tone::Warn;
    CellView cell = barCell(bar, text("%1 of 50").arg(used));
    if (bar.tone) {
        cell.tone = Tone::Warn;
        cell.strong = true;
    }
    return cell;
}

MarkerView marker(const Region& region)
{
    MarkerView view;
    view.context = text(region.name);
    view.displayName = view.context;
    view.place = region.place;
    view.state = DataState::Live;
    view.health = Health::Healthy;
    view.freshness = text(region.age);
    view.zones = {Tone::Ok, Tone::Ok, Tone::Ok};
    view.role = text(region.role);
    view.drPartner = text(region.partner);
    view.lines
        = {{text("%1 running").arg(text(region.running)), text("%1 nodes").arg(region.nodes)}};
    view.wideLines
        = {{text("CPU %1\u00a0% requested").arg(qRound(region.requested * 100)), view.role}};
    view.cells = {numberCell(QString::number(region.nodes)), numberCell(text(region.running)),
        numberCell(QString::number(region.notReady)), percent(region.used, region.requested),
        quota(region.pods), releaseCell(ReleaseColor::Blue, text("v1.8.2")),
        numberCell(text("0"), true)};
    return view;
}

MapView skeleton()
{
    MapView view;
    view.layer = text("health");
    view.layers = {{text("health"), text("Health")}, {text("pods"), text("Pods")},
        {text("pools"), text("Node pools")}, {text("rollouts"), text("Rollouts")},
        {text("quotas"), text("Quotas")}};
    view.columns = {{text("nodes"), text("Nodes"), 54, true},
        {text("pods"), text("Pods running"), 96, true},
        {text("notready"), text("Not ready"), 72, true, true},
        {text("cpu"), text("CPU requested"), 110}, {text("quota"), text("Quota default pods"), 128},
        {text("release"), text("voltage-soda-frontend"), 0},
        {text("warnings"), text("Warnings 1 h"), 100, true, true}};
    for (const Region& region : regions)
        view.markers.append(marker(region));
    return view;
}

void addRelease(MarkerView& view, const char* step, Tone zone)
{
    view.health = Health::Progressing;
    view.zones[2] = zone;
    view.lines.append({text("v1.9.0"), text(step), Tone::Progress, {}, ReleaseColor::Green});
    view.cells[5] = releaseCell(ReleaseColor::Green, text("v1.9.0"), text(step));
    view.cells[5].tone = Tone::Progress;
}

MapTotal total(
    const char* name, CellView state, const char* nodes, const char* pods, const char* quotas)
{
    return {text(name), std::move(state),
        {numberCell(text(nodes)), numberCell(text(pods)), numberCell(text("32")), percent(.58, .7),
            nameCell(text(quotas)), nameCell(text("2 versions")), numberCell(text("7"))}};
}

} // namespace

MapView sampleMap(bool incident)
{
    MapView view = skeleton();
    if (!incident) {
        addRelease(view.markers[4], "analysis 2 of 5", Tone::Ok);
        addRelease(view.markers[5], "preview 7 of 10", Tone::Progress);
        view.markers[0].cells[6] = numberCell(text("7"));
        view.markers[0].cells[6].tone = Tone::Warn;
        view.markers[3].cells[5]
            = releaseCell(ReleaseColor::Green, text("v1.9.0"), text("since 13:47"));
        view.total = total("Fleet", nameCell(text("6 of 6 live")), "132", "9,334", "186 of 300");
        return view;
    }
    MarkerView& lost = view.markers[1];
    lost.state = DataState::Unreachable;
    lost.health = Health::Unknown;
    lost.freshness = text("4\u00a0min 11\u00a0s");
    lost.since = text("since 03:13:10 UTC");
    lost.lastSeen = text("last seen 1,702 pods");
    lost.cells[6] = numberCell(text("not known"));
    MarkerView& late = view.markers[2];
    late.state = DataState::Lagging;
    late.freshness = text("12\u00a0s");
    late.zones = {Tone::Warn, Tone::Warn, Tone::Warn};
    MarkerView& tight = view.markers[0];
    tight.health = Health::Degraded;
    tight.lines.append({text("Quota default"), text("pods 48 of 50"), Tone::Warn, {}});
    tight.cells[4] = quota(48);
    tight.cells[5].detail = text("31, HPA wants 36");
    tight.cells[6] = numberCell(text("14"));
    tight.cells[6].tone = Tone::Warn;
    std::swap(view.markers[0], view.markers[1]);
    CellView without = nameCell(text("without eu-west-1"));
    without.tone = Tone::Error;
    view.total = total("5 of 6 regions", without, "106", "7,622", "140 of 250");
    return view;
}

MapView crowdedMap()
{
    MapView view = skeleton();
    const char* more[] = {"europe-west3", "westeurope", "northeurope", "eu-north-1",
        "asia-northeast2", "eastus2", "us-central1", "sa-east-1", "af-south-1", "ap-south-1",
        "australiaeast", "rack-7", "lab"};
    int n = 0;
    for (const char* name : more) {
        MarkerView extra = view.markers[n % 6];
        extra.context = text(name);
        extra.displayName = extra.context;
        extra.place = cloudRegion(name);
        extra.drPartner.clear();
        if (n % 5 == 1) {
            extra.state = DataState::Stale;
            extra.freshness = text("since 14:28:10");
            extra.zones = {Tone::Stale, Tone::Stale, Tone::Stale};
        } else if (n % 5 == 3) {
            extra.state = DataState::NotConnected;
            extra.freshness.clear();
            extra.zones.clear();
            extra.health = Health::Unknown;
            extra.lines.clear();
        } else if (n % 5 == 4) {
            extra.health = Health::Failed;
            extra.zones = {Tone::Error, Tone::Ok};
        }
        view.markers.append(extra);
        ++n;
    }
    return view;
}

} // namespace portolan::gallery
