// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/credentials.h"

#include "app/auth/certificate.h"

#include <QCoreApplication>
#include <QFile>

namespace portolan::auth {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Credentials)
};

// Certificates, keys and tokens are a few kilobytes; what is larger is the wrong file.
constexpr qint64 largestFile = 1024 * 1024;
constexpr int tokenFileSeconds = 60;

std::unexpected<Error> unusable(ErrorCode code, const SourcePlace& place, const QString& what)
{
    return fail(code, FileProblem{place.file, place.line, what}.sentence());
}

// What the field says beside its file name; `field` is the key in the kubeconfig.
Result<QByteArray> contents(const QString& path, const QString& field, const SourcePlace& place)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        const ErrorCode code = file.exists() ? ErrorCode::Local : ErrorCode::NotFound;
        return unusable(code, place,
            Texts::tr("the file of %1, %2, cannot be read: %3")
                .arg(field, path, file.errorString()));
    }
    QByteArray bytes = file.read(largestFile + 1);
    if (file.error() != QFileDevice::NoError)
        return unusable(ErrorCode::Local, place,
            Texts::tr("the file of %1, %2, cannot be read: %3")
                .arg(field, path, file.errorString()));
    if (bytes.size() > largestFile)
        return unusable(ErrorCode::InvalidInput, place,
            Texts::tr("the file of %1, %2, is larger than 1 MB").arg(field, path));
    return bytes;
}

Result<void> addCluster(const KubeCluster& cluster, ConnectionConfig& out)
{
    out.cluster = cluster.name;
    out.server = cluster.server;
    out.tlsServerName = cluster.tlsServerName;
    out.proxyUrl = cluster.proxyUrl;
    out.insecureSkipTlsVerify = cluster.insecureSkipTlsVerify;
    out.certificateAuthorityPem = cluster.certificateAuthorityData;
    if (cluster.certificateAuthorityFile.isEmpty())
        return {};
    auto bytes = contents(
        cluster.certificateAuthorityFile, QStringLiteral("certificate-authority"), cluster.place);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (!holdsCertificate(*bytes))
        return unusable(ErrorCode::Certificate, cluster.place,
            Texts::tr("the file of certificate-authority, %1, holds no certificate")
                .arg(cluster.certificateAuthorityFile));
    out.certificateAuthorityPem = std::move(*bytes);
    return {};
}

Result<void> addCertificate(const KubeUser& user, ConnectionConfig& out)
{
    out.clientCertificatePem = user.clientCertificateData;
    out.clientKeyPem = user.clientKeyData;
    if (!user.clientCertificateFile.isEmpty()) {
        auto bytes = contents(
            user.clientCertificateFile, QStringLiteral("client-certificate"), user.place);
        if (!bytes)
            return std::unexpected(bytes.error());
        out.clientCertificatePem = std::move(*bytes);
    }
    if (!user.clientKeyFile.isEmpty()) {
        auto bytes = contents(user.clientKeyFile, QStringLiteral("client-key"), user.place);
        if (!bytes)
            return std::unexpected(bytes.error());
        out.clientKeyPem = Secret(std::move(*bytes));
    }
    if (out.clientCertificatePem.isEmpty())
        return {};
    const auto pair = checkKeyPair(out.clientCertificatePem, out.clientKeyPem);
    if (!pair)
        return unusable(ErrorCode::Certificate, user.place,
            Texts::tr("user \"%1\": %2").arg(user.name, pair.error().sentence()));
    return {};
}

Result<void> addToken(const KubeUser& user, const QDateTime& now, ConnectionConfig& out)
{
    out.token = user.token;
    if (user.tokenFile.isEmpty())
        return {};
    auto bytes = contents(user.tokenFile, QStringLiteral("tokenFile"), user.place);
    if (!bytes)
        return std::unexpected(bytes.error());
    QByteArray trimmed = bytes->trimmed();
    wipe(*bytes);
    if (trimmed.isEmpty())
        return unusable(ErrorCode::Unauthorized, user.place,
            Texts::tr("the file of tokenFile, %1, is empty").arg(user.tokenFile));
    out.token = Secret(std::move(trimmed));
    if (!fitsIntoHeader(out.token))
        return unusable(ErrorCode::InvalidInput, user.place,
            Texts::tr("the file of tokenFile, %1, holds characters that no token has")
                .arg(user.tokenFile));
    out.credentialsExpireAt = now.addSecs(tokenFileSeconds);
    return {};
}

