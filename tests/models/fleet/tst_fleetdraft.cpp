// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetdraft.h"
#include "models/fleet/nodepools.h"
#include "models/kinds/node.h"
#include "tests/models/rowmaker.h"

#include <QtTest>

#include <map>

using namespace portolan;
using namespace portolan::test;

namespace {

constexpr BootMs now = 100000;

QString noNameSpace(const QString&)
{
    return {};
}

} // namespace

//! What `fleet init` writes, from the rows of nodes, and that it is read back.
class TestFleetDraft : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_makers.clear();
        m_fleet.emplace(QString());
    }

    void regionAndPoolsAreThoseOfTheLabels();
    void whatIsNotKnownIsACommentAndNoGuess();
    void twoManagersOfOneNameAreTwoPools();
    void clusterThatDoesNotAnswerSaysWhy();
    void refusedNodesGiveTheNamespaceOfTheKubeconfig();
    void anyServersWordsStayComments();
    void theDraftShowsTheSamePools();

private:
    Slot cluster(const char* context)
    {
        FleetCluster info;
        info.context = QString::fromUtf8(context);
        return m_fleet->addCluster(info);
    }
    void answer(Slot slot, const KindSync& nodes, Connection connection = Connection::Connected,
        const Reason& reason = {})
    {
        Batch batch;
        batch.slot = slot;
        batch.connection = m_fleet->beginConnection(slot);
        batch.facts.emplace();
        batch.facts->connection = connection;
        batch.facts->reason = reason;
        batch.facts->lastAnswerAt = connection == Connection::Connected ? now - 100 : 0;
        batch.facts->readiness = Readiness::Ok;
        batch.syncs.push_back(nodes);
        m_fleet->apply(batch, std::make_shared<StringPool>());
    }
    void goLive(Slot slot)
    {
        answer(slot, {Kind::Node, {}, SyncPhase::Synced, 0, {}, {}, now - 1000});
    }
    void node(Slot slot, const char* region, const char* labels)
    {
        auto& made = m_makers[slot]; // one connection: one pool of strings
        if (!made)
            made = std::make_unique<RowMaker>(m_fleet->table(Kind::Node), slot);
        RowMaker& rows = *made;
        const std::string name = "n" + std::to_string(++m_made);
        RowSink& row = rows.row(uidText(quint64(m_made)), name, 1, 1, {});
        row.setString(node::Region, region);
        row.setString(node::Labels, labels);
        row.setNumber(node::IsReady, 1);
        rows.put();
        rows.apply();
    }
    FleetDraft draft(const std::function<QString(const QString&)>& nameSpaceOf = noNameSpace)
    {
        return draftFleet(*m_fleet, QStringLiteral("fleet"), now, nameSpaceOf);
    }
    //! Every draft has to be read back as it was meant.
    QString text(const FleetDraft& draft)
    {
        const QByteArray bytes = writeFleetFile(draft.file, draft.comments);
        const FleetResult back = parseFleetFile(bytes, QStringLiteral("f"));
        if (!back)
            return QStringLiteral("not read back: ") + back.error().front().sentence();
        return *back == draft.file ? QString::fromUtf8(bytes)
                                   : QStringLiteral("read back as something else");
    }

    std::optional<Fleet> m_fleet;
    std::map<Slot, std::unique_ptr<RowMaker>> m_makers;
    int m_made = 0;
};

void TestFleetDraft::regionAndPoolsAreThoseOfTheLabels()
{
    goLive(cluster("east"));
    node(0, "us-east-1", "eks.amazonaws.com/nodegroup=general\nx=y\n");
    node(0, "us-east-1", "eks.amazonaws.com/nodegroup=general\n");
    node(0, "us-east-1", "karpenter.sh/nodepool=spot\n");
    goLive(cluster("gke_p_europe-west1_c"));
    node(1, "europe-west1", "cloud.google.com/gke-nodepool=default-pool\n");
    goLive(cluster("aks"));
    node(2, "westeurope", "kubernetes.azure.com/agentpool=system\nagentpool=system\n");

    const FleetDraft made = draft();
    QVERIFY(made.isComplete);
    QVERIFY(made.notes.isEmpty());
    QCOMPARE(made.file.clusters.size(), 3U);
    const FleetCluster& east = made.file.clusters[0];
    QCOMPARE(east.region, QStringLiteral("us-east-1"));
    QVERIFY(!east.location);
    QCOMPARE(east.pools.size(), 2U);
    QCOMPARE(east.pools[0].name, QStringLiteral("general"));
    QCOMPARE(east.pools[0].match.value(QStringLiteral("eks.amazonaws.com/nodegroup")),
        QStringLiteral("general"));
    QVERIFY(!east.pools[0].min && !east.pools[0].max);
    QCOMPARE(east.pools[1].match.firstKey(), QStringLiteral("karpenter.sh/nodepool"));
    QCOMPARE(made.file.clusters[1].region, QStringLiteral("europe-west1"));
    QCOMPARE(made.file.clusters[2].pools.size(), 1U);
    QVERIFY(east.role == FleetCluster::Role::None);
    QVERIFY(east.drPartner.isEmpty() && east.namespaces.isEmpty());
    const QString written = text(made);
    QVERIFY2(written.contains(QStringLiteral("\n  region: us-east-1\n")), qPrintable(written));
    QVERIFY2(written.contains(QStringLiteral("\n  # role: ")), qPrintable(written));
    QVERIFY2(written.contains(QStringLiteral("\n  # drPartner: ")), qPrintable(written));
}

