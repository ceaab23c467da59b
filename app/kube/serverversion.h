// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string_view>

namespace portolan::kube {

//! What GET /version said.
struct ServerVersion {
    QString gitVersion; //!< "v1.36.3"; empty when this user may not know it
    int minor = 0; //!< 36; 0 when not known
};

//! Tells an API server from whatever else answers at its address: a proxy's or network's login
//! page, a redirect, a gateway without a server behind it. Pure.
//! Errors: Protocol (this is no API server), Server (one that answers nothing but errors).
[[nodiscard]] Result<ServerVersion> serverVersion(
    int httpStatus, std::string_view contentType, std::string_view body);

} // namespace portolan::kube
