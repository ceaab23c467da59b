// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/yaml/fileproblem.h"

namespace portolan {

QString FileProblem::sentence() const
{
    if (line <= 0)
        return file + QStringLiteral(": ") + message;
    return file + QLatin1Char(':') + QString::number(line) + QStringLiteral(": ") + message;
}

} // namespace portolan
