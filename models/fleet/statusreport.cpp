// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/statusreport.h"

#include "models/base/quantity.h"
#include "models/base/text.h"
#include "models/fleet/nodepools.h"
#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"

#include <QCoreApplication>

namespace portolan {
namespace {

using Amounts = std::map<QString, qint64>;

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

QJsonValue textOrNull(std::string_view text)
{
    return textOrNull(fromUtf8(text));
}

template <typename T> QJsonValue numberOrNull(const std::optional<T>& value)
{
    return value ? QJsonValue(qint64(*value)) : QJsonValue();
}

QJsonValue timeOrNull(const QDateTime& time)
{
    return textOrNull(rfc3339(time));
}

QJsonValue epochOrNull(qint64 seconds)
{
    return seconds == 0 ? QJsonValue()
                        : timeOrNull(QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC));
}

//! The wall time of a moment on the boot clock.
QDateTime wallTime(const StatusQuestion& question, BootMs moment)
{
    return moment == 0 ? QDateTime() : question.at.addMSecs(moment - question.now);
}

QJsonValue secondsOrNull(const std::optional<qint64>& ms)
{
    return ms ? QJsonValue(double(*ms) / 1000) : QJsonValue();
}

QJsonValue reasonJson(const Reason& reason)
{
    if (reason.isNull())
        return {};
    return QJsonObject{{QStringLiteral("code"), textOrNull(reason.code)},
        {QStringLiteral("message"), textOrNull(reason.message)},
        {QStringLiteral("verb"), textOrNull(reason.verb)},
        {QStringLiteral("resource"), textOrNull(reason.resource)},
        {QStringLiteral("namespace"), textOrNull(reason.nameSpace)}};
}

QString connectionWord(Connection connection)
{
    switch (connection) {
    case Connection::Connected:
        return QStringLiteral("connected");
    case Connection::Unreachable:
        return QStringLiteral("unreachable");
    case Connection::CredentialsExpired:
        return QStringLiteral("credentialsExpired");
    default:
        return QStringLiteral("connecting");
    }
}

QString roleWord(FleetCluster::Role role)
{
    switch (role) {
    case FleetCluster::Role::Primary:
        return QStringLiteral("primary");
    case FleetCluster::Role::Secondary:
        return QStringLiteral("secondary");
    default:
        return {};
    }
}

QString readyzWord(Readiness readiness)
{
    switch (readiness) {
    case Readiness::Ok:
        return QStringLiteral("ok");
    case Readiness::Failing:
        return QStringLiteral("failing");
    default:
        return QStringLiteral("notChecked");
    }
}

//! cpu as "12500m", everything else as a plain number.
QJsonObject amountsJson(const Amounts& amounts)
{
    QJsonObject json;
    for (const auto& [name, amount] : amounts) {
        json.insert(name,
            name == QLatin1String("cpu") ? QJsonValue(cpuSum(amount)) : QJsonValue(amount));
    }
    return json;
}

//! Numbers of a kind are said only when all of it was read once, and only while its cluster's
//! connection does not make them worthless.
bool isCounted(const ClusterStatus& status, Kind kind)
{
    return status.isCounted(kind) && status.state != DataState::Unreachable
        && status.state != DataState::CredentialsExpired;
}

bool isWanted(const StatusQuestion& question, std::string_view nameSpace)
{
    return question.nameSpaces.isEmpty() || question.nameSpaces.contains(fromUtf8(nameSpace));
}

struct PodCounts {
    qint64 total = 0, ready = 0;
    std::map<QString, qint64> phases;

