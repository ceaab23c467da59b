// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/fleet.h"

#include "models/kinds/node.h"
#include "tests/models/rowmaker.h"

#include <QTest>

using namespace portolan;
using namespace portolan::test;

class TestFleet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! The fleet file is asked first, then the nodes; most of them decide.
    void regionsAreLearnt()
    {
        Fleet fleet(QStringLiteral("f"));
        FleetCluster named;
        named.context = QStringLiteral("a");
        named.region = QStringLiteral("mars-1");
        fleet.addCluster(named);
        FleetCluster plain;
        plain.context = QStringLiteral("b");
        const Slot slot = fleet.addCluster(plain);
        QCOMPARE(fleet.region(0), QStringLiteral("mars-1"));
        QCOMPARE(fleet.region(slot), QString());
        RowMaker nodes(fleet.table(Kind::Node), slot);
        const char* const labels[] = {"us-east-1", "eu-west-1", "", "eu-west-1"};
        for (quint64 i = 0; i < std::size(labels); ++i) {
            nodes.row(uidText(i + 1), "n", 1).setString(node::Region, labels[i]);
            nodes.put();
        }
        nodes.apply();
        QCOMPARE(fleet.region(slot), QStringLiteral("eu-west-1"));
        QCOMPARE(fleet.region(0), QStringLiteral("mars-1"));
        nodes.remove(uidText(2));
        nodes.remove(uidText(4));
        nodes.apply();
        QCOMPARE(fleet.region(slot), QStringLiteral("us-east-1"));
        const Slot later = fleet.addCluster(plain);
        QCOMPARE(fleet.region(later), QString());
    }
};

QTEST_APPLESS_MAIN(TestFleet)
#include "tst_fleet.moc"
