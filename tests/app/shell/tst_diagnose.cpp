// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shell/cli.h"
#include "tests/app/shell/emptycluster.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>
#include <QtTest>

using namespace portolan::test;

namespace {

//! Planted into every place of a kubeconfig that holds a credential; none may ever come out.
constexpr auto planted = "planted";

QStringList filesBelow(const QString& folder)
{
    QStringList files;
    QDirIterator it(folder, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

} // namespace

//! `diagnose`: everything that helps, nothing that is secret.
class TestDiagnose : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cli.emplace();
        m_server.emplace();
        serveCluster(*m_server);
        // A server that gives away what was sent to it.
        m_server->on("GET", "/api/v1/pods", [](Exchange& exchange) {
            exchange.respond(500, {{"content-type", "text/plain"}},
                "you sent " + exchange.request().header("authorization"));
        });
        const auto authority = std::make_shared<CertificateAuthority>("fleet");
        m_keys = authority->issue({"sre", {}, {}, {}, -60, 3600});
        writeFiles();
    }

    void bundleAndLogHoldNoCredential();
    void archiveIsTheDefault();
    void brokenFilesAreWhatItIsFor();
    void withoutAnyNameNothingIsDialled();

private:
    void writeFiles();
    //! The bundle as a folder, and what is in it by name.
    QMap<QString, QByteArray> bundle(const QStringList& more, int expected = 0);
    void holdsNoSecret(const QByteArray& bytes, const QString& where);

    std::optional<Cli> m_cli;
    std::optional<ScriptedServer> m_server;
    KeyPair m_keys;
};

