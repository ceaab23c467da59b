// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/impersonation.h"
#include "app/transport/proxyrules.h"

#include <QtTest>

using namespace portolan::transport;

//! Rules that kubectl has from Go, as tables.
class TestProxyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void proxyIsChosenAsGoDoes_data();
    void proxyIsChosenAsGoDoes();
    void proxyIsNamedForCurl();
    void extraKeysAreEscaped();
    void nothingIsImpersonatedWithoutAUser();
};

void TestProxyRules::proxyIsChosenAsGoDoes_data()
{
    QTest::addColumn<QString>("noProxy");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("proxied");
    const auto row = [](const char* noProxy, const char* url, bool proxied) {
        QTest::addRow("%s | %s", noProxy, url)
            << QString::fromLatin1(noProxy) << QString::fromLatin1(url) << proxied;
    };
    row("", "https://api.example.com:6443", true);
    row("", "http://api.example.com", false); // HTTPS_PROXY is not for it
    row("", "https://localhost:6443", false);
    row("", "https://LOCALHOST", false);
    row("", "https://127.0.0.1:6443/k8s/clusters/c-1", false);
    row("", "https://127.8.9.1", false);
    row("", "https://[::1]:6443", false);
    row("", "https://localhost.example.com", true);
    row("*", "https://api.example.com", false);
    row("a.b , example.com", "https://api.example.com", false);
    row("example.com", "https://example.com:6443", false);
    row("example.com", "https://notexample.com", true);
    row("EXAMPLE.com", "https://api.Example.COM", false);
    row(".example.com", "https://example.com", true);
    row(".example.com", "https://api.example.com", false);
    row("*.example.com", "https://example.com", true);
    row("*.example.com", "https://a.b.example.com", false);
    row("example.com:6443", "https://api.example.com:6443", false);
    row("example.com:6443", "https://api.example.com", true);
    row("example.com:443", "https://api.example.com", false);
    row("10.0.0.0/8", "https://10.20.30.40:6443", false);
    row("10.0.0.0/8", "https://11.20.30.40:6443", true);
    row("10.0.0.0/8", "https://10.example.com", true);
    row("10.1.2.3", "https://10.1.2.3:6443", false);
    row("10.1.2.3:443", "https://10.1.2.3:6443", true);
    row("10.1.2.3:6443", "https://10.1.2.3:6443", false);
    row("::ffff:10.1.2.3", "https://10.1.2.3", false);
    row("2001:db8::/32", "https://[2001:db8:1::5]:6443", false);
    row("2001:db8::/32", "https://[2001:db9::5]:6443", true);
    row("2001:db8::5", "https://[2001:db8:0::5]:6443", false);
    row("[2001:db8::5]:6443", "https://[2001:db8::5]:6443", false);
    row("[2001:db8::5]:443", "https://[2001:db8::5]:6443", true);
    row(",, ,", "https://api.example.com", true);
    row("10.0.0.0/99", "https://10.1.2.3", true);
    row(":80", "https://api.example.com", true);
    row("1.2.3.4", "https://api-1.2.3.4", true);
}

void TestProxyRules::proxyIsChosenAsGoDoes()
{
    QFETCH(QString, noProxy);
    QFETCH(QString, url);
    QFETCH(bool, proxied);
    const ProxyVariables variables{"http://proxy:3128", noProxy.toStdString()};
    QCOMPARE(proxyFor(variables, url.toStdString()),
        proxied ? std::string("http://proxy:3128") : std::string());
    QCOMPARE(proxyFor({{}, noProxy.toStdString()}, url.toStdString()), std::string());
}

void TestProxyRules::proxyIsNamedForCurl()
{
    QCOMPARE(proxyUrlForCurl(""), std::string());
    QCOMPARE(proxyUrlForCurl("proxy:3128"), std::string("http://proxy:3128"));
    QCOMPARE(proxyUrlForCurl("https://u:p@proxy"), std::string("https://u:p@proxy"));
    QCOMPARE(proxyUrlForCurl("socks5://proxy:1080"), std::string("socks5h://proxy:1080"));
}

void TestProxyRules::extraKeysAreEscaped()
{
    Impersonation who;
    who.user = "u";
    who.extra = {{"a.b/c d%:\xc3\xa9~", {"1", ""}}};
    const std::vector<std::string> lines = headersOf(who);
    QCOMPARE(lines.size(), size_t(3));
    QCOMPARE(lines[1], std::string("Impersonate-Extra-a.b%2Fc%20d%25%3A%C3%A9~: 1"));
    QCOMPARE(lines[2], std::string("Impersonate-Extra-a.b%2Fc%20d%25%3A%C3%A9~: "));
}

void TestProxyRules::nothingIsImpersonatedWithoutAUser()
{
    Impersonation who;
    who.groups = {"g"};
    QVERIFY(headersOf(who).empty());
}

QTEST_APPLESS_MAIN(TestProxyRules)
#include "tst_proxyrules.moc"