void TestFleetDraft::whatIsNotKnownIsACommentAndNoGuess()
{
    goLive(cluster("cellar"));
    node(0, "berlin-2", "x=y\n");
    goLive(cluster("stretched"));
    node(1, "eu-west-1", "");
    node(1, "eu-west-2", "");
    node(1, "eu-west-2", "");
    goLive(cluster("empty"));

    const FleetDraft made = draft();
    QVERIFY(made.isComplete);
    for (const FleetCluster& written : made.file.clusters)
        QVERIFY(written.region.isEmpty() && !written.location && written.pools.empty());
    const QString said = text(made);
    QVERIFY2(said.contains(QStringLiteral("berlin-2")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("eu-west-1 (1 node), eu-west-2 (2 nodes)")),
        qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("no node names its region")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("3 nodes in no pool")), qPrintable(said));
}

void TestFleetDraft::twoManagersOfOneNameAreTwoPools()
{
    goLive(cluster("both"));
    node(0, "eu-west-1", "eks.amazonaws.com/nodegroup=general\n");
    node(0, "eu-west-1", "karpenter.sh/nodepool=general\n");
    const FleetDraft made = draft();
    const std::vector<FleetPool>& pools = made.file.clusters[0].pools;
    QCOMPARE(pools.size(), 2U);
    QVERIFY(pools[0].name != pools[1].name);
    QVERIFY2(text(made).startsWith(u'#'), qPrintable(text(made)));
}

void TestFleetDraft::clusterThatDoesNotAnswerSaysWhy()
{
    goLive(cluster("well"));
    node(0, "eu-west-1", "");
    answer(cluster("down"), {Kind::Node, {}, SyncPhase::Waiting, 0, {}, {}, 0},
        Connection::Unreachable,
        {QStringLiteral("ConnectionFailed"), QStringLiteral("No connection to the server."), {}, {}, {}});
    const FleetDraft made = draft();
    QVERIFY(!made.isComplete);
    QCOMPARE(made.file.clusters.size(), 2U);
    QCOMPARE(made.notes.size(), 1);
    QVERIFY2(made.notes[0].startsWith(QStringLiteral("down: ")), qPrintable(made.notes[0]));
    const QString said = text(made);
    QVERIFY2(said.contains(QStringLiteral("- context: down\n")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("unreachable: No connection to the server.")),
        qPrintable(said));
}

void TestFleetDraft::refusedNodesGiveTheNamespaceOfTheKubeconfig()
{
    const KindSync refused{Kind::Node, {}, SyncPhase::Forbidden, 0, {},
        {QStringLiteral("Forbidden"), QStringLiteral("no"), QStringLiteral("list"),
            QStringLiteral("nodes"), {}}, now};
    answer(cluster("named"), refused);
    answer(cluster("unnamed"), refused);
    const FleetDraft made = draft([](const QString& context) {
        return context == QLatin1String("named") ? QStringLiteral("shop") : QString();
    });
    QVERIFY(!made.isComplete);
    QCOMPARE(made.file.clusters[0].namespaces, QStringList{QStringLiteral("shop")});
    QVERIFY(made.file.clusters[1].namespaces.isEmpty());
    const QString said = text(made);
    QVERIFY2(said.contains(QStringLiteral("forbidden: list nodes")), qPrintable(said));
    QVERIFY2(said.contains(QStringLiteral("# namespaces: []")), qPrintable(said));
}

void TestFleetDraft::anyServersWordsStayComments()
{
    answer(cluster("- odd: #name"), {Kind::Node, {}, SyncPhase::Waiting, 0, {}, {}, 0},
        Connection::Unreachable,
        {QStringLiteral("x"), QStringLiteral("line one\nclusters: []\r\u2028role: third\x07"), {}, {}, {}});
    const QString said = text(draft());
    QVERIFY2(said.contains(QStringLiteral("line one clusters: []")), qPrintable(said));
}

//! The same nodes under the drafted rules are the pools that labels alone showed.
void TestFleetDraft::theDraftShowsTheSamePools()
{
    goLive(cluster("c"));
    for (const char* labels : {"eks.amazonaws.com/nodegroup=a\n", "eks.amazonaws.com/nodegroup=b\n",
             "karpenter.sh/nodepool=k\n", "agentpool=z\n", "other=1\n"})
        node(0, "eu-west-1", labels);
    const FleetDraft made = draft();
    Fleet again{QStringLiteral("again")};
    again.addCluster(made.file.clusters[0]);
    RowMaker rows(again.table(Kind::Node), 0);
    const KindTable& nodes = m_fleet->table(Kind::Node);
    nodes.forEach([&](RowId row) {
        RowSink& copy = rows.row(nodes.uid(row).toString().toStdString(), nodes.name(row), 1, 1, {});
        copy.setString(node::Labels, nodes.string(row, node::Labels));
        rows.put();
    });
    rows.apply();
    const std::vector<NodePool> before = nodePools(*m_fleet, 0), after = nodePools(again, 0);
    QCOMPARE(after.size(), before.size());
    for (size_t i = 0; i < before.size(); ++i) {
        QCOMPARE(after[i].name, before[i].name);
        QCOMPARE(after[i].nodes, before[i].nodes);
    }
}

QTEST_APPLESS_MAIN(TestFleetDraft)
#include "tst_fleetdraft.moc"
