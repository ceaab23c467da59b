// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/credentials.h"
#include "app/auth/kubeconfigloader.h"

#include "tests/app/auth/testcertificates.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace portolan;
using namespace portolan::auth;

namespace {

// Answers every run with the same bytes and remembers what was asked for.
class FakeRunner final : public ProcessRunner {
public:
    QByteArray output;
    std::vector<ProcessRequest> requests;

    Result<ProcessOutcome> run(const ProcessRequest& request, std::stop_token) override
    {
        requests.push_back(request);
        return ProcessOutcome{ProcessOutcome::End::Exited, 0, Secret(QByteArray(output)), {}};
    }
};

} // namespace

class TestCredentials : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    ManualClock m_clock{QDateTime(QDate(2026, 11, 24), QTime(7, 0), QTimeZone::UTC)};
    FakeRunner m_runner;
    FixedEnvironment m_environment{QProcessEnvironment()};
    CredentialResolver m_resolver{m_runner, m_environment, m_clock};
    const QDateTime m_end{QDate(2051, 1, 1), QTime(0, 0), QTimeZone::UTC};
    const test::TestCertificate m_made = test::makeCertificate("sre", m_end);

    void write(const char* name, const QByteArray& bytes)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    Kubeconfig load(const QByteArray& cluster, const QByteArray& user)
    {
        write("config",
            "clusters:\n- name: c\n  cluster: {server: 'https://h:1', " + cluster
                + "}\nusers:\n- name: u\n  user: {" + user
                + "}\ncontexts:\n- name: x\n  context: {cluster: c, user: u, namespace: shop}\n");
        return loadKubeconfig({{m_folder.filePath(QStringLiteral("config"))}, true});
    }

    Result<ConnectionConfig> resolve(const QByteArray& cluster, const QByteArray& user)
    {
        return m_resolver.resolve(load(cluster, user), QStringLiteral("x"));
    }

    QString errorOf(const QByteArray& cluster, const QByteArray& user)
    {
        const auto config = resolve(cluster, user);
        return config ? QString() : config.error().sentence();
    }

