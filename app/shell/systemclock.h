// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

namespace portolan::shell {

//! The machine's own clocks. Thread-safe.
class SystemClock final : public Clock {
public:
    [[nodiscard]] BootMs bootMs() const override;
    [[nodiscard]] QDateTime utcNow() const override;
};

} // namespace portolan::shell
