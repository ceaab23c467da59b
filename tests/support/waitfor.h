// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>

#include <concepts>
#include <functional>
#include <string>
#include <type_traits>

namespace portolan::test {

//! What a condition was seen to be: whether it held, and its sides as text.
struct Seen {
    bool holds = false;
    QString text;
};

//! Any value as a failure message shows it.
template <typename T> QString shown(const T& value)
{
    if constexpr (std::same_as<T, bool>)
        return value ? QStringLiteral("true") : QStringLiteral("false");
    else if constexpr (std::is_arithmetic_v<T>)
        return QString::number(value);
    else if constexpr (std::is_enum_v<T>)
        return QString::number(qint64(value));
    else if constexpr (std::convertible_to<const T&, QString>)
        return QLatin1Char('"') + QString(value) + QLatin1Char('"');
    else if constexpr (std::convertible_to<const T&, std::string_view>)
        return QLatin1Char('"') + QString::fromUtf8(std::string_view(value)) + QLatin1Char('"');
    else {
        const std::unique_ptr<char[]> text(QTest::toString(value));
        return text ? QString::fromUtf8(text.get()) : QStringLiteral("(a value)");
    }
}

//! The left side of a comparison, caught before the comparison is made. `Sides() << a == b` reads
//! as (Sides() << a) == b, because << binds more tightly.
template <typename Left> struct LeftSide {
    const Left& left;

    template <typename Right, typename Compare>
    [[nodiscard]] Seen with(const char* sign, const Right& right, Compare compare) const
    {
        return {bool(compare(left, right)),
            shown(left) + QLatin1Char(' ') + QLatin1String(sign) + QLatin1Char(' ') + shown(right)};
    }
    template <typename Right> Seen operator==(const Right& right) const
    {
        return with("==", right, [](const auto& a, const auto& b) { return a == b; });
    }
    template <typename Right> Seen operator!=(const Right& right) const
    {
        return with("!=", right, [](const auto& a, const auto& b) { return a != b; });
    }
    template <typename Right> Seen operator<(const Right& right) const
    {
        return with("<", right, std::less<>());
    }
    template <typename Right> Seen operator<=(const Right& right) const
    {
        return with("<=", right, std::less_equal<>());
    }
    template <typename Right> Seen operator>(const Right& right) const
    {
        return with(">", right, std::greater<>());
    }
    template <typename Right> Seen operator>=(const Right& right) const
    {
        return with(">=", right, std::greater_equal<>());
    }
    //! A condition without a comparison.
    operator Seen() const { return {bool(left), shown(bool(left))}; } // NOLINT: it has to be silent
};

struct Sides {
    template <typename Left> LeftSide<Left> operator<<(const Left& left) const { return {left}; }
};

//! The limit as it is under a sanitizer, which makes everything several times slower. A test whose
//! condition holds is no slower for it.
[[nodiscard]] constexpr int patience(int ms)
{
#ifdef PORTOLAN_SANITIZED
    return ms * 5;
#else
    return ms;
#endif
}

//! Turns the event loop until the condition holds or the time is over; says what was seen last.
template <typename Look> [[nodiscard]] Seen waitUntil(Look look, int ms)
{
    Seen seen;
    const auto holds = [&] {
        seen = look();
        return seen.holds;
    };
    (void)QTest::qWaitFor(holds, patience(ms));
    return seen;
}

} // namespace portolan::test

//! Waits until a condition holds, at most that many milliseconds, and fails with what was seen
//! last: `PORTOLAN_WAIT(model.rowCount() == 3, 5000);` "…rowCount() == 3 not within 5000 ms; seen:
//! 2 == 3". A condition that joins others by && or || is put into brackets, and shown as true or
//! false.
#define PORTOLAN_WAIT(condition, ms)                                                               \
    do {                                                                                           \
        const portolan::test::Seen portolanSeen = portolan::test::waitUntil(                       \
            [&]() -> portolan::test::Seen { return portolan::test::Sides() << condition; }, (ms)); \
        if (!portolanSeen.holds) {                                                                 \
            const QString portolanText = QStringLiteral("%1 not within %2 ms; seen: %3")           \
                                             .arg(QStringLiteral(#condition))                      \
                                             .arg(portolan::test::patience(ms))                    \
                                             .arg(portolanSeen.text);                              \
            QFAIL(qUtf8Printable(portolanText));                                                   \
        }                                                                                          \
    } while (false)
