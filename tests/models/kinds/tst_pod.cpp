// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/pod.h"

#include "models/kinds/health.h"
#include "tests/models/protowriter.h"
#include "tests/models/scanned.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

//! {waiting = 1 | running = 2 | terminated = 3}
Proto waiting(std::string_view reason)
{
    return Proto().message(1, Proto().text(1, reason));
}
Proto running()
{
    return Proto().message(2, Proto().time(1, 5));
}
Proto ended(qint64 exitCode, std::string_view reason, qint64 signal = 0)
{
    return Proto().message(
        3, Proto().number(1, exitCode).number(2, signal).text(3, reason).time(6, 77));
}

Proto report(std::string_view name, const Proto& state, bool ready = false, qint64 restarts = 0,
    bool started = false)
{
    return Proto()
        .text(1, name)
        .message(2, state)
        .message(3, restarts ? ended(1, "Error") : Proto())
        .number(4, ready)
        .number(5, restarts)
        .number(9, started);
}

Proto condition(std::string_view type, std::string_view status, std::string_view reason = {})
{
    return Proto().text(1, type).text(2, status).time(4, 500).text(5, reason).text(6, "why");
}

//! A pod with one init container "init", one sidecar "mesh" and two containers "web" and "log",
//! as far as they are asked for.
struct PodMaker {
    Proto meta = protoMeta("web-1");
    Proto spec;
    Proto status;

    PodMaker& containers(std::initializer_list<const char*> names)
    {
        for (const char* name : names)
            spec.message(2, Proto().text(1, name).text(2, "registry/web:1"));
        return *this;
    }
    PodMaker& init(const char* name, bool sidecar = false)
    {
        Proto container = Proto().text(1, name).text(2, "registry/init:1");
        if (sidecar)
            container.text(24, "Always");
        spec.message(20, container);
        return *this;
    }
    PodMaker& phase(const char* text)
    {
        status.text(1, text);
        return *this;
    }
    PodMaker& reason(const char* text)
    {
        status.text(4, text);
        return *this;
    }
    PodMaker& has(const Proto& what)
    {
        status.message(2, what);
        return *this;
    }
    PodMaker& says(const Proto& what)
    {
        status.message(8, what);
        return *this;
    }
    PodMaker& initSays(const Proto& what)
    {
        status.message(10, what);
        return *this;
    }
    PodMaker& deleted()
    {
        meta.time(9, 900);
        return *this;
    }
    [[nodiscard]] std::string bytes() const
    {
        return Proto().message(1, meta).message(2, spec).message(3, status).bytes();
    }
};

} // namespace

Q_DECLARE_METATYPE(std::string)

class TestPod : public QObject {
    Q_OBJECT

private Q_SLOTS:
    //! Containers that report themselves ready do not make a pod ready: of a dead node they go on
    //! doing so, and a readiness gate has its own say.
    void isReadyByItsCondition()
    {
        const auto cells = [](const char* ready, bool container) {
            return Scanned(Kind::Pod,
                PodMaker()
                    .containers({"web"})
                    .phase("Running")
                    .has(condition("Ready", ready))
                    .says(report("web", running(), container))
                    .bytes())
                .cells(QStringLiteral("ready isReady"));
        };
        QCOMPARE(cells("True", true), QStringLiteral("ready=1 isReady=1"));
        QCOMPARE(cells("False", true), QStringLiteral("ready=1 isReady=0"));
        QCOMPARE(cells("Unknown", true), QStringLiteral("ready=1 isReady=0"));
        QCOMPARE(Scanned(Kind::Pod,
                     PodMaker()
                         .containers({"web"})
                         .phase("Running")
                         .says(report("web", running(), true))
                         .bytes())
                     .cells(QStringLiteral("isReady")),
            QStringLiteral("isReady=0"));
        for (const char* phase : {"Succeeded", "Failed"}) {
            QCOMPARE(Scanned(Kind::Pod,
                         PodMaker()
                             .containers({"web"})
                             .phase(phase)
                             .has(condition("Ready", "True"))
                             .bytes())
                         .cells(QStringLiteral("isReady")),
                QStringLiteral("isReady=0"));
        }
    }

