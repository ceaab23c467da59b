// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/region/regionrows.h"

#include "models/base/quantity.h"
#include "models/base/text.h"
#include "widgets/common/statebadge.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(RegionPage)
};

//! "Used" or "Used then".
QString then(const QString& title, bool old)
{
    return old ? Words::tr("%1 then").arg(title) : title;
}

qint64 amount(const std::map<QString, qint64>& amounts, const char* resource)
{
    const auto found = amounts.find(QLatin1String(resource));
    return found == amounts.end() ? 0 : found->second;
}

CellView noData()
{
    return numberCell(Words::tr("no data"), true);
}

CellView countOrWord(const std::optional<int>& count)
{
    return count ? numberCell(number(*count)) : numberCell(Words::tr("not set"), true);
}

//! "a, b, c" of zones that start alike.
QString shortZones(const QStringList& zones)
{
    if (zones.size() < 2)
        return zones.join(QString());
    qsizetype same = 0;
    const QString& first = zones.front();
    while (same < first.size()
        && std::ranges::all_of(
            zones,
            [&](const QString& zone) { return zone.size() > same && zone[same] == first[same]; }))
        ++same;
    // Not through the middle of a number.
    while (same > 0 && same < first.size() && first[same].isDigit() && first[same - 1].isDigit())
        --same;
    QStringList ends;
    for (const QString& zone : zones)
        ends.append(zone.mid(same));
    return ends.join(QStringLiteral(", "));
}

//! An amount of a quota for people.
QString quantity(const QuotaLine& line, qint64 amount)
{
    if (line.isBytes())
        return bytesText(amount);
    if (line.resource.endsWith(QLatin1String("cpu")))
        return cpuText(amount);
    return number(amount / 1000);
}

//! Sums of many cores need no fractions.
QString cpuSumText(qint64 milli)
{
    return milli < 10000 ? cpuText(milli) : number((milli + 500) / 1000);
}

struct PartWords {
    QString figure;
    QString note;
    std::optional<Tone> tone;
};

//! A cluster that is not live is a problem itself; what else is wrong in it is not known.
PartWords problemWords(const RegionView& view)
{
    const bool live = view.status.state == DataState::Live;
    if (view.problems == 0)
        return live ? PartWords{number(0), Words::tr("nothing is broken"), {}}
                    : PartWords{Words::tr("no data"), word(view.status.state), Tone::Unknown};
    return {number(view.problems),
        view.errors > 0 ? Words::tr("%1 broken").arg(number(view.errors))
                        : Words::tr("nothing is broken"),
        view.errors > 0 ? std::optional(Tone::Error) : std::nullopt};
}

} // namespace

QString percent(qint64 part, qint64 whole)
{
    return whole > 0
        ? QStringLiteral("%1\u00a0%").arg(std::llround(100.0 * double(part) / double(whole)))
        : QString();
}

PoolSums sumOf(const std::vector<NodePool>& pools)
{
    PoolSums sums;
    bool known = !pools.empty();
    int maximum = 0;
    for (const NodePool& pool : pools) {
        sums.cpuAllocatable += amount(pool.allocatable, "cpu");
        sums.cpuRequested += amount(pool.requested, "cpu");
        sums.memoryAllocatable += amount(pool.allocatable, "memory");
        sums.memoryRequested += amount(pool.requested, "memory");
        known = known && pool.maximum.has_value();
        maximum += pool.maximum.value_or(0);
    }
    if (known)
        sums.maximum = maximum;
    return sums;
}

PoolBarView poolBar(const NodePool& pool, bool podsCounted, bool old)
{
    PoolBarView bar;
    bar.min = pool.minimum.value_or(0);
    bar.now = int(pool.nodes);
    bar.max = pool.maximum.value_or(0);
    const qint64 whole = amount(pool.allocatable, "cpu");
    bar.requested
        = podsCounted && whole > 0 ? double(amount(pool.requested, "cpu")) / double(whole) : 0;
    bar.old = old;
    return bar;
}