    //! Nobody expects them to be ready.
    [[nodiscard]] qint64 finished() const
    {
        qint64 sum = 0;
        for (const auto& [phase, count] : phases)
            sum += pod::hasEnded(phase.toStdString()) ? count : 0;
        return sum;
    }
};

PodCounts countPods(const Fleet& fleet, Slot slot, const StatusQuestion& question)
{
    PodCounts counts;
    const KindTable& pods = fleet.table(Kind::Pod);
    pods.forEach([&](RowId row) {
        if (pods.slot(row) != slot || !isWanted(question, pods.nameSpace(row)))
            return;
        ++counts.total;
        ++counts.phases[fromUtf8(pods.string(row, pod::Phase))];
        counts.ready += pods.number(row, pod::IsReady);
    });
    return counts;
}

QJsonValue podsJson(const PodCounts& counts)
{
    QJsonObject phases;
    for (const auto& [phase, count] : counts.phases)
        phases.insert(phase, count);
    return QJsonObject{{QStringLiteral("total"), counts.total},
        {QStringLiteral("ready"), counts.ready}, {QStringLiteral("phases"), phases}};
}

struct NodeCounts {
    qint64 total = 0, ready = 0;
};

NodeCounts countNodes(const Fleet& fleet, Slot slot)
{
    NodeCounts counts;
    const KindTable& nodes = fleet.table(Kind::Node);
    nodes.forEach([&](RowId row) {
        if (nodes.slot(row) != slot)
            return;
        ++counts.total;
        counts.ready += nodes.number(row, node::IsReady);
    });
    return counts;
}

QJsonArray poolsJson(const Fleet& fleet, Slot slot, bool podsWhole)
{
    QJsonArray array;
    for (const NodePool& pool : nodePools(fleet, slot)) {
        QJsonArray zones;
        for (const QString& zone : pool.zones)
            zones.append(zone);
        const bool limited = pool.minimum || pool.maximum;
        array.append(QJsonObject{{QStringLiteral("name"), textOrNull(pool.name)},
            {QStringLiteral("nodes"), pool.nodes}, {QStringLiteral("ready"), pool.ready},
            {QStringLiteral("min"), numberOrNull(pool.minimum)},
            {QStringLiteral("max"), numberOrNull(pool.maximum)},
            {QStringLiteral("limitsFrom"),
                limited ? QJsonValue(QStringLiteral("fleetFile")) : QJsonValue()},
            {QStringLiteral("instanceType"), textOrNull(pool.instanceType)},
            {QStringLiteral("zones"), zones},
            {QStringLiteral("allocatable"), amountsJson(pool.allocatable)},
            {QStringLiteral("requested"),
                podsWhole ? QJsonValue(amountsJson(pool.requested)) : QJsonValue()}});
    }
    return array;
}

QJsonArray imagesJson(std::string_view images)
{
    QJsonArray array;
    for (const QString& image : fromUtf8(images).split(QStringLiteral(", "), Qt::SkipEmptyParts))
        array.append(image);
    return array;
}

QJsonObject rolloutJson(const KindTable& rollouts, RowId row)
{
    using namespace rollout;
    const auto text = [&](Column column) { return textOrNull(rollouts.string(row, column)); };
    const auto count = [&](Column column) { return QJsonValue(rollouts.number(row, column)); };
    return {{QStringLiteral("namespace"), fromUtf8(rollouts.nameSpace(row))},
        {QStringLiteral("name"), fromUtf8(rollouts.name(row))},
        {QStringLiteral("phase"), text(StoredPhase)},
        {QStringLiteral("effectivePhase"), text(EffectivePhase)},
        {QStringLiteral("message"), text(EffectiveMessage)},
        {QStringLiteral("generation"), count(Generation)},
        {QStringLiteral("observedGeneration"), text(ObservedGeneration)},
        {QStringLiteral("revision"), text(Revision)}, {QStringLiteral("desired"), count(Desired)},
        {QStringLiteral("updated"), count(Updated)}, {QStringLiteral("ready"), count(Ready)},
        {QStringLiteral("available"), count(Available)},
        {QStringLiteral("images"), imagesJson(rollouts.string(row, Images))},
        {QStringLiteral("activeHash"), text(ActiveHash)},
        {QStringLiteral("previewHash"), text(PreviewHash)},
        {QStringLiteral("currentHash"), text(CurrentHash)},
        {QStringLiteral("stableHash"), text(StableHash)},
        {QStringLiteral("waitingFor"), text(WaitingFor)},
        {QStringLiteral("waitingSince"), epochOrNull(rollouts.number(row, WaitingSince))}};
}

//! The rows of a cluster, ordered by namespace and name, so that two reports can be compared.
std::vector<RowId> sortedRows(const KindTable& table, Slot slot, const StatusQuestion& question)
{
    std::vector<RowId> rows;
    table.forEach([&](RowId row) {
        if (table.slot(row) == slot && isWanted(question, table.nameSpace(row)))
            rows.push_back(row);
    });
    std::ranges::sort(rows, [&table](RowId a, RowId b) {
        return std::pair(table.nameSpace(a), table.name(a))
            < std::pair(table.nameSpace(b), table.name(b));
    });
    return rows;
}

QJsonArray rolloutsJson(const Fleet& fleet, Slot slot, const StatusQuestion& question)
{
    QJsonArray array;
    const KindTable& rollouts = fleet.table(Kind::Rollout);
    for (const RowId row : sortedRows(rollouts, slot, question))
        array.append(rolloutJson(rollouts, row));
    return array;
}

QJsonArray quotasJson(const Fleet& fleet, Slot slot, const StatusQuestion& question)
{
    QJsonArray array;
    const KindTable& quotas = fleet.table(Kind::ResourceQuota);
    for (const RowId row : sortedRows(quotas, slot, question)) {
        const QString nameSpace = fromUtf8(quotas.nameSpace(row));
        const QString name = fromUtf8(quotas.name(row));
        resourcequota::forEachLine(
            quotas.string(row, resourcequota::Used), [&](const resourcequota::Line& line) {
                array.append(QJsonObject{{QStringLiteral("namespace"), nameSpace},
                    {QStringLiteral("name"), name},
                    {QStringLiteral("resource"), fromUtf8(line.resource)},
                    {QStringLiteral("used"), fromUtf8(line.used)},
                    {QStringLiteral("hard"), fromUtf8(line.hard)}});
            });
    }
    return array;
}

QJsonArray kindsJson(const Fleet& fleet, Slot slot, const ClusterStatus& status)
{
    QJsonArray array;
    for (const KindStatus& kind : status.kinds) {
        qint64 rows = 0;
        const KindTable& table = fleet.table(kind.kind);
        table.forEach([&](RowId row) { rows += table.slot(row) == slot ? 1 : 0; });
        const bool counted = isCounted(status, kind.kind);
        array.append(QJsonObject{
            {QStringLiteral("kind"), QLatin1String(addressOf(kind.kind).name)},
            {QStringLiteral("namespace"), textOrNull(kind.nameSpace)},
            {QStringLiteral("state"), jsonWord(kind.state)},
            {QStringLiteral("count"), counted ? QJsonValue(rows) : QJsonValue()},
            {QStringLiteral("loaded"),
                kind.state == DataState::Loading || counted ? QJsonValue(kind.loaded)
                                                            : QJsonValue()},
            {QStringLiteral("expected"), numberOrNull(kind.expected)},
            {QStringLiteral("ageSeconds"), secondsOrNull(status.ageMs)},
            {QStringLiteral("reason"), reasonJson(kind.reason)}});
    }
    return array;
}

QJsonArray problemsOf(const StatusQuestion& question, const QString& context)
{
    QJsonArray mine;
    for (const QJsonValue& value : question.problems) {
        QJsonObject problem = value.toObject();
        if (problem.value(QLatin1String("context")).toString() != context)
            continue;
        problem.remove(QStringLiteral("context"));
        mine.append(problem);
    }
    return mine;
}

void insertLoaded(const ClusterStatus& status, QJsonObject& json)
{
    qint64 loaded = 0, expected = 0;
    bool known = true;
    for (const KindStatus& kind : status.kinds) {
        if (kind.state == DataState::NotServed)
            continue;
        loaded += kind.loaded;
        expected += kind.expected.value_or(0);
        known = known && kind.expected.has_value();
    }
    const bool loading = status.state == DataState::Loading;
    json.insert(QStringLiteral("loaded"), loading ? QJsonValue(loaded) : QJsonValue());
    json.insert(QStringLiteral("expected"), loading && known ? QJsonValue(expected) : QJsonValue());
}

QJsonObject clusterJson(const Fleet& fleet, Slot slot, const StatusQuestion& question)
{
    const Cluster& cluster = fleet.cluster(slot);
    const ClusterFacts& facts = cluster.facts;
    const ClusterStatus status = fleet.status(slot, question.required, question.now);
    const bool pods = isCounted(status, Kind::Pod);
    const bool nodes = isCounted(status, Kind::Node);
    const NodeCounts nodeCounts = countNodes(fleet, slot);
    QJsonObject json{{QStringLiteral("context"), cluster.info.context},
        {QStringLiteral("displayName"), cluster.info.displayName},
        {QStringLiteral("identity"), textOrNull(facts.identity)},
        {QStringLiteral("user"), textOrNull(facts.user)},
        {QStringLiteral("role"), textOrNull(roleWord(cluster.info.role))},
        {QStringLiteral("drPartner"), textOrNull(cluster.info.drPartner)},
        {QStringLiteral("depth"), QStringLiteral("full")},
        {QStringLiteral("state"), jsonWord(status.state)},
        {QStringLiteral("reason"), reasonJson(status.reason)},
        {QStringLiteral("since"), timeOrNull(wallTime(question, status.since))},
        {QStringLiteral("ageSeconds"), secondsOrNull(status.ageMs)},
        {QStringLiteral("connection"), connectionWord(facts.connection)},
        {QStringLiteral("lastAnswerAt"), timeOrNull(wallTime(question, facts.lastAnswerAt))},
        {QStringLiteral("latencyMs"), numberOrNull(facts.latencyMs)},
        {QStringLiteral("clockSkewSeconds"), numberOrNull(facts.clockSkewSeconds)},
        {QStringLiteral("certificateExpiresAt"), timeOrNull(facts.certificateExpiresAt)},
        {QStringLiteral("server"),
            QJsonObject{{QStringLiteral("version"), textOrNull(facts.serverVersion)},
                {QStringLiteral("readyz"), readyzWord(facts.readiness)}}},
        {QStringLiteral("pods"),
            pods ? podsJson(countPods(fleet, slot, question)) : QJsonValue()},
        {QStringLiteral("nodes"),
            nodes ? QJsonValue(QJsonObject{{QStringLiteral("total"), nodeCounts.total},
                        {QStringLiteral("ready"), nodeCounts.ready}})
                  : QJsonValue()},
        {QStringLiteral("nodePools"),
            nodes ? QJsonValue(poolsJson(fleet, slot, pods && status.isWhole(Kind::Pod)))
                  : QJsonValue()},
        {QStringLiteral("rollouts"),
            isCounted(status, Kind::Rollout)
                ? QJsonValue(rolloutsJson(fleet, slot, question))
                : QJsonValue()},
        {QStringLiteral("quotas"),
            isCounted(status, Kind::ResourceQuota)
                ? QJsonValue(quotasJson(fleet, slot, question))
                : QJsonValue()},
        {QStringLiteral("kinds"), kindsJson(fleet, slot, status)},
        {QStringLiteral("problems"), problemsOf(question, cluster.info.context)}};
    insertLoaded(status, json);
    return json;
}

//! With what was asked for, where one kind of many was not answered.
QString reasonText(const Reason& reason)
{
    return reason.verb.isEmpty() ? reason.message
                                 : QStringLiteral("%1: %2").arg(refusalText(reason), reason.message);
}

} // namespace

