// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/nodepools.h"

#include "models/kinds/node.h"
#include "models/kinds/pod.h"
#include "tests/models/fleetmaker.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

struct NodeOf {
    const char* name;
    std::string labels; //!< "key=value" lines
    bool ready = true;
    bool cordoned = false;
    qint64 cpu = 4000;
    const char* zone = "a";
    const char* type = "m5";
};

struct PodOf {
    const char* node;
    qint64 cpu = 100;
    const char* phase = "Running";
    const char* others = "";
};

void addNodes(FleetMaker& maker, Slot slot, const std::vector<NodeOf>& nodes)
{
    for (const NodeOf& one : nodes)
        maker.put(
            slot, Kind::Node, one.name,
            [&one](RowSink& row) {
                row.setString(node::Labels, one.labels);
                row.setNumber(node::IsReady, one.ready);
                row.setNumber(node::Unschedulable, one.cordoned);
                row.setNumber(node::CpuAllocatable, one.cpu);
                row.setNumber(node::MemoryAllocatable, 1000);
                row.setString(node::OtherAllocatable, "pods=110");
                row.setString(node::Zone, one.zone);
                row.setString(node::InstanceType, one.type);
            },
            "");
}

void addPods(FleetMaker& maker, Slot slot, const std::vector<PodOf>& pods)
{
    for (size_t i = 0; i < pods.size(); ++i)
        maker.put(slot, Kind::Pod, "pod-" + std::to_string(i), [&one = pods[i]](RowSink& row) {
            row.setString(pod::Node, one.node);
            row.setString(pod::Phase, one.phase);
            row.setNumber(pod::Cpu, one.cpu);
            row.setNumber(pod::Memory, 10);
            row.setString(pod::OtherRequests, one.others);
        });
}

QString limit(const std::optional<int>& value)
{
    return value ? QString::number(*value) : u"?"_s;
}

//! "general 2/3 of 1..9 m5 a,b" for each pool: ready, nodes, limits, types, zones.
QStringList describe(const std::vector<NodePool>& pools)
{
    QStringList lines;
    for (const NodePool& pool : pools)
        lines.append(u"%1 %2/%3 of %4..%5 %6 %7"_s.arg(pool.name.isEmpty() ? u"-"_s : pool.name)
                .arg(pool.ready)
                .arg(pool.nodes)
                .arg(limit(pool.minimum), limit(pool.maximum), pool.instanceType,
                    pool.zones.join(u','))
                .simplified());
    return lines;
}

//! "cpu=200 memory=20 pods=2"
QString amounts(const std::map<QString, qint64>& amounts)
{
    QStringList parts;
    for (const auto& [name, amount] : amounts)
        parts.append(u"%1=%2"_s.arg(name).arg(amount));
    return parts.join(u' ');
}

FleetPool rule(const QString& name, const QMap<QString, QString>& match,
    std::optional<int> min = {}, std::optional<int> max = {})
{
    return {name, match, min, max};
}

} // namespace

Q_DECLARE_METATYPE(std::vector<FleetPool>)
Q_DECLARE_METATYPE(std::vector<NodeOf>)
Q_DECLARE_METATYPE(std::vector<PodOf>)

