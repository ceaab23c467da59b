// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/health.h"
#include "tests/models/protowriter.h"
#include "tests/models/scanned.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

Proto object(const Proto& spec, const Proto& status, Proto meta = protoMeta())
{
    return Proto().message(1, meta).message(2, spec).message(3, status);
}

//! A PodTemplateSpec with these images.
Proto templateOf(std::initializer_list<const char*> images)
{
    Proto spec;
    for (const char* image : images)
        spec.message(2, Proto().text(1, "c").text(2, image));
    return Proto().message(2, spec);
}

//! A condition whose fields behind the status have these numbers.
Proto condition(const char* type, const char* status, quint32 since, quint32 reason,
    quint32 message, const char* why = "Why")
{
    return Proto()
        .text(1, type)
        .text(2, status)
        .time(since, 600)
        .text(reason, why)
        .text(message, "because");
}

Proto metaOfGeneration(qint64 generation)
{
    return protoMeta().number(7, generation);
}

} // namespace

Q_DECLARE_METATYPE(std::string)

class TestKinds : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<std::string>("bytes");
        QTest::addColumn<QString>("cells");
        QTest::addColumn<int>("health");
        workloads();
        batches();
        network();
        policies();
        storage();
        others();
    }

    void reads()
    {
        QFETCH(int, kind);
        QFETCH(std::string, bytes);
        QFETCH(QString, cells);
        const Scanned scanned{Kind(kind), bytes};
        QVERIFY(scanned.isValid());
        const QStringList parts = cells.split(QLatin1String("; "));
        for (const QString& part : parts) {
            const QString id = part.section(QLatin1Char('='), 0, 0);
            QCOMPARE(id + QLatin1Char('=') + scanned.cell(id.toLatin1().constData()), part);
        }
        QTEST(int(healthOf(scanned.table(), 0)), "health");
    }

