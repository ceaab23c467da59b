// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind.h"

#include <array>

namespace portolan {
namespace {

constexpr auto pb = Encoding::Protobuf;
constexpr auto js = Encoding::Json;

constexpr std::array<KindAddress, kindCount> addresses = {{
    {Kind::Node, "", "v1", "nodes", "Node", false, pb, false},
    {Kind::Pod, "", "v1", "pods", "Pod", true, pb, false},
    {Kind::Namespace, "", "v1", "namespaces", "Namespace", false, pb, false},
    {Kind::Deployment, "apps", "v1", "deployments", "Deployment", true, pb, false},
    {Kind::ReplicaSet, "apps", "v1", "replicasets", "ReplicaSet", true, pb, false},
    {Kind::StatefulSet, "apps", "v1", "statefulsets", "StatefulSet", true, pb, false},
    {Kind::DaemonSet, "apps", "v1", "daemonsets", "DaemonSet", true, pb, false},
    {Kind::Job, "batch", "v1", "jobs", "Job", true, pb, false},
    {Kind::CronJob, "batch", "v1", "cronjobs", "CronJob", true, pb, false},
    {Kind::Service, "", "v1", "services", "Service", true, pb, false},
    {Kind::EndpointSlice, "discovery.k8s.io", "v1", "endpointslices", "EndpointSlice", true, pb, false},
    {Kind::NetworkPolicy, "networking.k8s.io", "v1", "networkpolicies", "NetworkPolicy", true, pb, false},
    {Kind::HorizontalPodAutoscaler, "autoscaling", "v2", "horizontalpodautoscalers",
        "HorizontalPodAutoscaler", true, pb, false},
    {Kind::PodDisruptionBudget, "policy", "v1", "poddisruptionbudgets", "PodDisruptionBudget", true, pb, false},
    {Kind::ResourceQuota, "", "v1", "resourcequotas", "ResourceQuota", true, pb, false},
    {Kind::PersistentVolumeClaim, "", "v1", "persistentvolumeclaims", "PersistentVolumeClaim", true, pb, false},
    {Kind::StorageClass, "storage.k8s.io", "v1", "storageclasses", "StorageClass", false, pb, false},
    {Kind::ConfigMap, "", "v1", "configmaps", "ConfigMap", true, pb, true},
    {Kind::Event, "", "v1", "events", "Event", true, pb, false},
    {Kind::Rollout, "argoproj.io", "v1alpha1", "rollouts", "Rollout", true, js, false},
    {Kind::AnalysisTemplate, "argoproj.io", "v1alpha1", "analysistemplates", "AnalysisTemplate", true, js, false},
    {Kind::AnalysisRun, "argoproj.io", "v1alpha1", "analysisruns", "AnalysisRun", true, js, false},
}};

struct ShortName {
    const char16_t* text;
    Kind kind;
};
// kubectl's own short names, so that fingers need not learn others.
constexpr ShortName shortNames[] = {{u"no", Kind::Node}, {u"po", Kind::Pod},
    {u"ns", Kind::Namespace}, {u"deploy", Kind::Deployment}, {u"rs", Kind::ReplicaSet},
    {u"sts", Kind::StatefulSet}, {u"ds", Kind::DaemonSet}, {u"cj", Kind::CronJob},
    {u"svc", Kind::Service}, {u"netpol", Kind::NetworkPolicy},
    {u"hpa", Kind::HorizontalPodAutoscaler}, {u"pdb", Kind::PodDisruptionBudget},
    {u"quota", Kind::ResourceQuota}, {u"pvc", Kind::PersistentVolumeClaim},
    {u"sc", Kind::StorageClass}, {u"cm", Kind::ConfigMap}, {u"ev", Kind::Event},
    {u"ro", Kind::Rollout}, {u"at", Kind::AnalysisTemplate}, {u"ar", Kind::AnalysisRun}};

} // namespace

const KindAddress& addressOf(Kind kind)
{
    return addresses[size_t(kind)];
}

std::optional<Kind> kindFromText(QStringView text)
{
    for (const KindAddress& address : addresses) {
        if (text.compare(QLatin1String(address.resource), Qt::CaseInsensitive) == 0
            || text.compare(QLatin1String(address.name), Qt::CaseInsensitive) == 0)
            return address.kind;
    }
    for (const ShortName& name : shortNames) {
        if (text.compare(QStringView(name.text), Qt::CaseInsensitive) == 0)
            return name.kind;
    }
    return std::nullopt;
}

std::string collectionPath(const KindAddress& address, std::string_view nameSpace)
{
    std::string path = *address.group ? std::string("/apis/") + address.group + '/' : "/api/";
    path += address.version;
    if (!nameSpace.empty())
        path.append("/namespaces/").append(nameSpace);
    return path + '/' + address.resource;
}

} // namespace portolan
