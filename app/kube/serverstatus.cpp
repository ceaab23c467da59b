// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/serverstatus.h"

#include "app/kube/envelope.h"
#include "app/kube/mediatypes.h"
#include "models/base/text.h"
#include "models/kinds/protofields.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace portolan::kube {
namespace {

//! More of a server's words than this is no sentence.
constexpr qsizetype longestMessage = 500;

ServerStatus plainStatus(int httpStatus, std::string_view contentType, std::string_view body)
{
    ServerStatus status;
    status.code = httpStatus;
    if (contentType.starts_with("text/html"))
        status.message = QCoreApplication::translate("Kube",
            "The answer is a web page: something between here and the API server answered instead.");
    else
        status.message = fromUtf8(body).simplified().left(longestMessage);
    if (status.message.isEmpty())
        status.message
            = QCoreApplication::translate("Kube", "HTTP %1 without a word").arg(httpStatus);
    return status;
}

} // namespace

ServerStatus statusFromBody(int httpStatus, std::string_view contentType, std::string_view body)
{
    ServerStatus status;
    if (isProtobuf(contentType)) {
        if (const auto object = openEnvelope(body))
            status = statusFromProtobuf(*object);
    } else if (contentType.starts_with("application/json")) {
        status = statusFromJson(body);
    }
    if (status.message.isEmpty())
        status = plainStatus(httpStatus, contentType, body);
    if (status.code == 0)
        status.code = httpStatus;
    return status;
}

ServerStatus statusFromProtobuf(std::string_view message)
{
    ServerStatus status;
    for (ProtoFields field(message); field.next();) {
        if (field.number() == 3)
            status.message = fromUtf8(field.bytes()).left(longestMessage);
        else if (field.number() == 4)
            status.reason = fromUtf8(field.bytes());
        else if (field.number() == 6)
            status.code = int(field.value());
    }
    return status;
}

ServerStatus statusFromJson(std::string_view text)
{
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray(text.data(), qsizetype(text.size()))).object();
    return {object.value(QLatin1String("code")).toInt(),
        object.value(QLatin1String("reason")).toString(),
        object.value(QLatin1String("message")).toString().left(longestMessage)};
}

ErrorCode codeOf(int httpStatus)
{
    switch (httpStatus) {
    case 401:
        return ErrorCode::Unauthorized;
    case 403:
        return ErrorCode::Forbidden;
    case 404:
        return ErrorCode::NotFound;
    case 410:
        return ErrorCode::Gone;
    case 429:
        return ErrorCode::Throttled;
    default:
        return ErrorCode::Server;
    }
}

Reason reasonOf(
    const ServerStatus& status, const char* verb, const char* resource, std::string_view nameSpace)
{
    Reason reason;
    reason.code = status.reason.isEmpty() ? QStringLiteral("HTTP %1").arg(status.code) : status.reason;
    reason.message = status.message;
    reason.verb = QLatin1String(verb);
    reason.resource = QLatin1String(resource);
    reason.nameSpace = fromUtf8(nameSpace);
    return reason;
}

} // namespace portolan::kube
