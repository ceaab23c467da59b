// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/kindwords.h"

#include <QCoreApplication>

namespace portolan::ui {
namespace {

struct Words {
    const char* title;
    const char* plural;
    const char* singular;
};

// By kind. Names of one word are plain English, the others stay as in manifests.
constexpr Words words[kindCount] = {
    {QT_TRANSLATE_NOOP("Kind", "Nodes"), QT_TRANSLATE_NOOP("Kind", "nodes"),
        QT_TRANSLATE_NOOP("Kind", "node")},
    {QT_TRANSLATE_NOOP("Kind", "Pods"), QT_TRANSLATE_NOOP("Kind", "pods"),
        QT_TRANSLATE_NOOP("Kind", "pod")},
    {QT_TRANSLATE_NOOP("Kind", "Namespaces"), QT_TRANSLATE_NOOP("Kind", "namespaces"),
        QT_TRANSLATE_NOOP("Kind", "namespace")},
    {QT_TRANSLATE_NOOP("Kind", "Deployments"), QT_TRANSLATE_NOOP("Kind", "deployments"),
        QT_TRANSLATE_NOOP("Kind", "deployment")},
    {QT_TRANSLATE_NOOP("Kind", "ReplicaSets"), QT_TRANSLATE_NOOP("Kind", "ReplicaSets"),
        QT_TRANSLATE_NOOP("Kind", "ReplicaSet")},
    {QT_TRANSLATE_NOOP("Kind", "StatefulSets"), QT_TRANSLATE_NOOP("Kind", "StatefulSets"),
        QT_TRANSLATE_NOOP("Kind", "StatefulSet")},
    {QT_TRANSLATE_NOOP("Kind", "DaemonSets"), QT_TRANSLATE_NOOP("Kind", "DaemonSets"),
        QT_TRANSLATE_NOOP("Kind", "DaemonSet")},
    {QT_TRANSLATE_NOOP("Kind", "Jobs"), QT_TRANSLATE_NOOP("Kind", "jobs"),
        QT_TRANSLATE_NOOP("Kind", "job")},
    {QT_TRANSLATE_NOOP("Kind", "CronJobs"), QT_TRANSLATE_NOOP("Kind", "CronJobs"),
        QT_TRANSLATE_NOOP("Kind", "CronJob")},
    {QT_TRANSLATE_NOOP("Kind", "Services"), QT_TRANSLATE_NOOP("Kind", "services"),
        QT_TRANSLATE_NOOP("Kind", "service")},
    {QT_TRANSLATE_NOOP("Kind", "EndpointSlices"), QT_TRANSLATE_NOOP("Kind", "EndpointSlices"),
        QT_TRANSLATE_NOOP("Kind", "EndpointSlice")},
    {QT_TRANSLATE_NOOP("Kind", "NetworkPolicies"), QT_TRANSLATE_NOOP("Kind", "NetworkPolicies"),
        QT_TRANSLATE_NOOP("Kind", "NetworkPolicy")},
    {QT_TRANSLATE_NOOP("Kind", "HorizontalPodAutoscalers"),
        QT_TRANSLATE_NOOP("Kind", "HorizontalPodAutoscalers"),
        QT_TRANSLATE_NOOP("Kind", "HorizontalPodAutoscaler")},
    {QT_TRANSLATE_NOOP("Kind", "PodDisruptionBudgets"),
        QT_TRANSLATE_NOOP("Kind", "PodDisruptionBudgets"),
        QT_TRANSLATE_NOOP("Kind", "PodDisruptionBudget")},
    {QT_TRANSLATE_NOOP("Kind", "Quotas"), QT_TRANSLATE_NOOP("Kind", "quotas"),
        QT_TRANSLATE_NOOP("Kind", "quota")},
    {QT_TRANSLATE_NOOP("Kind", "PersistentVolumeClaims"),
        QT_TRANSLATE_NOOP("Kind", "PersistentVolumeClaims"),
        QT_TRANSLATE_NOOP("Kind", "PersistentVolumeClaim")},
    {QT_TRANSLATE_NOOP("Kind", "StorageClasses"), QT_TRANSLATE_NOOP("Kind", "StorageClasses"),
        QT_TRANSLATE_NOOP("Kind", "StorageClass")},
    {QT_TRANSLATE_NOOP("Kind", "ConfigMaps"), QT_TRANSLATE_NOOP("Kind", "ConfigMaps"),
        QT_TRANSLATE_NOOP("Kind", "ConfigMap")},
    {QT_TRANSLATE_NOOP("Kind", "Events"), QT_TRANSLATE_NOOP("Kind", "events"),
        QT_TRANSLATE_NOOP("Kind", "event")},
    {QT_TRANSLATE_NOOP("Kind", "Rollouts"), QT_TRANSLATE_NOOP("Kind", "rollouts"),
        QT_TRANSLATE_NOOP("Kind", "rollout")},
    {QT_TRANSLATE_NOOP("Kind", "AnalysisTemplates"), QT_TRANSLATE_NOOP("Kind", "AnalysisTemplates"),
        QT_TRANSLATE_NOOP("Kind", "AnalysisTemplate")},
    {QT_TRANSLATE_NOOP("Kind", "AnalysisRuns"), QT_TRANSLATE_NOOP("Kind", "AnalysisRuns"),
        QT_TRANSLATE_NOOP("Kind", "AnalysisRun")},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("Kind", text);
}

} // namespace

QString kindTitle(Kind kind)
{
    return translated(words[size_t(kind)].title);
}

QString kindPlural(Kind kind)
{
    return translated(words[size_t(kind)].plural);
}

QString kindSingular(Kind kind)
{
    return translated(words[size_t(kind)].singular);
}

QString kindId(Kind kind)
{
    return QLatin1String(addressOf(kind).resource);
}

QList<Kind> firstKinds()
{
    return {Kind::Pod, Kind::Rollout, Kind::Deployment, Kind::Job, Kind::Node, Kind::ResourceQuota};
}

QList<Kind> otherKinds()
{
    return {Kind::ReplicaSet, Kind::StatefulSet, Kind::DaemonSet, Kind::CronJob, Kind::Namespace,
        Kind::Service, Kind::EndpointSlice, Kind::NetworkPolicy, Kind::HorizontalPodAutoscaler,
        Kind::PodDisruptionBudget, Kind::PersistentVolumeClaim, Kind::StorageClass, Kind::ConfigMap,
        Kind::Event, Kind::AnalysisTemplate, Kind::AnalysisRun};
}

} // namespace portolan::ui
