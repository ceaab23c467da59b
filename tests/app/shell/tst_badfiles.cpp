// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shell/cli.h"
#include "tests/app/shell/emptycluster.h"

#include <QtTest>

using namespace portolan::test;

//! What a kubeconfig, a fleet file or a command line can be wrong in: said with file and line, and
//! no more is lost than what it concerns.
class TestBadFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        serveCluster(m_good);
        m_cli.emplace();
        m_config = m_cli->path(QStringLiteral("config")).toUtf8();
    }

    void brokenEntriesAreAllSaidAndTheRestGoesOn();
    void kubeconfigThatIsNoYaml();
    void kubeconfigThatIsNotThere();
    void kubeconfigThatIsAFolder();
    void kubeconfigWithoutContexts();
    void oneBrokenFileOfTwo();
    void fleetFileOfAnUnknownContext();
    void brokenFleetFile_data();
    void brokenFleetFile();
    void fleetFileThatIsNotThere();
    void fleetFileWithoutClusters();
    void unknownContextOnTheCommandLine();
    void clustersHaveToBeNamed();
    void wordsThatMeanNothing_data();
    void wordsThatMeanNothing();

private:
    QByteArray goodFields() { return serverFields(m_good.url(), m_good.authorityPem()); }
    void writeConfig(const KubeconfigText& text)
    {
        m_cli->write(QStringLiteral("config"), text.bytes());
    }
    CliAnswer status(const QStringList& more)
    {
        return m_cli->run(QStringList{QStringLiteral("status"), QStringLiteral("--output"),
                              QStringLiteral("json")}
            + more);
    }
    //! Refused as wrong usage, with these words on stderr and nothing on stdout.
    void refused(const CliAnswer& answer, const std::vector<QByteArray>& words)
    {
        for (const QByteArray& word : words)
            QVERIFY2(answer.err.contains(word), (answer.err + "\n lacks: " + word).constData());
        QVERIFY2(answer.out.isEmpty(), answer.out.constData());
        QCOMPARE(answer.exitCode, 64);
    }

    ScriptedServer m_good;
    std::optional<Cli> m_cli;
    QByteArray m_config; //!< its path
};

const QString all = QStringLiteral("--all");

void TestBadFiles::brokenEntriesAreAllSaidAndTheRestGoesOn()
{
    writeConfig(KubeconfigText()
            .all("good", goodFields())
            .cluster("odd", "server: not-an-address, certificate-authority-data: '***'")
            .user("both", "token: planted-secret, username: me")
            .context("odd", "odd", "good")
            .context("no-user", "good", "nobody")
            .context("no-cluster", "nowhere", "good")
            .context("both", "good", "both"));
    const CliAnswer answer = status({all});
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.state(QStringLiteral("good")), QStringLiteral("live"));
    const auto said = [&](const char* context, const std::vector<QByteArray>& parts) {
        const QString name = QString::fromLatin1(context);
        QCOMPARE(answer.state(name), QStringLiteral("unreachable"));
        const QByteArray reason = answer.reason(name).toUtf8();
        for (const QByteArray& part : parts)
            QVERIFY2(reason.contains(part), (reason + "\n lacks: " + part).constData());
    };
    // Both faults of one entry, each with its place.
    said("odd", {"Configuration: ", m_config + ":5: ", "server has to be an address",
                    "certificate-authority-data is not base64"});
    said("no-user", {m_config + ":12: ", "there is no user \"nobody\""});
    said("no-cluster", {m_config + ":13: ", "there is no cluster \"nowhere\""});
    said("both", {m_config + ":8: ", "a token and a password are both given"});
    QVERIFY(!(answer.out + answer.err).contains("planted-secret"));
}

void TestBadFiles::kubeconfigThatIsNoYaml()
{
    m_cli->write(QStringLiteral("config"), "clusters:\n- {name: a\n  b: [\n");
    refused(status({all}), {m_config + ":", "this is not YAML", "has no context"});
}

void TestBadFiles::kubeconfigThatIsNotThere()
{
    refused(status({all}), {m_config, "There is no kubeconfig", "--kubeconfig"});
    const CliAnswer named
        = status({all, QStringLiteral("--kubeconfig"), QStringLiteral("/no/such/file")});
    refused(named, {"/no/such/file: there is no such file"});
}

void TestBadFiles::kubeconfigThatIsAFolder()
{
    const QString folder = m_cli->path(QStringLiteral("config-home"));
    refused(status({all, QStringLiteral("--kubeconfig"), folder}),
        {folder.toUtf8() + ": it cannot be read"});
}

void TestBadFiles::kubeconfigWithoutContexts()
{
    writeConfig(KubeconfigText().cluster("c", goodFields()));
    refused(status({all}), {"The kubeconfig has no context"});
}