QStringList poolTitles(bool old)
{
    return {Words::tr("Pool"), Words::tr("CPU, and room to grow"), Words::tr("Min"),
        then(Words::tr("Now"), old), Words::tr("Max"), then(Words::tr("Allocatable"), old),
        then(Words::tr("Requested"), old), Words::tr("Used")};
}

CellsRow poolRow(const NodePool& pool, bool podsCounted, bool old)
{
    const qint64 cpu = amount(pool.allocatable, "cpu");
    const qint64 memory = amount(pool.allocatable, "memory");
    const qint64 cpuAsked = amount(pool.requested, "cpu");
    const qint64 memoryAsked = amount(pool.requested, "memory");
    const qint64 down = pool.nodes - pool.ready;
    CellsRow row;
    row.key = pool.name;
    row.old = old;
    CellView now = numberCell(number(pool.nodes));
    now.strong = true;
    CellView under = textCell(down > 0 ? Words::tr("%1 not ready").arg(number(down)) : QString());
    under.tone = Tone::Error;
    CellView asked = noData();
    CellView askedUnder;
    if (podsCounted && pool.nodes > 0) {
        asked = numberCell(
            Words::tr("%1, %2", "amount and share").arg(cpuText(cpuAsked), percent(cpuAsked, cpu)));
        askedUnder = textCell(Words::tr("%1, %2", "amount and share")
                .arg(bytesText(memoryAsked), percent(memoryAsked, memory)));
    } else if (pool.nodes == 0) {
        asked = numberCell(Words::tr("no node"), true);
    }
    const QString zones = shortZones(pool.zones);
    const QString type
        = pool.instanceType.isEmpty() ? Words::tr("type not known") : pool.instanceType;
    row.cells = {nameCell(pool.name.isEmpty() ? Words::tr("in no pool") : pool.name),
        textCell(QString()), countOrWord(pool.minimum), now, countOrWord(pool.maximum),
        pool.nodes > 0 ? numberCell(Words::tr("%1 vCPU").arg(cpuText(cpu)))
                       : numberCell(Words::tr("no node"), true),
        asked, noData()};
    row.seconds
        = {textCell(zones.isEmpty() ? type : Words::tr("%1, zones %2").arg(type, zones)), {}, {},
            under, {}, textCell(pool.nodes > 0 ? bytesText(memory) : QString()), askedUnder, {}};
    return row;
}

QStringList quotaTitles(bool old)
{
    return {Words::tr("Resource"), then(Words::tr("Used of hard"), old),
        then(Words::tr("Used"), old), Words::tr("Hard"), then(Words::tr("Left"), old),
        Words::tr("What it means"), Words::tr("Quota")};
}

CellsRow quotaRow(const QuotaLine& line, bool old)
{
    const bool near = line.share() >= quotaNear;
    CellsRow row;
    row.key = line.quota + QLatin1Char(' ') + line.resource;
    row.old = old;
    const QString usedText = quantity(line, line.used);
    CellView used = numberCell(usedText);
    used.strong = near;
    CellView meaning = textCell({});
    if (near && !old)
        used.tone = meaning.tone = Tone::Warn;
    if (line.used > line.hard)
        meaning.text = Words::tr("%1 over, refuses more")
                           .arg(quantity(line, line.used - line.hard));
    else if (line.isFull())
        meaning.text = Words::tr("full, refuses more");
    else if (near)
        meaning.text = Words::tr("%1 used").arg(percent(line.used, line.hard));
    CellView quota = textCell(line.quota);
    quota.quiet = true;
    row.cells = {nameCell(line.resource), textCell(percent(line.used, line.hard)), used,
        numberCell(quantity(line, line.hard)),
        numberCell(quantity(line, std::max<qint64>(0, line.hard - line.used))),
        meaning, quota};
    return row;
}

QString waitingWords(const QString& waitingFor)
{
    if (waitingFor == QLatin1String("BlueGreenPause"))
        return Words::tr("waits to be promoted");
    if (waitingFor == QLatin1String("CanaryPauseStep"))
        return Words::tr("waits at a step of the canary");
    if (waitingFor == QLatin1String("InconclusiveAnalysisRun"))
        return Words::tr("waits: its analysis was inconclusive");
    return waitingFor.isEmpty() ? QString() : Words::tr("waits: %1").arg(waitingFor);
}

