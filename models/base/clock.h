// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace portolan {

//! Milliseconds on a clock that goes on while the machine sleeps (CLOCK_BOOTTIME on Linux).
//! Ages are counted on it, so that a laptop does not wake up with data that still looks live.
using BootMs = qint64;

//! Where time comes from; a parameter of everything that reads it. Thread-safe.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual BootMs bootMs() const = 0;
    [[nodiscard]] virtual QDateTime utcNow() const = 0;
};

//! A clock that tests set by hand. Thread: that of the test.
class ManualClock final : public Clock {
public:
    explicit ManualClock(QDateTime start);
    [[nodiscard]] BootMs bootMs() const override { return m_bootMs; }
    [[nodiscard]] QDateTime utcNow() const override { return m_start.addMSecs(m_bootMs); }
    void advanceMs(qint64 ms) { m_bootMs += ms; }

private:
    QDateTime m_start;
    BootMs m_bootMs = 0;
};

} // namespace portolan