void TestDiagnose::writeFiles()
{
    const QByteArray server = serverFields(m_server->url(), m_server->authorityPem());
    m_cli->write(QStringLiteral("plugin"),
        "#!/bin/sh\necho \"I know $PLUGIN_PASSWORD and Bearer $PLUGIN_PASSWORD\" >&2; exit 1\n");
    QFile::setPermissions(m_cli->path(QStringLiteral("plugin")),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_cli->write(QStringLiteral("config"),
        KubeconfigText()
            .all("token", server, "token: planted-token-1")
            .all("password", server, "username: planted-name, password: planted-password-1")
            .all("key", server, certificateFields(m_keys))
            .all("plugin", server,
                "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: "
                "./plugin, args: [--secret=planted-argument], env: [{name: PLUGIN_PASSWORD, value: "
                "planted-env-1}]}")
            .all("proxy", "server: 'https://127.0.0.1:9', proxy-url: 'http://me:planted-proxy-1@127.0.0.1:9'")
            .all("url", "server: 'https://planted-user:planted-url-1@host:1/?planted=query'")
            .bytes());
    m_cli->write(QStringLiteral("fleet.yaml"),
        "schemaVersion: 1\nname: f\nclusters:\n- context: token\n  prometheus: {url: "
        "'https://me:planted-prometheus@metrics:9090/?planted=1'}\n- context: password\n- context: "
        "key\n- context: plugin\n- context: proxy\n- context: url\n");
    m_cli->write(QStringLiteral("config-home/portolan/window.json"),
        R"({"map/layer":")" + QByteArray("planted-setting").toBase64() + R"("})");
}

void TestDiagnose::holdsNoSecret(const QByteArray& bytes, const QString& where)
{
    QVERIFY2(!bytes.contains(planted), (where.toUtf8() + ":\n" + bytes).constData());
    QVERIFY2(!bytes.contains("PRIVATE KEY"), qPrintable(where));
    const QByteArray key = QByteArray::fromStdString(m_keys.key);
    QVERIFY2(!bytes.contains(key.toBase64()), qPrintable(where));
    for (const QByteArray& line : key.split('\n'))
        QVERIFY2(line.size() < 10 || line.startsWith('-') || !bytes.contains(line), qPrintable(where));
    const QByteArray certificate = QByteArray::fromStdString(m_keys.certificate);
    QVERIFY2(!bytes.contains(certificate.toBase64()), qPrintable(where));
    QVERIFY2(!bytes.contains(QByteArray("planted-setting").toBase64()), qPrintable(where));
}

QMap<QString, QByteArray> TestDiagnose::bundle(const QStringList& more, int expected)
{
    const QString folder = QStringLiteral("bundle");
    const CliAnswer answer = m_cli->run(QStringList{QStringLiteral("diagnose"),
                                            QStringLiteral("--output"), folder,
                                            QStringLiteral("--timeout"), QStringLiteral("4s")}
        + more);
    if (answer.exitCode != expected || answer.out != "bundle\n")
        qWarning("exit %d\n%s\n%s", answer.exitCode, answer.err.constData(), answer.out.constData());
    holdsNoSecret(answer.out + answer.err, QStringLiteral("the terminal"));
    QMap<QString, QByteArray> files;
    for (const QString& path : filesBelow(m_cli->path(folder)))
        files.insert(QFileInfo(path).fileName(), m_cli->read(folder + u'/' + QFileInfo(path).fileName()));
    return files;
}

void TestDiagnose::bundleAndLogHoldNoCredential()
{
    const QStringList fleet{QStringLiteral("--fleet"), QStringLiteral("./fleet.yaml")};
    const QMap<QString, QByteArray> files = bundle(fleet);
    QCOMPARE(files.keys(),
        (QStringList{QStringLiteral("README.txt"), QStringLiteral("fleet.yaml"),
            QStringLiteral("kubeconfig.json"), QStringLiteral("log.txt"),
            QStringLiteral("problems.txt"), QStringLiteral("settings.json"),
            QStringLiteral("status.json"), QStringLiteral("versions.json")}));
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        holdsNoSecret(file.value(), file.key());
    const QString log = QStringLiteral("state-home/portolan/portolan.log");
    holdsNoSecret(m_cli->read(log), log);

    // What helps is there all the same.
    const auto has = [&](const char* file, const char* text) {
        const QByteArray bytes = files.value(QString::fromLatin1(file));
        QVERIFY2(bytes.contains(text), (QByteArray(text) + " is not in\n" + bytes).constData());
    };
    has("versions.json", "libcurl/8.");
    has("versions.json", "\"commit\"");
    has("kubeconfig.json", "PLUGIN_PASSWORD");
    has("kubeconfig.json", "http://127.0.0.1:9");
    has("fleet.yaml", "metrics:9090");
    has("settings.json", "map/layer");
    has("status.json", "you sent Bearer \u2026");
    has("status.json", "it ended with code 1");
    has("log.txt", "token: connected as ?, server v1.33.0");
    has("log.txt", "plugin: credentials expired: ");
    has("README.txt", "Names stand here as they are");
}

void TestDiagnose::archiveIsTheDefault()
{
    const CliAnswer answer = m_cli->run({QStringLiteral("diagnose")});
    QCOMPARE(answer.exitCode, 0);
    const QString name = QString::fromUtf8(answer.out.trimmed());
    QVERIFY2(name.startsWith(QStringLiteral("portolan-diagnose-20")) && name.endsWith(QStringLiteral(".tar.gz")),
        answer.out.constData());
    QProcess tar;
    tar.setWorkingDirectory(m_cli->path({}));
    tar.start(QStringLiteral("tar"), {QStringLiteral("-xzOf"), name});
    QVERIFY(tar.waitForFinished());
    const QByteArray everything = tar.readAllStandardOutput();
    QVERIFY2(everything.contains("\"clusters\""), everything.constData());
    holdsNoSecret(everything, name);
}

void TestDiagnose::brokenFilesAreWhatItIsFor()
{
    m_cli->write(QStringLiteral("fleet.yaml"), "schemaVersion: 1\nname: f\nrolle: x\n");
    const QMap<QString, QByteArray> files
        = bundle({QStringLiteral("--fleet"), QStringLiteral("./fleet.yaml")});
    QVERIFY2(files.value(QStringLiteral("problems.txt")).contains("./fleet.yaml:3: unknown key \"rolle\""),
        files.value(QStringLiteral("problems.txt")).constData());
    QVERIFY(!files.contains(QStringLiteral("fleet.yaml")));
    QVERIFY(files.value(QStringLiteral("kubeconfig.json")).contains("\"plugin\""));
}

void TestDiagnose::withoutAnyNameNothingIsDialled()
{
    const QMap<QString, QByteArray> files = bundle({});
    QCOMPARE(m_server->connectionsTaken(), 0);
    QVERIFY(files.value(QStringLiteral("README.txt")).contains("none was asked"));
    const QJsonObject status
        = QJsonDocument::fromJson(files.value(QStringLiteral("status.json"))).object();
    const QJsonArray clusters = status.value(QLatin1String("clusters")).toArray();
    QCOMPARE(clusters.size(), 6);
    for (const QJsonValue& cluster : clusters)
        QCOMPARE(cluster.toObject().value(QLatin1String("state")).toString(),
            QStringLiteral("notConnected"));
}

QTEST_GUILESS_MAIN(TestDiagnose)
#include "tst_diagnose.moc"
