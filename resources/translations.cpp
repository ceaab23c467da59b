// SPDX-License-Identifier: GPL-3.0-or-later
#include "resources/translations.h"

namespace portolan {

QString translationResources()
{
    return QStringLiteral(":/portolan/translations");
}

} // namespace portolan
