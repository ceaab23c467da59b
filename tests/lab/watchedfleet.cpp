// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/watchedfleet.h"

#include "models/base/text.h"
#include "models/fleet/statusreport.h"

#include <QJsonArray>
#include <QRandomGenerator>

namespace portolan::test {

WatchedFleet::WatchedFleet(const LabFleet& lab, const QString& user, std::vector<Kind> kinds)
    : m_kinds(std::move(kinds))
{
    const Result<QString> kubeconfig = lab.kubeconfig(user);
    if (!kubeconfig) {
        m_loaded = std::unexpected(kubeconfig.error());
        return;
    }
    shell::Options options;
    options.kubeconfig = *kubeconfig;
    options.fleet = QStringLiteral("voltage-soda");
    shell::Surroundings around;
    around.dataFolder = qEnvironmentVariable("PORTOLAN_DATA");
    Result<std::unique_ptr<shell::FleetSetup>> setup
        = shell::FleetSetup::load(options, around, m_clock);
    if (!setup) {
        m_loaded = std::unexpected(setup.error());
        return;
    }
    m_setup = std::move(*setup);
    m_feed = std::make_unique<feed::FleetFeed>(m_setup->fleet(), m_clock,
        [] { return QRandomGenerator::global()->generateDouble(); });
    for (size_t slot = 0; slot < m_setup->fleet().clusterCount(); ++slot)
        m_feed->connectCluster(Slot(slot), m_setup->connectionSpec(Slot(slot), m_kinds));
}

ClusterStatus WatchedFleet::status(const QString& context) const
{
    const Fleet& fleet = m_setup->fleet();
    return fleet.status(*fleet.slotOf(context), m_kinds, m_clock.bootMs());
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
    StatusQuestion question;
    question.required = m_kinds;
    question.now = m_clock.bootMs();
    question.at = m_clock.utcNow();
    return statusReport(m_setup->fleet(), question);
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
