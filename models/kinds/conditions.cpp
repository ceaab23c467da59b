// SPDX-License-Identifier: GPL-3.0-or-later
// Sources: the constants of k8s.io/api (core/v1, apps/v1, batch/v1, autoscaling/v2, policy/v1) and
// the controllers that set them; pod-lifecycle and node-status of the Kubernetes documentation; the
// monitors shipped with node-problem-detector; pkg/apis/rollouts/v1alpha1 of Argo Rollouts.
#include "models/kinds/conditions.h"

#include <algorithm>

namespace portolan {
namespace {

using enum ConditionMeaning;

struct Rule {
    Kind kind;
    std::string_view type;
    ConditionMeaning whenTrue;
    ConditionMeaning whenFalse;
};

constexpr Rule rules[] = {
    {Kind::Pod, "PodScheduled", Good, Bad},
    {Kind::Pod, "PodReadyToStartContainers", Good, Neutral}, // false again when it has ended
    {Kind::Pod, "Initialized", Good, Bad},
    {Kind::Pod, "ContainersReady", Good, Bad},
    {Kind::Pod, "Ready", Good, Bad},
    {Kind::Pod, "DisruptionTarget", Bad, Neutral},

    {Kind::Node, "Ready", Good, Bad},
    {Kind::Node, "MemoryPressure", Bad, Good},
    {Kind::Node, "DiskPressure", Bad, Good},
    {Kind::Node, "PIDPressure", Bad, Good},
    {Kind::Node, "NetworkUnavailable", Bad, Good},
    {Kind::Node, "KernelDeadlock", Bad, Good},
    {Kind::Node, "ReadonlyFilesystem", Bad, Good},
    {Kind::Node, "CorruptDockerOverlay2", Bad, Good},
    {Kind::Node, "FrequentKubeletRestart", Bad, Good},
    {Kind::Node, "FrequentDockerRestart", Bad, Good},
    {Kind::Node, "FrequentContainerdRestart", Bad, Good},
    {Kind::Node, "FrequentUnregisterNetDevice", Bad, Good},
    {Kind::Node, "KubeletUnhealthy", Bad, Good},
    {Kind::Node, "ContainerRuntimeUnhealthy", Bad, Good},

    // What keeps a namespace from going.
    {Kind::Namespace, "NamespaceDeletionDiscoveryFailure", Bad, Good},
    {Kind::Namespace, "NamespaceDeletionGroupVersionParsingFailure", Bad, Good},
    {Kind::Namespace, "NamespaceDeletionContentFailure", Bad, Good},
    {Kind::Namespace, "NamespaceContentRemaining", Bad, Good},
    {Kind::Namespace, "NamespaceFinalizersRemaining", Bad, Good},

    {Kind::Deployment, "Available", Good, Bad},
    {Kind::Deployment, "Progressing", Good, Bad},
    {Kind::Deployment, "ReplicaFailure", Bad, Good},
    {Kind::ReplicaSet, "ReplicaFailure", Bad, Good},

    {Kind::Job, "Complete", Good, Neutral},
    {Kind::Job, "SuccessCriteriaMet", Good, Neutral},
    {Kind::Job, "Failed", Bad, Neutral},
    {Kind::Job, "FailureTarget", Bad, Neutral},
    {Kind::Job, "Suspended", Neutral, Neutral},

    {Kind::HorizontalPodAutoscaler, "AbleToScale", Good, Bad},
    {Kind::HorizontalPodAutoscaler, "ScalingActive", Good, Bad},
    {Kind::HorizontalPodAutoscaler, "ScalingLimited", Neutral, Good},

    {Kind::PodDisruptionBudget, "DisruptionAllowed", Good, Neutral},

    {Kind::PersistentVolumeClaim, "ControllerResizeError", Bad, Neutral},
    {Kind::PersistentVolumeClaim, "NodeResizeError", Bad, Neutral},
    {Kind::PersistentVolumeClaim, "ModifyVolumeError", Bad, Neutral},

    {Kind::Service, "LoadBalancerPortsError", Bad, Good},

    {Kind::Rollout, "InvalidSpec", Bad, Good},
    {Kind::Rollout, "Available", Good, Bad},
    {Kind::Rollout, "Progressing", Good, Bad},
    {Kind::Rollout, "ReplicaFailure", Bad, Good},
    {Kind::Rollout, "Healthy", Good, Neutral}, // false in the midst of every release
    {Kind::Rollout, "Completed", Good, Neutral},
    {Kind::Rollout, "Paused", Neutral, Neutral},
};

//! Where the reason turns the meaning.
struct Exception {
    Kind kind;
    std::string_view type, status, reason;
    ConditionMeaning meaning;
};

constexpr Exception exceptions[] = {
    // A pod that has done its work is not ready any more, as it should be.
    {Kind::Pod, "Ready", "False", "PodCompleted", Neutral},
    {Kind::Pod, "ContainersReady", "False", "PodCompleted", Neutral},
    // More replicas are wanted than allowed; at the lower limit nothing is amiss.
    {Kind::HorizontalPodAutoscaler, "ScalingLimited", "True", "TooManyReplicas", Bad},
    // Somebody scaled the target to nought: that is how autoscaling is switched off.
    {Kind::HorizontalPodAutoscaler, "ScalingActive", "False", "ScalingDisabled", Neutral},
    {Kind::PodDisruptionBudget, "DisruptionAllowed", "False", "SyncFailed", Bad},
};

} // namespace

ConditionMeaning meaningOf(
    Kind kind, std::string_view type, std::string_view status, std::string_view reason)
{
    const auto exception = std::ranges::find_if(exceptions, [&](const Exception& one) {
        return one.kind == kind && one.type == type && one.status == status
            && one.reason == reason;
    });
    if (exception != std::end(exceptions))
        return exception->meaning;
    const auto rule = std::ranges::find_if(
        rules, [&](const Rule& one) { return one.kind == kind && one.type == type; });
    if (rule == std::end(rules))
        return Neutral;
    return status == "True" ? rule->whenTrue : status == "False" ? rule->whenFalse : Neutral;
}

} // namespace portolan
