// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "widgets/common/attentionlist.h"
#include "widgets/common/cellsmodel.h"
#include "widgets/common/sideparts.h"

namespace portolan::ui {

//! What the page says of one cluster at one moment: words only, from the fleet and the clock.
struct ConnectionMoment {
    BootMs now = 0;
    QDateTime time; //!< the same moment, in the zone in which times are said

    [[nodiscard]] QDateTime wall(BootMs moment) const { return time.addMSecs(moment - now); }
};

//! From these on they are said as warnings.
constexpr qint64 clockSkewNear = 2; //!< seconds
constexpr qint64 certificateNear = 14; //!< days

//! The kinds by which a cluster is judged here: all that are watched in it, nodes and pods always.
[[nodiscard]] std::vector<Kind> judgedKinds(const Cluster& cluster);

//! The columns of the table, in order.
enum class ConnectionColumn : quint8 {
    Cluster,
    State,
    User,
    Answer,
    Received,
    Certificate,
    Action
};

[[nodiscard]] CellsRow connectionRow(const Cluster& cluster, const ClusterStatus& status,
    const ConnectionMoment& at, bool connected);

//! Why it is not live and when it is tried again, in sentences; empty when it is.
[[nodiscard]] QString whyNotLive(
    const Cluster& cluster, const ClusterStatus& status, const ConnectionMoment& at);

//! "41 d", "expired", "none": the client certificate.
struct CertificateWords {
    QString text;
    QString date;
    bool near = false;
    bool known = false;
};
[[nodiscard]] CertificateWords certificateWords(const ClusterFacts& facts, const QDateTime& now);
//! "0 s apart", "3 s ahead", "3 s behind"; nothing when it was not measured.
[[nodiscard]] QString clockWords(const ClusterFacts& facts);
[[nodiscard]] bool isClockOff(const ClusterFacts& facts);

//! All that is known of the connection itself.
[[nodiscard]] QList<FactView> connectionFacts(const Cluster& cluster, const ConnectionMoment& at);

//! What of this cluster needs a person, worst first; ids are "CONTEXT/what".
[[nodiscard]] QList<Attention> attentionOf(
    const Cluster& cluster, const ClusterStatus& status, const ConnectionMoment& at);

} // namespace portolan::ui
