// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/yaml/fileproblem.h"

#include <QMap>
#include <QStringList>

#include <expected>
#include <optional>
#include <vector>

namespace portolan {

//! Values of the fleet file, all plain; any thread. Where a value was written takes no part in
//! comparisons: a file that is written again says the same.

struct FleetLine {
    int number = 0;
    friend bool operator==(FleetLine, FleetLine) { return true; }
};

struct FleetLocation {
    double latitude = 0; //!< -90 to 90
    double longitude = 0; //!< -180 to 180
    friend bool operator==(const FleetLocation&, const FleetLocation&) = default;
};

//! Where a cluster's Prometheus is: at an address, or behind the API server as a Service.
struct FleetPrometheus {
    QString url;
    QString serviceNamespace;
    QString serviceName;
    QString servicePort; //!< a number or the name of a port
    [[nodiscard]] bool isService() const { return url.isEmpty(); }
    friend bool operator==(const FleetPrometheus&, const FleetPrometheus&) = default;
};

//! A node pool: the nodes that carry all these labels.
struct FleetPool {
    QString name;
    QMap<QString, QString> match;
    std::optional<int> min;
    std::optional<int> max;
    friend bool operator==(const FleetPool&, const FleetPool&) = default;
};

struct FleetCluster {
    enum class Role { None, Primary, Secondary };
    FleetLine line;
    QString context;
    QString displayName; //!< empty: the context's name is shown
    std::optional<FleetLocation> location;
    QString region; //!< instead of a location: looked up in the table of cloud regions
    Role role = Role::None;
    QString drPartner; //!< a context of this file, which names this one in turn
    bool isProtected = false;
    QStringList namespaces; //!< for users who may not list the whole cluster
    std::optional<FleetPrometheus> prometheus;
    std::vector<FleetPool> pools;
    friend bool operator==(const FleetCluster&, const FleetCluster&) = default;
};

struct FleetGroup {
    FleetLine line;
    QString name;
    QStringList clusters; //!< contexts of this file
    friend bool operator==(const FleetGroup&, const FleetGroup&) = default;
};

struct FleetFile {
    static constexpr int schemaVersion = 1; //!< the only one so far
    QString fileName; //!< as it was given to the parser; no part of the file
    QString name;
    std::vector<FleetCluster> clusters;
    std::vector<FleetGroup> groups;

    //! Null when there is none; valid until this value changes.
    [[nodiscard]] const FleetCluster* findCluster(const QString& context) const;
    friend bool operator==(const FleetFile& a, const FleetFile& b)
    {
        return a.name == b.name && a.clusters == b.clusters && a.groups == b.groups;
    }
};

//! A fleet, or everything that is wrong with the file, in the order of its lines.
using FleetResult = std::expected<FleetFile, std::vector<FileProblem>>;

//! Reads a fleet file. Unknown keys, wrong types, unknown or one-sided partners, names given
//! twice, groups of unknown clusters and values out of range are problems, all reported at once.
[[nodiscard]] FleetResult parseFleetFile(const QByteArray& bytes, const QString& fileName);

//! The clusters of the file whose context the kubeconfig does not have, each with its line. The
//! other clusters are as good as before.
[[nodiscard]] std::vector<FileProblem> checkAgainstContexts(
    const FleetFile& fleet, const QStringList& contexts);

//! Lines for people that a written file carries and no reader sees.
struct FleetComments {
    QStringList head; //!< at the top
    QMap<QString, QStringList> ofCluster; //!< by context, below the cluster's own lines
};

//! The file's text, which parseFleetFile reads back to an equal value, whatever the comments say.
[[nodiscard]] QByteArray writeFleetFile(const FleetFile& fleet, const FleetComments& comments = {});

} // namespace portolan
