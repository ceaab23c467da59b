// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/feed/connectionfacts.h"
#include "app/feed/question.h"

namespace portolan::feed {

//! Asks who the user is to the server, and which cluster this is (the uid of its namespace
//! kube-system). Either may be forbidden; it is then not known, and asked again with the next
//! connection. `client` and `facts` outlive the answers. Thread: the connection's loop.
void askIdentity(transport::HttpClient& client, ConnectionFacts& facts);

} // namespace portolan::feed