class TestNodePools : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pools_data()
    {
        QTest::addColumn<std::vector<FleetPool>>("rules");
        QTest::addColumn<std::vector<NodeOf>>("nodes");
        QTest::addColumn<QStringList>("pools");
        const auto row = [](const char* name, const std::vector<FleetPool>& rules,
                             const std::vector<NodeOf>& nodes, const QStringList& pools) {
            QTest::newRow(name) << rules << nodes << pools;
        };
        const QMap<QString, QString> general{{u"pool"_s, u"general"_s}};
        row("nothing", {}, {}, {});
        for (const char* label : {"eks.amazonaws.com/nodegroup", "cloud.google.com/gke-nodepool",
                 "kubernetes.azure.com/agentpool", "agentpool", "karpenter.sh/nodepool"})
            row(label, {}, {{"n1", std::string("x=y\n") + label + "=blue\nz=1\n"}},
                {u"blue 1/1 of ?..? m5 a"_s});
        row("a cloud's label before Karpenter's", {},
            {{"n1", "karpenter.sh/nodepool=k\neks.amazonaws.com/nodegroup=e\n"}},
            {u"e 1/1 of ?..? m5 a"_s});
        row("a label without a value names no pool", {}, {{"n1", "agentpool=\n"}},
            {u"- 1/1 of ?..? m5 a"_s});
        row("by name, those in no pool last", {},
            {{"n1", ""}, {"n2", "agentpool=zeta\n"}, {"n3", "agentpool=alpha\n"}},
            {u"alpha 1/1 of ?..? m5 a"_s, u"zeta 1/1 of ?..? m5 a"_s, u"- 1/1 of ?..? m5 a"_s});
        row("limits of the fleet file, also of a pool without a node",
            {rule(u"general"_s, general, 1, 9), rule(u"gpu"_s, {{u"pool"_s, u"gpu"_s}}, {}, 2),
                rule(u"old"_s, {{u"pool"_s, u"old"_s}}, 0)},
            {{"n1", "pool=general\n"}, {"n2", "pool=general\n"}},
            {u"general 2/2 of 1..9 m5 a"_s, u"gpu 0/0 of ?..2"_s, u"old 0/0 of 0..?"_s});
        row("the fleet file comes before labels, and keeps its order",
            {rule(u"zoo"_s, {{u"agentpool"_s, u"a"_s}}, 1, 2), rule(u"all"_s, general)},
            {{"n1", "agentpool=a\n"}, {"n2", "agentpool=b\n"}, {"n3", "pool=general\n"}},
            {u"zoo 1/1 of 1..2 m5 a"_s, u"all 1/1 of ?..? m5 a"_s, u"b 1/1 of ?..? m5 a"_s});
        row("every label of a rule has to match",
            {rule(u"both"_s, {{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}})},
            {{"n1", "a=1\nb=2\n"}, {"n2", "a=1\n"}, {"n3", "a=1\nb=3\n"}},
            {u"both 1/1 of ?..? m5 a"_s, u"- 2/2 of ?..? m5 a"_s});
        row("a rule without labels matches nothing", {rule(u"empty"_s, {}, 1, 1)}, {{"n1", ""}},
            {u"empty 0/0 of 1..1"_s, u"- 1/1 of ?..? m5 a"_s});
        row("not ready is not ready; cordoned is", {},
            {{"n1", "agentpool=p\n"}, {"n2", "agentpool=p\n", false},
                {"n3", "agentpool=p\n", true, true}},
            {u"p 2/3 of ?..? m5 a"_s});
        row("zones and types, each once and in order", {},
            {{"n1", "", true, false, 1, "b", "m5"}, {"n2", "", true, false, 1, "a", "c5"},
                {"n3", "", true, false, 1, "b", "m5"}, {"n4", "", true, false, 1, "", ""}},
            {u"- 4/4 of ?..? c5, m5 a,b"_s});
    }

    void pools()
    {
        QFETCH(std::vector<FleetPool>, rules);
        QFETCH(std::vector<NodeOf>, nodes);
        FleetMaker maker;
        FleetCluster info;
        info.context = u"one"_s;
        info.pools = rules;
        const Slot slot = maker.fleet.addCluster(info);
        const Slot other = maker.addLive(u"other"_s);
        addNodes(maker, slot, nodes);
        addNodes(maker, other, {{"m1", "agentpool=elsewhere\n"}});
        QTEST(describe(nodePools(maker.fleet, slot)), "pools");
    }

    void sums_data()
    {
        QTest::addColumn<std::vector<NodeOf>>("nodes");
        QTest::addColumn<std::vector<PodOf>>("pods");
        QTest::addColumn<QString>("allocatable");
        QTest::addColumn<QString>("requested");
        const auto row
            = [](const char* name, const std::vector<NodeOf>& nodes, const std::vector<PodOf>& pods,
                  const char* allocatable, const char* requested) {
                  QTest::newRow(name) << nodes << pods << QString::fromLatin1(allocatable)
                                      << QString::fromLatin1(requested);
              };
        const std::vector<NodeOf> two = {{"n1", ""}, {"n2", ""}};
        const char* const ofTwo = "cpu=8000 memory=2000 pods=220";
        row("nobody asks", two, {}, ofTwo, "");
        row("bound pods", two, {{"n1"}, {"n2", 250}}, ofTwo, "cpu=350 memory=20 pods=2");
        row("what is not bound takes nothing", two, {{""}, {"gone"}, {"n1"}}, ofTwo,
            "cpu=100 memory=10 pods=1");
        row("what has ended takes nothing", two,
            {{"n1", 1, "Succeeded"}, {"n1", 2, "Failed"}, {"n1", 4, "Pending"},
                {"n1", 8, "Unknown"}},
            ofTwo, "cpu=12 memory=20 pods=2");
        row("other resources", two,
            {{"n1", 1, "Running", "ephemeral-storage=7 nvidia.com/gpu=1"},
                {"n2", 1, "Running", "nvidia.com/gpu=2"}},
            ofTwo, "cpu=2 ephemeral-storage=7 memory=20 nvidia.com/gpu=3 pods=2");
        row("more than fits in a number", {{"n1", "", true, false, most}, {"n2", ""}},
            {{"n1", most, "Running", "x=9223372036854775807"}, {"n2", 1, "Running", "x=1"}},
            "cpu=9223372036854775807 memory=2000 pods=220",
            "cpu=9223372036854775807 memory=20 pods=2 x=9223372036854775807");
    }

    void sums()
    {
        QFETCH(std::vector<NodeOf>, nodes);
        QFETCH(std::vector<PodOf>, pods);
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s), other = maker.addLive(u"other"_s);
        addNodes(maker, slot, nodes);
        addPods(maker, slot, pods);
        addPods(maker, other, {{"n1", 5000}});
        const std::vector<NodePool> found = nodePools(maker.fleet, slot);
        QCOMPARE(found.size(), 1u);
        QTEST(amounts(found[0].allocatable), "allocatable");
        QTEST(amounts(found[0].requested), "requested");
    }

    void podsCountWhereTheirNodeIs()
    {
        FleetMaker maker;
        const Slot slot = maker.addLive(u"one"_s);
        addNodes(
            maker, slot, {{"n1", "agentpool=a\n"}, {"n2", "agentpool=b\n", false}, {"n3", ""}});
        addPods(maker, slot, {{"n1", 1}, {"n2", 20}, {"n3", 300}, {"n2", 4000}});
        const std::vector<NodePool> found = nodePools(maker.fleet, slot);
        QCOMPARE(describe(found),
            (QStringList{
                u"a 1/1 of ?..? m5 a"_s, u"b 0/1 of ?..? m5 a"_s, u"- 1/1 of ?..? m5 a"_s}));
        QCOMPARE(amounts(found[0].requested), u"cpu=1 memory=10 pods=1"_s);
        QCOMPARE(amounts(found[1].requested), u"cpu=4020 memory=20 pods=2"_s);
        QCOMPARE(amounts(found[2].requested), u"cpu=300 memory=10 pods=1"_s);
    }
};

QTEST_GUILESS_MAIN(TestNodePools)
#include "tst_nodepools.moc"
