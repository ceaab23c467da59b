// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"
#include "models/domain/kind.h"

#include <QDateTime>
#include <QString>

#include <optional>

namespace portolan {

//! The number of a connection in this process; the first half of every row's key.
using Slot = quint16;

//! Where the connection itself stands, apart from the data that came over it.
enum class Connection : quint8 {
    NotConnected,
    Connecting,
    Connected,
    Unreachable,
    CredentialsExpired,
};

//! Whether the server's storage answers, as its /readyz says.
enum class Readiness : quint8 { NotChecked, Ok, Failing };

//! Why something is not as it should be, as data: for JSON, for sentences, for decisions.
struct Reason {
    QString code; //!< a short word of the server or of Portolan ("Forbidden", "ConnectionRefused")
    QString message; //!< one sentence, the server's own words where it gave any
    QString verb; //!< set for refusals
    QString resource;
    QString nameSpace;

    [[nodiscard]] bool isNull() const { return code.isEmpty() && message.isEmpty(); }
    friend bool operator==(const Reason&, const Reason&) = default;
};

//! What is known of a connection. A value: written by the connection's thread, handed over whole.
//! Times on the boot clock; 0 is "never".
struct ClusterFacts {
    Connection connection = Connection::NotConnected;
    Reason reason;
    BootMs connectionSince = 0; //!< when `connection` became what it is
    BootMs lastAnswerAt = 0; //!< last byte that proves that the server answers on the watch's connection
    Readiness readiness = Readiness::NotChecked;
    Reason readinessReason; //!< why it is failing or could not be checked
    BootMs readinessSince = 0;
    int tries = 0; //!< failed attempts since the last answer
    BootMs nextTryAt = 0;
    std::optional<qint64> latencyMs;
    std::optional<qint64> clockSkewSeconds; //!< server minus this machine
    QDateTime certificateExpiresAt; //!< of the client certificate; invalid when there is none
    QString user; //!< as the server names it
    QString serverVersion;
    QString identity; //!< uid of namespace kube-system; empty when not known
    bool tlsVerified = true;
    quint64 requests = 0;
    quint64 bytesReceived = 0;
};

//! Where one kind of one cluster stands.
enum class SyncPhase : quint8 { Waiting, Loading, Synced, Forbidden, NotServed, Failed };

struct KindSync {
    Kind kind = Kind::Pod;
    QString nameSpace; //!< empty: the whole cluster
    SyncPhase phase = SyncPhase::Waiting;
    qint64 loaded = 0;
    std::optional<qint64> expected; //!< when the server said it or it was counted before
    Reason reason;
    BootMs since = 0;
    bool whole = false; //!< a list of it came to its end, and it was not refused since
};

} // namespace portolan
