// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QJsonObject>
#include <QMap>
#include <QStringList>

namespace portolan::test {

class LabFleet;

//! What may be asked without changing anything: get, list, watch, and reviews of one's own rights.
//! A subresource that runs or reaches something (exec, attach, portforward, proxy) counts as
//! writing, whatever its verb.
[[nodiscard]] bool isReading(const QJsonObject& event);

//! One user's requests in an API server's audit log.
struct AuditedRequests {
    int count = 0;
    int streamedLists = 0; //!< watches that began with a list and were granted
    QStringList writes; //!< "patch pods/scale default/web", each once
};

//! Reads the log of a file, from that byte on. A line that is no JSON object could hide anything, so
//! it is an error, and so is a log that has become shorter than that.
[[nodiscard]] Result<AuditedRequests> auditedRequests(
    const QString& path, const QString& user, qint64 from = 0);

//! The log of a region of the practice fleet.
[[nodiscard]] QString auditLogOf(const LabFleet& lab, const QString& region);

//! How long the logs of all regions are, by region. A log outlives its fleet and others write into
//! it, so a test remembers this before it begins and reads from there.
[[nodiscard]] QMap<QString, qint64> auditLogSizes(const LabFleet& lab);

} // namespace portolan::test
