// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/watchedfleet.h"

#include "models/base/text.h"
#include "models/fleet/statusreport.h"
#include "models/workloads/fleetproblems.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace portolan::test {

WatchedFleet::WatchedFleet(const LabFleet& lab, const QString& user, std::vector<Kind> kinds,
    const QString& fleet)
    : m_kinds(std::move(kinds))
{
    Result<std::unique_ptr<shell::FleetSetup>> setup = labSetup(lab, user, m_clock, fleet);
    if (!setup) {
        m_loaded = std::unexpected(setup.error());
        return;
    }
    m_setup = std::move(*setup);
    m_feed = std::make_unique<feed::FleetFeed>(m_setup->fleet(), *m_clock,
        [] { return QRandomGenerator::global()->generateDouble(); });
    for (size_t slot = 0; slot < m_setup->fleet().clusterCount(); ++slot)
        m_feed->connectCluster(Slot(slot), m_setup->connectionSpec(Slot(slot), m_kinds));
}

ClusterStatus WatchedFleet::status(const QString& context) const
{
    const Fleet& fleet = m_setup->fleet();
    return fleet.status(*fleet.slotOf(context), m_kinds, m_clock->bootMs());
}

QString WatchedFleet::state(const QString& context) const
{
    return jsonWord(status(context).state);
}

bool WatchedFleet::allLive() const
{
    return othersLive({});
}

bool WatchedFleet::othersLive(const QString& context) const
{
    return std::ranges::all_of(contexts(), [&](const QString& other) {
        return other == context || status(other).state == DataState::Live;
    });
}

QStringList WatchedFleet::contexts() const
{
    QStringList names;
    for (size_t slot = 0; slot < m_setup->fleet().clusterCount(); ++slot)
        names.append(m_setup->fleet().cluster(Slot(slot)).info.context);
    return names;
}

QJsonObject WatchedFleet::report() const
{
    return reportOf(m_setup->fleet(), m_kinds, *m_clock);
}

std::set<std::pair<QString, QString>> WatchedFleet::versions(
    const QString& context, Kind kind) const
{
    std::set<std::pair<QString, QString>> set;
    const Slot slot = *m_setup->fleet().slotOf(context);
    const KindTable& table = m_setup->fleet().table(kind);
    table.forEach([&](RowId row) {
        if (table.slot(row) == slot)
            set.emplace(table.uid(row).toString(), QString::number(table.resourceVersion(row)));
    });
    return set;
}

Result<std::unique_ptr<shell::FleetSetup>> labSetup(
    const LabFleet& lab, const QString& user, std::shared_ptr<const Clock> clock, const QString& file)
{
    const Result<QString> kubeconfig = lab.kubeconfig(user);
    if (!kubeconfig)
        return std::unexpected(kubeconfig.error());
    shell::Options options;
    options.kubeconfig = *kubeconfig;
    options.fleet = file;
    shell::Surroundings around;
    around.dataFolder = qEnvironmentVariable("PORTOLAN_DATA");
    auto setup = shell::FleetSetup::load(options, around, clock);
    if (!setup)
        return setup;
    const Fleet& fleet = (*setup)->fleet();
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        const QString& context = fleet.cluster(Slot(slot)).info.context;
        if ((*setup)->kubeconfig().findContext(context))
            options.contexts.append(context);
    }
    const bool whole = size_t(options.contexts.size()) == fleet.clusterCount();
    return whole ? std::move(setup) : shell::FleetSetup::load(options, around, clock);
}

QJsonObject reportOf(const Fleet& fleet, const std::vector<Kind>& required, const Clock& clock)
{
    StatusQuestion question;
    question.required = required;
    question.now = clock.bootMs();
    question.at = clock.utcNow();
    const std::vector<Problem> problems
        = fleetProblems(fleet, required, question.now, question.at);
    question.problems = problemsJson(fleet, problems);
    question.anyError = hasError(problems);
    return statusReport(fleet, question);
}

QJsonObject clusterOf(const QJsonObject& report, const QString& context)
{
    for (const QJsonValue& value : report.value(QLatin1String("clusters")).toArray()) {
        const QJsonObject cluster = value.toObject();
        if (cluster.value(QLatin1String("context")).toString() == context)
            return cluster;
    }
    return {};
}

std::set<std::pair<QString, QString>> versionsOf(const QJsonObject& list)
{
    std::set<std::pair<QString, QString>> set;
    for (const QJsonValue& item : list.value(QLatin1String("items")).toArray()) {
        const QJsonObject meta = item.toObject().value(QLatin1String("metadata")).toObject();
        set.emplace(meta.value(QLatin1String("uid")).toString(),
            meta.value(QLatin1String("resourceVersion")).toString());
    }
    return set;
}

} // namespace portolan::test
