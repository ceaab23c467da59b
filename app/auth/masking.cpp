// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/masking.h"

#include <QRegularExpression>
#include <QUrl>

namespace portolan::auth {
namespace {

//! Shorter than this a replacement would hit ordinary words; no cluster takes such a credential.
constexpr qsizetype shortestSecret = 4;
//! From here on a value is taken for a credential whatever its name: profiles and regions are
//! shorter, access keys and tokens longer.
constexpr qsizetype longValue = 12;

void add(std::vector<Secret>& secrets, std::string_view bytes)
{
    if (qsizetype(bytes.size()) >= shortestSecret)
        secrets.emplace_back(bytes);
}

//! As it stands in the kubeconfig, and each line of what that decodes to.
void addKey(std::vector<Secret>& secrets, const Secret& pem)
{
    const std::string_view bytes = pem.reveal();
    const QByteArray encoded = QByteArray(bytes.data(), qsizetype(bytes.size())).toBase64();
    add(secrets, {encoded.constData(), size_t(encoded.size())});
    for (size_t begin = 0; begin < bytes.size();) {
        const size_t end = std::min(bytes.find('\n', begin), bytes.size());
        const std::string_view line = bytes.substr(begin, end - begin);
        if (!line.starts_with("-----"))
            add(secrets, line);
        begin = end + 1;
    }
}

void addText(std::vector<Secret>& secrets, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    add(secrets, {bytes.constData(), size_t(bytes.size())});
}

void addProxy(std::vector<Secret>& secrets, const Secret& proxy)
{
    const std::string_view bytes = proxy.reveal();
    const QUrl url(QString::fromUtf8(bytes.data(), qsizetype(bytes.size())));
    addText(secrets, url.password(QUrl::FullyDecoded));
    addText(secrets, url.password(QUrl::FullyEncoded));
}

} // namespace

bool isSecretVariable(const QString& name, const QString& value)
{
    static const QRegularExpression telling(
        QStringLiteral("TOKEN|SECRET|PASS|KEY|CREDENTIAL|AUTH"),
        QRegularExpression::CaseInsensitiveOption);
    return value.size() >= longValue
        || (value.size() >= shortestSecret && telling.match(name).hasMatch());
}

std::vector<Secret> secretsOf(const Kubeconfig& config)
{
    std::vector<Secret> secrets;
    for (const KubeUser& user : config.users) {
        add(secrets, user.token.reveal());
        add(secrets, user.password.reveal());
        addKey(secrets, user.clientKeyData);
        if (!user.exec)
            continue;
        for (const auto& [name, value] : user.exec->environment) {
            if (isSecretVariable(name, value))
                addText(secrets, value);
        }
    }
    for (const KubeCluster& cluster : config.clusters)
        addProxy(secrets, cluster.proxyUrl);
    return secrets;
}

QString masked(QString text, const std::vector<Secret>& secrets)
{
    const QString dots = QStringLiteral("\u2026");
    static const QRegularExpression shapes(
        QStringLiteral("-----BEGIN [^-]*PRIVATE KEY-----.*?(-----END [^-]*-----|$)"
                       "|eyJ[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)*|(?<=Bearer )\\S+"
                       "|(?<=://)[^/\\s@\"]+(?=@)"),
        QRegularExpression::DotMatchesEverythingOption);
    text.replace(shapes, dots);
    for (const Secret& secret : secrets) {
        const std::string_view bytes = secret.reveal();
        text.replace(QString::fromUtf8(bytes.data(), qsizetype(bytes.size())), dots);
    }
    return text;
}

QString shownAddress(const QString& address)
{
    const QUrl url(address, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return {};
    return url.toString(
        QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment | QUrl::FullyEncoded);
}

} // namespace portolan::auth
