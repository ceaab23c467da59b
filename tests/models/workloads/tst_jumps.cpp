// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/jumps.h"
#include "tests/models/rowmaker.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using namespace Qt::StringLiterals;

namespace {

const JumpPage pages[] = {{u"map"_s, u"Map"_s}, {u"workloads"_s, u"Workloads"_s}};

struct Sample {
    Sample()
    {
        for (const QString& name : {u"us-east-1"_s, u"eu-west-1"_s}) {
            FleetCluster info;
            info.context = name;
            if (name.startsWith(u"eu"_s))
                info.displayName = u"Ireland"_s;
            fleet.addCluster(info);
        }
    }
    void add(Kind kind, Slot slot, const std::string& nameSpace, const std::string& name)
    {
        auto& rows = m_makers[{kind, slot}];
        if (!rows)
            rows = std::make_unique<RowMaker>(fleet.table(kind), slot);
        rows->row(uidText(m_next++), name, 1, 1, nameSpace);
        rows->put();
        rows->apply();
    }
    //! "P Map", "C us-east-1", "K pods", "O web Pod, shop, us-east-1": what is found.
    QStringList find(const QString& typed, size_t most = 50) const
    {
        QStringList found;
        for (const Jump& jump : findJumps(fleet, pages, others, typed, most).jumps) {
            QString line = QChar(u"PCKO"[int(jump.type)]) + u' ' + jump.title;
            if (jump.type == Jump::Type::Object)
                line += u' ' + jump.detail;
            found.append(line);
        }
        return found;
    }
    Fleet fleet{u"fleet"_s};
    std::vector<ServedKind> others; //!< not watched

private:
    std::map<std::pair<Kind, Slot>, std::unique_ptr<RowMaker>> m_makers;
    quint64 m_next = 1;
};

} // namespace

class TestJumps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutTextAllButObjects()
    {
        Sample sample;
        sample.add(Kind::Pod, 0, "shop", "web-1");
        const QStringList all = sample.find({});
        QCOMPARE(all.first(4),
            QStringList({u"P Map"_s, u"P Workloads"_s, u"C us-east-1"_s, u"C eu-west-1"_s}));
        QCOMPARE(size_t(all.size()), 4 + kindCount);
    }

    void kindsByAnyOfTheirNames()
    {
        const Sample sample;
        QCOMPARE(sample.find(u":po"_s).front(), u"K pods"_s);
        QCOMPARE(sample.find(u":sts"_s), QStringList({u"K statefulsets"_s}));
        QCOMPARE(sample.find(u":pods"_s), QStringList({u"K pods"_s}));
        QCOMPARE(sample.find(u":Rollout"_s).front(), u"K rollouts"_s);
        QVERIFY(!sample.find(u":"_s).contains(u"P Map"_s));
    }

    void kindsThatAreNotWatched()
    {
        Sample sample;
        sample.others = {{{{}, u"v1"_s, u"secrets"_s, u"Secret"_s}, {}},
            {{u"networking.k8s.io"_s, u"v1"_s, u"ingresses"_s, u"Ingress"_s}, {u"ing"_s}},
            {{u"example.com"_s, u"v1"_s, u"podsets"_s, u"PodSet"_s}, {u"px"_s}}};
        QCOMPARE(sample.find(u":secr"_s), QStringList({u"K secrets"_s}));
        QCOMPARE(sample.find(u":ING"_s).front(), u"K ingresses"_s);
        QCOMPARE(sample.find(u":px"_s), QStringList({u"K podsets"_s}));
        QCOMPARE(sample.find(u":podset"_s), QStringList({u"K podsets"_s}));
        QCOMPARE(sample.find(u":ingresses.networking.k8s.io"_s), QStringList({u"K ingresses"_s}));
        QCOMPARE(sample.find(u"pods"_s), QStringList({u"K pods"_s, u"K podsets"_s}));
        // A name in the middle comes after those that begin with it.
        QCOMPARE(sample.find(u":set"_s).back(), u"K podsets"_s);
        const Jump jump = findJumps(sample.fleet, pages, sample.others, u":ing"_s).jumps.front();
        QCOMPARE(jump.resource, u"ingresses.networking.k8s.io"_s);
        QCOMPARE(jump.detail, u"Ingress, networking.k8s.io, read when opened"_s);
        QVERIFY(!jump.kind);
        QVERIFY(sample.find(u"@"_s).filter(u"K "_s).isEmpty());
    }

    void clustersByNameOrContext()
    {
        const Sample sample;
        QCOMPARE(sample.find(u"@"_s), QStringList({u"C us-east-1"_s, u"C eu-west-1"_s}));
        QCOMPARE(sample.find(u"@ire"_s), QStringList({u"C eu-west-1"_s}));
        QCOMPARE(sample.find(u"eu-w"_s), QStringList({u"C eu-west-1"_s}));
    }

    void objectsByName()
    {
        Sample sample;
        sample.add(Kind::Pod, 0, "shop", "old-web-1");
        sample.add(Kind::Pod, 0, "shop", "web-1");
        sample.add(Kind::Deployment, 1, "shop", "web");
        sample.add(Kind::Event, 1, "shop", "web.17f");
        QCOMPARE(sample.find(u"WEB"_s),
            QStringList({u"O web Deployment, shop, eu-west-1"_s, u"O web-1 Pod, shop, us-east-1"_s,
                u"O old-web-1 Pod, shop, us-east-1"_s}));
        QCOMPARE(sample.find(u"web ireland"_s), QStringList({u"O web Deployment, shop, eu-west-1"_s}));
        QCOMPARE(sample.find(u"web batch"_s), QStringList());
        const Jump jump = findJumps(sample.fleet, pages, {}, u"eb-1"_s).jumps.front();
        QCOMPARE(jump.matchStart, qsizetype(5)); // of old-web-1
        QCOMPARE(jump.matchLength, qsizetype(4));
        QCOMPARE(jump.kind, Kind::Pod);
        QCOMPARE(jump.nameSpace, u"shop"_s);
        QVERIFY(!jump.uid.isNull());
    }

    void soManyOnly()
    {
        Sample sample;
        for (int i = 0; i < 8; ++i)
            sample.add(Kind(int(Kind::Deployment) + i % 2), 0, "shop", "web-" + std::to_string(i));
        const JumpList some = findJumps(sample.fleet, pages, {}, u"web"_s, 5);
        QCOMPARE(some.jumps.size(), 5u);
        QVERIFY(some.hasMore);
        QVERIFY(!findJumps(sample.fleet, pages, {}, u"web"_s, 8).hasMore);
    }
};

QTEST_GUILESS_MAIN(TestJumps)
#include "tst_jumps.moc"
