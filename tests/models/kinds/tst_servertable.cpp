// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/discovery.h"
#include "models/kinds/servertable.h"

#include <QtTest>

#include <random>

using namespace portolan;
using namespace Qt::StringLiterals;

namespace {

constexpr std::string_view secretsTable = R"({
"kind":"Table","apiVersion":"meta.k8s.io/v1",
"metadata":{"resourceVersion":"4711","continue":"bmV4dA==","remainingItemCount":40},
"columnDefinitions":[
 {"name":"Name","type":"string","format":"name","description":"Name must be unique","priority":0},
 {"name":"Type","type":"string","format":"","description":"","priority":0},
 {"name":"Data","type":"integer","format":"","description":"","priority":0},
 {"name":"Weight","type":"number","format":"","description":"","priority":1},
 {"name":"Ready","type":"boolean","format":"","description":"","priority":0},
 {"name":"Age","type":"string","format":"","description":"","priority":0}],
"rows":[
 {"cells":["db","Opaque",2,0.5,true,"5d"],
  "object":{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":{
   "name":"db","namespace":"shop","uid":"0b5f3c1e-0000-4000-8000-000000000001","resourceVersion":"99",
   "creationTimestamp":"2026-11-24T07:00:00Z",
   "annotations":{"kubectl.kubernetes.io/last-applied-configuration":"{\"data\":{\"password\":\"aHVudGVyMg==\"}}"}}}},
 {"cells":["short",null],"object":{"metadata":{"name":"short","namespace":"shop"}}},
 {"cells":["nameless","Opaque",1,1,false,"1s"],"object":null},
 {"cells":[],"object":{}}
]})";

constexpr std::string_view plainList
    = R"({"kind":"PodMetricsList","apiVersion":"metrics.k8s.io/v1beta1",
"metadata":{},"items":[{"metadata":{"name":"a","namespace":"shop","creationTimestamp":"2026-11-24T07:00:00Z"},
"containers":[]},{"metadata":{}}]})";

constexpr std::string_view aggregated
    = R"({"kind":"APIGroupDiscoveryList","apiVersion":"apidiscovery.k8s.io/v2",
"metadata":{},"items":[
 {"metadata":{"name":"networking.k8s.io"},"versions":[
  {"version":"v1","freshness":"Current","resources":[
   {"resource":"ingresses","responseKind":{"group":"","version":"","kind":"Ingress"},"scope":"Namespaced",
    "singularResource":"ingress","verbs":["create","get","list","watch"],"shortNames":["ing"],
    "subresources":[{"subresource":"status","responseKind":{"kind":"Ingress"},"verbs":["get"]}]},
   {"resource":"ingressclasses","responseKind":{"kind":"IngressClass"},"scope":"Cluster","verbs":["list"]}]},
  {"version":"v1beta1","freshness":"Current","resources":[
   {"resource":"ingresses","responseKind":{"kind":"Ingress"},"scope":"Namespaced","verbs":["list"]},
   {"resource":"ipaddresses","responseKind":{"kind":"IPAddress"},"scope":"Cluster","verbs":["list"]}]}]},
 {"metadata":{"name":"authentication.k8s.io"},"versions":[{"version":"v1","freshness":"Current","resources":[
   {"resource":"tokenreviews","responseKind":{"kind":"TokenReview"},"scope":"Cluster","verbs":["create"]}]}]},
 {"metadata":{"name":"metrics.k8s.io"},"versions":[{"version":"v1beta1","freshness":"Stale"}]}
]})";

constexpr std::string_view resourceList
    = R"({"kind":"APIResourceList","apiVersion":"v1","groupVersion":"v1",
"resources":[
 {"name":"secrets","singularName":"secret","namespaced":true,"kind":"Secret","verbs":["get","list"],"shortNames":[]},
 {"name":"pods/log","singularName":"","namespaced":true,"kind":"Pod","verbs":["get","list"]},
 {"name":"bindings","singularName":"","namespaced":true,"kind":"Binding","verbs":["create"]}]})";

//! "ingresses.networking.k8s.io v1 Ingress namespaced".
QStringList textsOf(const std::vector<ServedKind>& kinds)
{
    QStringList lines;
    for (const ServedKind& kind : kinds)
        lines.append(kind.address.id() + u' ' + kind.address.version + u' ' + kind.address.kind
            + (kind.address.namespaced ? u" namespaced"_s : u" cluster"_s));
    return lines;
}

std::string mutated(std::string bytes, std::mt19937& random)
{
    static constexpr std::string_view meaningful = "{}[]\",:\\0123456789.eE-+nulltrue \n\xff\xc3";
    for (size_t i = 0, count = 1 + random() % 4; i < count && !bytes.empty(); ++i) {
        const size_t at = random() % bytes.size();
        switch (random() % 4) {
        case 0:
            bytes[at] = meaningful[random() % meaningful.size()];
            break;
        case 1:
            bytes.erase(at, random() % 30);
            break;
        case 2:
            bytes.insert(at, bytes.substr(random() % bytes.size(), random() % 60));
            break;
        default:
            bytes.insert(at, 1, char(random() % 256));
        }
    }
    return bytes;
}

void checkTable(std::string_view bytes)
{
    const Result<ServerTable> table = parseServerTable(bytes);
    if (!table) {
        QVERIFY(table.error().code == ErrorCode::Protocol);
        QVERIFY(!table.error().text.isEmpty());
        return;
    }
    for (const ServerRow& row : table->rows) {
        QVERIFY(!row.name.empty());
        QVERIFY(row.cells.size() == table->columns.size());
    }
}

