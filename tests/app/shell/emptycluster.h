// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"

namespace portolan::test {

//! Lets the server answer as the API server of a cluster with these nodes and nothing else in it,
//! without Argo Rollouts. `minor` decides whether lists are streamed over watches.
void serveCluster(ScriptedServer& server, const std::vector<kube::Node>& nodes = {},
    const std::string& minor = "33");

//! The same to a user who may list pods and quotas of one namespace and nothing else.
void serveNamespace(ScriptedServer& server, const std::string& nameSpace);

//! Every request gets this answer.
void serveAlways(ScriptedServer& server, int status, const Headers& headers, const std::string& body);

} // namespace portolan::test
