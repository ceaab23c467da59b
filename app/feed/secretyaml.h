// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portolan::feed {

//! A Secret's YAML, as an API server writes it, without what is secret: the values of data and
//! stringData, and every annotation that is longer than a label may be, spans lines or begins like
//! an object, since tools keep whole objects there
//! (kubectl.kubernetes.io/last-applied-configuration and its like). Keys stay, with the length of
//! what was behind them. A line that is not understood is left out. Any thread, no state.
[[nodiscard]] QString maskedSecret(const QString& yaml);

//! Whether the text says of itself that it is a Secret.
[[nodiscard]] bool isSecretYaml(const QString& yaml);

} // namespace portolan::feed