int statusExit(const Fleet& fleet, const StatusQuestion& question)
{
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        if (fleet.status(Slot(slot), question.required, question.now).state != DataState::Live)
            return 2;
    }
    return question.anyError ? 1 : 0;
}

QJsonObject statusReport(const Fleet& fleet, const StatusQuestion& question)
{
    QJsonArray clusters, missing;
    // With no cluster to count there is no sum, not a sum of 0.
    std::optional<PodCounts> pods;
    std::optional<NodeCounts> nodes;
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const Slot slot = Slot(i);
        clusters.append(clusterJson(fleet, slot, question));
        const ClusterStatus status = fleet.status(slot, question.required, question.now);
        if (!countsInTotals(status.state)) {
            missing.append(fleet.cluster(slot).info.context);
            continue;
        }
        if (isCounted(status, Kind::Pod)) {
            const PodCounts counts = countPods(fleet, slot, question);
            pods = pods.value_or(PodCounts());
            pods->total += counts.total;
            pods->ready += counts.ready;
        }
        if (isCounted(status, Kind::Node)) {
            const NodeCounts counts = countNodes(fleet, slot);
            nodes = nodes.value_or(NodeCounts());
            nodes->total += counts.total;
            nodes->ready += counts.ready;
        }
    }
    const auto sum = [](const auto& counts, auto member) {
        return counts ? QJsonValue((*counts).*member) : QJsonValue();
    };
    const QJsonObject totals{{QStringLiteral("pods"), sum(pods, &PodCounts::total)},
        {QStringLiteral("podsReady"), sum(pods, &PodCounts::ready)},
        {QStringLiteral("nodes"), sum(nodes, &NodeCounts::total)},
        {QStringLiteral("nodesReady"), sum(nodes, &NodeCounts::ready)},
        {QStringLiteral("missing"), missing}};
    return {{QStringLiteral("schemaVersion"), 1},
        {QStringLiteral("at"), timeOrNull(question.at)},
        {QStringLiteral("version"), question.version},
        {QStringLiteral("fleet"), textOrNull(fleet.name())},
        {QStringLiteral("exit"), statusExit(fleet, question)},
        {QStringLiteral("totals"), totals}, {QStringLiteral("clusters"), clusters}};
}

QString statusText(const Fleet& fleet, const StatusQuestion& question)
{
    qsizetype widest = 0;
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot)
        widest = std::max(widest, fleet.cluster(Slot(slot)).info.context.size());
    QString text;
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const Slot slot = Slot(i);
        const ClusterStatus status = fleet.status(slot, question.required, question.now);
        text += fleet.cluster(slot).info.context.leftJustified(widest + 2);
        text += stateSentence(status, question.now, wallTime(question, status.since));
        if (!status.reason.isNull() && status.state != DataState::Partial
            && status.state != DataState::Forbidden)
            text += QStringLiteral(" – ") + reasonText(status.reason);
        if (isCounted(status, Kind::Pod)) {
            const PodCounts pods = countPods(fleet, slot, question);
            text += QCoreApplication::translate("Status", ", %1 of %2 pods ready")
                        .arg(number(pods.ready), number(pods.total - pods.finished()));
        }
        if (isCounted(status, Kind::Node)) {
            const NodeCounts nodes = countNodes(fleet, slot);
            text += QCoreApplication::translate("Status", ", %1 of %2 nodes ready")
                        .arg(number(nodes.ready), number(nodes.total));
        }
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace portolan
