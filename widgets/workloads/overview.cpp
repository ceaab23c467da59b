// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/overview.h"

#include "models/base/text.h"
#include "widgets/workloads/kindwords.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

QString translated(const char* text)
{
    return QCoreApplication::translate("Workloads", text);
}

//! "eu-west-1", "eu-west-1 and us-east-1", "eu-west-1 and 2 more".
QString namesOf(const std::vector<const ClusterOfKind*>& clusters)
{
    if (clusters.empty())
        return {};
    if (clusters.size() == 1)
        return clusters[0]->name;
    if (clusters.size() == 2)
        return translated(QT_TRANSLATE_NOOP("Workloads", "%1 and %2"))
            .arg(clusters[0]->name, clusters[1]->name);
    return translated(QT_TRANSLATE_NOOP("Workloads", "%1 and %2 more"))
        .arg(clusters[0]->name, number(qint64(clusters.size()) - 1));
}

std::vector<qsizetype> rowsBySlot(const KindTable& table, size_t slots)
{
    std::vector<qsizetype> rows(slots);
    table.forEach([&](RowId row) { ++rows[table.slot(row)]; });
    return rows;
}

//! "eu-west-1 unreachable since 14:28:10."
QString troubleOf(const ClusterOfKind& cluster, const QDateTime& now)
{
    if (cluster.status.state == DataState::Lagging)
        return translated(QT_TRANSLATE_NOOP("Workloads", "%1 lags, its last answer is %2 old."))
            .arg(cluster.name, freshness(cluster.status.ageMs.value_or(0)));
    return translated(QT_TRANSLATE_NOOP("Workloads", "%1 %2 since %3."))
        .arg(cluster.name, word(cluster.status.state), pointInTime(cluster.since, now));
}

} // namespace

bool KindOverview::allLive() const
{
    return !clusters.empty() && std::ranges::all_of(clusters, [](const ClusterOfKind& c) {
        return c.status.state == DataState::Live;
    });
}

qsizetype KindOverview::counted() const
{
    qsizetype sum = 0;
    for (const ClusterOfKind& cluster : clusters)
        sum += countsInTotals(cluster.status.state) ? cluster.rows : 0;
    return sum;
}

std::vector<const ClusterOfKind*> KindOverview::inState(
    std::initializer_list<DataState> states) const
{
    std::vector<const ClusterOfKind*> found;
    for (const ClusterOfKind& cluster : clusters)
        if (std::ranges::find(states, cluster.status.state) != states.end())
            found.push_back(&cluster);
    return found;
}

KindOverview overviewOf(const Fleet& fleet, Kind kind, const Clock& clock)
{
    KindOverview overview;
    overview.kind = kind;
    overview.now = clock.bootMs();
    const QDateTime wall = clock.now();
    const std::vector<qsizetype> rows = rowsBySlot(fleet.table(kind), fleet.clusterCount());
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const Slot slot = Slot(i);
        const ClusterStatus status = fleet.status(slot, {&kind, 1}, overview.now);
        if (status.state == DataState::NotConnected) {
            ++overview.notConnected;
            continue;
        }
        ClusterOfKind cluster{slot, fleet.cluster(slot).info.displayName, status, {}, {}, rows[i]};
        cluster.since = wall.addMSecs(status.since - overview.now);
        if (status.ageMs)
            cluster.dataAt = wall.addMSecs(-*status.ageMs);
        overview.clusters.push_back(std::move(cluster));
    }
    return overview;
}

std::vector<ClusterInTable> clustersInTable(const Fleet& fleet, const KindOverview& overview)
{
    std::vector<ClusterInTable> clusters;
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const FleetCluster& info = fleet.cluster(Slot(i)).info;
        clusters.push_back({info.displayName, info.region, DataState::NotConnected, quint16(i)});
    }
    for (const ClusterOfKind& cluster : overview.clusters)
        clusters[cluster.slot].state = cluster.status.state;
    return clusters;
}

TextRuns sentenceOf(const KindOverview& overview)
{
    if (overview.clusters.empty())
        return {{translated(QT_TRANSLATE_NOOP("Workloads", "No cluster is connected")), {}, false}};
    std::vector<const ClusterOfKind*> missing;
    for (const ClusterOfKind& cluster : overview.clusters)
        if (!countsInTotals(cluster.status.state))
            missing.push_back(&cluster);
    const qsizetype all = qsizetype(overview.clusters.size());
    const QString rows = number(overview.counted()) + QLatin1Char(' ')
        + (overview.counted() == 1 ? kindSingular(overview.kind) : kindPlural(overview.kind));
    TextRuns runs;
    if (missing.empty()) {
        const bool live = overview.allLive();
        const char* text = all == 1 ? QT_TRANSLATE_NOOP("Workloads", "%1 in %2 cluster")
                                    : QT_TRANSLATE_NOOP("Workloads", "%1 in %2 clusters");
        runs.append({translated(text).arg(rows, number(all)), {}, false});
        if (live)
            runs.append({translated(all == 1 ? QT_TRANSLATE_NOOP("Workloads", ", live")
                                             : QT_TRANSLATE_NOOP("Workloads", ", all live")),
                {}, false});
    } else {
        runs.append({translated(QT_TRANSLATE_NOOP("Workloads", "%1 in %2 of %3 clusters, "))
                         .arg(rows, number(all - qsizetype(missing.size())), number(all)),
            {}, false});
        const auto worst = std::ranges::max_element(
            missing, {}, [](const ClusterOfKind* c) { return badness(c->status.state); });
        runs.append({translated(QT_TRANSLATE_NOOP("Workloads", "without %1")).arg(namesOf(missing)),
            lookOf((*worst)->status.state).tone, true});
    }
    if (overview.notConnected > 0)
        runs.append({translated(QT_TRANSLATE_NOOP("Workloads", "; %1 not connected"))
                         .arg(number(overview.notConnected)),
            {}, false});
    return runs;
}

