// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/meta.h"

#include <string>

namespace portolan {

//! What several kinds' messages share. All texts point into the bytes given.

//! Calls visit(field) for each field of a message; false when the bytes are no message.
template <typename Visit> bool forEachField(std::string_view bytes, Visit visit)
{
    ProtoFields field(bytes);
    while (field.next())
        visit(field);
    return field.isValid();
}

//! Nobody's label or annotation.
inline constexpr auto ignoreEntry = [](std::string_view, std::string_view) { };

//! Walks an object of the usual shape {metadata = 1, spec = 2, status = 3}. False when it is none.
template <typename OnLabel, typename OnAnnotation, typename OnSpec, typename OnStatus>
[[nodiscard]] bool scanObject(std::string_view object, RowSink& row, MetaExtras& meta,
    OnLabel onLabel, OnAnnotation onAnnotation, OnSpec onSpec, OnStatus onStatus)
{
    ProtoFields field(object);
    bool valid = true;
    while (valid && field.next()) {
        if (field.number() == 1)
            valid = scanMeta(field.bytes(), row, meta, onLabel, onAnnotation);
        else if (field.number() == 2)
            valid = forEachField(field.bytes(), onSpec);
        else if (field.number() == 3)
            valid = forEachField(field.bytes(), onStatus);
    }
    return valid && field.isValid() && !row.head().uid.isNull();
}

template <typename OnSpec, typename OnStatus>
[[nodiscard]] bool scanObject(
    std::string_view object, RowSink& row, MetaExtras& meta, OnSpec onSpec, OnStatus onStatus)
{
    return scanObject(object, row, meta, ignoreEntry, ignoreEntry, onSpec, onStatus);
}

//! A condition of a status.
struct ConditionPart {
    std::string_view type, status, reason, message;
    qint64 since = 0; //!< last transition
    qint64 updated = 0; //!< last update, of those that tell it

    [[nodiscard]] bool isTrue() const { return status == "True"; }
    [[nodiscard]] bool isFalse() const { return status == "False"; }
};

//! The numbers of the fields behind type = 1 and status = 2, which differ from kind to kind.
struct ConditionLayout {
    quint32 since, reason, message;
    quint32 updated = 0; //!< 0: there is none
};
[[nodiscard]] ConditionPart conditionPart(std::string_view bytes, ConditionLayout layout);

//! Adds `part` to a list parted by `separator`.
void appendPart(std::string& list, std::string_view part, std::string_view separator = ", ");

//! Adds the images of a PodTemplateSpec's containers, each once.
void appendTemplateImages(std::string& images, std::string_view podTemplate);

//! "app=web,tier in (a,b),!legacy", as kubectl writes a LabelSelector; "*" when it selects all.
void appendSelector(std::string& text, std::string_view selector);

//! An IntOrString: "2", "25%".
void appendIntOrString(std::string& text, std::string_view bytes);

//! "Kind/name" of an owner, a target or an involved object.
void appendReference(std::string& text, std::string_view kind, std::string_view name);

//! The replicas of a workload and what decides how they are called.
struct Replicas {
    qint64 generation = 0, observed = 0;
    qint64 desired = 0, total = 0, updated = 0, ready = 0, available = 0;
    bool paused = false;
    bool stalled = false; //!< the controller gave up
    bool rollingOut = false; //!< the controller says so
};

//! The numbers of a status' fields that count replicas, which differ from kind to kind; 0 where it
//! has none.
struct ReplicaLayout {
    quint32 observed = 0, desired = 0, total = 0, updated = 0, ready = 0, available = 0;
};
//! Takes the field when it is one of them.
void takeReplicas(const ProtoFields& field, const ReplicaLayout& layout, Replicas& replicas);

//! Until when a controller waits for the next pod of a release or of another scale, before it says
//! that the workload is stalled; 0 when it expects none. Deployments and Rollouts say it alike in
//! condition Progressing. A workload that was whole and has lost pods (NewReplicaSetAvailable, and
//! ReplicaSetNotAvailable of Rollouts) does not progress.
//! Sources: kubernetes, pkg/controller/deployment/util (DeploymentTimedOut); argo-rollouts 1.9,
//! utils/conditions (RolloutTimedOut) and rollout/sync.go.
[[nodiscard]] qint64 progressUntil(const ConditionPart& progressing, qint64 deadlineSeconds);
//! spec.progressDeadlineSeconds where it is not written, of both.
inline constexpr qint64 defaultProgressDeadline = 600;

//! "Healthy", "Progressing", "Degraded", "Paused": the words of Argo Rollouts for the workloads
//! whose API has none, so that one filter finds both.
[[nodiscard]] std::string_view phaseOf(const Replicas& replicas);

} // namespace portolan
