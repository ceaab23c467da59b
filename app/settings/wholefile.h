// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QByteArray>

namespace portolan::settings {

enum class Existing { Keep, Replace };

//! Writes a file whole or not at all: no reader ever sees half of it, and a full disk leaves what
//! was there. New files are the owner's alone. Its folder has to exist. Blocks on the disk; any
//! thread. Errors: InvalidInput (it is there and is to be kept, or is a folder), Local (disk,
//! permissions).
[[nodiscard]] Result<void> writeWhole(
    const QString& path, const QByteArray& bytes, Existing existing);

} // namespace portolan::settings