    void imagesAreNamedOnce()
    {
        PodMaker maker;
        for (const char* image : {"app:1.10", "app:1.1", "app:1.10", "log:2"})
            maker.spec.message(2, Proto().text(1, "c").text(2, image));
        QCOMPARE(Scanned(Kind::Pod, maker.bytes()).cell("image"),
            QStringLiteral("app:1.10, app:1.1, log:2"));
    }

    //! The rules are those of printPod in kubernetes 1.36.
    void countsAsKubectl_data()
    {
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("cells");
        QTest::addColumn<int>("trouble");
        QTest::addColumn<int>("health");
        const auto row = [](const char* name, const PodMaker& pod, const char* cells,
                             pod::Trouble trouble, Health health) {
            QTest::newRow(name) << pod.bytes() << QString::fromLatin1(cells) << int(trouble)
                                << int(health);
        };
        using enum pod::Trouble;
        row("pending", PodMaker().containers({"web"}).phase("Pending"),
            "status=Pending ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("running",
            PodMaker()
                .containers({"web", "log"})
                .phase("Running")
                .has(condition("Ready", "True"))
                .says(report("web", running(), true))
                .says(report("log", running(), true, 2)),
            "status=Running ready=2 containers=2 restarts=2", None, Health::Healthy);
        row("not ready",
            PodMaker()
                .containers({"web"})
                .phase("Running")
                .has(condition("Ready", "False", "ContainersNotReady"))
                .says(report("web", running())),
            "status=Running ready=0 containers=1 restarts=0", NotReady, Health::Degraded);
        row("crash loop",
            PodMaker()
                .containers({"web"})
                .phase("Running")
                .has(condition("Ready", "False"))
                .says(report("web", waiting("CrashLoopBackOff"), false, 7)),
            "status=CrashLoopBackOff ready=0 containers=1 restarts=7", CrashLoop, Health::Failed);
        row("image pull",
            PodMaker()
                .containers({"web"})
                .phase("Pending")
                .has(condition("Ready", "False"))
                .says(report("web", waiting("ImagePullBackOff"))),
            "status=ImagePullBackOff ready=0 containers=1 restarts=0", ImagePull, Health::Failed);
        row("config error",
            PodMaker().containers({"web"}).phase("Pending").says(
                report("web", waiting("CreateContainerConfigError"))),
            "status=CreateContainerConfigError ready=0 containers=1 restarts=0", ConfigError,
            Health::Failed);
        row("fits nowhere",
            PodMaker().containers({"web"}).phase("Pending").has(
                condition("PodScheduled", "False", "Unschedulable")),
            "status=Pending ready=0 containers=1 restarts=0", Unschedulable, Health::Degraded);
        row("gated",
            PodMaker().containers({"web"}).phase("Pending").has(
                condition("PodScheduled", "False", "SchedulingGated")),
            "status=SchedulingGated ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("completed",
            PodMaker()
                .containers({"web"})
                .phase("Succeeded")
                .says(report("web", ended(0, "Completed"))),
            "status=Completed ready=0 containers=1 restarts=0", None, Health::Healthy);
        row("failed",
            PodMaker().containers({"web"}).phase("Failed").says(report("web", ended(1, "Error"))),
            "status=Error ready=0 containers=1 restarts=0", Failed, Health::Failed);
        row("exit code without a reason",
            PodMaker().containers({"web"}).phase("Failed").says(report("web", ended(3, ""))),
            "status=ExitCode:3 ready=0 containers=1 restarts=0", Failed, Health::Failed);
        row("signal without a reason",
            PodMaker().containers({"web"}).phase("Failed").says(report("web", ended(137, "", 9))),
            "status=Signal:9 ready=0 containers=1 restarts=0", Failed, Health::Failed);
        row("evicted", PodMaker().containers({"web"}).phase("Failed").reason("Evicted"),
            "status=Evicted ready=0 containers=1 restarts=0", Failed, Health::Failed);
        row("one of two has completed, the other serves",
            PodMaker()
                .containers({"web", "log"})
                .phase("Running")
                .has(condition("Ready", "True"))
                .says(report("web", ended(0, "Completed")))
                .says(report("log", running(), true)),
            "status=Running ready=1 containers=2 restarts=0", None, Health::Healthy);
        row("one of two has completed, readiness says no",
            PodMaker()
                .containers({"web", "log"})
                .phase("Running")
                .has(condition("Ready", "False"))
                .says(report("web", ended(0, "Completed")))
                .says(report("log", running(), true)),
            "status=NotReady ready=1 containers=2 restarts=0", NotReady, Health::Degraded);
        row("one completed, one in error",
            PodMaker()
                .containers({"web", "log"})
                .phase("Failed")
                .says(report("web", ended(0, "Completed")))
                .says(report("log", ended(1, "Error"))),
            "status=Error ready=0 containers=2 restarts=0", Failed, Health::Failed);
        row("terminating",
            PodMaker()
                .containers({"web"})
                .phase("Running")
                .has(condition("Ready", "False"))
                .says(report("web", running(), true))
                .deleted(),
            "status=Terminating ready=1 containers=1 restarts=0", None, Health::Progressing);
        row("deleted when it was through",
            PodMaker()
                .containers({"web"})
                .phase("Succeeded")
                .says(report("web", ended(0, "Completed")))
                .deleted(),
            "status=Completed ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("on a lost node",
            PodMaker().containers({"web"}).phase("Running").reason("NodeLost").deleted(),
            "status=Unknown ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("first init container runs",
            PodMaker()
                .init("a")
                .init("b")
                .containers({"web"})
                .phase("Pending")
                .initSays(report("a", running()))
                .initSays(report("b", waiting("PodInitializing")))
                .says(report("web", waiting("PodInitializing"))),
            "status=Init:0/2 ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("second init container waits",
            PodMaker()
                .init("a")
                .init("b")
                .containers({"web"})
                .phase("Pending")
                .initSays(report("a", ended(0, "Completed")))
                .initSays(report("b", waiting("PodInitializing"))),
            "status=Init:1/2 ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("init container in a crash loop",
            PodMaker()
                .init("a")
                .containers({"web"})
                .phase("Pending")
                .has(condition("Ready", "False"))
                .initSays(report("a", waiting("CrashLoopBackOff"), false, 4))
                .says(report("web", waiting("PodInitializing"))),
            "status=Init:CrashLoopBackOff ready=0 containers=1 restarts=4", CrashLoop,
            Health::Failed);
        row("init container failed",
            PodMaker().init("a").containers({"web"}).phase("Pending").initSays(
                report("a", ended(2, ""))),
            "status=Init:ExitCode:2 ready=0 containers=1 restarts=0", None, Health::Progressing);
        row("restarts of finished init containers are past",
            PodMaker()
                .init("a")
                .containers({"web"})
                .phase("Running")
                .has(condition("Ready", "True"))
                .initSays(report("a", ended(0, "Completed"), false, 4))
                .says(report("web", running(), true, 1)),
            "status=Running ready=1 containers=1 restarts=1", None, Health::Healthy);
        row("sidecar is one of the containers",
            PodMaker()
                .init("mesh", true)
                .containers({"web"})
                .phase("Running")
                .has(condition("Ready", "True"))
                .initSays(report("mesh", running(), true, 3, true))
                .says(report("web", running(), true)),
            "status=Running ready=2 containers=2 restarts=3", None, Health::Healthy);
        row("sidecar has not started",
            PodMaker()
                .init("mesh", true)
                .containers({"web"})
                .phase("Pending")
                .initSays(report("mesh", running()))
                .says(report("web", waiting("PodInitializing"))),
            "status=Init:0/1 ready=0 containers=2 restarts=0", None, Health::Progressing);
        row("reports in another order than the spec",
            PodMaker()
                .init("a")
                .init("mesh", true)
                .containers({"web"})
                .phase("Running")
                .has(condition("Ready", "True"))
                .initSays(report("mesh", running(), true, 0, true))
                .initSays(report("a", ended(0, "Completed")))
                .says(report("web", running(), true)),
            "status=Running ready=2 containers=2 restarts=0", None, Health::Healthy);
        row("initialised, though an init container runs again",
            PodMaker()
                .init("a")
                .containers({"web"})
                .phase("Running")
                .has(condition("Initialized", "True"))
                .has(condition("Ready", "True"))
                .initSays(report("a", running()))
                .says(report("web", running(), true)),
            "status=Init:0/1 ready=1 containers=1 restarts=0", None, Health::Healthy);
    }

