// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/kubeconfig.h"

#include <vector>

namespace portolan::auth {

//! What may stand in a log, an error or a bundle for others. Plain functions, any thread.

//! A variable of an exec plugin whose value nobody may read: by its name, or because it is long
//! enough to be a credential. A profile or a region is not: it would blank out half of a message.
[[nodiscard]] bool isSecretVariable(const QString& name, const QString& value);

//! Every credential that a kubeconfig holds: tokens, passwords, keys line by line as they may turn
//! up in a text, plugins' variables, passwords of proxies.
[[nodiscard]] std::vector<Secret> secretsOf(const Kubeconfig& config);

//! The text with dots for these credentials and for what has the shape of one: a private key, a
//! JSON web token, what follows "Bearer", user and password of an address.
[[nodiscard]] QString masked(QString text, const std::vector<Secret>& secrets = {});

//! An address without user, password, query and fragment; empty when the text is no address.
[[nodiscard]] QString shownAddress(const QString& address);

} // namespace portolan::auth
