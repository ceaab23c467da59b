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

//! "Nothing" is said only when everything that can be wrong was looked at.
PartWords problemWords(const RegionView& view)
{
    if (view.problems == 0)
        return view.check.isWhole()
            ? PartWords{number(0), Words::tr("nothing is broken"), {}}
            : PartWords{Words::tr("no data"), uncheckedText(view.check), Tone::Unknown};
    if (view.errors > 0)
        return {number(view.problems), Words::tr("%1 broken").arg(number(view.errors)),
            Tone::Error};
    return {number(view.problems),
        view.check.isWhole() ? Words::tr("nothing is broken") : uncheckedText(view.check), {}};
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
        const auto add = [](qint64& sum, qint64 more) { sum = saturatedSum(sum, more); };
        add(sums.cpuAllocatable, amount(pool.allocatable, "cpu"));
        add(sums.cpuRequested, amount(pool.requested, "cpu"));
        add(sums.memoryAllocatable, amount(pool.allocatable, "memory"));
        add(sums.memoryRequested, amount(pool.requested, "memory"));
        known = known && pool.maximum.has_value();
        maximum += pool.maximum.value_or(0);
    }
    if (known)
        sums.maximum = maximum;
    return sums;
}

PoolBarView poolBar(const NodePool& pool, const QString& podsMissing, bool old)
{
    PoolBarView bar;
    bar.min = pool.minimum.value_or(0);
    bar.now = int(pool.nodes);
    bar.max = pool.maximum.value_or(0);
    const qint64 whole = amount(pool.allocatable, "cpu");
    bar.requested
        = podsMissing.isEmpty() && whole > 0 ? double(amount(pool.requested, "cpu")) / double(whole) : 0;
    bar.old = old;
    return bar;
}

QStringList poolTitles(bool old)
{
    return {Words::tr("Pool"), Words::tr("CPU, and room to grow"), Words::tr("Min"),
        old ? Words::tr("Then") : Words::tr("Now"), Words::tr("Max"), then(Words::tr("Allocatable"), old),
        then(Words::tr("Requested"), old), Words::tr("Used")};
}

