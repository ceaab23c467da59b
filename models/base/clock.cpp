// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/clock.h"

namespace portolan {

ManualClock::ManualClock(QDateTime start)
    : m_start(std::move(start))
{
}

} // namespace portolan
