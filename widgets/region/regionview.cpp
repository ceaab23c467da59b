// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/region/regionview.h"

#include "models/base/quantity.h"
#include "models/base/text.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"
#include "widgets/common/statebadge.h"

#include <algorithm>
#include <functional>
#include <unordered_map>

namespace portolan::ui {
namespace {

constexpr Kind kinds[] = {Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout};

//! The pods of a template hash in a namespace, by the numbers of the two.
struct HashPods {
    int ready = 0;
    int pods = 0;
    QString image;
};
using PodsByHash = std::map<std::pair<QString, QString>, HashPods>;

//! The pods of the cluster, and in which namespaces they were read.
struct KnownPods {
    PodsByHash byHash;
    std::function<bool(const QString& nameSpace)> areRead;
};

PodsByHash podsByHash(const KindTable& pods, Slot slot)
{
    std::unordered_map<quint64, HashPods> counted;
    std::unordered_map<quint64, RowId> examples;
    pods.forEach([&](RowId row) {
        if (pods.slot(row) != slot || pods.internedId(row, pod::TemplateHash) == 0)
            return;
        const quint64 key
            = quint64(pods.nameSpaceId(row)) << 32 | pods.internedId(row, pod::TemplateHash);
        HashPods& one = counted[key];
        examples.try_emplace(key, row);
        ++one.pods;
        one.ready += int(pods.number(row, pod::IsReady));
    });
    PodsByHash all;
    for (auto& [key, one] : counted) {
        const RowId row = examples[key];
        one.image = fromUtf8(pods.string(row, pod::Image));
        all[{fromUtf8(pods.nameSpace(row)), fromUtf8(pods.string(row, pod::TemplateHash))}] = one;
    }
    return all;
}

ReleaseLane laneOf(const QString& rollout, const QString& nameSpace, const QString& hash,
    const KnownPods& pods, const ReleaseColors& colors)
{
    ReleaseLane lane;
    lane.podsKnown = pods.areRead(nameSpace);
    lane.hash = hash;
    lane.color = colors.colorOf(rollout, hash);
    if (const auto found = pods.byHash.find({nameSpace, hash}); found != pods.byHash.end()) {
        lane.ready = found->second.ready;
        lane.pods = found->second.pods;
        lane.version = versionOf(found->second.image);
    }
    return lane;
}

RolloutLine rolloutLine(
    const KindTable& table, RowId row, const KnownPods& pods, const ReleaseColors& colors)
{
    const auto text = [&](size_t column) { return fromUtf8(table.string(row, column)); };
    RolloutLine line;
    line.uid = table.uid(row);
    line.nameSpace = fromUtf8(table.nameSpace(row));
    line.name = fromUtf8(table.name(row));
    line.phase = text(rollout::EffectivePhase);
    line.message = text(rollout::EffectiveMessage);
    line.revision = text(rollout::Revision);
    line.waitingFor = text(rollout::WaitingFor);
    line.since = table.number(row, rollout::WaitingSince);
    if (line.since == 0)
        line.since = table.number(row, rollout::PhaseSince);
    line.desired = table.number(row, rollout::Desired);
    line.ready = table.number(row, rollout::Ready);
    line.blueGreen = text(rollout::Strategy) == QLatin1String("blueGreen");
    const QString active = fromUtf8(rollout::servingHash(table, row));
    const QString next = fromUtf8(rollout::comingHash(table, row));
    const QString current = text(rollout::CurrentHash);
    const QString key = rolloutKey(table, row);
    line.active = laneOf(key, line.nameSpace, active, pods, colors);
    if (!next.isEmpty())
        line.next = laneOf(key, line.nameSpace, next, pods, colors);
    // What the template asks for is known even before a pod of it runs.
    const QString wanted = versionOf(text(rollout::Images));
    ReleaseLane& newest = current == line.next.hash && !current.isEmpty() ? line.next : line.active;
    if (newest.version.isEmpty() && newest.hash == current)
        newest.version = wanted;
    return line;
}

void readQuotas(const KindTable& table, Slot slot, std::vector<QuotaLine>& lines)
{
    table.forEach([&](RowId row) {
        if (table.slot(row) != slot)
            return;
        const QString quota
            = fromUtf8(table.nameSpace(row)) + QLatin1Char('/') + fromUtf8(table.name(row));
        resourcequota::forEachLine(
            table.string(row, resourcequota::Used), [&](const resourcequota::Line& line) {
                QuotaLine& added = lines.emplace_back(quota, fromUtf8(line.resource));
                const auto parse = added.isBytes() ? parseUnits : parseMilli;
                added.used = parse(line.used).value_or(0);
                added.hard = parse(line.hard).value_or(0);
            });
    });
    std::ranges::stable_sort(lines, {}, &QuotaLine::quota);
}

} // namespace

std::span<const Kind> regionKinds()
{
    return kinds;
}

RegionView regionView(const Fleet& fleet, Slot slot, BootMs now, const QDateTime& wall)
{
    const Cluster& cluster = fleet.cluster(slot);
    RegionView view;
    view.status = fleet.status(slot, kinds, now);
    view.old = isOld(view.status.state);
    if (cluster.facts.lastAnswerAt > 0)
        view.then = wall.addMSecs(cluster.facts.lastAnswerAt - now);
    view.counts = overview(fleet, slot, view.status);
    view.pools = nodePools(fleet, slot);
    readQuotas(fleet.table(Kind::ResourceQuota), slot, view.quotas);
    const KindTable& rollouts = fleet.table(Kind::Rollout);
    const KnownPods pods{
        podsByHash(fleet.table(Kind::Pod), slot), [&view, &cluster](const QString& nameSpace) {
            return isReadIn(view.status, cluster.syncs, Kind::Pod, nameSpace);
        }};
    rollouts.forEach([&](RowId row) {
        if (rollouts.slot(row) == slot)
            view.rollouts.push_back(rolloutLine(rollouts, row, pods, fleet.releases()));
    });
    std::ranges::sort(view.rollouts, [](const RolloutLine& a, const RolloutLine& b) {
        return std::pair(a.nameSpace, a.name) < std::pair(b.nameSpace, b.name);
    });
    return view;
}

} // namespace portolan::ui
