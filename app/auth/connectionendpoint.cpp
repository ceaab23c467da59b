// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/connectionendpoint.h"

namespace portolan::auth {
namespace {

std::vector<std::string> plain(const QStringList& texts)
{
    std::vector<std::string> out;
    for (const QString& text : texts)
        out.push_back(text.toStdString());
    return out;
}

} // namespace

transport::Endpoint endpointOf(
    const ConnectionConfig& config, const transport::ProxyVariables& environment)
{
    transport::Endpoint endpoint;
    endpoint.url = config.server.toStdString();
    while (endpoint.url.ends_with('/'))
        endpoint.url.pop_back();
    endpoint.caPem = config.certificateAuthorityPem.toStdString();
    endpoint.certificatePem = config.clientCertificatePem.toStdString();
    endpoint.keyPem = config.clientKeyPem.reveal();
    endpoint.bearerToken = config.token.reveal();
    if (!config.username.isEmpty())
        endpoint.userPassword
            = config.username.toStdString() + ':' + std::string(config.password.reveal());
    endpoint.tlsServerName = config.tlsServerName.toStdString();
    endpoint.proxyUrl = config.proxyUrl.isEmpty() ? transport::proxyFor(environment, endpoint.url)
                                                  : std::string(config.proxyUrl.reveal());
    endpoint.insecure = config.insecureSkipTlsVerify;
    endpoint.impersonation.user = config.impersonate.toStdString();
    endpoint.impersonation.uid = config.impersonateUid.toStdString();
    endpoint.impersonation.groups = plain(config.impersonateGroups);
    for (const auto& [key, values] : config.impersonateExtra)
        endpoint.impersonation.extra.emplace_back(key.toStdString(), plain(values));
    return endpoint;
}

} // namespace portolan::auth
