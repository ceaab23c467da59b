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

//! How far a batch has been applied.
struct BatchProgress {
    size_t rows = 0; //!< which of Batch::rows comes next
    size_t row = 0; //!< within it
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
    //! As the fleet file says, else as most of its nodes are labelled; empty: not known.
    [[nodiscard]] QString region(Slot slot) const;
    [[nodiscard]] KindTable& table(Kind kind) const { return *m_tables[size_t(kind)]; }

    //! A connect: batches of earlier connects are dropped from now on. Returns its number.
    quint32 beginConnection(Slot slot);
    //! Forgets rows and facts of a cluster; its place stays.
    void endConnection(Slot slot);
    void apply(const Batch& batch, const std::shared_ptr<StringPool>& pool);
    //! The same in parts, for a batch that is too large for one frame: at most `rows` rows from
    //! where `progress` stands. True when it was the last part. What ends a list (sweeps, syncs) and
    //! the facts come with that one, so that nothing is called whole before its rows are there.
    [[nodiscard]] bool applyPart(const Batch& batch, const std::shared_ptr<StringPool>& pool,
        BatchProgress& progress, size_t rows);
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
    void learnRegions() const;
    void applyEnd(const Batch& batch, const std::shared_ptr<StringPool>& pool);

    QString m_name;
    std::vector<std::unique_ptr<Cluster>> m_clusters;
    std::vector<std::unique_ptr<KindTable>> m_tables;
    //! By slot, as the labels of nodes say; nothing since the nodes changed.
    mutable std::optional<std::vector<QString>> m_regions;
    ReleaseColors m_releases;
};

} // namespace portolan
