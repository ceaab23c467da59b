// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/pod.h"

#include "tests/models/protowriter.h"
#include "tests/models/scanned.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

Q_DECLARE_METATYPE(std::string)

//! What a pod asks for, as the scheduler sums it, and while it is resized in place.
class TestPodRequests : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! The rules are those of the scheduler: component-helpers 0.36, PodRequests.
    void sumsRequests_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("cells");
        // cpu and memory of: containers, init containers ('*' for sidecars), pod, overhead
        const auto container = [](const char* cpu, const char* memory, bool sidecar = false) {
            Proto requests;
            requests.quantity(2, "cpu", cpu).quantity(2, "memory", memory);
            Proto made = Proto().text(1, "c").message(8, requests);
            if (sidecar)
                made.text(24, "Always");
            return made;
        };
        const auto row = [](const char* name, const Proto& spec, const char* cells) {
            QTest::newRow(name) << Proto().message(1, protoMeta()).message(2, spec).bytes()
                                << QString::fromLatin1(cells);
        };
        row("none", Proto().message(2, Proto().text(1, "c")), "cpu=0 memory=0");
        row("two containers",
            Proto().message(2, container("250m", "1Gi")).message(2, container("0.5", "512Mi")),
            "cpu=750 memory=1610612736");
        row("a small init container",
            Proto().message(2, container("250m", "100")).message(20, container("100m", "50")),
            "cpu=250 memory=100");
        row("a large init container, by resource",
            Proto().message(2, container("250m", "100")).message(20, container("1", "50")),
            "cpu=1000 memory=100");
        row("a sidecar adds to the containers",
            Proto().message(2, container("250m", "100")).message(20, container("100m", "10", true)),
            "cpu=350 memory=110");
        row("an init container beside an earlier sidecar",
            Proto()
                .message(2, container("100m", "100"))
                .message(20, container("100m", "10", true))
                .message(20, container("500m", "20")),
            "cpu=600 memory=110");
        row("an init container before the sidecar",
            Proto()
                .message(2, container("100m", "100"))
                .message(20, container("500m", "20"))
                .message(20, container("100m", "10", true)),
            "cpu=500 memory=110");
        row("the pod's own requests replace",
            Proto()
                .message(2, container("250m", "100"))
                .message(40, Proto().quantity(2, "cpu", "2")),
            "cpu=2000 memory=100");
        row("but only where pods may ask",
            Proto()
                .message(
                    2, Proto().text(1, "c").message(8, Proto().quantity(2, "example.com/gpu", "1")))
                .message(40, Proto().quantity(2, "example.com/gpu", "9").quantity(2, "cpu", "1")),
            "cpu=1000 memory=0 otherRequests=example.com/gpu=1");
        row("overhead comes on top of them",
            Proto()
                .message(2, container("250m", "100"))
                .message(40, Proto().quantity(2, "cpu", "2"))
                .quantity(32, "cpu", "250m")
                .quantity(32, "memory", "7"),
            "cpu=2250 memory=107");
        row("more than fits",
            Proto().message(2, container("9E", "9E")).message(2, container("9E", "9E")),
            "cpu=9223372036854775807 memory=9223372036854775807");
    }

    void sumsRequests()
    {
        QFETCH(std::string, bytes);
        QFETCH(QString, cells);
        const Scanned pod(Kind::Pod, bytes);
        QVERIFY(pod.isValid());
        QStringList ids;
        const QStringList parts = cells.split(QLatin1Char(' '));
        for (const QString& part : parts)
            ids.append(part.section(QLatin1Char('='), 0, 0));
        QCOMPARE(pod.cells(ids.join(QLatin1Char(' '))), cells);
    }

    //! component-helpers v0.36.3, determineEffectiveRequests: the largest of what is asked,
    //! allocated and actuated; without what is asked when the node will never give it.
    void sumsWhatIsResized_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("cells");
        const auto cpu = [](const char* amount) { return Proto().quantity(2, "cpu", amount); };
        const auto web = [&cpu](const char* asked, bool sidecar = false) {
            Proto made = Proto().text(1, "web").message(8, cpu(asked));
            return sidecar ? made.text(24, "Always") : made;
        };
        const auto said = [&cpu](const char* allocated, const char* actuated) {
            Proto status = Proto().text(1, "web");
            if (*allocated)
                status.quantity(10, "cpu", allocated);
            return *actuated ? status.message(11, cpu(actuated)) : status;
        };
        const auto waits
            = [](const char* reason) { return Proto().text(1, "PodResizePending").text(2, "True").text(5, reason); };
        const auto row
            = [](const char* name, const Proto& spec, const Proto& status, const char* cells) {
                  QTest::newRow(name)
                      << Proto().message(1, protoMeta()).message(2, spec).message(3, status).bytes()
                      << QString::fromLatin1(cells);
              };
        const Proto asksTwo = Proto().message(2, web("2"));
        row("as asked", asksTwo, Proto().message(8, said("2", "2")), "cpu=2000");
        row("grows: asked counts at once", asksTwo, Proto().message(8, said("1", "1")), "cpu=2000");
        row("shrinks: the old counts until it is actuated", asksTwo,
            Proto().message(8, said("2", "3")), "cpu=3000");
        row("shrinks: the old counts while it is allocated", asksTwo,
            Proto().message(8, said("3", "2")), "cpu=3000");
        row("an agent that does not report", asksTwo, Proto().message(8, said("3", "")),
            "cpu=2000");
        row("deferred", asksTwo, Proto().message(2, waits("Deferred")).message(8, said("1", "1")),
            "cpu=2000");
        row("infeasible", asksTwo,
            Proto().message(2, waits("Infeasible")).message(8, said("1", "1")), "cpu=1000");
        row("infeasible, larger allocated", asksTwo,
            Proto().message(8, said("1500m", "1")).message(2, waits("Infeasible")), "cpu=1500");
        row("the first condition counts", asksTwo,
            Proto()
                .message(2, waits("Deferred"))
                .message(2, waits("Infeasible"))
                .message(8, said("1", "1")),
            "cpu=2000");
        row("infeasible, but not reported", asksTwo, Proto().message(2, waits("Infeasible")),
            "cpu=2000");
        row("of another container", asksTwo,
            Proto().message(8, Proto().text(1, "log").message(11, cpu("9"))), "cpu=2000");
        row("actuated without requests", asksTwo,
            Proto()
                .message(2, waits("Infeasible"))
                .message(8, Proto().text(1, "web").message(11, Proto())),
            "cpu=0");
        row("a sidecar", Proto().message(20, web("2", true)), Proto().message(10, said("2", "3")),
            "cpu=3000");
        row("an init container is never resized", Proto().message(20, web("2")),
            Proto().message(10, said("2", "3")), "cpu=2000");
        const Proto podAsks = Proto().message(2, web("1")).message(40, cpu("4"));
        row("the pod's own", podAsks, Proto().quantity(19, "cpu", "4").message(20, cpu("5")),
            "cpu=5000");
        row("the pod's own, not reported", podAsks, Proto().quantity(19, "cpu", "5"), "cpu=4000");
        row("the pod's own, infeasible", podAsks,
            Proto().message(2, waits("Infeasible")).quantity(19, "cpu", "3").message(20, cpu("2")),
            "cpu=3000");
        row("reported, though the pod asks nothing", asksTwo,
            Proto().quantity(19, "cpu", "5").message(20, cpu("5")), "cpu=2000");
    }

    void sumsWhatIsResized()
    {
        QFETCH(std::string, bytes);
        const Scanned pod(Kind::Pod, bytes);
        QVERIFY(pod.isValid());
        QTEST(pod.cells(QStringLiteral("cpu")), "cells");
    }
};

QTEST_APPLESS_MAIN(TestPodRequests)
#include "tst_podrequests.moc"
