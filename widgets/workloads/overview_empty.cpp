// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a table that has no rows to show.
#include "models/base/text.h"
#include "widgets/workloads/kindwords.h"
#include "widgets/workloads/overview.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Workloads", text);
}

//! A sentence for each cluster: "eu-west-1 unreachable 4 min 11 s."
QString clusterLines(
    const std::vector<const ClusterOfKind*>& clusters, const KindOverview& overview)
{
    constexpr size_t most = 6;
    QStringList lines;
    for (const ClusterOfKind* cluster : clusters) {
        if (size_t(lines.size()) == most) {
            lines.append(translated(QT_TRANSLATE_NOOP("Workloads", "%1 more"))
                    .arg(number(qint64(clusters.size() - most))));
            break;
        }
        lines.append(cluster->name + QLatin1Char(' ')
            + stateSentence(cluster->status, overview.now, cluster->since));
    }
    return lines.join(QStringLiteral(", ")) + QLatin1Char('.');
}

QString clusterLines(const KindOverview& overview)
{
    std::vector<const ClusterOfKind*> all;
    for (const ClusterOfKind& cluster : overview.clusters)
        all.push_back(&cluster);
    return clusterLines(all, overview);
}

//! Those of which more rows may come to light.
std::vector<const ClusterOfKind*> notCounted(const KindOverview& overview)
{
    std::vector<const ClusterOfKind*> found;
    for (const ClusterOfKind& cluster : overview.clusters)
        if (!countsInTotals(cluster.status.state))
            found.push_back(&cluster);
    return found;
}

bool allAre(const KindOverview& overview, std::initializer_list<DataState> states)
{
    return overview.inState(states).size() == overview.clusters.size();
}

EmptyText emptyAndTrue(const KindOverview& overview)
{
    EmptyText empty;
    empty.text.glyph = Glyph::StateHealthy;
    empty.text.tone = Tone::Ok;
    qint64 age = 0;
    for (const ClusterOfKind& cluster : overview.clusters)
        age = std::max(age, cluster.status.ageMs.value_or(0));
    empty.text.title
        = translated(QT_TRANSLATE_NOOP("Workloads", "No %1")).arg(kindPlural(overview.kind));
    empty.text.reason = overview.clusters.size() == 1
        ? translated(QT_TRANSLATE_NOOP("Workloads", "%1 is live; its last answer is %2 old."))
              .arg(overview.clusters[0].name, freshness(age))
        : translated(QT_TRANSLATE_NOOP(
                         "Workloads", "All %1 clusters are live; the oldest answer is %2 old."))
              .arg(number(qint64(overview.clusters.size())), freshness(age));
    if (overview.notConnected > 0)
        empty.text.reason += QLatin1Char(' ')
            + translated(QT_TRANSLATE_NOOP("Workloads", "%1 more are not connected."))
                  .arg(number(overview.notConnected));
    return empty;
}

EmptyText forbiddenText(const KindOverview& overview)
{
    EmptyText empty;
    const Reason& reason = overview.clusters[0].status.reason;
    empty.text.glyph = Glyph::StateForbidden;
    empty.text.tone = Tone::Warn;
    empty.text.title
        = translated(QT_TRANSLATE_NOOP("Workloads", "You may not %1"))
              .arg(reason.verb.isEmpty() ? translated(QT_TRANSLATE_NOOP("Workloads", "list %1"))
                                               .arg(kindPlural(overview.kind))
                                         : refusalText(reason));
    empty.text.reason = clusterLines(overview);
    if (!reason.message.isEmpty())
        empty.text.reason += QLatin1Char('\n') + reason.message;
    return empty;
}

} // namespace

EmptyText emptyTextOf(const KindOverview& overview)
{
    EmptyText empty;
    if (overview.clusters.empty()) {
        empty.text.glyph = Glyph::StateNotConnected;
        empty.text.title = translated(QT_TRANSLATE_NOOP("Workloads", "No cluster is connected"));
        empty.text.reason = translated(
            QT_TRANSLATE_NOOP("Workloads",
                "Nothing is dialled that was not asked for. Connect a cluster to see its %1."))
                                .arg(kindPlural(overview.kind));
        empty.text.first = translated(QT_TRANSLATE_NOOP("Workloads", "Open connections"));
        empty.first = EmptyAction::OpenConnections;
        return empty;
    }
    if (overview.allLive()) {
        // A kind that nobody serves is not empty: it is not there.
        const bool served
            = std::ranges::any_of(overview.clusters, [&](const ClusterOfKind& cluster) {
                  const KindStatus* kind = cluster.status.find(overview.kind);
                  return !kind || kind->state != DataState::NotServed;
              });
        if (served)
            return emptyAndTrue(overview);
        empty.text.glyph = Glyph::StateNotServed;
        empty.text.title = translated(QT_TRANSLATE_NOOP("Workloads", "%1 are not served"))
                               .arg(kindTitle(overview.kind));
        empty.text.reason = translated(QT_TRANSLATE_NOOP("Workloads",
            "No connected cluster knows this kind; its resource definition is not installed."));
        return empty;
    }
    if (allAre(overview, {DataState::Forbidden}))
        return forbiddenText(overview);
    const ClusterOfKind& worst = *std::ranges::max_element(
        overview.clusters, {}, [](const ClusterOfKind& c) { return badness(c.status.state); });
    const StateLook look = lookOf(worst.status.state);
    empty.text.glyph = look.glyph;
    empty.text.tone = look.tone;
    empty.text.title
        = allAre(overview,
              {DataState::Loading, DataState::Connecting, DataState::Live, DataState::Lagging})
        ? translated(QT_TRANSLATE_NOOP("Workloads", "No %1 so far"))
        : translated(QT_TRANSLATE_NOOP("Workloads", "No %1 are known"));
    empty.text.title = empty.text.title.arg(kindPlural(overview.kind));
    empty.text.reason = clusterLines(overview);
    if (badness(worst.status.state) > badness(DataState::Lagging)) {
        empty.text.first = translated(QT_TRANSLATE_NOOP("Workloads", "Open connections"));
        empty.first = EmptyAction::OpenConnections;
    }
    return empty;
}

