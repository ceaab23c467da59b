// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/health.h"

#include "models/kinds/analysisrun.h"
#include "models/kinds/cronjob.h"
#include "models/kinds/daemonset.h"
#include "models/kinds/deployment.h"
#include "models/kinds/endpointslice.h"
#include "models/kinds/event.h"
#include "models/kinds/horizontalpodautoscaler.h"
#include "models/kinds/job.h"
#include "models/kinds/namespace.h"
#include "models/kinds/node.h"
#include "models/kinds/persistentvolumeclaim.h"
#include "models/kinds/pod.h"
#include "models/kinds/poddisruptionbudget.h"
#include "models/kinds/replicaset.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"
#include "models/kinds/service.h"
#include "models/kinds/statefulset.h"

namespace portolan {
namespace {

Health podHealth(const KindTable& table, RowId row)
{
    switch (pod::Trouble(table.number(row, pod::TroubleKind))) {
    case pod::Trouble::CrashLoop:
    case pod::Trouble::ImagePull:
    case pod::Trouble::ConfigError:
    case pod::Trouble::Failed:
        return Health::Failed;
    case pod::Trouble::Unschedulable:
    case pod::Trouble::NotReady:
        return Health::Degraded;
    case pod::Trouble::None:
        break;
    }
    if (table.number(row, pod::Deleted) != 0)
        return Health::Progressing;
    const std::string_view phase = table.string(row, pod::Phase);
    if (phase == "Succeeded")
        return Health::Healthy;
    if (phase != "Running")
        return phase == "Pending" ? Health::Progressing : Health::Unknown;
    return table.number(row, pod::IsReady) != 0 ? Health::Healthy : Health::Progressing;
}

Health nodeHealth(const KindTable& table, RowId row)
{
    if (table.number(row, node::IsReady) == 0)
        return table.string(row, node::Status).starts_with("Unknown") ? Health::Unknown
                                                                      : Health::Failed;
    return table.number(row, node::Unschedulable) != 0 ? Health::Paused : Health::Healthy;
}

//! The words of Rollouts, and of the workloads that borrow them (parts.h, phaseOf).
Health phaseHealth(std::string_view phase)
{
    if (phase == "Healthy")
        return Health::Healthy;
    if (phase == "Degraded")
        return Health::Degraded;
    if (phase == "Paused")
        return Health::Paused;
    return phase == "Progressing" ? Health::Progressing : Health::Unknown;
}

Health jobHealth(std::string_view status)
{
    if (status == "Failed" || status == "FailureTarget")
        return Health::Failed;
    if (status == "Complete" || status == "SuccessCriteriaMet")
        return Health::Healthy;
    return status == "Suspended" ? Health::Paused : Health::Progressing;
}

Health claimHealth(std::string_view status)
{
    if (status == "Bound")
        return Health::Healthy;
    if (status == "Lost")
        return Health::Failed;
    return status.empty() ? Health::Unknown : Health::Progressing;
}

Health analysisHealth(std::string_view phase)
{
    if (phase == "Successful")
        return Health::Healthy;
    if (phase == "Failed" || phase == "Error")
        return Health::Failed;
    return phase == "Inconclusive" ? Health::Degraded : Health::Progressing;
}

//! An autoscaler that has never been looked at is not known to fail.
Health autoscalerHealth(const KindTable& table, RowId row)
{
    if (table.string(row, horizontalpodautoscaler::ScalingActive) == "False"
        || table.string(row, horizontalpodautoscaler::AbleToScale) == "False")
        return Health::Degraded;
    return table.string(row, horizontalpodautoscaler::ScalingActive).empty() ? Health::Unknown
                                                                             : Health::Healthy;
}

Health budgetHealth(const KindTable& table, RowId row)
{
    return table.number(row, poddisruptionbudget::CurrentHealthy)
            < table.number(row, poddisruptionbudget::DesiredHealthy)
        ? Health::Degraded
        : Health::Healthy;
}

Health endpointsHealth(const KindTable& table, RowId row)
{
    return table.number(row, endpointslice::Endpoints) > 0
            && table.number(row, endpointslice::Ready) == 0
        ? Health::Degraded
        : Health::Healthy;
}

Health quotaHealth(const KindTable& table, RowId row)
{
    return table.number(row, resourcequota::TightestPercent) >= 100 ? Health::Degraded
                                                                    : Health::Healthy;
}

} // namespace

Health healthOf(const KindTable& table, RowId row)
{
    switch (table.kind()) {
    case Kind::Pod:
        return podHealth(table, row);
    case Kind::Node:
        return nodeHealth(table, row);
    case Kind::Rollout:
        return phaseHealth(table.string(row, rollout::EffectivePhase));
    case Kind::Deployment:
        return phaseHealth(table.string(row, deployment::Status));
    case Kind::ReplicaSet:
        return phaseHealth(table.string(row, replicaset::Status));
    case Kind::StatefulSet:
        return phaseHealth(table.string(row, statefulset::Status));
    case Kind::DaemonSet:
        return phaseHealth(table.string(row, daemonset::Status));
    case Kind::Job:
        return jobHealth(table.string(row, job::Status));
    case Kind::CronJob:
        return table.number(row, cronjob::Suspended) != 0 ? Health::Paused : Health::Healthy;
    case Kind::Namespace:
        return table.string(row, namespacekind::Status) == "Terminating" ? Health::Progressing
                                                                         : Health::Healthy;
    case Kind::Service:
        return table.number(row, service::IsPending) != 0 ? Health::Progressing : Health::Healthy;
    case Kind::EndpointSlice:
        return endpointsHealth(table, row);
    case Kind::HorizontalPodAutoscaler:
        return autoscalerHealth(table, row);
    case Kind::PodDisruptionBudget:
        return budgetHealth(table, row);
    case Kind::PersistentVolumeClaim:
        return claimHealth(table.string(row, persistentvolumeclaim::Status));
    case Kind::Event:
        return table.string(row, event::Type) == "Warning" ? Health::Degraded : Health::Healthy;
    case Kind::AnalysisRun:
        return analysisHealth(table.string(row, analysisrun::Phase));
    case Kind::ResourceQuota:
        return quotaHealth(table, row);
    case Kind::Other: // nobody has told what its fields mean
        return Health::Unknown;
    default:
        return Health::Healthy;
    }
}

} // namespace portolan
