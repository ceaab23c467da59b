// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/serverversion.h"

#include "app/kube/serverstatus.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace portolan::kube {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Kube)
};

//! "36", "36+": some clouds add a sign.
int minorOf(const QString& text)
{
    QString minor = text;
    while (!minor.isEmpty() && !minor.back().isDigit())
        minor.chop(1);
    return minor.toInt();
}

std::unexpected<Error> noApiServer(const QString& what)
{
    return fail(ErrorCode::Protocol, what,
        Words::tr("Check server and proxy-url of this cluster in the kubeconfig, and whether the network "
           "wants a login."));
}

} // namespace

Result<ServerVersion> serverVersion(
    int httpStatus, std::string_view contentType, std::string_view body)
{
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray(body.data(), qsizetype(body.size()))).object();
    const QString gitVersion = object.value(QLatin1String("gitVersion")).toString();
    const bool isStatus = object.value(QLatin1String("kind")).toString() == QLatin1String("Status");
    if (httpStatus == 200 && !gitVersion.isEmpty())
        return ServerVersion{gitVersion, minorOf(object.value(QLatin1String("minor")).toString())};
    if (httpStatus >= 500) {
        const ServerStatus status = statusFromBody(httpStatus, contentType, body);
        return fail(ErrorCode::Server,
            Words::tr("The server answers with error %1: %2").arg(httpStatus).arg(status.message),
            Words::tr("Its own log says why."));
    }
    if (isStatus)
        return ServerVersion{}; // refused, but by an API server
    if (httpStatus >= 300 && httpStatus < 400)
        return noApiServer(Words::tr("The server sends us elsewhere (HTTP %1), which is not followed: "
                              "credentials would go there too.").arg(httpStatus));
    if (contentType.starts_with("text/html"))
        return noApiServer(Words::tr("A web page answers here (HTTP %1), not an API server.").arg(httpStatus));
    return noApiServer(Words::tr("What answers here is no API server (HTTP %1).").arg(httpStatus));
}

} // namespace portolan::kube
