// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetfile.h"
#include "tests/app/shell/cli.h"
#include "tests/app/shell/emptycluster.h"

#include <QJsonArray>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

kube::Node node(const std::string& name, const std::string& region, const std::string& label)
{
    kube::Node node;
    node.meta = {name, {}, "00000000-0000-4000-8000-0000000000" + name, "1",
        {{"topology.kubernetes.io/region", region}, {label, "general"}}, {}};
    return node;
}

const QString target = QStringLiteral("config-home/portolan/fleet.yaml");

} // namespace

//! `fleet init` from the command line: what it writes is what `status` then reads.
class TestFleetInit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_cli.emplace();
        m_east.emplace();
        m_west.emplace();
        serveCluster(*m_east,
            {node("11", "us-east-1", "eks.amazonaws.com/nodegroup"),
                node("12", "us-east-1", "eks.amazonaws.com/nodegroup")});
        serveCluster(*m_west, {node("21", "europe-west1", "cloud.google.com/gke-nodepool")}, "36");
        m_cli->write(QStringLiteral("config"),
            KubeconfigText()
                .all("east", serverFields(m_east->url(), m_east->authorityPem()))
                .all("arn:aws:eks:w", serverFields(m_west->url(), m_west->authorityPem()))
                .bytes());
    }

    void theFileIsReadBackByStatus();
    void stdoutGetsTheTextAlone();
    void nothingIsReplacedWithoutForce();
    void onlyWhatWasNamedIsAsked();
    void clusterThatDoesNotAnswerStandsInTheFile();
    void placeThatCannotBeWritten();

private:
    CliAnswer fleetInit(const char* more)
    {
        return m_cli->run(
            (QStringLiteral("fleet init ") + QString::fromLatin1(more)).split(u' ', Qt::SkipEmptyParts));
    }
    FleetFile written(const QByteArray& text)
    {
        const FleetResult fleet = parseFleetFile(text, QStringLiteral("f"));
        if (!fleet)
            qWarning("%s", qPrintable(fleet.error().front().sentence()));
        return fleet.value_or(FleetFile());
    }

    std::optional<Cli> m_cli;
    std::optional<ScriptedServer> m_east, m_west;
};

void TestFleetInit::theFileIsReadBackByStatus()
{
    const CliAnswer made = fleetInit("--all");
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.out.trimmed(), m_cli->path(target).toUtf8());
    const FleetFile fleet = written(m_cli->read(target));
    QCOMPARE(fleet.clusters.size(), 2U);
    QCOMPARE(fleet.clusters[0].region, QStringLiteral("us-east-1"));
    QCOMPARE(fleet.clusters[1].context, QStringLiteral("arn:aws:eks:w"));
    QCOMPARE(fleet.clusters[1].pools[0].match.firstKey(),
        QStringLiteral("cloud.google.com/gke-nodepool"));

    const CliAnswer status
        = m_cli->run({QStringLiteral("status"), QStringLiteral("--output"), QStringLiteral("json")});
    QVERIFY2(status.exitCode == 0, (status.err + status.out).constData());
    const QJsonArray pools
        = status.cluster(QStringLiteral("east")).value(QLatin1String("nodePools")).toArray();
    QCOMPARE(pools.size(), 1);
    QCOMPARE(pools[0].toObject().value(QLatin1String("name")), QStringLiteral("general"));
    QCOMPARE(pools[0].toObject().value(QLatin1String("nodes")), QJsonValue(2));
}

void TestFleetInit::stdoutGetsTheTextAlone()
{
    const CliAnswer made = fleetInit("--all --output -");
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(written(made.out).clusters.size(), 2U);
    QVERIFY(!QFile::exists(m_cli->path(target)));
}

void TestFleetInit::nothingIsReplacedWithoutForce()
{
    m_cli->write(target, "mine: yes\n");
    const CliAnswer kept = fleetInit("--all");
    QCOMPARE(kept.exitCode, 1);
    QVERIFY2(kept.err.contains("is there already") && kept.err.contains("--force"), kept.err.constData());
    QCOMPARE(m_cli->read(target), QByteArray("mine: yes\n"));
    QCOMPARE(m_east->connectionsTaken(), 0);
    // A fleet file that cannot be read does not keep a better one from being written.
    const CliAnswer replaced = fleetInit("--all --force");
    QVERIFY2(replaced.exitCode == 0, replaced.err.constData());
    QCOMPARE(written(m_cli->read(target)).clusters.size(), 2U);
}

void TestFleetInit::onlyWhatWasNamedIsAsked()
{
    const CliAnswer made = fleetInit("--context east --output mine.yaml");
    QVERIFY2(made.exitCode == 0, made.err.constData());
    QCOMPARE(made.out, QByteArray("mine.yaml\n"));
    QCOMPARE(written(m_cli->read(QStringLiteral("mine.yaml"))).clusters.size(), 1U);
    QCOMPARE(m_west->connectionsTaken(), 0);
}

void TestFleetInit::clusterThatDoesNotAnswerStandsInTheFile()
{
    m_west->stopListening();
    const CliAnswer made = fleetInit("--all");
    QCOMPARE(made.exitCode, 2);
    QVERIFY2(made.err.contains("arn:aws:eks:w: its nodes could not be read"), made.err.constData());
    const QByteArray text = m_cli->read(target);
    QCOMPARE(written(text).clusters.size(), 2U);
    QVERIFY2(text.contains("# Its nodes could not be read (unreachable: "), text.constData());
}

void TestFleetInit::placeThatCannotBeWritten()
{
    const CliAnswer made = fleetInit("--context east --output no/such/folder/f.yaml");
    QCOMPARE(made.exitCode, 1);
    QVERIFY2(made.err.contains("no/such/folder/f.yaml cannot be written"), made.err.constData());
    QVERIFY(made.out.isEmpty());
}

QTEST_GUILESS_MAIN(TestFleetInit)
#include "tst_fleetinit.moc"
