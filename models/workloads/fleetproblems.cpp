// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/fleetproblems.h"

#include "models/base/text.h"

#include <QCoreApplication>
#include <QJsonObject>

namespace portolan {
namespace {

//! "list nodes, list events": what of the required kinds the user may not see.
QString refused(const ClusterStatus& status)
{
    QStringList parts;
    for (const KindStatus& kind : status.kinds) {
        if (kind.state == DataState::Forbidden || kind.state == DataState::Partial)
            parts.append(refusalText(kind.reason));
    }
    return parts.join(QStringLiteral(", "));
}

QString messageOf(const ClusterStatus& status, BootMs boot, const QDateTime& since)
{
    // What somebody may not see is no trouble of the cluster, so the server's refusal is not cited.
    if (status.state == DataState::Partial)
        return QCoreApplication::translate("Problem", "partial: may not %1").arg(refused(status));
    QString message = stateSentence(status, boot, since);
    if (!status.reason.message.isEmpty())
        message += QStringLiteral(". ") + status.reason.message;
    return message;
}

Severity severityOf(DataState state)
{
    switch (state) {
    case DataState::Partial:
        return Severity::Info;
    case DataState::Lagging:
        return Severity::Warning;
    default:
        return Severity::Error;
    }
}

std::optional<Problem> notLive(
    const Fleet& fleet, Slot slot, const ClusterStatus& status, BootMs boot, const QDateTime& now)
{
    switch (status.state) {
    case DataState::Live:
    case DataState::NotConnected:
    case DataState::Connecting:
    case DataState::Loading:
        return std::nullopt;
    default:
        break;
    }
    const QDateTime since = now.addMSecs(status.since - boot);
    Problem problem;
    problem.id = QStringLiteral("cluster/") + fleet.cluster(slot).info.context;
    problem.severity = severityOf(status.state);
    problem.reason = status.state == DataState::Partial ? ProblemReason::ClusterPartial
                                                        : ProblemReason::ClusterNotLive;
    problem.state = status.state;
    problem.name = fleet.cluster(slot).info.context;
    problem.slot = slot;
    problem.message = messageOf(status, boot, since);
    problem.since = status.since == 0 ? 0 : since.toSecsSinceEpoch();
    return problem;
}

} // namespace

KindTables tablesOf(const Fleet& fleet)
{
    KindTables tables{};
    for (size_t i = 0; i < kindCount; ++i)
        tables[i] = &fleet.table(Kind(i));
    return tables;
}

std::vector<Problem> clusterProblems(
    const Fleet& fleet, std::span<const Kind> required, BootMs boot, const QDateTime& now)
{
    std::vector<Problem> problems;
    for (size_t i = 0; i < fleet.clusterCount(); ++i) {
        const ClusterStatus status = fleet.status(Slot(i), required, boot);
        if (std::optional<Problem> problem = notLive(fleet, Slot(i), status, boot, now))
            problems.push_back(std::move(*problem));
    }
    return problems;
}

void dropUnbelieved(std::vector<Problem>& problems, std::span<const ClusterCheck> checks)
{
    std::erase_if(problems, [checks](const Problem& problem) {
        const std::optional<Kind> source = sourceOf(problem);
        return source && !checks[problem.slot].believed.test(size_t(*source));
    });
}

std::vector<Problem> fleetProblems(
    const Fleet& fleet, std::span<const Kind> required, BootMs boot, const QDateTime& now)
{
    std::vector<Problem> problems = findProblems(tablesOf(fleet), now.toSecsSinceEpoch());
    dropUnbelieved(problems, problemChecks(fleet, boot));
    std::ranges::move(
        clusterProblems(fleet, required, boot, now), std::back_inserter(problems));
    sortProblems(problems);
    return problems;
}

QJsonArray problemsJson(const Fleet& fleet, const std::vector<Problem>& problems)
{
    const auto orNull = [](const QString& text) {
        return text.isEmpty() ? QJsonValue() : QJsonValue(text);
    };
    const auto timeOrNull = [](qint64 seconds) {
        return seconds == 0
            ? QJsonValue()
            : QJsonValue(rfc3339(QDateTime::fromSecsSinceEpoch(seconds, QTimeZone::UTC)));
    };
    QJsonArray array;
    for (const Problem& problem : problems) {
        array.append(QJsonObject{
            {QStringLiteral("context"), fleet.cluster(problem.slot).info.context},
            {QStringLiteral("id"), problem.id},
            {QStringLiteral("severity"), jsonWord(problem.severity)},
            {QStringLiteral("kind"),
                problem.kind ? QJsonValue(QLatin1String(addressOf(*problem.kind).name))
                             : QJsonValue()},
            {QStringLiteral("namespace"), orNull(problem.nameSpace)},
            {QStringLiteral("name"), orNull(problem.name)},
            {QStringLiteral("uid"), orNull(problem.uid.toString())},
            {QStringLiteral("reason"), jsonWord(problem.reason)},
            {QStringLiteral("message"), orNull(problem.message)},
            {QStringLiteral("since"), timeOrNull(problem.since)},
            {QStringLiteral("sinceAtLeast"),
                timeOrNull(problem.since == 0 ? problem.seen : problem.since)},
            {QStringLiteral("count"), problem.count}});
    }
    return array;
}

bool hasError(const std::vector<Problem>& problems)
{
    return std::ranges::any_of(
        problems, [](const Problem& problem) { return problem.severity == Severity::Error; });
}

} // namespace portolan
