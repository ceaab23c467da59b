// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/result.h"

namespace portolan {

QString Error::sentence() const
{
    return nextStep.isEmpty() ? text : text + QLatin1Char(' ') + nextStep;
}

std::unexpected<Error> fail(ErrorCode code, QString text, QString nextStep)
{
    return std::unexpected(Error{code, std::move(text), std::move(nextStep)});
}

} // namespace portolan
