// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/clusterstate.h"
#include "models/fleet/fleetfile.h"
#include "models/fleet/releasecolors.h"
#include "models/store/kindtable.h"
#include "models/store/outbox.h"

#include <QObject>

#include <memory>

namespace portolan {

//! A cluster and the newest that is known of its connection.
struct Cluster {
    FleetCluster info; //!< as the fleet file says, or only a context of the kubeconfig
    ClusterFacts facts;
    std::vector<KindSync> syncs;
    quint32 connection = 0; //!< counts connects
    BootMs backlogSince = 0; //!< oldest change not yet applied; 0: none
};

//! The fleet as it is shown: its clusters, and a table for each kind over all of them.
//! Thread: one owner thread. Owns the tables; hands out references.
class Fleet : public QObject {
    Q_OBJECT

public:
    explicit Fleet(QString name, QObject* parent = nullptr);
    ~Fleet() override;

    [[nodiscard]] const QString& name() const { return m_name; }
    Slot addCluster(FleetCluster info);
    [[nodiscard]] size_t clusterCount() const { return m_clusters.size(); }
    [[nodiscard]] const Cluster& cluster(Slot slot) const { return *m_clusters[slot]; }
    [[nodiscard]] std::optional<Slot> slotOf(const QString& context) const;
    [[nodiscard]] KindTable& table(Kind kind) const { return *m_tables[size_t(kind)]; }

    //! A connect: batches of earlier connects are dropped from now on. Returns its number.
    quint32 beginConnection(Slot slot);
    //! Forgets rows and facts of a cluster; its place stays.
    void endConnection(Slot slot);
    void apply(const Batch& batch, const std::shared_ptr<StringPool>& pool);
    void setBacklog(Slot slot, BootMs since) { m_clusters[slot]->backlogSince = since; }

    //! The letters of the releases, given as rollouts come in.
    [[nodiscard]] ReleaseColors& releases() { return m_releases; }
    [[nodiscard]] const ReleaseColors& releases() const { return m_releases; }

    [[nodiscard]] ClusterStatus status(
        Slot slot, std::span<const Kind> required, BootMs now) const;

Q_SIGNALS:
    void clusterAdded(quint16 slot);
    //! Facts or syncs of a cluster changed; rows announce themselves by their table.
    void clusterChanged(quint16 slot);

private:
    QString m_name;
    std::vector<std::unique_ptr<Cluster>> m_clusters;
    std::vector<std::unique_ptr<KindTable>> m_tables;
    ReleaseColors m_releases;
};

} // namespace portolan
