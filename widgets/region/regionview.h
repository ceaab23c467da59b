// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/nodepools.h"
#include "models/fleet/overview.h"
#include "models/workloads/problemchecks.h"
#include "widgets/decor/release.h"

#include <QStringList>

namespace portolan::ui {

//! One resource of one quota. Amounts of memory and storage in bytes, all others in thousandths:
//! thousandths of bytes end at 8 PiB.
struct QuotaLine {
    QString quota; //!< "namespace/name"
    QString resource;
    qint64 used = 0;
    qint64 hard = 0;

    [[nodiscard]] bool isBytes() const
    {
        return resource.endsWith(QLatin1String("memory"))
            || resource.endsWith(QLatin1String("storage"));
    }
    [[nodiscard]] double share() const { return hard > 0 ? double(used) / double(hard) : 1; }
    [[nodiscard]] bool isFull() const { return used >= hard; }
};

//! The pods of one template of a rollout.
struct ReleaseLane {
    QString hash;
    QString version; //!< tag of the image; empty when no pod has it
    ReleaseColor color = ReleaseColor::None;
    bool podsKnown = true; //!< pods of its namespace were read; else the next two say nothing
    int ready = 0;
    int pods = 0;
};

struct RolloutLine {
    Uid uid;
    QString nameSpace;
    QString name;
    QString phase; //!< as the controller says it
    QString message;
    QString revision;
    QString waitingFor;
    qint64 since = 0; //!< of the wait, else of the phase; 0: not known
    qint64 desired = 0;
    qint64 ready = 0;
    ReleaseLane active; //!< blue-green: what users see; canary: the stable one
    ReleaseLane next; //!< preview or canary; empty hash: there is none
    bool blueGreen = false;
};

//! What is known of one cluster at one moment; values only.
struct RegionView {
    ClusterStatus status;
    ClusterOverview counts;
    std::vector<NodePool> pools;
    std::vector<QuotaLine> quotas;
    std::vector<RolloutLine> rollouts;
    ClusterCheck check; //!< what could be looked at for problems
    qint64 problems = 0; //!< of this cluster
    qint64 errors = 0; //!< the worst of them
    bool old = false; //!< figures are from `then`
    QDateTime then;
};

//! The kinds by which the page is judged.
[[nodiscard]] std::span<const Kind> regionKinds();

//! One pass over the tables. `wall` is the same moment, in the zone in which times are said. Owner
//! thread of the fleet.
[[nodiscard]] RegionView regionView(
    const Fleet& fleet, Slot slot, BootMs now, const QDateTime& wall);

} // namespace portolan::ui
