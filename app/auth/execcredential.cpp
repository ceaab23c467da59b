// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/execcredential.h"

#include "app/auth/certificate.h"
#include "app/auth/masking.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace portolan::auth {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::ExecPlugin)
};

QJsonObject clusterObject(const ExecClusterInfo& cluster)
{
    QJsonObject object{{QStringLiteral("server"), cluster.server}};
    const auto put = [&](const QString& name, const QString& value) {
        if (!value.isEmpty())
            object.insert(name, value);
    };
    put(QStringLiteral("tls-server-name"), cluster.tlsServerName);
    put(QStringLiteral("certificate-authority-data"),
        QString::fromLatin1(cluster.certificateAuthorityPem.toBase64()));
    put(QStringLiteral("proxy-url"), QString::fromUtf8(cluster.proxyUrl.reveal()));
    if (cluster.insecureSkipTlsVerify)
        object.insert(QStringLiteral("insecure-skip-tls-verify"), true);
    object.insert(
        QStringLiteral("config"), cluster.config.isUndefined() ? QJsonValue() : cluster.config);
    return object;
}

Result<QJsonObject> statusOf(const QJsonObject& answer, const QString& apiVersion)
{
    if (answer[u"kind"].toString() != u"ExecCredential")
        return fail(ErrorCode::Protocol, Texts::tr("its answer is not of kind ExecCredential"));
    if (answer[u"apiVersion"].toString() != apiVersion)
        return fail(ErrorCode::Protocol,
            Texts::tr("its answer is not of the version that the kubeconfig names, %1")
                .arg(apiVersion));
    if (!answer[u"status"].isObject())
        return fail(ErrorCode::Protocol, Texts::tr("its answer has no status"));
    return answer[u"status"].toObject();
}

Result<QDateTime> expiryOf(const QJsonObject& status)
{
    const QJsonValue value = status[u"expirationTimestamp"];
    if (value.isUndefined() || value.isNull())
        return QDateTime();
    const QDateTime time = QDateTime::fromString(value.toString(), Qt::ISODateWithMs);
    if (!time.isValid() || time.timeSpec() == Qt::LocalTime)
        return fail(
            ErrorCode::Protocol, Texts::tr("the expirationTimestamp of its answer is no time"));
    return time.toUTC();
}

Result<void> checkExpiry(const QDateTime& end, const QDateTime& now)
{
    if (!end.isValid() || end > now)
        return {};
    return fail(ErrorCode::Unauthorized,
        Texts::tr("it gave a credential that expired at %1").arg(end.toString(Qt::ISODate)),
        Texts::tr("Log in again with the tool that the plugin belongs to, and check the clock "
                  "of this machine."));
}

Result<ExecCredential> credentialOf(const QJsonObject& status)
{
    ExecCredential credential;
    credential.token = Secret(status[u"token"].toString().toUtf8());
    credential.clientCertificatePem = status[u"clientCertificateData"].toString().toUtf8();
    credential.clientKeyPem = Secret(status[u"clientKeyData"].toString().toUtf8());
    if (credential.clientCertificatePem.isEmpty() != credential.clientKeyPem.isEmpty())
        return fail(ErrorCode::Protocol,
            Texts::tr("its answer has only one of clientCertificateData and clientKeyData"));
    if (credential.token.isEmpty() && credential.clientKeyPem.isEmpty())
        return fail(ErrorCode::Unauthorized,
            Texts::tr("its answer has neither a token nor a client certificate"));
    if (!fitsIntoHeader(credential.token))
        return fail(ErrorCode::Protocol,
            Texts::tr("the token of its answer holds spaces, line breaks or other characters that "
                      "no token has"));
    return credential;
}

} // namespace

QByteArray execInfo(const QString& apiVersion, const ExecClusterInfo* cluster)
{
    QJsonObject spec{{QStringLiteral("interactive"), false}};
    if (cluster)
        spec.insert(QStringLiteral("cluster"), clusterObject(*cluster));
    const QJsonObject info{{QStringLiteral("kind"), QStringLiteral("ExecCredential")},
        {QStringLiteral("apiVersion"), apiVersion}, {QStringLiteral("spec"), spec}};
    return QJsonDocument(info).toJson(QJsonDocument::Compact);
}

Result<ExecCredential> parseExecCredential(
    const Secret& output, const QString& apiVersion, const QDateTime& now)
{
    const std::string_view bytes = output.reveal();
    if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos)
        return fail(ErrorCode::Protocol, Texts::tr("it printed nothing"));
    const QJsonDocument document
        = QJsonDocument::fromJson(QByteArray::fromRawData(bytes.data(), qsizetype(bytes.size())));
    if (!document.isObject())
        return fail(ErrorCode::Protocol, Texts::tr("what it printed is no JSON object"));
    const auto status = statusOf(document.object(), apiVersion);
    if (!status)
        return std::unexpected(status.error());
    auto credential = credentialOf(*status);
    if (!credential)
        return credential;
    const auto expiry = expiryOf(*status);
    if (!expiry)
        return std::unexpected(expiry.error());
    credential->expiresAt = *expiry;
    if (!credential->clientKeyPem.isEmpty()) {
        const auto pair = checkKeyPair(credential->clientCertificatePem, credential->clientKeyPem);
        if (!pair)
            return std::unexpected(pair.error());
        const QDateTime end = certificateExpiry(credential->clientCertificatePem);
        if (end.isValid()
            && (!credential->expiresAt.isValid() || end < credential->expiresAt))
            credential->expiresAt = end;
    }
    if (const auto good = checkExpiry(credential->expiresAt, now); !good)
        return std::unexpected(good.error());
    return credential;
}

QString shownErrors(const QByteArray& errorTail, const ExecConfig& exec)
{
    std::vector<Secret> secrets;
    for (const auto& [name, value] : exec.environment) {
        if (isSecretVariable(name, value))
            secrets.emplace_back(value.toUtf8());
    }
    QString text = masked(QString::fromUtf8(errorTail), secrets);
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Control && !c.isSpace(); });
    return text.simplified();
}

} // namespace portolan::auth
