// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/servedoverview.h"

#include "models/base/text.h"

#include <QCoreApplication>

#include <numeric>

namespace portolan::ui {
namespace {

using Phase = ServedCluster::Phase;

class Words {
    Q_DECLARE_TR_FUNCTIONS(ServedOverview)
};

QString namesOf(const std::vector<const ServedClusterView*>& clusters)
{
    QStringList names;
    for (const ServedClusterView* cluster : clusters)
        names.append(cluster->name);
    return names.join(QStringLiteral(", "));
}

//! Where the person may look at some namespaces only, that is what was read.
QString partText(const ServedClusterView& view)
{
    const ServedCluster& cluster = view.cluster;
    if (cluster.more && cluster.remaining)
        return Words::tr("the first %1 of %2 in %3")
            .arg(number(cluster.rows), number(cluster.rows + *cluster.remaining), view.name);
    if (cluster.more)
        return Words::tr("the first %1 in %2, which has more").arg(number(cluster.rows), view.name);
    if (!cluster.nameSpaces.isEmpty())
        return Words::tr("only namespaces %1 of %2")
            .arg(cluster.nameSpaces.join(QStringLiteral(", ")), view.name);
    return {};
}

//! "forbidden: 403, said by the server: …"
QString outcomeOf(const ServedClusterView& view)
{
    if (view.cluster.phase == Phase::Read)
        return Words::tr("empty");
    QString text
        = view.cluster.phase == Phase::Failed ? Words::tr("could not be read") : word(view.state());
    if (view.cluster.error)
        text += QStringLiteral(": ") + view.cluster.error->sentence();
    return text;
}

//! What became of every connected cluster; those that fared alike are named together.
QString clusterLines(const ServedOverview& overview)
{
    QStringList outcomes;
    QHash<QString, QStringList> names;
    for (const ServedClusterView& view : overview.clusters) {
        if (view.state() == DataState::NotConnected)
            continue;
        const QString outcome = outcomeOf(view);
        if (!outcomes.contains(outcome))
            outcomes.append(outcome);
        names[outcome].append(view.name);
    }
    QString lines;
    for (const QString& outcome : std::as_const(outcomes)) {
        lines += (lines.isEmpty() ? QString() : QStringLiteral(" "))
            + names[outcome].join(QStringLiteral(", ")) + QLatin1Char(' ') + outcome;
        if (!lines.endsWith(QLatin1Char('.')))
            lines += QLatin1Char('.');
    }
    return lines;
}

qsizetype connectedCount(const ServedOverview& overview)
{
    return qsizetype(overview.clusters.size())
        - qsizetype(overview.inState({DataState::NotConnected}).size());
}

EmptyText noneConnected(const ServedOverview& overview)
{
    EmptyText empty;
    empty.text.glyph = Glyph::StateNotConnected;
    empty.text.title = Words::tr("No cluster is connected");
    empty.text.reason
        = Words::tr("Nothing is dialled that was not asked for. Connect a cluster to see its %1.")
              .arg(overview.title);
    empty.text.first = Words::tr("Open connections");
    empty.first = EmptyAction::OpenConnections;
    return empty;
}

} // namespace

DataState ServedClusterView::state() const
{
    switch (cluster.phase) {
    case Phase::Waiting:
        return connection == DataState::Live || connection == DataState::Lagging
            ? DataState::Connecting
            : connection;
    case Phase::Reading:
        return DataState::Loading;
    case Phase::NotServed:
        return DataState::NotServed;
    case Phase::Forbidden:
        return DataState::Forbidden;
    case Phase::Failed:
        return DataState::Stale;
    case Phase::Read:
        break;
    }
    return connection;
}

qsizetype ServedOverview::rows() const
{
    qsizetype sum = 0;
    for (const ServedClusterView& view : clusters)
        sum += view.cluster.rows;
    return sum;
}

std::vector<const ServedClusterView*> ServedOverview::inState(
    std::initializer_list<DataState> states) const
{
    std::vector<const ServedClusterView*> found;
    for (const ServedClusterView& view : clusters)
        if (std::ranges::find(states, view.state()) != states.end())
            found.push_back(&view);
    return found;
}

QDateTime ServedOverview::oldest() const
{
    QDateTime oldest;
    for (const ServedClusterView& view : clusters) {
        const QDateTime& at = view.cluster.readAt;
        if (at.isValid() && (!oldest.isValid() || at < oldest))
            oldest = at;
    }
    return oldest;
}

bool ServedOverview::allRead() const
{
    return connectedCount(*this) > 0
        && std::ranges::all_of(clusters, [](const ServedClusterView& view) {
               return view.state() == DataState::NotConnected
                   || (view.cluster.phase == Phase::Read && !view.cluster.more
                       && view.cluster.nameSpaces.isEmpty());
           });
}

ServedOverview overviewOf(const Fleet& fleet, const ServedReader& reader, const Clock& clock)
{
    ServedOverview overview;
    overview.title = pluralTitle(reader.address());
    overview.now = clock.now();
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        ServedClusterView view;
        if (slot < reader.clusters().size())
            view.cluster = reader.clusters()[slot];
        view.name = fleet.cluster(Slot(slot)).info.context;
        view.connection = fleet.status(Slot(slot), {}, clock.bootMs()).state;
        overview.clusters.push_back(std::move(view));
    }
    return overview;
}

