// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/credentials.h"
#include "app/transport/endpoint.h"
#include "app/transport/proxyrules.h"

namespace portolan::auth {

//! What a transport is given to speak to the cluster of a context. The kubeconfig's proxy-url wins
//! over the environment's variables and over NO_PROXY, as for kubectl. Pure; any thread.
[[nodiscard]] transport::Endpoint endpointOf(
    const ConnectionConfig& config, const transport::ProxyVariables& environment);

} // namespace portolan::auth