private Q_SLOTS:
    void initTestCase()
    {
        write("ca.pem", m_made.certificate);
        write("cert.pem", m_made.certificate);
        write("key.pem", m_made.key);
        write("locked.pem", m_made.encryptedKey);
        write("TOPSECRET-free", "TOPSECRET");
        write("empty", " \n");
        write("lines", "TOPSECRET\nX: TOPSECRET\n");
    }

    void readsFiles()
    {
        const auto config = resolve(
            "certificate-authority: ca.pem, tls-server-name: n, proxy-url: 'http://a:b@p:1'",
            "client-certificate: cert.pem, client-key: key.pem, as: jane");
        QVERIFY2(config, qPrintable(config ? QString() : config.error().sentence()));
        QCOMPARE(config->context, QStringLiteral("x"));
        QCOMPARE(config->user, QStringLiteral("u"));
        QCOMPARE(config->nameSpace, QStringLiteral("shop"));
        QCOMPARE(config->server, QStringLiteral("https://h:1"));
        QCOMPARE(config->tlsServerName, QStringLiteral("n"));
        QCOMPARE(config->proxyUrl.reveal(), std::string_view("http://a:b@p:1"));
        QCOMPARE(config->certificateAuthorityPem, m_made.certificate);
        QCOMPARE(config->clientCertificatePem, m_made.certificate);
        QVERIFY(config->clientKeyPem.reveal() == m_made.key.toStdString());
        QCOMPARE(config->certificateExpiresAt, m_end);
        QCOMPARE(config->impersonate, QStringLiteral("jane"));
        QVERIFY(!config->credentialsExpireAt.isValid());
    }

    void aTokenFileIsReadAgain()
    {
        write("token", "one\n");
        const Kubeconfig config
            = load("insecure-skip-tls-verify: true", "tokenFile: token, token: old");
        const auto first = m_resolver.resolve(config, QStringLiteral("x"));
        QVERIFY(first);
        QVERIFY(first->insecureSkipTlsVerify);
        QCOMPARE(first->token.reveal(), std::string_view("one"));
        QCOMPARE(first->credentialsExpireAt, m_clock.utcNow().addSecs(60));
        write("token", "two");
        QCOMPARE(m_resolver.resolve(config, QStringLiteral("x"))->token.reveal(),
            std::string_view("two"));
    }

    void runsThePluginOnlyWhenAsked()
    {
        m_runner.output
            = R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t","expirationTimestamp":"2026-11-24T08:00:00Z"}})";
        const Kubeconfig config = load("certificate-authority: ca.pem",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, "
            "interactiveMode: IfAvailable, provideClusterInfo: true}");
        QCOMPARE(m_runner.requests.size(), 0U);
        const auto resolved = m_resolver.resolve(config, QStringLiteral("x"));
        QVERIFY2(resolved, qPrintable(resolved ? QString() : resolved.error().sentence()));
        QCOMPARE(resolved->token.reveal(), std::string_view("t"));
        QCOMPARE(resolved->credentialsExpireAt, m_clock.utcNow().addSecs(3600));
        QVERIFY(m_runner.requests[0]
                .environment.value(QStringLiteral("KUBERNETES_EXEC_INFO"))
                .contains(QLatin1String(m_made.certificate.toBase64())));
        QVERIFY(m_resolver.resolve(config, QStringLiteral("x")));
        QCOMPARE(m_runner.requests.size(), 1U);
        m_resolver.forget(config, QStringLiteral("x"));
        QVERIFY(m_resolver.resolve(config, QStringLiteral("x")));
        QCOMPARE(m_runner.requests.size(), 2U);
    }

    void aPluginsCertificateEndsItsCredential()
    {
        QJsonObject status{
            {QStringLiteral("clientCertificateData"), QString::fromLatin1(m_made.certificate)},
            {QStringLiteral("clientKeyData"), QString::fromLatin1(m_made.key)}};
        const auto answer = [&status] {
            return QJsonDocument(QJsonObject{
                                     {QStringLiteral("apiVersion"),
                                         QStringLiteral("client.authentication.k8s.io/v1")},
                                     {QStringLiteral("kind"), QStringLiteral("ExecCredential")},
                                     {QStringLiteral("status"), status}})
                .toJson();
        };
        m_runner.output = answer();
        const Kubeconfig config = load("",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, args: [cert], "
            "interactiveMode: Never}");
        const auto resolved = m_resolver.resolve(config, QStringLiteral("x"));
        QVERIFY2(resolved, qPrintable(resolved ? QString() : resolved.error().sentence()));
        QCOMPARE(resolved->clientCertificatePem, m_made.certificate);
        QVERIFY(resolved->clientKeyPem.reveal() == m_made.key.toStdString());
        QCOMPARE(resolved->certificateExpiresAt, m_end);
        QCOMPARE(resolved->credentialsExpireAt, m_end);
        m_resolver.forget(config, QStringLiteral("x"));
        status.insert(
            QStringLiteral("expirationTimestamp"), QStringLiteral("2026-11-24T08:00:00Z"));
        m_runner.output = answer();
        QCOMPARE(m_resolver.resolve(config, QStringLiteral("x"))->credentialsExpireAt,
            m_clock.utcNow().addSecs(3600));
    }

    void aPluginRunsOnceMoreNearTheEnd()
    {
        ManualClock clock(m_clock.utcNow());
        FakeRunner runner;
        CredentialResolver resolver(runner, m_environment, clock);
        runner.output
            = R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t","expirationTimestamp":"2026-11-24T07:01:00Z"}})";
        const Kubeconfig config = load("",
            "exec: {apiVersion: client.authentication.k8s.io/v1, command: /bin/sh, "
            "interactiveMode: Never}");
        const auto runsAfter = [&](qint64 ms) {
            clock.advanceMs(ms);
            (void)resolver.resolve(config, QStringLiteral("x"));
            return runner.requests.size();
        };
        QCOMPARE(runsAfter(0), 1u);
        QCOMPARE(runsAfter(49'000), 1u);
        QCOMPARE(runsAfter(2'000), 2u); // 9 s before the end
        QCOMPARE(runsAfter(1'000), 2u); // it gave the same again: that is good until its end
        QCOMPARE(runsAfter(8'000), 3u);
    }

    void saysWhatIsWrongAndNoSecret_data()
    {
        QTest::addColumn<QByteArray>("cluster");
        QTest::addColumn<QByteArray>("user");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* text, const char* cluster, const char* user) {
            QTest::newRow(text) << QByteArray(cluster) << QByteArray(user)
                                << QString::fromLatin1(text);
        };
        row("config:2: the file of certificate-authority, ", "certificate-authority: nowhere.pem",
            "");
        row("holds no certificate", "certificate-authority: key.pem", "");
        row("config:5: the file of client-certificate, ", "",
            "client-certificate: nowhere, client-key: key.pem");
        row("the file of client-key, ", "", "client-certificate: cert.pem, client-key: nowhere");
        row("is no private key in PEM form", "",
            "client-certificate: cert.pem, client-key: TOPSECRET-free");
        row("is protected by a passphrase", "",
            "client-certificate: cert.pem, client-key: locked.pem");
        row("is no certificate in PEM form", "",
            "client-certificate: TOPSECRET-free, client-key: key.pem");
        row("the file of tokenFile, ", "", "tokenFile: nowhere");
        row("holds characters that no token has", "", "tokenFile: lines");
        row("is empty", "", "tokenFile: empty, token: 'x'");
        row("only one is allowed\n", "",
            "token: 'TOPSECRET', password: 'TOPSECRET', auth-provider: {config: {token: "
            "TOPSECRET}}");
    }

    void saysWhatIsWrongAndNoSecret()
    {
        QFETCH(QByteArray, cluster);
        QFETCH(QByteArray, user);
        QFETCH(QString, text);
        QString sentence = errorOf(cluster, user);
        QVERIFY2(sentence.contains(text), qPrintable(sentence));
        QVERIFY2(!sentence.remove(QStringLiteral("TOPSECRET-free")).contains(u"TOPSECRET"),
            qPrintable(sentence));
    }

    void namesTheContextsThereAre()
    {
        const auto config = m_resolver.resolve(load("", "token: 'x'"), QStringLiteral("y"));
        QVERIFY(config.error().code == ErrorCode::NotFound);
        QCOMPARE(config.error().sentence(),
            QStringLiteral("The kubeconfig has no context \"y\". It has: x."));
    }
};

QTEST_APPLESS_MAIN(TestCredentials)
#include "tst_credentials.moc"