ExecClusterInfo clusterInfo(const KubeCluster& cluster, const ConnectionConfig& config)
{
    return {config.server, config.tlsServerName, config.insecureSkipTlsVerify,
        config.certificateAuthorityPem, config.proxyUrl, cluster.execConfig};
}

void addUser(const KubeUser& user, ConnectionConfig& out)
{
    out.user = user.name;
    out.username = user.username;
    out.password = user.password;
    out.impersonate = user.impersonate;
    out.impersonateGroups = user.impersonateGroups;
    out.impersonateUid = user.impersonateUid;
    out.impersonateExtra = user.impersonateExtra;
}

Result<void> checkContext(const Kubeconfig& config, const QString& context)
{
    if (!config.findContext(context))
        return fail(ErrorCode::NotFound,
            Texts::tr("The kubeconfig has no context \"%1\".").arg(context),
            config.contexts.empty()
                ? Texts::tr("It has none at all: is this the right file?")
                : Texts::tr("It has: %1.").arg(config.contextNames().join(QStringLiteral(", "))));
    QStringList sentences;
    for (const FileProblem& problem : config.problemsOf(context))
        sentences << problem.sentence();
    if (!sentences.isEmpty())
        return fail(ErrorCode::InvalidInput, sentences.join(QLatin1Char('\n')));
    return {};
}

} // namespace

CredentialResolver::CredentialResolver(ProcessRunner& runner, LoginShellEnvironment& environment,
    const Clock& clock, std::chrono::milliseconds execLimit)
    : m_clock(clock)
    , m_plugins(runner, environment, clock, execLimit)
{
}

Result<void> CredentialResolver::addExec(
    const KubeCluster& cluster, const KubeUser& user, ConnectionConfig& out, std::stop_token stop)
{
    if (!user.exec)
        return {};
    auto credential = m_plugins.credential(*user.exec, clusterInfo(cluster, out), stop);
    if (!credential)
        return std::unexpected(credential.error());
    out.token = std::move(credential->token);
    if (!credential->clientKeyPem.isEmpty()) {
        out.clientCertificatePem = std::move(credential->clientCertificatePem);
        out.clientKeyPem = std::move(credential->clientKeyPem);
    }
    out.credentialsExpireAt = credential->expiresAt;
    return {};
}

Result<ConnectionConfig> CredentialResolver::resolve(
    const Kubeconfig& config, const QString& context, std::stop_token stop)
{
    if (auto good = checkContext(config, context); !good)
        return std::unexpected(good.error());
    const KubeContext& entry = *config.findContext(context);
    const KubeCluster& cluster = *config.findCluster(entry.cluster);
    const KubeUser& user = *config.findUser(entry.user);
    ConnectionConfig out;
    out.context = context;
    out.nameSpace = entry.nameSpace;
    addUser(user, out);
    const auto done = addCluster(cluster, out)
                          .and_then([&] { return addCertificate(user, out); })
                          .and_then([&] { return addToken(user, m_clock.utcNow(), out); })
                          .and_then([&] { return addExec(cluster, user, out, stop); });
    if (!done)
        return std::unexpected(done.error());
    out.certificateExpiresAt = certificateExpiry(out.clientCertificatePem);
    return out;
}

void CredentialResolver::forget(const Kubeconfig& config, const QString& context)
{
    const KubeContext* entry = config.findContext(context);
    const KubeCluster* cluster = entry ? config.findCluster(entry->cluster) : nullptr;
    const KubeUser* user = entry ? config.findUser(entry->user) : nullptr;
    ConnectionConfig out;
    if (!cluster || !user || !user->exec || !addCluster(*cluster, out))
        return;
    m_plugins.forget(*user->exec, clusterInfo(*cluster, out));
}

} // namespace portolan::auth