BadgeView phaseBadge(const RolloutLine& line)
{
    if (line.phase == QLatin1String("Healthy"))
        return healthBadge(Health::Healthy);
    if (line.phase == QLatin1String("Progressing"))
        return healthBadge(Health::Progressing);
    if (line.phase == QLatin1String("Paused"))
        return healthBadge(Health::Paused,
            line.waitingFor.isEmpty() ? Words::tr("paused") : Words::tr("waiting for a person"));
    if (line.phase == QLatin1String("Degraded"))
        return healthBadge(Health::Failed, Words::tr("degraded"));
    return healthBadge(Health::Unknown, line.phase.isEmpty() ? Words::tr("no data") : line.phase);
}

QStringList rolloutTitles(bool old)
{
    return {Words::tr("Rollout"), then(Words::tr("Phase"), old), then(Words::tr("Active"), old),
        then(Words::tr("Ready"), old), Words::tr("What it does")};
}

CellsRow rolloutRow(const RolloutLine& line, const QDateTime& utc, bool old)
{
    CellsRow row;
    row.key = line.uid.toString().isEmpty() ? line.nameSpace + QLatin1Char('/') + line.name
                                            : line.uid.toString();
    row.old = old;
    const bool calm = line.phase == QLatin1String("Healthy") && line.waitingFor.isEmpty();
    const CellView now = textCell(!line.waitingFor.isEmpty() ? waitingWords(line.waitingFor)
            : !calm                                          ? line.message
            : line.revision.isEmpty()                        ? QString()
                                      : Words::tr("revision %1").arg(line.revision));
    QStringList under;
    if (!calm && line.since > 0)
        under.append(Words::tr("for %1").arg(ageInSentence(utc.toSecsSinceEpoch() - line.since)));
    if (!line.next.hash.isEmpty())
        under.append(Words::tr("next is %1")
                .arg(line.next.version.isEmpty() ? line.next.hash : line.next.version));
    BadgeView phase = phaseBadge(line);
    if (old) {
        phase.glyph = Glyph::StateStale;
        phase.tone = Tone::Stale;
    }
    const CellView ready
        = textCell(Words::tr("%1 of %2").arg(number(line.ready), number(line.desired)));
    row.cells = {nameCell(line.name), stateCell(phase),
        line.active.hash.isEmpty()
            ? textCell(Words::tr("none yet"))
            : releaseCell(line.active.color,
                  line.active.version.isEmpty() ? line.active.hash : line.active.version),
        ready, now};
    row.seconds = {textCell(line.nameSpace), {},
        codeCell(line.active.version.isEmpty() ? QString() : line.active.hash), {},
        textCell(under.join(QStringLiteral(", ")))};
    return row;
}

std::optional<StateText> partState(
    const Cluster& cluster, const ClusterStatus& status, Kind kind, const QString& what)
{
    const KindStatus* found = status.find(kind);
    if (!found || isCounted(cluster, status, kind))
        return std::nullopt;
    const StateLook look = lookOf(found->state);
    StateText text{look.glyph, look.tone, {}, found->reason.message, {}, {}, ButtonKind::Plain};
    const QString& name = cluster.info.displayName;
    switch (found->state) {
    case DataState::Forbidden:
        text.title = Words::tr("You may not %1").arg(refusalText(found->reason));
        break;
    case DataState::NotServed:
        text.title = Words::tr("%1 does not serve %2").arg(name, what);
        text.reason = Words::tr("Its API knows no such kind.");
        break;
    case DataState::Loading:
        text.title = found->loaded > 0 && found->expected
            ? Words::tr("Loading %1 of %2 %3")
                  .arg(number(found->loaded), number(*found->expected), what)
            : Words::tr("Loading %1").arg(what);
        text.reason = Words::tr("Numbers are shown when all of them are here.");
        break;
    case DataState::Connecting:
        text.title = Words::tr("Connecting to %1").arg(name);
        break;
    case DataState::NotConnected:
        text.title = Words::tr("%1 is not connected").arg(name);
        text.reason = Words::tr("Nothing is sent to it until you connect it.");
        break;
    default:
        text.title = Words::tr("No data: %1 was never read").arg(what);
        text.reason = status.reason.message;
        break;
    }
    return text;
}

