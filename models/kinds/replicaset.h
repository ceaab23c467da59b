// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::replicaset {

enum Column : size_t {
    Status,
    Ready,
    Desired,
    Current,
    Available,
    Owner,
    Images,
    TemplateHash, //!< label rollouts-pod-template-hash, else pod-template-hash
    Revision, //!< of the Deployment or Rollout that owns it
    Reason, //!< why pods cannot be made, as condition ReplicaFailure says
    Message,
    Since,
    ColumnCount
};

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::replicaset
