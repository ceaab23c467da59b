// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>
#include <QWidget>

#include <memory>

namespace portolan::gallery {

//! Qt's own controls, as the style draws them.
[[nodiscard]] std::unique_ptr<QWidget> makeControls();
[[nodiscard]] std::unique_ptr<QMenu> makeMenu();

} // namespace portolan::gallery
