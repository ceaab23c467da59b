// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QTimeZone>

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
    //! In which points in time are said to people; files and commands keep to UTC.
    [[nodiscard]] virtual QTimeZone zone() const { return QTimeZone(QTimeZone::UTC); }
    //! This moment, in that zone.
    [[nodiscard]] QDateTime now() const { return utcNow().toTimeZone(zone()); }
};

//! Another clock, whose times are said in a zone that somebody chooses. The other one outlives it.
//! Thread: the zone is set and asked for on one.
class ZonedClock final : public Clock {
public:
    explicit ZonedClock(const Clock& clock)
        : m_clock(clock)
    {
    }
    [[nodiscard]] BootMs bootMs() const override { return m_clock.bootMs(); }
    [[nodiscard]] QDateTime utcNow() const override { return m_clock.utcNow(); }
    [[nodiscard]] QTimeZone zone() const override { return m_zone; }
    void setZone(const QTimeZone& zone) { m_zone = zone; }

private:
    const Clock& m_clock;
    QTimeZone m_zone{QTimeZone::UTC};
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