    void countsAsKubectl()
    {
        QFETCH(std::string, bytes);
        const Scanned pod(Kind::Pod, bytes);
        QVERIFY(pod.isValid());
        QTEST(pod.cells(QStringLiteral("status ready containers restarts")), "cells");
        QTEST(int(pod.table().number(0, pod::TroubleKind)), "trouble");
        QTEST(int(healthOf(pod.table(), 0)), "health");
    }

    //! Condition Ready turns with every restart (at 500 here) and says nothing of the loop.
    void crashLoopSince_data()
    {
        QTest::addColumn<std::string>("lastState");
        QTest::addColumn<int>("restarts");
        QTest::addColumn<QString>("cells");
        const auto run = [](qint64 started, qint64 finished) {
            Proto end = Proto().number(1, 1);
            if (started)
                end.time(5, started);
            return Proto().message(3, end.time(6, finished)).bytes();
        };
        const auto row
            = [](const char* name, const std::string& last, int restarts, const char* cells) {
                  QTest::newRow(name) << last << restarts << QString::fromLatin1(cells);
              };
        // The pod was created at 1000.
        row("the first crash", run(1100, 1105), 0, "troubleSince=1105 troubleNotBefore=0");
        row("the seventh crash", run(9100, 9105), 6, "troubleSince=9100 troubleNotBefore=1000");
        row("after a run of 10 min", run(9100, 9700), 6, "troubleSince=9100 troubleNotBefore=1000");
        row("after a longer run, which ended whatever was before", run(9100, 9701), 6,
            "troubleSince=9701 troubleNotBefore=0");
        row("an agent that does not say when it started", run(0, 9105), 6,
            "troubleSince=9105 troubleNotBefore=1000");
        row("the last run is not on record", {}, 6, "troubleSince=0 troubleNotBefore=1000");
    }

