// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace portolan {

//! A compiled-in file by its path under resources/, "themes/light.json"; empty when there is none.
[[nodiscard]] QByteArray resource(const QString& path);

//! Where the compiled-in font files are, as QFontDatabase::addApplicationFont takes them.
[[nodiscard]] QStringList fontResources();

} // namespace portolan
