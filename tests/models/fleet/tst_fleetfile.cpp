// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleetfile.h"

#include <QtTest>

#include <random>

using namespace portolan;

namespace {

constexpr auto whole = R"(schemaVersion: 1
name: voltage-soda
clusters:
- context: us-east-1
  displayName: US East
  location: {lat: 39.0, lon: -77.5}
  role: primary
  drPartner: us-west-2
  protected: true
  namespaces: [shop, default]
  prometheus: {url: 'http://127.0.0.1:9090'}
  pools:
  - {name: general, match: {eks.amazonaws.com/nodegroup: general, "on": "true"}, min: 3, max: 20}
  - {name: any, match: {a: b}}
- context: us-west-2
  region: us-west-2
  role: secondary
  drPartner: us-east-1
  prometheus: {service: {namespace: monitoring, name: prometheus, port: 9090}}
- context: alone
groups: [{name: production, clusters: [us-east-1, us-west-2]}]
)";

QStringList problemsOf(const QByteArray& text)
{
    const FleetResult fleet = parseFleetFile(text, QStringLiteral("f"));
    QStringList sentences;
    if (!fleet) {
        for (const FileProblem& problem : fleet.error())
            sentences << problem.sentence();
    }
    return sentences;
}

} // namespace

class TestFleetFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsEverything()
    {
        const FleetResult fleet = parseFleetFile(whole, QStringLiteral("f"));
        QVERIFY2(fleet, qPrintable(problemsOf(whole).join(QLatin1Char('\n'))));
        QCOMPARE(fleet->name, QStringLiteral("voltage-soda"));
        QCOMPARE(fleet->clusters.size(), 3U);
        const FleetCluster& east = fleet->clusters[0];
        QCOMPARE(east.line.number, 4);
        QCOMPARE(east.displayName, QStringLiteral("US East"));
        QCOMPARE(*east.location, (FleetLocation{39.0, -77.5}));
        QVERIFY(east.role == FleetCluster::Role::Primary);
        QVERIFY(east.isProtected);
        QCOMPARE(east.namespaces, (QStringList{QStringLiteral("shop"), QStringLiteral("default")}));
        QCOMPARE(east.prometheus->url, QStringLiteral("http://127.0.0.1:9090"));
        QCOMPARE(east.pools[0].match.value(QStringLiteral("on")), QStringLiteral("true"));
        QCOMPARE(east.pools[0].max, std::optional(20));
        QVERIFY(!east.pools[1].min);
        const FleetCluster& west = *fleet->findCluster(QStringLiteral("us-west-2"));
        QVERIFY(west.prometheus->isService());
        QCOMPARE(west.prometheus->servicePort, QStringLiteral("9090"));
        QCOMPARE(fleet->groups[0].clusters.size(), 2);
        QVERIFY(!fleet->findCluster(QStringLiteral("other")));
    }

    void refuses_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QStringList>("expected");
        const auto file
            = [](const char* name, const QByteArray& text, const QStringList& expected) {
                  QTest::newRow(name) << text << expected;
              };
        const auto cluster = [&](const char* name, const QByteArray& fields,
                                 const QString& expected) {
            file(name, "schemaVersion: 1\nname: n\nclusters:\n- context: a\n" + fields, {expected});
        };
        file("empty", "",
            {QStringLiteral("f: the fleet file has to be a mapping of keys and values")});
        file("not YAML", "a: [",
            {QStringLiteral("f:2: this is not YAML: did not find expected node content, while "
                            "parsing a flow node that starts at line 2")});
        file("version", "schemaVersion: 2\nname: n\n",
            {QStringLiteral("f:1: schemaVersion has to be 1: this program knows no other")});
        file("no version", "name: n\n",
            {QStringLiteral("f:1: schemaVersion is missing; it has to be 1")});
        file("no name", "schemaVersion: 1\n", {QStringLiteral("f:1: name is missing")});
        file("unknown key", "schemaVersion: 1\nname: n\nclusterz: []\n",
            {QStringLiteral("f:3: unknown key \"clusterz\" in the fleet file; known are "
                            "schemaVersion, name, clusters, groups")});
        file("all at once",
            "schemaVersion: 1\nname: 12\nclusters:\n- {displayName: d}\n- {context: a, role: "
            "third, protected: 1}\ngroups:\n- {name: g, clusters: [a, b]}\n",
            {QStringLiteral("f:2: name has to be text: put it in quotes"),
                QStringLiteral("f:4: context is missing"),
                QStringLiteral("f:5: role has to be primary or secondary"),
                QStringLiteral("f:5: protected has to be true or false"),
                QStringLiteral("f:7: group \"g\": \"b\" is no cluster of this file")});
        file("groups twice", "schemaVersion: 1\nname: n\ngroups:\n- {name: g}\n- {name: g}\n",
            {QStringLiteral("f:5: group \"g\" is given twice")});
        cluster("unknown in a cluster", "  color: red\n",
            QStringLiteral(
                "f:5: unknown key \"color\" in clusters; known are context, displayName, location, "
                "region, role, drPartner, protected, namespaces, prometheus, pools"));
        cluster(
            "context twice", "- context: a\n", QStringLiteral("f:5: context \"a\" is given twice"));
        cluster("latitude", "  location: {lat: 91, lon: 0}\n",
            QStringLiteral("f:5: lat has to be a number of degrees from -90 to 90"));
        cluster("longitude", "  location: {lat: -90, lon: .nan}\n",
            QStringLiteral("f:5: lon has to be a number of degrees from -180 to 180"));
        cluster("half a location", "  location: {lat: 1}\n",
            QStringLiteral("f:5: lon has to be a number of degrees from -180 to 180"));
        cluster("two places", "  region: r\n  location: {lat: 1, lon: 1}\n",
            QStringLiteral("f:6: location and region are both given; one is enough"));
        cluster("partner", "  drPartner: b\n",
            QStringLiteral("f:4: cluster \"a\": its drPartner \"b\" is no cluster of this file"));
        cluster("own partner", "  drPartner: a\n",
            QStringLiteral("f:4: cluster \"a\" is its own drPartner"));
        cluster("one-sided", "  drPartner: b\n- context: b\n",
            QStringLiteral(
                "f:4: cluster \"a\" names \"b\" as its drPartner, but not the other way round"));
        cluster("namespaces", "  namespaces: shop\n",
            QStringLiteral("f:5: namespaces has to be a list"));
        cluster("a namespace", "  namespaces: [1]\n",
            QStringLiteral("f:5: an entry of namespaces has to be text"));
        cluster("prometheus", "  prometheus: {}\n",
            QStringLiteral("f:5: prometheus needs either url or service"));
        cluster("prometheus address", "  prometheus: {url: 'host:1'}\n",
            QStringLiteral("f:5: url has to be an address that starts with http or https"));
        cluster("prometheus port",
            "  prometheus: {service: {namespace: m, name: p, port: 70000}}\n",
            QStringLiteral("f:5: port has to be a number from 1 to 65535 or the name of a port"));
        cluster("pool", "  pools:\n  - {name: p, match: {}}\n",
            QStringLiteral("f:6: match has to name at least one label and its value"));
        cluster("pool label", "  pools:\n  - {name: p, match: {a: true}}\n",
            QStringLiteral("f:6: a has to be text: put it in quotes"));
        cluster("pool twice",
            "  pools:\n  - {name: p, match: {a: b}}\n  - {name: p, match: {a: c}}\n",
            QStringLiteral("f:7: pool \"p\" is given twice"));
        cluster("pool range", "  pools:\n  - {name: p, match: {a: b}, min: 2, max: 1}\n",
            QStringLiteral("f:6: pool \"p\": min is greater than max"));
        cluster("pool number", "  pools:\n  - {name: p, match: {a: b}, min: -1}\n",
            QStringLiteral("f:6: min has to be a whole number from 0 on"));
        cluster("no pools", "  pools: 3\n", QStringLiteral("f:5: pools has to be a list"));
    }

    void refuses()
    {
        QFETCH(QByteArray, text);
        QTEST(problemsOf(text), "expected");
    }

    void namesContextsThatTheKubeconfigLacks()
    {
        const FleetResult fleet = parseFleetFile(whole, QStringLiteral("f"));
        const auto problems
            = checkAgainstContexts(*fleet, {QStringLiteral("us-west-2"), QStringLiteral("more")});
        QCOMPARE(problems.size(), 2U);
        QCOMPARE(problems[0].sentence(),
            QStringLiteral("f:4: the kubeconfig has no context \"us-east-1\""));
        QCOMPARE(problems[1].line, 20);
        QVERIFY(checkAgainstContexts(*fleet,
            {QStringLiteral("us-west-2"), QStringLiteral("us-east-1"), QStringLiteral("alone")})
                .empty());
    }

    void writesWhatItReads()
    {
        const FleetResult fleet = parseFleetFile(whole, QStringLiteral("f"));
        const QByteArray text = writeFleetFile(*fleet);
        QVERIFY2(problemsOf(text).isEmpty(), text.constData());
        QVERIFY(*parseFleetFile(text, QStringLiteral("g")) == *fleet);
        QVERIFY2(text.contains("- {name: general, match: {eks.amazonaws.com/nodegroup: general, "
                               "\"on\": \"true\"}, min: 3, max: 20}\n"),
            text.constData());
        FleetFile empty;
        empty.name = QStringLiteral("n");
        QVERIFY(*parseFleetFile(writeFleetFile(empty), {}) == empty);
    }

    void anyNameSurvivesWriting()
    {
        std::mt19937 random(20261124);
        const QString pieces = QStringLiteral(
            "ab :#-?[]{},&*!|>'\"%@`\\~0\n\t\r\u00a0\u0085\u2028\ufeff\u0007\u00e9");
        QStringList names{QStringLiteral("true"), QStringLiteral("null"), QStringLiteral("~"),
            QStringLiteral("12"), QStringLiteral("1e3"), QStringLiteral("0x1"),
            QStringLiteral("- a"), QStringLiteral("arn:aws:eks:eu-west-1:1:cluster/c"),
            QStringLiteral("gke_p_europe-west1_c"), QStringLiteral("kind-x"), QStringLiteral("<<"),
            QStringLiteral("\U0001F30D")};
        for (int i = 0; i < 2000; ++i) {
            QString name;
            for (size_t j = 0, count = 1 + random() % 6; j < count; ++j)
                name += pieces[qsizetype(random() % size_t(pieces.size()))];
            names << name;
        }
        for (const QString& name : std::as_const(names)) {
            FleetFile fleet;
            fleet.name = name;
            FleetCluster& cluster = fleet.clusters.emplace_back();
            cluster.context = name;
            cluster.namespaces = {name};
            cluster.location = FleetLocation{double(random() % 180) / 1.7 - 52.9, 0.1};
            cluster.pools = {{name, {{name, name}}, {}, 0}};
            fleet.groups = {{{}, name, {name}}};
            const QByteArray text = writeFleetFile(fleet);
            const FleetResult back = parseFleetFile(text, QStringLiteral("f"));
            QVERIFY2(back, text.constData());
            QVERIFY2(*back == fleet, text.constData());
        }
    }
};

QTEST_APPLESS_MAIN(TestFleetFile)
#include "tst_fleetfile.moc"