    void crashLoopSince()
    {
        QFETCH(std::string, lastState);
        QFETCH(int, restarts);
        const Proto report = Proto()
                                 .text(1, "web")
                                 .message(2, waiting("CrashLoopBackOff"))
                                 .text(3, lastState)
                                 .number(5, restarts);
        for (const bool init : {false, true}) {
            PodMaker maker;
            maker.init("init").containers({"web"}).phase("Running").has(
                condition("Ready", "False"));
            const Scanned scanned(
                Kind::Pod, (init ? maker.initSays(report) : maker.says(report)).bytes());
            QCOMPARE(scanned.cell("trouble").toInt(), int(pod::Trouble::CrashLoop));
            QTEST(scanned.cells(QStringLiteral("troubleSince troubleNotBefore")), "cells");
        }
    }

    void refusesWhatIsNoPod()
    {
        QVERIFY(!Scanned(Kind::Pod, "").isValid());
        QVERIFY(!Scanned(Kind::Pod, "{}").isValid());
        const std::string bytes = PodMaker().containers({"web"}).phase("Running").bytes();
        QVERIFY(!Scanned(Kind::Pod, std::string_view(bytes).substr(0, bytes.size() - 1)).isValid());
    }
};

QTEST_APPLESS_MAIN(TestPod)
#include "tst_pod.moc"