std::optional<BannerView> bannerOf(const KindOverview& overview)
{
    const std::vector<const ClusterOfKind*> troubled = overview.inState({DataState::Unreachable,
        DataState::CredentialsExpired, DataState::Stale, DataState::Lagging});
    if (troubled.empty())
        return std::nullopt;
    const ClusterOfKind& worst = **std::ranges::max_element(
        troubled, {}, [](const ClusterOfKind* c) { return badness(c->status.state); });
    const StateLook look = lookOf(worst.status.state);
    const QDateTime now = worst.since.addMSecs(overview.now - worst.status.since);
    BannerView banner{look.glyph, look.tone, troubleOf(worst, now), {}};
    if (!worst.dataAt.isValid())
        banner.text = translated(QT_TRANSLATE_NOOP("Workloads", "Nothing was read from it yet."));
    else if (worst.status.state != DataState::Lagging)
        banner.text = translated(QT_TRANSLATE_NOOP("Workloads", "Rows of %1 are from %2."))
                          .arg(worst.name, pointInTime(worst.dataAt, now));
    if (troubled.size() > 1)
        banner.text += QLatin1Char(' ')
            + (troubled.size() == 2
                    ? translated(QT_TRANSLATE_NOOP("Workloads", "One more cluster is not live."))
                    : translated(QT_TRANSLATE_NOOP("Workloads", "%1 more clusters are not live."))
                          .arg(number(qint64(troubled.size()) - 1)));
    return banner;
}

double loadedShare(const KindOverview& overview)
{
    qint64 loaded = 0, expected = 0;
    for (const ClusterOfKind* cluster : overview.inState({DataState::Loading})) {
        const KindStatus* kind = cluster->status.find(overview.kind);
        loaded += kind ? kind->loaded : 0;
        expected += kind ? kind->expected.value_or(0) : 0;
    }
    return expected > 0 ? double(loaded) / double(expected) : 0;
}

std::optional<BannerView> loadingOf(const KindOverview& overview)
{
    const auto loading = overview.inState({DataState::Loading, DataState::Connecting});
    if (loading.empty())
        return std::nullopt;
    qint64 loaded = 0, expected = 0;
    bool known = true;
    for (const ClusterOfKind* cluster : loading) {
        const KindStatus* kind = cluster->status.find(overview.kind);
        loaded += kind ? kind->loaded : 0;
        known = known && kind && kind->expected;
        expected += kind ? kind->expected.value_or(0) : 0;
    }
    const StateLook look = lookOf(DataState::Loading);
    BannerView banner{look.glyph, look.tone, {}, {}};
    const QString plural = kindPlural(overview.kind);
    if (known)
        banner.strong = translated(QT_TRANSLATE_NOOP("Workloads", "Loading %1 of %2 %3 of %4."))
                            .arg(number(loaded), number(expected), plural, namesOf(loading));
    else if (loaded > 0)
        banner.strong = translated(QT_TRANSLATE_NOOP("Workloads", "Loading %1 of %2, %3 so far."))
                            .arg(plural, namesOf(loading), number(loaded));
    else
        banner.strong = translated(QT_TRANSLATE_NOOP("Workloads", "Loading %1 of %2."))
                            .arg(plural, namesOf(loading));
    banner.text
        = translated(QT_TRANSLATE_NOOP("Workloads", "The order is final when all are here."));
    return banner;
}

QString noteOf(const KindOverview& overview)
{
    QStringList parts;
    const auto forbidden = overview.inState({DataState::Forbidden});
    if (!forbidden.empty()) {
        const QString refused = refusalText(forbidden[0]->status.reason);
        parts.append(translated(QT_TRANSLATE_NOOP("Workloads", "forbidden in %1: %2"))
                .arg(namesOf(forbidden), refused));
    }
    for (const ClusterOfKind* cluster : overview.inState({DataState::Partial}))
        parts.append(translated(QT_TRANSLATE_NOOP("Workloads", "some namespaces of %1 only"))
                .arg(cluster->name));
    if (const auto missing = overview.inState({DataState::NotServed}); !missing.empty())
        parts.append(
            translated(QT_TRANSLATE_NOOP("Workloads", "not served by %1")).arg(namesOf(missing)));
    for (const ClusterOfKind& cluster : overview.clusters) {
        const KindStatus* kind = cluster.status.find(overview.kind);
        if (kind && kind->state == DataState::NotServed
            && cluster.status.state != DataState::NotServed)
            parts.append(
                translated(QT_TRANSLATE_NOOP("Workloads", "not served by %1")).arg(cluster.name));
    }
    return parts.join(QStringLiteral("; "));
}

QString countText(const Fleet& fleet, Kind kind, const Clock& clock)
{
    DataState worst = DataState::Live;
    bool any = false;
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const ClusterStatus status = fleet.status(Slot(i), {&kind, 1}, clock.bootMs());
        if (status.state == DataState::NotConnected)
            continue;
        const KindStatus* of = status.find(kind);
        any = true;
        worst = worse(worst, of ? of->state : status.state);
    }
    const qint64 rows = qint64(fleet.table(kind).rowCount());
    if (rows > 0)
        return number(rows);
    // A nought is said only where it was read.
    if (!any)
        return translated(QT_TRANSLATE_NOOP("Workloads", "no data"));
    return worst == DataState::Live || worst == DataState::Lagging ? number(0) : word(worst);
}

} // namespace portolan::ui
