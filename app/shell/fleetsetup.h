// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/credentials.h"
#include "app/feed/fleetfeed.h"
#include "app/shell/options.h"
#include "models/fleet/fleet.h"

namespace portolan::shell {

//! Which clusters there are, from the kubeconfig and the fleet file, and how to reach each.
//! Thread: the main thread; what it hands to FleetFeed runs on worker threads and owns copies.
class FleetSetup {
public:
    //! Reads the files. Fails when no cluster can be named at all; what is wrong with single
    //! contexts stands in problems() and in their clusters' states. The clock is shared with worker
    //! threads.
    [[nodiscard]] static Result<std::unique_ptr<FleetSetup>> load(
        const Options& options, const Surroundings& surroundings,
        std::shared_ptr<const Clock> clock);

    //! The same without any fleet file, which may be missing, broken, or about to be written.
    [[nodiscard]] static Result<std::unique_ptr<FleetSetup>> ofKubeconfig(
        const Options& options, const Surroundings& surroundings,
        std::shared_ptr<const Clock> clock);

    [[nodiscard]] Fleet& fleet() { return m_fleet; }
    [[nodiscard]] const auth::Kubeconfig& kubeconfig() const { return m_kubeconfig; }
    //! Sentences about files that could be read in part only.
    [[nodiscard]] const QStringList& problems() const { return m_problems; }
    //! True when the clusters are those that a fleet file names.
    [[nodiscard]] bool hasFleetFile() const { return m_fleetFile.has_value(); }
    [[nodiscard]] const std::optional<FleetFile>& fleetFile() const { return m_fleetFile; }
    [[nodiscard]] std::vector<FleetGroup> groups() const;
    //! How to connect a cluster and what to watch there; with namespaces, of namespaced kinds
    //! these alone.
    [[nodiscard]] feed::ConnectionSpec connectionSpec(
        Slot slot, std::vector<Kind> kinds, const QStringList& nameSpaces = {}) const;

    FleetSetup(std::optional<FleetFile> fleetFile, std::shared_ptr<const Clock> clock,
        bool fromTerminal);
    FleetSetup(const FleetSetup&) = delete;
    FleetSetup& operator=(const FleetSetup&) = delete;

private:
    [[nodiscard]] static Result<std::unique_ptr<FleetSetup>> assemble(const Options& options,
        const Surroundings& surroundings, std::shared_ptr<const Clock> clock,
        std::optional<FleetFile> file);
    void readKubeconfig(const Options& options, const Surroundings& surroundings);
    [[nodiscard]] Result<void> chooseClusters(const Options& options);
    void addCluster(const FleetCluster& cluster);

    const std::optional<FleetFile> m_fleetFile;
    Fleet m_fleet;
    auth::Kubeconfig m_kubeconfig;
    QStringList m_problems;
    //! Shared with worker threads, which may outlive this object by one exec plugin: whatever they
    //! use is in it.
    struct Resolver;
    std::shared_ptr<Resolver> m_resolver;
};

//! $XDG_CONFIG_HOME/portolan/fleet.yaml
[[nodiscard]] QString ownFleetPath(const Surroundings& surroundings);

//! The kinds that `status` needs, and the window with them.
[[nodiscard]] std::vector<Kind> statusKinds();
[[nodiscard]] std::vector<Kind> allKinds();

//! "portolan/0.1.0 (linux) commit"
[[nodiscard]] QString versionText();

} // namespace portolan::shell
