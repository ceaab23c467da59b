// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace portolan {

//! The kinds that Portolan watches. The value is also the index of the kind's table and columns.
enum class Kind : quint8 {
    Node,
    Pod,
    Namespace,
    Deployment,
    ReplicaSet,
    StatefulSet,
    DaemonSet,
    Job,
    CronJob,
    Service,
    EndpointSlice,
    NetworkPolicy,
    HorizontalPodAutoscaler,
    PodDisruptionBudget,
    ResourceQuota,
    PersistentVolumeClaim,
    StorageClass,
    ConfigMap,
    Event,
    Rollout,
    AnalysisTemplate,
    AnalysisRun,
    Other, //!< any kind that is not watched; it has no address, no columns, no table in the Fleet
};
//! Of the watched kinds.
inline constexpr size_t kindCount = size_t(Kind::AnalysisRun) + 1;

//! How the API server sends a kind: built-in kinds as protobuf, custom resources as JSON.
enum class Encoding : quint8 { Protobuf, Json };

//! Where a kind lives in the API.
struct KindAddress {
    Kind kind;
    const char* group; //!< empty for the core group
    const char* version;
    const char* resource; //!< plural, as in the path
    const char* name; //!< as in an object's kind
    bool namespaced;
    Encoding encoding;
    bool metadataOnly; //!< only metadata is asked for (contents may be large or secret)
};

//! Of a watched kind.
[[nodiscard]] const KindAddress& addressOf(Kind kind);

//! By plural, singular kind name or kubectl's short name, whatever the case ("po", "Pod", "pods").
[[nodiscard]] std::optional<Kind> kindFromText(QStringView text);

//! "/api/v1/pods", "/apis/apps/v1/namespaces/shop/deployments". An empty nameSpace is the whole
//! cluster.
[[nodiscard]] std::string collectionPath(const KindAddress& address, std::string_view nameSpace);

} // namespace portolan
