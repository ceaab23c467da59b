// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QPainterPath>
#include <QRectF>

#include <vector>

namespace portolan::ui {

//! A closed coast in map degrees: x is the longitude, y Miller's ordinate, growing downwards.
struct LandRing {
    QPainterPath path;
    QRectF bounds;
};

//! Reads the compiled-in land; every fault of the file is an error, never half a world.
[[nodiscard]] Result<std::vector<LandRing>> readLand(const QByteArray& file);

} // namespace portolan::ui
