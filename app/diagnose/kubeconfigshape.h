// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/kubeconfig.h"

#include <QJsonObject>

namespace portolan::diagnose {

//! A kubeconfig as others may see it: names, places, server addresses, and of each credential only
//! that there is one. Nothing is copied unless it is listed here, so a new field is left out until
//! somebody has thought about it. Not in it, ever: tokens, passwords, keys, certificates, names of
//! users of basic authentication and impersonation, arguments and values of plugins.
[[nodiscard]] QJsonObject kubeconfigShape(const auth::Kubeconfig& config);

} // namespace portolan::diagnose
