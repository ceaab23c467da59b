// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <chrono>
#include <functional>

namespace portolan::feed {

//! A number in [0, 1), from wherever the caller takes its randomness.
using Random = std::function<double()>;

//! How long to wait before the next try: 0.8 s (or another start), doubled up to a limit, and up to as much again at
//! random, so that clients that failed together do not come back together. Starts over after two
//! minutes without a failure, or four times the limit where that is longer. The figures are those of client-go (tools/cache/reflector.go).
class Backoff {
public:
    Backoff(std::chrono::milliseconds longest, Random random,
        std::chrono::milliseconds shortest = std::chrono::milliseconds(800))
        : m_shortest(shortest)
        , m_longest(longest)
        , m_random(std::move(random))
    {
    }

    [[nodiscard]] std::chrono::milliseconds next(BootMs now);
    void reset() { m_failures = 0; }
    [[nodiscard]] int failures() const { return m_failures; }

private:
    std::chrono::milliseconds m_shortest;
    std::chrono::milliseconds m_longest;
    Random m_random;
    int m_failures = 0;
    BootMs m_lastFailure = 0;
};

} // namespace portolan::feed
