// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <QList>

namespace portolan::ui {

//! "Pods": as it heads a table; kinds are spelled as Kubernetes spells them.
[[nodiscard]] QString kindTitle(Kind kind);
//! "pods", "pod": in a sentence.
[[nodiscard]] QString kindPlural(Kind kind);
[[nodiscard]] QString kindSingular(Kind kind);
//! The id by which settings keep it: the resource's name in the API.
[[nodiscard]] QString kindId(Kind kind);
//! Those that stand in the page; all others are in its menu.
[[nodiscard]] QList<Kind> firstKinds();
[[nodiscard]] QList<Kind> otherKinds();

} // namespace portolan::ui
