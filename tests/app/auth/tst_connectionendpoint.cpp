// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/connectionendpoint.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::auth;

//! What of a context's configuration a transport is given.
class TestConnectionEndpoint : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everythingIsHandedOn()
    {
        ConnectionConfig config;
        config.server = QStringLiteral("https://api.example.com:6443/k8s//");
        config.certificateAuthorityPem = "CA";
        config.clientCertificatePem = "CERT";
        config.clientKeyPem = Secret(std::string_view("KEY"));
        config.token = Secret(std::string_view("TOKEN"));
        config.username = QStringLiteral("u");
        config.password = Secret(std::string_view("p:w"));
        config.tlsServerName = QStringLiteral("api");
        config.insecureSkipTlsVerify = true;
        config.impersonate = QStringLiteral("jane");
        config.impersonateUid = QStringLiteral("7");
        config.impersonateGroups = {QStringLiteral("dev"), QStringLiteral("ops")};
        config.impersonateExtra = {{QStringLiteral("why"), {QStringLiteral("a"), QStringLiteral("b")}}};
        const transport::Endpoint endpoint = endpointOf(config, {});
        QCOMPARE(endpoint.url, std::string("https://api.example.com:6443/k8s"));
        QCOMPARE(endpoint.caPem, std::string("CA"));
        QCOMPARE(endpoint.certificatePem, std::string("CERT"));
        QCOMPARE(endpoint.keyPem, std::string("KEY"));
        QCOMPARE(endpoint.bearerToken, std::string("TOKEN"));
        QCOMPARE(endpoint.userPassword, std::string("u:p:w"));
        QCOMPARE(endpoint.tlsServerName, std::string("api"));
        QVERIFY(endpoint.insecure);
        QVERIFY(endpoint.proxyUrl.empty());
        QCOMPARE(endpoint.impersonation.user, std::string("jane"));
        QCOMPARE(endpoint.impersonation.uid, std::string("7"));
        QCOMPARE(endpoint.impersonation.groups, (std::vector<std::string>{"dev", "ops"}));
        QCOMPARE(endpoint.impersonation.extra.at(0).first, std::string("why"));
        QCOMPARE(endpoint.impersonation.extra.at(0).second, (std::vector<std::string>{"a", "b"}));
    }

    void proxyOfTheKubeconfigWinsOverTheEnvironment()
    {
        const transport::ProxyVariables environment{"http://env:1", "example.com"};
        ConnectionConfig config;
        config.server = QStringLiteral("https://api.other.com");
        QCOMPARE(endpointOf(config, environment).proxyUrl, std::string("http://env:1"));
        config.server = QStringLiteral("https://api.example.com");
        QCOMPARE(endpointOf(config, environment).proxyUrl, std::string());
        config.proxyUrl = Secret(std::string_view("http://own:2")); // NO_PROXY is not for it
        QCOMPARE(endpointOf(config, environment).proxyUrl, std::string("http://own:2"));
    }
};

QTEST_APPLESS_MAIN(TestConnectionEndpoint)
#include "tst_connectionendpoint.moc"
