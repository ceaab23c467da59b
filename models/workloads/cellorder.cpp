// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/cellorder.h"

#include "models/base/quantity.h"

#include <charconv>
#include <limits>

namespace portolan {
namespace {

bool saysNothing(std::string_view text)
{
    return text.empty() || text.front() == '<';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

//! Digits, a point and a sign are numbers; a quantity may have a suffix besides.
bool isPlain(std::string_view text)
{
    return !text.empty() && (isDigit(text.back()) || text.back() == '.')
        && text.find_first_of("eE") == std::string_view::npos;
}

std::optional<qint64> numberIn(std::string_view text)
{
    text = text.substr(0, text.find(" (")); // restarts are printed with the age of the last
    if (text.ends_with('%'))
        text.remove_suffix(1);
    return isPlain(text) ? parseMilli(text) : std::nullopt;
}

std::optional<qint64> wholeIn(std::string_view text)
{
    qint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool isWhole = error == std::errc() && end == text.data() + text.size();
    return isWhole && value >= 0 ? std::optional(value) : std::nullopt;
}

//! By the first number, then by the second.
std::optional<qint64> ratioIn(std::string_view text)
{
    constexpr qint64 most = (qint64(1) << 31) - 1;
    const size_t slash = text.find('/');
    if (slash == std::string_view::npos)
        return std::nullopt;
    const auto part = wholeIn(text.substr(0, slash)), whole = wholeIn(text.substr(slash + 1));
    if (!part || !whole)
        return std::nullopt;
    return std::min(*part, most) << 31 | std::min(*whole, most);
}

//! Thousandths of a second in a unit; 0: it is none. Sources: HumanDuration of apimachinery
//! (pkg/util/duration), which counts years of 365 days, and Duration.String() of Go.
qint64 unitOf(std::string_view unit)
{
    struct Unit {
        std::string_view name;
        qint64 ms;
    };
    static constexpr Unit units[] = {{"ms", 1}, {"s", 1000}, {"m", 60'000}, {"h", 3'600'000},
        {"d", 86'400'000}, {"y", 31'536'000'000}};
    for (const Unit& known : units) {
        if (known.name == unit)
            return known.ms;
    }
    return 0;
}

std::optional<qint64> durationIn(std::string_view text)
{
    qint64 sum = 0;
    if (text.ends_with(" ago"))
        text.remove_suffix(4);
    if (text.empty())
        return std::nullopt;
    while (!text.empty()) {
        const size_t digits = std::min(text.find_first_not_of("0123456789."), text.size());
        const size_t end = std::min(text.find_first_of("0123456789.", digits), text.size());
        const std::optional<qint64> thousandths
            = digits == 0 ? std::nullopt : parseMilli(text.substr(0, digits));
        const qint64 unit = unitOf(text.substr(digits, end - digits));
        if (!thousandths || unit == 0)
            return std::nullopt;
        qint64 part = 0;
        if (__builtin_mul_overflow(*thousandths, unit, &part))
            part = std::numeric_limits<qint64>::max();
        sum = saturatedSum(sum, part / 1000);
        text.remove_prefix(end);
    }
    return sum;
}

} // namespace

std::optional<qint64> orderValue(CellOrder order, std::string_view text)
{
    switch (order) {
    case CellOrder::Number:
        return numberIn(text);
    case CellOrder::Ratio:
        return ratioIn(text);
    case CellOrder::Duration:
        return durationIn(text);
    case CellOrder::Quantity:
        return parseMilli(text);
    case CellOrder::Text:
        break;
    }
    return std::nullopt;
}

qint64 orderValueOrFirst(CellOrder order, std::string_view text)
{
    return orderValue(order, text).value_or(std::numeric_limits<qint64>::min());
}

void CellOrders::define(const QString& type)
{
    const auto keep = [this](CellOrder only) {
        for (size_t i = 0; i < m_possible.size(); ++i)
            m_possible[i] = m_possible[i] && CellOrder(i) == only;
    };
    if (type == QLatin1String("date"))
        keep(CellOrder::Duration);
    else if (type == QLatin1String("integer") || type == QLatin1String("number"))
        keep(CellOrder::Number);
    else if (type == QLatin1String("boolean"))
        m_possible.fill(false);
}

void CellOrders::add(std::string_view cell)
{
    if (saysNothing(cell))
        return;
    m_saysAnything = true;
    for (size_t i = 0; i < m_possible.size(); ++i)
        m_possible[i] = m_possible[i] && orderValue(CellOrder(i), cell);
}

CellOrder CellOrders::found() const
{
    const auto first = std::ranges::find(m_possible, true);
    return m_saysAnything ? CellOrder(first - m_possible.begin()) : CellOrder::Text;
}

} // namespace portolan
