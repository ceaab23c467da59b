// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/backoff.h"

#include <algorithm>

namespace portolan::feed {

using namespace std::chrono_literals;

std::chrono::milliseconds Backoff::next(BootMs now)
{
    constexpr auto quiet = 2min;
    if (m_failures > 0 && now - m_lastFailure > std::chrono::milliseconds(quiet).count())
        m_failures = 0;
    m_lastFailure = now;
    const int doublings = std::min(m_failures++, 16); // 0.8 s × 2^16 is beyond any limit
    const std::chrono::milliseconds plain = std::min(800ms * (1 << doublings), m_longest);
    return plain + std::chrono::milliseconds(qint64(double(plain.count()) * m_random()));
}

} // namespace portolan::feed