CellsRow poolRow(const NodePool& pool, const QString& podsMissing, bool old)
{
    const qint64 cpu = amount(pool.allocatable, "cpu");
    const qint64 memory = amount(pool.allocatable, "memory");
    const qint64 cpuAsked = amount(pool.requested, "cpu");
    const qint64 memoryAsked = amount(pool.requested, "memory");
    const qint64 down = pool.nodes - pool.ready;
    CellsRow row;
    // Nodes in no pool have a row too, and what has no key cannot be opened; no pool is called so.
    row.key = pool.name.isEmpty() ? QStringLiteral("/") : pool.name;
    row.old = old;
    CellView now = numberCell(number(pool.nodes));
    now.strong = true;
    CellView under = textCell(down > 0 ? Words::tr("%1 not ready").arg(number(down)) : QString());
    under.tone = Tone::Error;
    CellView asked = noData();
    CellView askedUnder = textCell(podsMissing);
    if (podsMissing.isEmpty() && pool.nodes > 0) {
        asked = numberCell(
            Words::tr("%1, %2", "amount and share").arg(cpuText(cpuAsked), percent(cpuAsked, cpu)));
        askedUnder = textCell(Words::tr("%1, %2", "amount and share")
                .arg(bytesText(memoryAsked), percent(memoryAsked, memory)));
    } else if (pool.nodes == 0) {
        asked = numberCell(Words::tr("no node"), true);
        askedUnder = {};
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
    if (!found || status.isCounted(kind))
        return std::nullopt;
    const StateLook look = lookOf(found->state);
    StateText text{look.glyph, look.tone, {}, found->reason.message, {}, {}, ButtonKind::Plain};
    const QString& name = cluster.info.context;
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

namespace {

//! Makes the figures over the page; one function a figure.
class Figures {
public:
    explicit Figures(const RegionView& view)
        : m_view(view)
        , m_old(view.old ? std::optional(Tone::Stale) : std::nullopt)
    {
    }

    [[nodiscard]] FigureView nodes(const std::optional<int>& maximum) const
    {
        const QString label = then(Words::tr("Nodes ready"), m_view.old);
        const std::optional<NodeSums>& sums = m_view.counts.nodes;
        if (!sums)
            return unknown(label, Kind::Node, Words::tr("nodes"));
        return {label, number(sums->ready),
            maximum ? Words::tr("of %1, up to %2").arg(number(sums->total), number(*maximum))
                    : Words::tr("of %1").arg(number(sums->total)),
            tone(sums->ready < sums->total)};
    }

    [[nodiscard]] FigureView pods() const
    {
        const QString label = then(Words::tr("Pods ready"), m_view.old);
        const std::optional<PodSums>& sums = m_view.counts.pods;
        if (!sums)
            return unknown(label, Kind::Pod, Words::tr("pods"));
        QStringList note{Words::tr("of %1").arg(number(sums->total))};
        if (sums->inTrouble > 0)
            note.append(Words::tr("%1 in trouble").arg(number(sums->inTrouble)));
        return {label, number(sums->ready), withLimits(note, Kind::Pod, Words::tr("pods")),
            tone(sums->inTrouble > 0)};
    }

    //! What pods request of what nodes have: known only when both were read whole.
    [[nodiscard]] FigureView share(
        const QString& title, qint64 part, qint64 whole, const QString& note) const
    {
        const QString label = then(title, m_view.old);
        if (!m_view.status.isWhole(Kind::Node))
            return unknown(label, Kind::Node, Words::tr("nodes"));
        if (!m_view.status.isWhole(Kind::Pod))
            return unknown(label, Kind::Pod, Words::tr("pods"));
        if (whole == 0)
            return {label, Words::tr("no data"), Words::tr("no node"), Tone::Unknown};
        return {label, percent(part, whole), note, m_old};
    }

    [[nodiscard]] FigureView rollouts() const
    {
        const QString label = then(Words::tr("Rollouts"), m_view.old);
        const std::optional<RolloutSums>& sums = m_view.counts.rollouts;
        if (!sums)
            return unknown(label, Kind::Rollout, Words::tr("rollouts"));
        const qint64 attention = sums->degraded + sums->paused;
        const QString note = attention == 1 ? Words::tr("one needs attention")
            : attention > 1                 ? Words::tr("%1 need attention").arg(number(attention))
            : sums->progressing > 0 ? Words::tr("%1 under way").arg(number(sums->progressing))
                                    : Words::tr("nothing under way");
        return {label, number(sums->total),
            withLimits({note}, Kind::Rollout, Words::tr("rollouts")), tone(sums->degraded > 0)};
    }

private:
    [[nodiscard]] FigureView unknown(
        const QString& label, Kind kind, const QString& what) const
    {
        return {label, Words::tr("no data"), missingText(m_view.status, kind, what),
            Tone::Unknown};
    }
    //! ... and, when only a part was read, of which part that is.
    [[nodiscard]] QString withLimits(QStringList note, Kind kind, const QString& what) const
    {
        if (const QString limits = missingText(m_view.status, kind, what); !limits.isEmpty())
            note.append(limits);
        return note.join(QStringLiteral(", "));
    }
    [[nodiscard]] std::optional<Tone> tone(bool bad) const
    {
        return m_old ? m_old : bad ? std::optional(Tone::Error) : std::nullopt;
    }

    const RegionView& m_view;
    std::optional<Tone> m_old;
};

} // namespace

QList<FigureView> figuresOf(const RegionView& view)
{
    const Figures figures(view);
    const PoolSums sums = sumOf(view.pools);
    const PartWords problems = problemWords(view);
    return {figures.nodes(sums.maximum), figures.pods(),
        figures.share(Words::tr("CPU requested"), sums.cpuRequested, sums.cpuAllocatable,
            Words::tr("%1 of %2 vCPU")
                .arg(cpuSumText(sums.cpuRequested), cpuSumText(sums.cpuAllocatable))),
        figures.share(Words::tr("Memory requested"), sums.memoryRequested, sums.memoryAllocatable,
            Words::tr("%1 of %2")
                .arg(bytesText(sums.memoryRequested), bytesText(sums.memoryAllocatable))),
        figures.rollouts(),
        {Words::tr("Problems"), problems.figure, problems.note, problems.tone}};
}

} // namespace portolan::ui
