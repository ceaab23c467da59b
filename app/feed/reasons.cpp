// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/reasons.h"

#include <QCoreApplication>

namespace portolan::feed {
namespace {

QString codeWord(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Certificate:
        return QStringLiteral("Certificate");
    case ErrorCode::Timeout:
        return QStringLiteral("Timeout");
    case ErrorCode::Unauthorized:
        return QStringLiteral("Unauthorized");
    case ErrorCode::Protocol:
        return QStringLiteral("NoApiServer");
    case ErrorCode::Server:
        return QStringLiteral("ServerError");
    default:
        return QStringLiteral("ConnectionFailed");
    }
}

} // namespace

Reason reasonOf(const Error& error)
{
    Reason reason;
    reason.code = codeWord(error.code);
    reason.message = error.sentence();
    return reason;
}

Reason configurationReason(const Error& error)
{
    Reason reason = reasonOf(error);
    if (error.code != ErrorCode::Unauthorized && error.code != ErrorCode::Timeout
        && error.code != ErrorCode::Certificate)
        reason.code = QStringLiteral("Configuration");
    return reason;
}

Reason refusalOf(const QString& said, const QDateTime& certificateEnd, const QDateTime& now)
{
    Reason reason;
    reason.code = QStringLiteral("Unauthorized");
    if (certificateEnd.isValid() && certificateEnd < now)
        reason.message = QCoreApplication::translate("Feed",
            "The client certificate ended at %1 UTC, and the server refuses it (%2). Get a new one "
            "for this user of the kubeconfig.")
                             .arg(certificateEnd.toUTC().toString(QStringLiteral("yyyy-MM-dd HH:mm")),
                                 said);
    else
        reason.message = QCoreApplication::translate("Feed",
            "The server refuses the credentials of this user (%1). Log in again, or check this user "
            "in the kubeconfig.")
                             .arg(said);
    return reason;
}

} // namespace portolan::feed
