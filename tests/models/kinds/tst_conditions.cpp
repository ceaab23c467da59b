// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/conditions.h"

#include <QTest>

using namespace portolan;
using enum ConditionMeaning;

class TestConditions : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void judges_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<ConditionMeaning>("meaning");
        const auto row = [](Kind kind, const char* type, const char* status,
                             ConditionMeaning meaning, const char* reason = "") {
            QTest::addRow("%d %s %s %s", int(kind), type, status, reason)
                << kind << QByteArray(type) << QByteArray(status) << QByteArray(reason) << meaning;
        };
        row(Kind::Pod, "Ready", "True", Good);
        row(Kind::Pod, "Ready", "False", Bad, "ContainersNotReady");
        row(Kind::Pod, "Ready", "False", Neutral, "PodCompleted");
        row(Kind::Pod, "ContainersReady", "False", Neutral, "PodCompleted");
        row(Kind::Pod, "Ready", "False", Bad, "PodFailed");
        row(Kind::Pod, "PodScheduled", "False", Bad, "Unschedulable");
        row(Kind::Pod, "DisruptionTarget", "True", Bad, "EvictionByEvictionAPI");
        row(Kind::Pod, "Ready", "Unknown", Neutral);
        row(Kind::Pod, "example.com/load-balancer-ready", "True", Neutral);
        row(Kind::Pod, "example.com/load-balancer-ready", "False", Neutral);
        row(Kind::Node, "Ready", "False", Bad);
        row(Kind::Node, "MemoryPressure", "False", Good);
        row(Kind::Node, "MemoryPressure", "True", Bad);
        row(Kind::Node, "KernelDeadlock", "True", Bad);
        row(Kind::Node, "SomethingOfAVendor", "True", Neutral);
        row(Kind::Namespace, "NamespaceFinalizersRemaining", "True", Bad);
        row(Kind::Namespace, "NamespaceFinalizersRemaining", "False", Good);
        row(Kind::Deployment, "ReplicaFailure", "True", Bad);
        row(Kind::Deployment, "Progressing", "False", Bad, "ProgressDeadlineExceeded");
        row(Kind::Job, "Complete", "True", Good);
        row(Kind::Job, "Failed", "True", Bad);
        row(Kind::Job, "Suspended", "True", Neutral);
        row(Kind::HorizontalPodAutoscaler, "ScalingLimited", "False", Good);
        row(Kind::HorizontalPodAutoscaler, "ScalingLimited", "True", Bad, "TooManyReplicas");
        row(Kind::HorizontalPodAutoscaler, "ScalingLimited", "True", Neutral, "TooFewReplicas");
        row(Kind::HorizontalPodAutoscaler, "ScalingActive", "False", Bad, "FailedGetResourceMetric");
        row(Kind::HorizontalPodAutoscaler, "ScalingActive", "False", Neutral, "ScalingDisabled");
        row(Kind::PodDisruptionBudget, "DisruptionAllowed", "False", Neutral, "InsufficientPods");
        row(Kind::Rollout, "InvalidSpec", "True", Bad);
        row(Kind::Rollout, "Paused", "True", Neutral);
        row(Kind::Rollout, "Healthy", "False", Neutral);
        // A type means what its own kind says, and nothing in another.
        row(Kind::ConfigMap, "Ready", "True", Neutral);
        row(Kind::Rollout, "MemoryPressure", "True", Neutral);
    }

    void judges()
    {
        QFETCH(Kind, kind);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, reason);
        QFETCH(ConditionMeaning, meaning);
        QCOMPARE(meaningOf(kind, type.toStdString(), status.toStdString(), reason.toStdString()),
            meaning);
    }
};

QTEST_APPLESS_MAIN(TestConditions)
#include "tst_conditions.moc"
