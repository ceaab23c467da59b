// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/systemclock.h"

#include <time.h>

namespace portolan::shell {

BootMs SystemClock::bootMs() const
{
    timespec now{};
#ifdef CLOCK_BOOTTIME
    ::clock_gettime(CLOCK_BOOTTIME, &now);
#else
    ::clock_gettime(CLOCK_MONOTONIC, &now); // stops in sleep where the system has no better one
#endif
    return BootMs(now.tv_sec) * 1000 + now.tv_nsec / 1000000;
}

QDateTime SystemClock::utcNow() const
{
    return QDateTime::currentDateTimeUtc();
}

} // namespace portolan::shell
