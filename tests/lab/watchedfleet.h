// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/fleetsetup.h"
#include "app/shell/systemclock.h"
#include "tests/support/labfleet.h"

#include <QJsonObject>

#include <set>

namespace portolan::test {

//! The practice fleet as the engine sees it: connected, in step, asked for its states.
class WatchedFleet {
public:
    //! Connects all clusters of a fleet file or a shipped fleet as that user, who watches these
    //! kinds.
    WatchedFleet(const LabFleet& lab, const QString& user, std::vector<Kind> kinds,
        const QString& fleet = QStringLiteral("voltage-soda"));

    [[nodiscard]] const Result<void>& loaded() const { return m_loaded; }
    [[nodiscard]] Fleet& fleet() { return m_setup->fleet(); }
    [[nodiscard]] feed::FleetFeed& feed() { return *m_feed; }
    [[nodiscard]] ClusterStatus status(const QString& context) const;
    [[nodiscard]] QString state(const QString& context) const;
    [[nodiscard]] bool allLive() const;
    //! All but one are live.
    [[nodiscard]] bool othersLive(const QString& context) const;
    //! `portolan status --output json` of this moment.
    [[nodiscard]] QJsonObject report() const;
    //! uid and resourceVersion of every row of a cluster.
    [[nodiscard]] std::set<std::pair<QString, QString>> versions(
        const QString& context, Kind kind) const;
    [[nodiscard]] QStringList contexts() const;
    [[nodiscard]] const shell::SystemClock& clock() const { return *m_clock; }

private:
    std::shared_ptr<const shell::SystemClock> m_clock
        = std::make_shared<const shell::SystemClock>();
    std::vector<Kind> m_kinds;
    Result<void> m_loaded;
    std::unique_ptr<shell::FleetSetup> m_setup;
    std::unique_ptr<feed::FleetFeed> m_feed;
};

//! The shipped fleet, or that of a fleet file, with that user's kubeconfig, nothing of it connected.
//! Of a practice fleet that was started with fewer regions only those.
[[nodiscard]] Result<std::unique_ptr<shell::FleetSetup>> labSetup(const LabFleet& lab,
    const QString& user, std::shared_ptr<const Clock> clock,
    const QString& fleet = QStringLiteral("voltage-soda"));

//! `portolan status --output json` of this moment, problems included.
[[nodiscard]] QJsonObject reportOf(
    const Fleet& fleet, const std::vector<Kind>& required, const Clock& clock);
//! One of a report's clusters.
[[nodiscard]] QJsonObject clusterOf(const QJsonObject& report, const QString& context);

//! The same set from a fresh list of kubectl.
[[nodiscard]] std::set<std::pair<QString, QString>> versionsOf(const QJsonObject& list);

} // namespace portolan::test