std::vector<ClusterInTable> clustersInTable(const Fleet& fleet, const ServedOverview& overview)
{
    std::vector<ClusterInTable> clusters;
    for (size_t i = 0; i < overview.clusters.size(); ++i) {
        const FleetCluster& info = fleet.cluster(Slot(i)).info;
        clusters.push_back({info.context, fleet.region(Slot(i)), overview.clusters[i].state(),
            quint16(i), info.displayName == info.context ? QString() : info.displayName});
    }
    return clusters;
}

BadgeView badgeOf(const ServedOverview& overview)
{
    const StateLook look = lookOf(DataState::Stale);
    BadgeView badge;
    badge.glyph = look.glyph;
    badge.tone = look.tone;
    const QDateTime oldest = overview.oldest();
    badge.word = oldest.isValid() ? Words::tr("not live,") : Words::tr("not live");
    if (oldest.isValid())
        badge.detail = Words::tr("read at %1, %2 ago")
                           .arg(pointInTime(oldest, overview.now),
                               ageInSentence(qMax<qint64>(oldest.secsTo(overview.now), 0)));
    return badge;
}

TextRuns sentenceOf(const ServedOverview& overview)
{
    const qsizetype all = connectedCount(overview);
    if (all == 0)
        return {{Words::tr("No cluster is connected"), {}, false}};
    std::vector<const ServedClusterView*> missing;
    qsizetype read = 0;
    for (const ServedClusterView& view : overview.clusters) {
        if (view.cluster.readAt.isValid())
            ++read;
        else if (view.state() != DataState::NotConnected && view.state() != DataState::Loading)
            missing.push_back(&view);
    }
    if (read == 0 && missing.empty())
        return {{Words::tr("Reading %1").arg(overview.title), {}, false}};
    // A nought is said only where it was read.
    const QString sum = read == 0
        ? Words::tr("%1 read from none of %2 clusters").arg(overview.title, number(all))
        : Words::tr("%1 %2 in %3 of %4 clusters")
              .arg(number(overview.rows()), overview.title, number(read), number(all));
    TextRuns runs{{sum, {}, false}};
    if (!missing.empty()) {
        const auto worst = std::ranges::max_element(
            missing, {}, [](const ServedClusterView* view) { return badness(view->state()); });
        runs.append({Words::tr(", without %1").arg(namesOf(missing)),
            lookOf((*worst)->state()).tone, true});
    }
    if (const qsizetype others = qsizetype(overview.clusters.size()) - all; others > 0)
        runs.append({Words::tr("; %1 not connected").arg(number(others)), {}, false});
    return runs;
}

std::optional<BannerView> bannerOf(const ServedOverview& overview)
{
    const auto failed = std::ranges::find_if(overview.clusters,
        [](const ServedClusterView& view) { return view.cluster.phase == Phase::Failed; });
    if (failed == overview.clusters.end())
        return std::nullopt;
    const StateLook look = lookOf(DataState::Stale);
    BannerView banner{look.glyph, look.tone, Words::tr("%1 could not be read.").arg(failed->name),
        failed->cluster.error ? failed->cluster.error->sentence() : QString()};
    if (failed->cluster.readAt.isValid())
        banner.text += QLatin1Char(' ')
            + Words::tr("Its rows are from %1.")
                  .arg(pointInTime(failed->cluster.readAt, overview.now));
    return banner;
}

std::optional<BannerView> loadingOf(const ServedOverview& overview)
{
    const auto reading = overview.inState({DataState::Loading, DataState::Connecting});
    if (reading.empty())
        return std::nullopt;
    const StateLook look = lookOf(DataState::Loading);
    return BannerView{look.glyph, look.tone,
        Words::tr("Reading %1 of %2.").arg(overview.title, namesOf(reading)),
        Words::tr("Sums grow until all have answered.")};
}

