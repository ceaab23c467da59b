// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portolan {

//! The folder of the compiled-in translations, "portolan_en.qm" and its like, as QTranslator::load
//! takes it.
[[nodiscard]] QString translationResources();

} // namespace portolan
