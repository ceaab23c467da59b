// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QLocale>
#include <QString>

#include <string_view>

namespace portolan {

//! UTF-8 bytes as text, without a cast that hides the encoding.
[[nodiscard]] inline QString fromUtf8(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), qsizetype(bytes.size()));
}

//! Ages as tables show them: 3s 6m 2h13m 3d2h. Two units at most, none below a second.
[[nodiscard]] QString ageInTable(qint64 seconds);

//! Ages as sentences say them: "4 min 11 s", from one hour "2 h 13 min", from one day "3 d 2 h".
[[nodiscard]] QString ageInSentence(qint64 seconds);

//! How fresh something is: below 10 s with one decimal ("0.4 s"), above as in sentences.
[[nodiscard]] QString freshness(qint64 milliseconds);

//! "4,733": thousands parted by a comma, as every number on the screen.
[[nodiscard]] QString number(qint64 value);

//! "14:28:10": in the zone of `now`, with the day when it is not that of `now`; its month is
//! spelled as in `locale`.
[[nodiscard]] QString clockTime(
    const QDateTime& time, const QDateTime& now, const QLocale& locale = QLocale());

//! "UTC", "CET": what stands behind the clock times of that zone.
[[nodiscard]] QString zoneName(const QDateTime& time);

//! "14:28:10 UTC": a clock time that says its zone.
[[nodiscard]] QString pointInTime(
    const QDateTime& time, const QDateTime& now, const QLocale& locale = QLocale());

//! "2026-11-24T08:00:00+01:00": whole, with the offset of its zone, for tooltips and copies.
[[nodiscard]] QString timeInFull(const QDateTime& time);

//! RFC 3339 in UTC with seconds, the only form of time in JSON; null when not valid.
[[nodiscard]] QString rfc3339(const QDateTime& time);

//! Seconds since the epoch from "2026-11-24T07:00:00Z" (fractions are cut); 0 when it is none.
[[nodiscard]] qint64 epochSeconds(std::string_view rfc3339);

} // namespace portolan