EmptyText nothingMatches(const KindOverview& overview, const QString& filter,
    const QString& lastTerm, qsizetype without)
{
    EmptyText empty;
    empty.text.glyph = Glyph::Filter;
    const auto unknown = notCounted(overview);
    const bool onTheWay = allAre(overview,
        {DataState::Loading, DataState::Connecting, DataState::Live, DataState::Lagging});
    const char* title = unknown.empty() ? QT_TRANSLATE_NOOP("Workloads", "No %1 matches %2")
        : onTheWay ? QT_TRANSLATE_NOOP("Workloads", "No %1 matches %2 so far")
                   : QT_TRANSLATE_NOOP("Workloads", "No known %1 matches %2");
    empty.text.title = translated(title).arg(kindSingular(overview.kind), filter);
    qsizetype loaded = 0;
    for (const ClusterOfKind& cluster : overview.clusters)
        loaded += cluster.rows;
    empty.text.reason = translated(QT_TRANSLATE_NOOP("Workloads", "%1 %2 are loaded."))
                            .arg(number(loaded), kindPlural(overview.kind));
    const bool alone = lastTerm.isEmpty() || lastTerm == filter.trimmed();
    if (!alone)
        empty.text.reason += QLatin1Char(' ')
            + translated(QT_TRANSLATE_NOOP("Workloads", "Without %1 %2 would match."))
                  .arg(lastTerm, number(without));
    if (!unknown.empty())
        empty.text.reason += QLatin1Char(' ') + clusterLines(unknown, overview);
    const QString clear = translated(QT_TRANSLATE_NOOP("Workloads", "Clear filter"));
    if (alone) {
        empty.text.first = clear;
        empty.first = EmptyAction::ClearFilter;
        return empty;
    }
    empty.text.first = translated(QT_TRANSLATE_NOOP("Workloads", "Drop %1")).arg(lastTerm);
    empty.first = EmptyAction::DropTerm;
    empty.text.second = clear;
    empty.second = EmptyAction::ClearFilter;
    return empty;
}

StateText missingText(const KindOverview& overview, const Place& place)
{
    const QString name = place.name.isEmpty() ? place.uid : place.name;
    StateText text;
    const auto cluster
        = std::ranges::find(overview.clusters, place.context, &ClusterOfKind::name);
    if (cluster == overview.clusters.end()) {
        const StateLook look = lookOf(DataState::NotConnected);
        text.glyph = look.glyph;
        text.tone = look.tone;
        text.title = translated(QT_TRANSLATE_NOOP("Workloads", "%1 is not known")).arg(name);
        text.reason = translated(QT_TRANSLATE_NOOP("Workloads", "%1 is not connected."))
                          .arg(place.context);
        return text;
    }
    if (cluster->status.state == DataState::Live) {
        text.glyph = Glyph::StateUnknown;
        text.title = translated(QT_TRANSLATE_NOOP("Workloads", "%1 was not found")).arg(name);
        text.reason = place.nameSpace.isEmpty()
            ? translated(QT_TRANSLATE_NOOP("Workloads", "%1 is live and has no such %2."))
                  .arg(cluster->name, kindSingular(overview.kind))
            : translated(QT_TRANSLATE_NOOP("Workloads", "%1 is live and has no such %2 in %3."))
                  .arg(cluster->name, kindSingular(overview.kind), place.nameSpace);
        return text;
    }
    const StateLook look = lookOf(cluster->status.state);
    text.glyph = look.glyph;
    text.tone = look.tone;
    text.title = translated(QT_TRANSLATE_NOOP("Workloads", "Looking for %1")).arg(name);
    text.reason = cluster->name + QLatin1Char(' ')
        + stateSentence(cluster->status, overview.now, cluster->since) + QLatin1Char('.');
    return text;
}

} // namespace portolan::ui
