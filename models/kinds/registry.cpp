// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/registry.h"

#include "models/kinds/analysisrun.h"
#include "models/kinds/analysistemplate.h"
#include "models/kinds/cronjob.h"
#include "models/kinds/daemonset.h"
#include "models/kinds/deployment.h"
#include "models/kinds/endpointslice.h"
#include "models/kinds/event.h"
#include "models/kinds/horizontalpodautoscaler.h"
#include "models/kinds/job.h"
#include "models/kinds/namespace.h"
#include "models/kinds/networkpolicy.h"
#include "models/kinds/node.h"
#include "models/kinds/persistentvolumeclaim.h"
#include "models/kinds/plain.h"
#include "models/kinds/pod.h"
#include "models/kinds/poddisruptionbudget.h"
#include "models/kinds/replicaset.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"
#include "models/kinds/service.h"
#include "models/kinds/statefulset.h"
#include "models/kinds/storageclass.h"

namespace portolan {

const KindSpec& specOf(Kind kind)
{
    switch (kind) {
    case Kind::Node:
        return node::spec();
    case Kind::Pod:
        return pod::spec();
    case Kind::Namespace:
        return namespacekind::spec();
    case Kind::Deployment:
        return deployment::spec();
    case Kind::ReplicaSet:
        return replicaset::spec();
    case Kind::StatefulSet:
        return statefulset::spec();
    case Kind::DaemonSet:
        return daemonset::spec();
    case Kind::Job:
        return job::spec();
    case Kind::CronJob:
        return cronjob::spec();
    case Kind::Service:
        return service::spec();
    case Kind::EndpointSlice:
        return endpointslice::spec();
    case Kind::NetworkPolicy:
        return networkpolicy::spec();
    case Kind::HorizontalPodAutoscaler:
        return horizontalpodautoscaler::spec();
    case Kind::PodDisruptionBudget:
        return poddisruptionbudget::spec();
    case Kind::ResourceQuota:
        return resourcequota::spec();
    case Kind::PersistentVolumeClaim:
        return persistentvolumeclaim::spec();
    case Kind::StorageClass:
        return storageclass::spec();
    case Kind::ConfigMap: // only metadata is asked for
        return plain::spec();
    case Kind::Event:
        return event::spec();
    case Kind::Rollout:
        return rollout::spec();
    case Kind::AnalysisTemplate:
        return analysistemplate::spec();
    case Kind::AnalysisRun:
        return analysisrun::spec();
    case Kind::Other: // the server says what columns it has
        break;
    }
    return plain::spec();
}

size_t columnOf(Kind kind, std::string_view id)
{
    const Columns columns = specOf(kind).columns;
    const auto found
        = std::ranges::find_if(columns, [id](const ColumnSpec& column) { return column.id == id; });
    Q_ASSERT(found != columns.end());
    return size_t(found - columns.begin());
}

} // namespace portolan