QString noteOf(const ServedOverview& overview)
{
    QStringList parts;
    if (const auto forbidden = overview.inState({DataState::Forbidden}); !forbidden.empty())
        parts.append(Words::tr("forbidden in %1").arg(namesOf(forbidden)));
    if (const auto missing = overview.inState({DataState::NotServed}); !missing.empty())
        parts.append(Words::tr("not served by %1").arg(namesOf(missing)));
    for (const ServedClusterView& view : overview.clusters) {
        if (const QString part = partText(view); !part.isEmpty())
            parts.append(part);
    }
    return parts.join(QStringLiteral("; "));
}

EmptyText emptyTextOf(const ServedOverview& overview)
{
    if (connectedCount(overview) == 0)
        return noneConnected(overview);
    EmptyText empty;
    empty.text.reason = clusterLines(overview);
    std::vector<DataState> states;
    for (const ServedClusterView& view : overview.clusters)
        if (view.state() != DataState::NotConnected)
            states.push_back(view.state());
    const auto allAre = [&states](std::initializer_list<DataState> some) {
        return std::ranges::all_of(states,
            [some](DataState state) { return std::ranges::find(some, state) != some.end(); });
    };
    const StateLook look = lookOf(
        *std::ranges::max_element(states, {}, [](DataState state) { return badness(state); }));
    empty.text.glyph = look.glyph;
    empty.text.tone = look.tone;
    if (overview.allRead()) {
        empty.text.glyph = Glyph::StateHealthy;
        empty.text.tone = Tone::Ok;
        empty.text.title = Words::tr("No %1").arg(overview.title);
        empty.text.reason
            = Words::tr("That was so at %1, and is not watched. Reload to look again.")
                  .arg(pointInTime(overview.oldest(), overview.now));
    } else if (allAre({DataState::Loading, DataState::Connecting})) {
        empty.text.title = Words::tr("Reading %1").arg(overview.title);
    } else if (allAre({DataState::Forbidden})) {
        empty.text.title = Words::tr("You may not list %1").arg(overview.title);
    } else if (allAre({DataState::NotServed})) {
        empty.text.title = Words::tr("%1 are not served").arg(overview.title);
        empty.text.reason = Words::tr(
            "No connected cluster knows this kind; its resource definition is not installed.");
    } else {
        empty.text.title = Words::tr("No %1 are known").arg(overview.title);
    }
    return empty;
}

ResultWords resultOf(const ServedOverview& overview, const RowsSummary& shown, bool filtered)
{
    // A nought is said only where it was read.
    if (overview.rows() == 0 && !overview.allRead())
        return {};
    const qint64 sum = std::accumulate(shown.shown.begin(), shown.shown.end(), qint64(0));
    return {
        number(sum), filtered ? Words::tr("of %1").arg(number(overview.rows())) : overview.title};
}

EmptyText nothingMatches(const ServedOverview& overview, const QString& filter,
    const QString& lastTerm, qsizetype without)
{
    EmptyText empty;
    empty.text.glyph = Glyph::Filter;
    empty.text.title = Words::tr("None of the %1 match %2").arg(overview.title, filter);
    empty.text.reason = Words::tr("%1 were read.").arg(number(overview.rows()));
    const QString clear = Words::tr("Clear filter");
    if (lastTerm.isEmpty() || lastTerm == filter) {
        empty.text.first = clear;
        empty.first = EmptyAction::ClearFilter;
        return empty;
    }
    empty.text.reason += QLatin1Char(' ')
        + Words::tr("Without %1 %2 would match.").arg(lastTerm, number(without));
    empty.text.first = Words::tr("Drop %1").arg(lastTerm);
    empty.first = EmptyAction::DropTerm;
    empty.text.second = clear;
    empty.second = EmptyAction::ClearFilter;
    return empty;
}

StateText missingText(const ServedOverview& overview, const Place& place)
{
    const QString name = place.name.isEmpty() ? place.uid : place.name;
    const auto view = std::ranges::find(overview.clusters, place.context, &ServedClusterView::name);
    const DataState state
        = view == overview.clusters.end() ? DataState::NotConnected : view->state();
    StateText text;
    const StateLook look = lookOf(state);
    text.glyph = look.glyph;
    text.tone = look.tone;
    text.title = Words::tr("Looking for %1").arg(name);
    text.reason = place.context + QLatin1Char(' ') + word(state) + QLatin1Char('.');
    if (view == overview.clusters.end() || view->cluster.phase != Phase::Read)
        return text;
    text.glyph = Glyph::StateUnknown;
    text.tone.reset();
    text.title = Words::tr("%1 was not found").arg(name);
    text.reason = Words::tr("%1 had no such object when it was read at %2.")
                      .arg(view->name, pointInTime(view->cluster.readAt, overview.now));
    return text;
}

} // namespace portolan::ui
