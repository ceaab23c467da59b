// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::pod {

//! Succeeded or Failed: its containers run no more, nobody expects it to be ready, and what it asked
//! for is free again.
[[nodiscard]] constexpr bool hasEnded(std::string_view phase)
{
    return phase == "Succeeded" || phase == "Failed";
}

//! What is wrong with a pod, as far as the pod says it.
enum class Trouble : quint8 {
    None,
    Unschedulable,
    ImagePull,
    CrashLoop,
    ConfigError, //!< a container cannot be created: missing key, bad mount
    NotReady, //!< runs, but its readiness says no
    Failed, //!< ended in failure, or evicted
};

//! The columns, in order.
enum Column : size_t {
    Status, //!< the word that kubectl prints
    Ready,
    Containers,
    Restarts,
    Node,
    Owner, //!< "ReplicaSet/web-6d4"
    Image, //!< of the containers, each once
    Cpu, //!< requested, as the scheduler sums it
    Memory,
    Ip,
    Qos,
    Phase, //!< as stored
    OtherRequests, //!< ResourceList::othersText()
    TroubleKind,
    TroubleSince, //!< it has lasted at least since then; 0: not known
    TroubleNotBefore, //!< when it may have begun earlier: not before this; 0: it began then
    TroubleText,
    TemplateHash, //!< label rollouts-pod-template-hash, else pod-template-hash
    Deleted, //!< deletionTimestamp
    LastRestart,
    IsReady, //!< 1 when condition Ready is True and it has not ended: what Services go by
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::pod