void TestBadFiles::oneBrokenFileOfTwo()
{
    writeConfig(KubeconfigText().all("good", goodFields()));
    m_cli->write(QStringLiteral("broken"), "a: [");
    // KUBECONFIG lists files; a broken one takes away its own contexts only.
    const QString other = m_cli->path(QStringLiteral("broken"));
    const CliAnswer answer = m_cli->run({QStringLiteral("status"), all, QStringLiteral("--output"),
                                            QStringLiteral("json")},
        30000, {{QStringLiteral("KUBECONFIG"), other + u':' + QString::fromUtf8(m_config)}});
    QCOMPARE(answer.state(QStringLiteral("good")), QStringLiteral("live"));
    QVERIFY2(answer.err.contains(other.toUtf8() + ":"), answer.err.constData());
    QCOMPARE(answer.exitCode, 0);
}

void TestBadFiles::fleetFileOfAnUnknownContext()
{
    writeConfig(KubeconfigText().all("good", goodFields()));
    m_cli->write(QStringLiteral("config-home/portolan/fleet.yaml"),
        "schemaVersion: 1\nname: f\nclusters:\n- context: good\n- context: gone\n");
    const CliAnswer answer = status({});
    QCOMPARE(answer.exitCode, 2);
    QCOMPARE(answer.state(QStringLiteral("good")), QStringLiteral("live"));
    QCOMPARE(answer.state(QStringLiteral("gone")), QStringLiteral("unreachable"));
    QVERIFY2(answer.reason(QStringLiteral("gone"))
                 .startsWith(QStringLiteral("Configuration: The kubeconfig has no context \"gone\". "
                                            "It has: good.")),
        qPrintable(answer.reason(QStringLiteral("gone"))));
    QVERIFY2(answer.err.contains("fleet.yaml:5: the kubeconfig has no context \"gone\""),
        answer.err.constData());
}

void TestBadFiles::brokenFleetFile_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const char* clusters, const char* said) {
        QTest::newRow(name) << QByteArray("schemaVersion: 1\nname: f\nclusters:\n") + clusters
                            << QByteArray(said);
    };
    row("unknown key", "- context: good\n  rolle: primary\n", ":5: unknown key \"rolle\"");
    row("key twice", "- context: good\n  role: primary\n  role: secondary\n",
        ":6: this key is written twice, first at line 5");
    row("context twice", "- context: good\n- context: good\n", ":5: context \"good\" is given twice");
    row("no YAML", "- [\n", ":5: this is not YAML");
}

void TestBadFiles::brokenFleetFile()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, said);
    writeConfig(KubeconfigText().all("good", goodFields()));
    m_cli->write(QStringLiteral("f.yaml"), text);
    refused(status({QStringLiteral("--fleet"), QStringLiteral("./f.yaml")}), {"./f.yaml" + said});
}

void TestBadFiles::fleetFileThatIsNotThere()
{
    writeConfig(KubeconfigText().all("good", goodFields()));
    refused(status({QStringLiteral("--fleet"), QStringLiteral("./none.yaml")}),
        {"./none.yaml cannot be read", "voltage-soda"});
    refused(status({QStringLiteral("--fleet"), QStringLiteral("no-such-name")}),
        {"fleet/no-such-name/fleet.yaml cannot be read"});
}

void TestBadFiles::fleetFileWithoutClusters()
{
    writeConfig(KubeconfigText().all("good", goodFields()));
    m_cli->write(QStringLiteral("f.yaml"), "schemaVersion: 1\nname: f\nclusters: []\n");
    refused(status({QStringLiteral("--fleet"), QStringLiteral("./f.yaml")}),
        {"The fleet file names no cluster"});
}

void TestBadFiles::unknownContextOnTheCommandLine()
{
    writeConfig(KubeconfigText().all("good", goodFields()));
    refused(status({QStringLiteral("--context"), QStringLiteral("godo")}),
        {"no context \"godo\"", "It has: good."});
    QVERIFY(QFile::remove(QString::fromUtf8(m_config)));
    refused(status({QStringLiteral("--context"), QStringLiteral("godo")}),
        {"no context \"godo\"", "There is no kubeconfig"});
}

void TestBadFiles::clustersHaveToBeNamed()
{
    writeConfig(KubeconfigText().all("good", goodFields()));
    const int before = m_good.connectionsTaken();
    refused(status({}), {"it is not clear which clusters are meant", "--context", "fleet init"});
    QCOMPARE(m_good.connectionsTaken(), before);
}

void TestBadFiles::wordsThatMeanNothing_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* line, const char* said) {
        QTest::newRow(line) << QString::fromLatin1(line) << QByteArray(said);
    };
    row("stauts", "no command \"stauts\"");
    row("fleet", "no command \"fleet\"");
    row("fleet begin", "no command \"fleet begin\"");
    row("status good", "status takes no further words: good");
    row("status --all --kind gadget", "\"gadget\" is no kind");
    row("status --all --output xml", "\"xml\"");
    row("fleet init", "--context");
    row("fleet init --all --fleet x", "--fleet means nothing");
    row("diagnose --output -", "FILE.tar.gz");
}

void TestBadFiles::wordsThatMeanNothing()
{
    QFETCH(QString, line);
    QFETCH(QByteArray, said);
    writeConfig(KubeconfigText().all("good", goodFields()));
    const int before = m_good.connectionsTaken();
    refused(m_cli->run(line.split(u' ')), {said});
    QCOMPARE(m_good.connectionsTaken(), before);
}

QTEST_GUILESS_MAIN(TestBadFiles)
#include "tst_badfiles.moc"
