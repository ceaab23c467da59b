// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace portolan {

//! Which letter a pod-template hash has in the whole fleet: B or G. None: it has none yet.
enum class ReleaseColor : quint8 { None, Blue, Green };

} // namespace portolan
