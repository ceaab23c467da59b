// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnose/kubeconfigshape.h"

#include "app/auth/certificate.h"
#include "app/auth/masking.h"

#include <QFileInfo>
#include <QJsonArray>

namespace portolan::diagnose {
namespace {

using auth::ExecConfig;

const QString masked = QStringLiteral("masked");

QJsonValue textOrNull(const QString& text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

//! "masked" where there is one, null where there is none.
QJsonValue presence(bool there)
{
    return there ? QJsonValue(masked) : QJsonValue();
}

//! Where a certificate or a key comes from.
QJsonValue source(bool file, bool data)
{
    return file ? QJsonValue(QStringLiteral("file"))
                : data ? QJsonValue(QStringLiteral("data")) : QJsonValue();
}

QJsonObject placed(const QString& name, const auth::SourcePlace& place)
{
    return {{QStringLiteral("name"), name}, {QStringLiteral("file"), place.file},
        {QStringLiteral("line"), place.line}};
}

QJsonValue address(const QString& text)
{
    if (text.isEmpty())
        return {};
    const QString shown = auth::shownAddress(text);
    return shown.isEmpty() ? QStringLiteral("masked: not an address") : shown;
}

QJsonObject clusterShape(const auth::KubeCluster& cluster)
{
    QJsonObject shape = placed(cluster.name, cluster.place);
    const std::string_view proxy = cluster.proxyUrl.reveal();
    shape.insert(QStringLiteral("server"), address(cluster.server));
    shape.insert(QStringLiteral("tlsServerName"), textOrNull(cluster.tlsServerName));
    shape.insert(QStringLiteral("certificateAuthority"),
        source(!cluster.certificateAuthorityFile.isEmpty(),
            !cluster.certificateAuthorityData.isEmpty()));
    shape.insert(QStringLiteral("insecureSkipTlsVerify"), cluster.insecureSkipTlsVerify);
    shape.insert(QStringLiteral("proxyUrl"),
        address(QString::fromUtf8(proxy.data(), qsizetype(proxy.size()))));
    return shape;
}

QJsonObject execShape(const ExecConfig& exec)
{
    QJsonArray variables;
    for (const auto& [name, value] : exec.environment)
        variables.append(name);
    const QString modes[] = {QStringLiteral("Never"), QStringLiteral("IfAvailable"),
        QStringLiteral("Always")};
    return {{QStringLiteral("apiVersion"), exec.apiVersion},
        {QStringLiteral("command"), QFileInfo(exec.command).fileName()},
        {QStringLiteral("arguments"), exec.arguments.size()},
        {QStringLiteral("variables"), variables},
        {QStringLiteral("interactiveMode"), modes[size_t(exec.interactive)]},
        {QStringLiteral("provideClusterInfo"), exec.provideClusterInfo}};
}

QJsonObject userShape(const auth::KubeUser& user)
{
    QJsonObject shape = placed(user.name, user.place);
    const QDateTime end = auth::certificateExpiry(user.clientCertificateData);
    shape.insert(QStringLiteral("clientCertificate"),
        source(!user.clientCertificateFile.isEmpty(), !user.clientCertificateData.isEmpty()));
    shape.insert(QStringLiteral("clientCertificateExpiresAt"),
        end.isValid() ? QJsonValue(end.toString(Qt::ISODate)) : QJsonValue());
    shape.insert(QStringLiteral("clientKey"),
        source(!user.clientKeyFile.isEmpty(), !user.clientKeyData.isEmpty()));
    shape.insert(QStringLiteral("token"), presence(!user.token.isEmpty()));
    shape.insert(QStringLiteral("tokenFile"), source(!user.tokenFile.isEmpty(), false));
    shape.insert(QStringLiteral("username"), presence(!user.username.isEmpty()));
    shape.insert(QStringLiteral("password"), presence(!user.password.isEmpty()));
    shape.insert(QStringLiteral("impersonates"), !user.impersonate.isEmpty());
    shape.insert(
        QStringLiteral("exec"), user.exec ? QJsonValue(execShape(*user.exec)) : QJsonValue());
    return shape;
}

QJsonObject contextShape(const auth::KubeContext& context)
{
    QJsonObject shape = placed(context.name, context.place);
    shape.insert(QStringLiteral("cluster"), textOrNull(context.cluster));
    shape.insert(QStringLiteral("user"), textOrNull(context.user));
    shape.insert(QStringLiteral("namespace"), textOrNull(context.nameSpace));
    return shape;
}

template <typename T, typename Shape> QJsonArray shapes(const std::vector<T>& entries, Shape shape)
{
    QJsonArray array;
    for (const T& entry : entries)
        array.append(shape(entry));
    return array;
}

} // namespace

QJsonObject kubeconfigShape(const auth::Kubeconfig& config)
{
    const auto sentence = [](const auth::KubeconfigProblem& problem) {
        return problem.problem.sentence();
    };
    return {{QStringLiteral("schemaVersion"), 1},
        {QStringLiteral("files"), QJsonArray::fromStringList(config.files)},
        {QStringLiteral("missingFiles"), QJsonArray::fromStringList(config.missingFiles)},
        {QStringLiteral("currentContext"), textOrNull(config.currentContext)},
        {QStringLiteral("contexts"), shapes(config.contexts, contextShape)},
        {QStringLiteral("clusters"), shapes(config.clusters, clusterShape)},
        {QStringLiteral("users"), shapes(config.users, userShape)},
        {QStringLiteral("problems"), shapes(config.problems, sentence)}};
}

} // namespace portolan::diagnose
