// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/clusterstate.h"
#include "models/store/kindtable.h"
#include "models/store/outbox.h"

#include <QObject>

#include <map>
#include <memory>

namespace portolan {

//! A node pool as its owner described it.
struct PoolRule {
    QString name;
    std::map<QString, QString> match; //!< all of these labels
    std::optional<int> minimum;
    std::optional<int> maximum;
};

//! A cluster as a fleet file, or a kubeconfig alone, names it.
struct ClusterInfo {
    QString context;
    QString displayName;
    std::optional<std::pair<double, double>> location; //!< latitude, longitude
    QString region; //!< of a cloud; empty when not said
    QString role; //!< "primary", "secondary" or empty
    QString drPartner; //!< a context
    bool isProtected = false;
    std::vector<PoolRule> pools;
};

//! A cluster and the newest that is known of its connection.
struct Cluster {
    ClusterInfo info;
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
    Slot addCluster(ClusterInfo info);
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
};

} // namespace portolan