private:
    static void row(const char* name, Kind kind, const Proto& bytes, const char* cells,
        Health health = Health::Healthy)
    {
        row(name, kind, bytes.bytes(), cells, health);
    }
    static void row(const char* name, Kind kind, const std::string& bytes, const char* cells,
        Health health = Health::Healthy)
    {
        QTest::newRow(name) << int(kind) << bytes << QString::fromLatin1(cells) << int(health);
    }

    static void workloads()
    {
        const auto status = [](qint64 total, qint64 updated, qint64 ready, qint64 observed = 2) {
            return Proto()
                .number(1, observed)
                .number(2, total)
                .number(3, updated)
                .number(4, ready)
                .number(7, ready);
        };
        const Proto spec = Proto()
                               .number(1, 3)
                               .message(3, templateOf({"web:1", "log:2", "web:1"}))
                               .message(4, Proto().text(1, "RollingUpdate"));
        row("deployment", Kind::Deployment,
            object(spec, status(3, 3, 3),
                metaOfGeneration(2).entry(12, "deployment.kubernetes.io/revision", "7")),
            "status=Healthy; ready=3; desired=3; updated=3; available=3; strategy=RollingUpdate; "
            "image=web:1, log:2; revision=7; paused=0; reason=; since=0");
        row("deployment not looked at yet", Kind::Deployment,
            object(spec, status(3, 3, 3, 1), metaOfGeneration(2)), "status=Progressing",
            Health::Progressing);
        row("deployment rolling out", Kind::Deployment,
            object(spec, status(4, 2, 3), metaOfGeneration(2)), "status=Progressing; updated=2",
            Health::Progressing);
        row("deployment below its count", Kind::Deployment,
            object(spec,
                status(3, 3, 1)
                    .message(6, condition("Progressing", "True", 7, 4, 5, "NewReplicaSetAvailable"))
                    .message(
                        6, condition("Available", "False", 7, 4, 5, "MinimumReplicasUnavailable")),
                metaOfGeneration(2)),
            "status=Degraded; ready=1; reason=MinimumReplicasUnavailable; since=600",
            Health::Degraded);
        row("deployment that gave up", Kind::Deployment,
            object(spec,
                status(4, 1, 3)
                    .message(6, condition("Available", "False", 7, 4, 5))
                    .message(
                        6, condition("Progressing", "False", 7, 4, 5, "ProgressDeadlineExceeded")),
                metaOfGeneration(2)),
            "status=Degraded; reason=ProgressDeadlineExceeded", Health::Degraded);
        row("deployment refused by a quota", Kind::Deployment,
            object(spec,
                status(1, 1, 1)
                    .message(6, condition("ReplicaFailure", "True", 7, 4, 5, "FailedCreate"))
                    .message(
                        6, condition("Progressing", "False", 7, 4, 5, "ProgressDeadlineExceeded")),
                metaOfGeneration(2)),
            "reason=FailedCreate; message=because", Health::Degraded);
        row("deployment paused", Kind::Deployment,
            object(Proto().number(1, 1).number(7, 1), status(1, 1, 1)), "status=Paused; paused=1",
            Health::Paused);
        row("deployment with one replica by default", Kind::Deployment, object(Proto(), Proto()),
            "desired=1; status=Progressing", Health::Progressing);
        row("deployment scaled to nothing", Kind::Deployment, object(Proto().number(1, 0), Proto()),
            "desired=0; status=Healthy");

        row("replicaset of a rollout", Kind::ReplicaSet,
            object(Proto().number(1, 2).message(3, templateOf({"web:1"})),
                Proto().number(1, 2).number(4, 2).number(5, 2),
                protoMeta()
                    .entry(11, "rollouts-pod-template-hash", "abc")
                    .entry(11, "pod-template-hash", "no")
                    .entry(12, "rollout.argoproj.io/revision", "3")
                    .message(13, Proto().text(1, "Rollout").text(3, "web").number(6, 1))),
            "status=Healthy; ready=2; desired=2; current=2; owner=Rollout/web; hash=abc; "
            "revision=3; image=web:1");
        row("replicaset refused", Kind::ReplicaSet,
            object(Proto().number(1, 2),
                Proto().message(6, condition("ReplicaFailure", "True", 3, 4, 5, "FailedCreate"))),
            "status=Degraded; reason=FailedCreate; message=because; since=600", Health::Degraded);

        const auto set = [](const Proto& strategy, qint64 updated) {
            return object(Proto().number(1, 3).text(5, "db").message(7, strategy),
                Proto()
                    .number(2, 3)
                    .number(3, 3)
                    .number(5, updated)
                    .text(6, "db-1")
                    .text(7, "db-2")
                    .number(11, 3));
        };
        row("statefulset rolling out", Kind::StatefulSet, set(Proto().text(1, "RollingUpdate"), 1),
            "status=Progressing; ready=3; desired=3; updated=1; service=db; currentRevision=db-1; "
            "updateRevision=db-2",
            Health::Progressing);
        row("statefulset held by its partition", Kind::StatefulSet,
            set(Proto().text(1, "RollingUpdate").message(2, Proto().number(1, 2)), 1),
            "status=Healthy; updated=1");
        row("statefulset updated by hand", Kind::StatefulSet, set(Proto().text(1, "OnDelete"), 0),
            "status=Healthy; strategy=OnDelete");

        row("daemonset below its count", Kind::DaemonSet,
            object(Proto().message(2, templateOf({"agent:1"})),
                Proto().number(1, 4).number(2, 1).number(3, 4).number(4, 3).number(6, 4).number(
                    7, 3)),
            "status=Degraded; ready=3; desired=4; current=4; misscheduled=1; image=agent:1",
            Health::Degraded);
    }

    static void batches()
    {
        const Proto cron = Proto().text(1, "CronJob").text(3, "report").number(6, 1);
        row("job that runs", Kind::Job,
            object(
                Proto().number(2, 5), Proto().time(2, 100).number(4, 2).number(5, 1).number(6, 1)),
            "status=Running; completions=1; wanted=5; failed=1; active=2; started=100; finished=0; "
            "duration=0",
            Health::Progressing);
        row("job that is through", Kind::Job,
            object(Proto(),
                Proto()
                    .message(1, condition("Complete", "True", 4, 5, 6))
                    .time(2, 100)
                    .time(3, 160)
                    .number(5, 1),
                protoMeta().message(13, cron)),
            "status=Complete; wanted=1; duration=60; owner=CronJob/report");
        row("job that failed", Kind::Job,
            object(Proto(),
                Proto()
                    .message(1, condition("FailureTarget", "True", 4, 5, 6))
                    .message(1, condition("Failed", "True", 4, 5, 6, "BackoffLimitExceeded"))
                    .time(2, 100)
                    .number(6, 4)),
            "status=Failed; reason=BackoffLimitExceeded; message=because; since=600; finished=600; "
            "duration=500",
            Health::Failed);
        row("job suspended", Kind::Job,
            object(Proto(), Proto().message(1, condition("Suspended", "True", 4, 5, 6))),
            "status=Suspended", Health::Paused);
        row("job no longer suspended", Kind::Job,
            object(Proto(), Proto().message(1, condition("Suspended", "False", 4, 5, 6))),
            "status=Running", Health::Progressing);
        row("cronjob", Kind::CronJob,
            object(
                Proto()
                    .text(1, "*/5 * * * *")
                    .text(3, "Forbid")
                    .number(4, 1)
                    .text(8, "Europe/Zurich")
                    .message(5, Proto().message(2, Proto().message(6, templateOf({"report:1"})))),
                Proto().message(1, Proto()).message(1, Proto()).time(4, 70).time(5, 60)),
            "schedule=*/5 * * * *; timeZone=Europe/Zurich; suspended=1; active=2; lastSchedule=70; "
            "lastSuccess=60; policy=Forbid; image=report:1",
            Health::Paused);
    }

    static void network()
    {
        const Proto port = Proto().text(2, "TCP").number(3, 443).number(5, 30443);
        const Proto balancer = Proto()
                                   .message(1, port)
                                   .message(1, Proto().number(3, 53).text(2, "UDP"))
                                   .entry(2, "tier", "front")
                                   .entry(2, "app", "web")
                                   .text(3, "10.0.0.1")
                                   .text(4, "LoadBalancer");
        const auto ingress
            = [](const Proto& entry) { return Proto().message(1, Proto().message(1, entry)); };
        row("load balancer without an address", Kind::Service,
            object(balancer, Proto().message(1, Proto())),
            "type=LoadBalancer; clusterIp=10.0.0.1; external=pending; isPending=1; "
            "ports=443:30443/TCP,53/UDP; selector=app=web,tier=front",
            Health::Progressing);
        row("load balancer by name", Kind::Service,
            object(balancer, ingress(Proto().text(2, "lb.example.com"))),
            "external=lb.example.com; isPending=0");
        row("load balancer by address and by hand", Kind::Service,
            object(Proto(balancer).text(5, "192.0.2.9"),
                ingress(Proto().text(1, "192.0.2.1").text(2, "x"))),
            "external=192.0.2.1,192.0.2.9");
        row("service of another name", Kind::Service,
            object(Proto().text(4, "ExternalName").text(10, "db.example.com"), Proto()),
            "external=db.example.com; selector=");
        row("service without an outside", Kind::Service,
            object(Proto().text(3, "None").text(4, "ClusterIP"), Proto()),
            "external=; clusterIp=None");

        const auto endpoint = [](const Proto& conditions) {
            return Proto().text(1, "10.1.0.1").message(2, conditions);
        };
        row("endpoints", Kind::EndpointSlice,
            Proto()
                .message(1, protoMeta().entry(11, "kubernetes.io/service-name", "web"))
                .message(2, endpoint(Proto().number(1, 1)))
                .message(2, endpoint(Proto().number(1, 0)))
                .message(2, endpoint(Proto())) // not said: ready
                .message(3, Proto().text(2, "TCP").number(3, 8080))
                .text(4, "IPv4"),
            "addressType=IPv4; ready=2; endpoints=3; service=web; ports=8080/TCP");
        row("endpoints of which none is ready", Kind::EndpointSlice,
            Proto().message(1, protoMeta()).message(2, endpoint(Proto().number(1, 0))),
            "ready=0; endpoints=1", Health::Degraded);

        const Proto expressions
            = Proto()
                  .entry(1, "app", "web")
                  .message(2, Proto().text(1, "tier").text(2, "In").text(3, "a").text(3, "b"))
                  .message(2, Proto().text(1, "old").text(2, "DoesNotExist"))
                  .message(2, Proto().text(1, "zone").text(2, "NotIn").text(3, "z"))
                  .message(2, Proto().text(1, "team").text(2, "Exists"));
        row("network policy", Kind::NetworkPolicy,
            object(Proto()
                       .message(1, expressions)
                       .message(2, Proto())
                       .message(3, Proto())
                       .message(3, Proto())
                       .text(4, "Ingress")
                       .text(4, "Egress"),
                Proto()),
            "podSelector=app=web,tier in (a,b),!old,zone notin (z),team; types=Ingress, Egress; "
            "ingressRules=1; egressRules=2");
        row("network policy of all pods", Kind::NetworkPolicy,
            object(Proto().message(1, Proto()), Proto()), "podSelector=*; types=");
    }

    static void policies()
    {
        const auto resource = [](const char* name, qint64 percent) {
            return Proto()
                .text(1, "Resource")
                .message(4,
                    Proto().text(1, name).message(
                        2, Proto().text(1, "Utilization").number(4, percent)));
        };
        const Proto pods = Proto().text(1, "Pods").message(3,
            Proto()
                .message(1, Proto().text(1, "rps"))
                .message(2, Proto().text(1, "AverageValue").message(3, Proto().text(1, "1k"))));
        const Proto spec = Proto()
                               .message(1, Proto().text(1, "Rollout").text(2, "web"))
                               .number(2, 3)
                               .number(3, 100)
                               .message(4, resource("cpu", 70))
                               .message(4, pods);
        row("autoscaler without data", Kind::HorizontalPodAutoscaler,
            object(spec,
                Proto()
                    .number(3, 10)
                    .message(5, Proto().text(1, ""))
                    .message(5, Proto().text(1, ""))
                    .message(6, condition("AbleToScale", "True", 3, 4, 5))
                    .message(6,
                        condition("ScalingActive", "False", 3, 4, 5, "FailedGetResourceMetric"))),
            "status=FailedGetResourceMetric; target=Rollout/web; min=3; max=100; current=10; "
            "desired=0; "
            "metrics=cpu 70%: no data, rps 1k: no data; scalingActive=False; ableToScale=True; "
            "reason=FailedGetResourceMetric; message=because; since=600",
            Health::Degraded);
        row("autoscaler with data", Kind::HorizontalPodAutoscaler,
            object(spec,
                Proto()
                    .number(3, 10)
                    .number(4, 12)
                    .message(5,
                        Proto()
                            .text(1, "Resource")
                            .message(4,
                                Proto().text(1, "cpu").message(2,
                                    Proto()
                                        .message(1, Proto())
                                        .message(2, Proto().text(1, "301m"))
                                        .number(3, 86))))
                    .message(5,
                        Proto().text(1, "Pods").message(3,
                            Proto()
                                .message(1, Proto().text(1, "rps"))
                                .message(2, Proto().message(2, Proto().text(1, "950")))))
                    .message(6, condition("ScalingActive", "True", 3, 4, 5))),
            "status=Active; metrics=cpu 70%: 86%, rps 1k: 950; desired=12; reason=; since=0");
        row("autoscaler without its target", Kind::HorizontalPodAutoscaler,
            object(spec,
                Proto().message(6, condition("AbleToScale", "False", 3, 4, 5, "FailedGetScale"))),
            "status=FailedGetScale", Health::Degraded);
        row("autoscaler not looked at", Kind::HorizontalPodAutoscaler, object(Proto(), Proto()),
            "status=Unknown; min=1; metrics=", Health::Unknown);

        row("budget", Kind::PodDisruptionBudget,
            object(Proto()
                       .message(1, Proto().number(1, 0).number(2, 2))
                       .message(2, Proto().entry(1, "app", "web")),
                Proto().number(3, 8).number(4, 10).number(5, 2).number(6, 10)),
            "minAvailable=2; maxUnavailable=; allowed=8; healthy=10; desiredHealthy=2; "
            "expected=10; selector=app=web");
        row("budget in percent, broken", Kind::PodDisruptionBudget,
            object(Proto().message(3, Proto().number(1, 1).text(3, "25%")),
                Proto().number(4, 1).number(5, 2)),
            "minAvailable=; maxUnavailable=25%; allowed=0; selector=", Health::Degraded);
        const auto storage = [](const char* used, const char* hard) {
            return Proto()
                .quantity(1, "requests.storage", hard)
                .quantity(2, "requests.storage", used);
        };
        row("quota of more thousandths than a number holds", Kind::ResourceQuota,
            object(Proto(), storage("10Pi", "20Pi")), "tightestPercent=50", Health::Healthy);
        row("quota at its limit", Kind::ResourceQuota,
            object(Proto(),
                Proto()
                    .quantity(1, "pods", "50")
                    .quantity(2, "pods", "50")
                    .quantity(1, "cpu", "2")
                    .quantity(2, "cpu", "1500m")),
            "used=cpu 1500m 2\npods 50 50\n; tightest=pods; tightestPercent=100", Health::Degraded);
    }

    static void storage()
    {
        const Proto spec = Proto()
                               .text(1, "ReadWriteOnce")
                               .message(2, Proto().quantity(2, "storage", "100Gi"))
                               .text(3, "pv-1")
                               .text(5, "gp3-csi");
        row("claim", Kind::PersistentVolumeClaim,
            object(spec, Proto().text(1, "Bound").quantity(3, "storage", "101Gi")),
            "status=Bound; capacity=108447924224; requested=107374182400; class=gp3-csi; "
            "volume=pv-1; "
            "accessModes=ReadWriteOnce");
        row("claim that waits", Kind::PersistentVolumeClaim,
            object(Proto(), Proto().text(1, "Pending")), "status=Pending; capacity=0",
            Health::Progressing);
        row("claim that goes", Kind::PersistentVolumeClaim,
            object(spec, Proto().text(1, "Bound"), protoMeta().time(9, 5)), "status=Terminating",
            Health::Progressing);
        row("storage class", Kind::StorageClass,
            Proto()
                .message(
                    1, protoMeta().entry(12, "storageclass.kubernetes.io/is-default-class", "true"))
                .text(2, "ebs.csi.aws.com")
                .text(4, "Retain")
                .number(6, 1)
                .text(7, "WaitForFirstConsumer"),
            "provisioner=ebs.csi.aws.com; reclaim=Retain; binding=WaitForFirstConsumer; "
            "expandable=1; default=1");
        row("storage class by default", Kind::StorageClass,
            Proto().message(1, protoMeta()).text(2, "x"),
            "reclaim=Delete; binding=Immediate; expandable=0; default=0");
    }

    static void others()
    {
        row("namespace that goes", Kind::Namespace, object(Proto(), Proto().text(1, "Terminating")),
            "status=Terminating", Health::Progressing);
        const Proto pod = Proto().text(1, "Pod").text(2, "shop").text(3, "web-1").text(4, "u-1");
        row("event of the old API", Kind::Event,
            Proto()
                .message(1, protoMeta())
                .message(2, pod)
                .text(3, "BackOff")
                .text(4, "back-off 5m")
                .message(5, Proto().text(1, "kubelet").text(2, "node-1"))
                .time(6, 100)
                .time(7, 400)
                .number(8, 12)
                .text(9, "Warning"),
            "type=Warning; reason=BackOff; object=Pod/web-1; objectKind=Pod; objectNamespace=shop; "
            "objectName=web-1; objectUid=u-1; message=back-off 5m; count=12; firstSeen=100; "
            "lastSeen=400; "
            "source=kubelet, node-1",
            Health::Degraded);
        row("event of the new API", Kind::Event,
            Proto()
                .message(1, protoMeta())
                .message(2, pod)
                .text(9, "Normal")
                .time(10, 100)
                .text(14, "scheduler")
                .text(15, "scheduler-0"),
            "count=1; firstSeen=100; lastSeen=100; source=scheduler, scheduler-0");
        row("event of a series", Kind::Event,
            Proto()
                .message(1, protoMeta())
                .message(2, pod)
                .text(9, "Normal")
                .time(10, 100)
                .message(11, Proto().number(1, 7).time(2, 900)),
            "count=7; firstSeen=100; lastSeen=900");
        const std::string meta
            = R"("metadata":{"name":"a","namespace":"shop","resourceVersion":"4",)"
              R"("uid":"00000000-0000-4000-8000-000000000001")";
        row("analysis template", Kind::AnalysisTemplate,
            "{" + meta
                + R"(},"spec":{"args":[{"name":"service"},{"name":"step","value":"5m"}],)"
                  R"("metrics":[{"name":"success-rate"},{"name":"latency"}]}})",
            "metrics=success-rate, latency; metricCount=2; args=service, step=5m");
        row("analysis run", Kind::AnalysisRun,
            "{" + meta
                + R"(,"ownerReferences":[{"kind":"Rollout","name":"web","controller":true}]},"status":)"
                  R"({"phase":"Failed","message":"metric assessed Failed","startedAt":"1970-01-01T00:01:00Z",)"
                  R"("metricResults":[{"name":"ok","phase":"Failed","successful":1,"failed":3}]}})",
            "phase=Failed; message=metric assessed Failed; metrics=ok: Failed 1/4; "
            "owner=Rollout/web; started=60",
            Health::Failed);
        row("analysis run not begun", Kind::AnalysisRun, "{" + meta + "}}", "phase=Pending",
            Health::Progressing);
    }
};

QTEST_APPLESS_MAIN(TestKinds)
#include "tst_kinds.moc"