QList<FigureView> figuresOf(const Cluster& cluster, const RegionView& view)
{
    const auto counted = [&](Kind kind) { return isCounted(cluster, view.status, kind); };
    const ClusterOverview& counts = view.counts;
    const std::optional<Tone> old = view.old ? std::optional(Tone::Stale) : std::nullopt;
    const auto tone = [&](bool bad, Tone trouble) {
        return old ? old : bad ? std::optional(trouble) : std::nullopt;
    };
    const auto unknown = [&](const QString& label, Kind kind) {
        const KindStatus* found = view.status.find(kind);
        return FigureView{
            label, Words::tr("no data"), found ? word(found->state) : QString(), Tone::Unknown};
    };
    const PoolSums sums = sumOf(view.pools);
    const bool both = counted(Kind::Node) && counted(Kind::Pod) && sums.cpuAllocatable > 0;
    QList<FigureView> figures;
    figures.append(!counted(Kind::Node)
            ? unknown(then(Words::tr("Nodes ready"), view.old), Kind::Node)
            : FigureView{then(Words::tr("Nodes ready"), view.old), number(counts.nodesReady),
                  sums.maximum ? Words::tr("of %1, up to %2")
                                     .arg(number(counts.nodes), number(*sums.maximum))
                               : Words::tr("of %1").arg(number(counts.nodes)),
                  tone(counts.nodesReady < counts.nodes, Tone::Error)});
    figures.append(!counted(Kind::Pod)
            ? unknown(then(Words::tr("Pods ready"), view.old), Kind::Pod)
            : FigureView{then(Words::tr("Pods ready"), view.old), number(counts.podsReady),
                  counts.podsInTrouble > 0
                      ? Words::tr("of %1, %2 in trouble")
                            .arg(number(counts.pods), number(counts.podsInTrouble))
                      : Words::tr("of %1").arg(number(counts.pods)),
                  tone(counts.podsInTrouble > 0, Tone::Error)});
    const auto share = [&](const QString& label, qint64 part, qint64 whole, const QString& note) {
        if (!both)
            return unknown(then(label, view.old), counted(Kind::Node) ? Kind::Pod : Kind::Node);
        return FigureView{then(label, view.old), percent(part, whole), note, old};
    };
    figures.append(share(Words::tr("CPU requested"), sums.cpuRequested, sums.cpuAllocatable,
        Words::tr("%1 of %2 vCPU")
            .arg(cpuSumText(sums.cpuRequested), cpuSumText(sums.cpuAllocatable))));
    figures.append(
        share(Words::tr("Memory requested"), sums.memoryRequested, sums.memoryAllocatable,
            Words::tr("%1 of %2")
                .arg(bytesText(sums.memoryRequested), bytesText(sums.memoryAllocatable))));
    const qint64 attention = counts.rolloutsDegraded + counts.rolloutsPaused;
    figures.append(!counted(Kind::Rollout)
            ? unknown(then(Words::tr("Rollouts"), view.old), Kind::Rollout)
            : FigureView{then(Words::tr("Rollouts"), view.old), number(counts.rollouts),
                  attention == 1      ? Words::tr("one needs attention")
                      : attention > 1 ? Words::tr("%1 need attention").arg(number(attention))
                      : counts.rolloutsProgressing > 0
                      ? Words::tr("%1 under way").arg(number(counts.rolloutsProgressing))
                      : Words::tr("nothing under way"),
                  tone(counts.rolloutsDegraded > 0, Tone::Error)});
    const PartWords problems = problemWords(view);
    figures.append({Words::tr("Problems"), problems.figure, problems.note, problems.tone});
    return figures;
}

} // namespace portolan::ui
