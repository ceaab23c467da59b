// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/backoff.h"

#include <algorithm>

namespace portolan::feed {

using namespace std::chrono_literals;

std::chrono::milliseconds Backoff::next(BootMs now)
{
    const std::chrono::milliseconds quiet = std::max<std::chrono::milliseconds>(2min, 4 * m_longest);
    if (m_failures > 0 && now - m_lastFailure > quiet.count())
        m_failures = 0;
    m_lastFailure = now;
    const int doublings = std::min(m_failures++, 16); // 2^16 times anything is beyond any limit
    const std::chrono::milliseconds plain = std::min(m_shortest * (1 << doublings), m_longest);
    return plain + std::chrono::milliseconds(qint64(double(plain.count()) * m_random()));
}

} // namespace portolan::feed
