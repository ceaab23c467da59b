// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/quantity.h"

#include <cmath>
#include <limits>

namespace portolan {
namespace {

struct Scale {
    int tens = 0; //!< power of ten
    int twos = 0; //!< power of two
};

std::optional<Scale> scaleOf(std::string_view suffix)
{
    struct Entry {
        std::string_view suffix;
        Scale scale;
    };
    static constexpr Entry entries[] = {{"", {0, 0}}, {"n", {-9, 0}}, {"u", {-6, 0}},
        {"m", {-3, 0}}, {"k", {3, 0}}, {"M", {6, 0}}, {"G", {9, 0}}, {"T", {12, 0}},
        {"P", {15, 0}}, {"E", {18, 0}}, {"Ki", {0, 10}}, {"Mi", {0, 20}}, {"Gi", {0, 30}},
        {"Ti", {0, 40}}, {"Pi", {0, 50}}, {"Ei", {0, 60}}};
    for (const Entry& entry : entries) {
        if (entry.suffix == suffix)
            return entry.scale;
    }
    // "1e3", "1E-2": a decimal exponent instead of a suffix.
    if (suffix.size() < 2 || (suffix[0] != 'e' && suffix[0] != 'E'))
        return std::nullopt;
    const bool negative = suffix[1] == '-';
    const size_t first = negative || suffix[1] == '+' ? 2 : 1;
    if (first == suffix.size() || suffix.size() - first > 3)
        return std::nullopt;
    int exponent = 0;
    for (size_t i = first; i < suffix.size(); ++i) {
        if (suffix[i] < '0' || suffix[i] > '9')
            return std::nullopt;
        exponent = exponent * 10 + (suffix[i] - '0');
    }
    return Scale{negative ? -exponent : exponent, 0};
}

__extension__ typedef __int128 Wide; // ISO C++ has no name for it
constexpr Wide wideLimit = Wide{1} << 120;

//! digits × 10^tens × 2^twos, rounded away from zero and cut to 64 bits.
qint64 scaled(Wide digits, int tens, int twos)
{
    for (; tens > 0 && digits < wideLimit / 10; --tens)
        digits *= 10;
    for (; twos > 0 && digits < wideLimit / 2; --twos)
        digits *= 2;
    bool remainder = false;
    for (; tens < 0 && digits > 0; ++tens) {
        remainder = remainder || digits % 10 != 0;
        digits /= 10;
    }
    if (remainder)
        ++digits;
    constexpr Wide most = std::numeric_limits<qint64>::max();
    return tens > 0 || twos > 0 || digits > most ? std::numeric_limits<qint64>::max()
                                                  : qint64(digits);
}

//! The quantity times 10^extraTens.
std::optional<qint64> parse(std::string_view text, int extraTens)
{
    bool negative = false;
    if (!text.empty() && (text[0] == '+' || text[0] == '-')) {
        negative = text[0] == '-';
        text.remove_prefix(1);
    }
    Wide digits = 0;
    int decimals = 0;
    bool seenDigit = false;
    bool seenPoint = false;
    size_t i = 0;
    for (; i < text.size(); ++i) {
        const char c = text[i];
        if (c >= '0' && c <= '9') {
            seenDigit = true;
            if (digits < wideLimit / 100) {
                digits = digits * 10 + (c - '0');
                decimals += seenPoint ? 1 : 0;
            } else if (!seenPoint) {
                return std::numeric_limits<qint64>::max();
            }
        } else if (c == '.' && !seenPoint) {
            seenPoint = true;
        } else {
            break;
        }
    }
    const std::optional<Scale> scale = scaleOf(text.substr(i));
    if (!seenDigit || !scale)
        return std::nullopt;
    const qint64 value = scaled(digits, scale->tens - decimals + extraTens, scale->twos);
    return negative ? -value : value;
}

} // namespace

std::optional<qint64> parseMilli(std::string_view text)
{
    return parse(text, 3);
}

std::optional<qint64> parseUnits(std::string_view text)
{
    return parse(text, 0);
}

qint64 saturatedSum(qint64 a, qint64 b)
{
    qint64 sum = 0;
    if (!__builtin_add_overflow(a, b, &sum))
        return sum;
    return a < 0 ? std::numeric_limits<qint64>::min() : std::numeric_limits<qint64>::max();
}

QString cpuSum(qint64 milli)
{
    return QString::number(milli) + QLatin1Char('m');
}

QString cpuText(qint64 milli)
{
    const double cores = double(milli) / 1000;
    QString text = QString::number(cores, 'f', milli % 1000 == 0 ? 0 : 2);
    if (text.contains(QLatin1Char('.'))) {
        while (text.endsWith(QLatin1Char('0')))
            text.chop(1);
        if (text.endsWith(QLatin1Char('.')))
            text.chop(1);
    }
    return text;
}

QString bytesText(qint64 bytes)
{
    static constexpr const char* units[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    double value = double(bytes);
    size_t unit = 0;
    while (std::abs(value) >= 1024 && unit + 1 < std::size(units)) {
        value /= 1024;
        ++unit;
    }
    const bool whole = unit == 0 || std::abs(value) >= 10 || value == std::floor(value);
    return QString::number(value, 'f', whole ? 0 : 1) + QChar(0x00a0) + QLatin1String(units[unit]);
}

} // namespace portolan
