// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/text.h"

#include <chrono>

namespace portolan {
namespace {

struct Parts {
    qint64 days, hours, minutes, seconds;
};

Parts partsOf(qint64 seconds)
{
    seconds = std::max<qint64>(seconds, 0);
    return {seconds / 86400, seconds / 3600 % 24, seconds / 60 % 60, seconds % 60};
}

QString pair(qint64 large, QLatin1String largeUnit, qint64 small, QLatin1String smallUnit)
{
    QString text = QString::number(large) + largeUnit;
    if (small > 0)
        text += QString::number(small) + smallUnit;
    return text;
}

} // namespace

QString ageInTable(qint64 seconds)
{
    const Parts p = partsOf(seconds);
    if (p.days > 0)
        return p.days >= 10 ? QString::number(p.days) + QLatin1Char('d')
                            : pair(p.days, QLatin1String("d"), p.hours, QLatin1String("h"));
    if (p.hours > 0)
        return pair(p.hours, QLatin1String("h"), p.minutes, QLatin1String("m"));
    if (p.minutes > 0)
        return p.minutes >= 10 ? QString::number(p.minutes) + QLatin1Char('m')
                               : pair(p.minutes, QLatin1String("m"), p.seconds, QLatin1String("s"));
    return QString::number(p.seconds) + QLatin1Char('s');
}

QString ageInSentence(qint64 seconds)
{
    const Parts p = partsOf(seconds);
    // Units hold to their numbers by no-break spaces; two units are parted by a plain one.
    if (p.days > 0)
        return QStringLiteral("%1\u00a0d %2\u00a0h").arg(p.days).arg(p.hours);
    if (p.hours > 0)
        return QStringLiteral("%1\u00a0h %2\u00a0min").arg(p.hours).arg(p.minutes);
    if (p.minutes > 0)
        return QStringLiteral("%1\u00a0min %2\u00a0s").arg(p.minutes).arg(p.seconds);
    return QStringLiteral("%1\u00a0s").arg(p.seconds);
}

QString freshness(qint64 milliseconds)
{
    if (milliseconds >= 10000)
        return ageInSentence(milliseconds / 1000);
    return QString::number(double(std::max<qint64>(milliseconds, 0)) / 1000, 'f', 1)
        + QStringLiteral("\u00a0s");
}

QString number(qint64 value)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates);
    return english.toString(value);
}

QString clockTime(const QDateTime& time, const QDateTime& now, const QLocale& locale)
{
    const QDateTime there = time.toTimeZone(now.timeZone());
    const QString clock = there.toString(QStringLiteral("HH:mm:ss"));
    return there.date() == now.date()
        ? clock
        : locale.toString(there.date(), QStringLiteral("d MMM ")) + clock;
}

QString zoneName(const QDateTime& time)
{
    return time.timeSpec() == Qt::UTC ? QStringLiteral("UTC") : time.timeZoneAbbreviation();
}

QString pointInTime(const QDateTime& time, const QDateTime& now, const QLocale& locale)
{
    return clockTime(time, now, locale) + QLatin1Char(' ')
        + zoneName(time.toTimeZone(now.timeZone()));
}

QString timeInFull(const QDateTime& time)
{
    return time.toString(Qt::ISODate);
}

QString rfc3339(const QDateTime& time)
{
    return time.isValid() ? time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ssZ"))
                          : QString();
}

qint64 epochSeconds(std::string_view text)
{
    const auto digits = [text](size_t at, size_t count) {
        int value = 0;
        for (size_t i = at; i < at + count; ++i) {
            if (i >= text.size() || text[i] < '0' || text[i] > '9')
                return -1;
            value = value * 10 + (text[i] - '0');
        }
        return value;
    };
    const int year = digits(0, 4), month = digits(5, 2), day = digits(8, 2);
    const int hour = digits(11, 2), minute = digits(14, 2), second = digits(17, 2);
    if (year < 0 || month < 1 || day < 1 || hour < 0 || minute < 0 || second < 0)
        return 0;
    using namespace std::chrono;
    const sys_days date = std::chrono::year(year) / month / day;
    return duration_cast<seconds>(date.time_since_epoch()).count() + hour * 3600 + minute * 60
        + second;
}

} // namespace portolan