void checkDiscovery(std::string_view bytes)
{
    const Result<Discovery> found = parseDiscovery(bytes);
    if (!found) {
        QVERIFY(found.error().code == ErrorCode::Protocol);
        return;
    }
    for (const ServedKind& kind : found->kinds)
        QVERIFY(!kind.address.resource.isEmpty() && !kind.address.resource.contains(u'/')
            && !kind.address.kind.isEmpty() && !kind.address.version.isEmpty());
}

} // namespace

//! What servers say of kinds that are not watched: what they serve, and how they print it.
class TestServerTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsATable()
    {
        const Result<ServerTable> table = parseServerTable(secretsTable);
        QVERIFY(table);
        QCOMPARE(table->columns.size(), 6u);
        QCOMPARE(table->columns[3], (ServerColumn{u"Weight"_s, u"number"_s, {}, 1}));
        QCOMPARE(table->continueToken, u"bmV4dA=="_s);
        QCOMPARE(table->remaining, 40);
        QCOMPARE(table->rows.size(), 3u);
        const ServerRow& row = table->rows[0];
        QCOMPARE(row.name, "db");
        QCOMPARE(row.nameSpace, "shop");
        QCOMPARE(row.uid, "0b5f3c1e-0000-4000-8000-000000000001");
        QCOMPARE(row.resourceVersion, "99");
        QCOMPARE(row.created, 1795503600);
        QStringList cells;
        for (const ServerCell& cell : row.cells)
            cells.append(QString::fromStdString(cell.text));
        QCOMPARE(cells.join(u'|'), u"db|Opaque|2|0.5|true|5d"_s);
        QCOMPARE(row.cells[2].number, 2);
        QVERIFY(!row.cells[3].number);
        QCOMPARE(table->rows[1].cells[2], ServerCell());
        QCOMPARE(table->rows[2].name, "nameless");
    }

    //! The annotations hold what kubectl was given, values and all.
    void keepsNothingOfASecretsAnnotations()
    {
        const Result<ServerTable> table = parseServerTable(secretsTable);
        QVERIFY(table);
        for (const ServerRow& row : table->rows) {
            for (const ServerCell& cell : row.cells)
                QVERIFY(!QString::fromStdString(cell.text).contains(u"aHVudGVyMg"));
        }
    }

    void readsAListOfAServerThatPrintsNone()
    {
        const Result<ServerTable> table = parseServerTable(plainList);
        QVERIFY(table);
        QVERIFY(table->columns.empty());
        QCOMPARE(table->rows.size(), 1u);
        QCOMPARE(table->rows[0].name, "a");
        QVERIFY(table->rows[0].uid.empty());
        QVERIFY(table->continueToken.isEmpty() && !table->remaining);
    }

    void anEmptyTableIsNoError()
    {
        const Result<ServerTable> table = parseServerTable(
            R"({"kind":"Table","metadata":{},"columnDefinitions":[{"name":"Name"}],"rows":null})");
        QVERIFY(table && table->rows.empty());
        QCOMPARE(table->columns.size(), 1u);
    }

    void whatIsNoTableIsSaidToBeNone()
    {
        for (const std::string_view bytes :
            {"", "x", "[]", "{}", R"({"kind":"Status","code":403})"})
            QVERIFY(!parseServerTable(bytes));
    }

    void readsAggregatedDiscovery()
    {
        const Result<Discovery> found = parseDiscovery(aggregated);
        QVERIFY(found);
        QCOMPARE(textsOf(found->kinds),
            (QStringList{u"ingresses.networking.k8s.io v1 Ingress namespaced"_s,
                u"ingressclasses.networking.k8s.io v1 IngressClass cluster"_s,
                u"ipaddresses.networking.k8s.io v1beta1 IPAddress cluster"_s}));
        QCOMPARE(found->kinds[0].shortNames, QStringList{u"ing"_s});
        QCOMPARE(found->unanswered, QStringList{u"metrics.k8s.io/v1beta1"_s});
        QVERIFY(found->further.isEmpty());
    }

    void readsTheEarlierDiscovery()
    {
        const auto core = parseDiscovery(R"({"kind":"APIVersions","versions":["v1"]})");
        QVERIFY(core);
        QCOMPARE(core->further, QStringList{u"/api/v1"_s});
        const auto groups = parseDiscovery(R"({"kind":"APIGroupList","groups":[{"name":"batch",
            "versions":[{"groupVersion":"batch/v1beta1","version":"v1beta1"},{"groupVersion":"batch/v1"}],
            "preferredVersion":{"groupVersion":"batch/v1","version":"v1"}}]})");
        QVERIFY(groups);
        QCOMPARE(groups->further, (QStringList{u"/apis/batch/v1"_s, u"/apis/batch/v1beta1"_s}));
        const auto resources = parseDiscovery(resourceList);
        QVERIFY(resources);
        QCOMPARE(textsOf(resources->kinds), QStringList{u"secrets v1 Secret namespaced"_s});
    }

    void anyCutComesBack()
    {
        for (size_t length = 0; length < secretsTable.size(); ++length)
            checkTable(secretsTable.substr(0, length));
        for (size_t length = 0; length < aggregated.size(); ++length)
            checkDiscovery(aggregated.substr(0, length));
        for (size_t length = 0; length < resourceList.size(); ++length)
            checkDiscovery(resourceList.substr(0, length));
    }

    void mutationsComeBack()
    {
        std::mt19937 random(20261124);
        for (int i = 0; i < 10000 && !QTest::currentTestFailed(); ++i) {
            checkTable(mutated(std::string(i % 2 ? secretsTable : plainList), random));
            checkDiscovery(mutated(std::string(i % 2 ? aggregated : resourceList), random));
        }
    }
};

QTEST_APPLESS_MAIN(TestServerTable)
#include "tst_servertable.moc"
