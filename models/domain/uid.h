// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <array>
#include <compare>
#include <string_view>

namespace portolan {

//! metadata.uid in 16 bytes. Every UID that an API server gives is an RFC 4122 text (36
//! characters); another text is hashed to 128 bits, which still tells objects apart but cannot be
//! printed again (isPrintable() is false).
class Uid {
public:
    Uid() = default;
    [[nodiscard]] static Uid fromText(std::string_view text);

    [[nodiscard]] bool isNull() const { return m_high == 0 && m_low == 0; }
    [[nodiscard]] bool isPrintable() const { return !isNull() && !m_hashed; }
    //! The text the server uses; empty when it cannot be printed.
    [[nodiscard]] QString toString() const;
    //! UIDs are random already, so half of one is a hash.
    [[nodiscard]] quint64 hash() const { return m_high ^ m_low; }

    friend bool operator==(const Uid&, const Uid&) = default;
    friend auto operator<=>(const Uid&, const Uid&) = default;

private:
    quint64 m_high = 0;
    quint64 m_low = 0;
    bool m_hashed = false;
};

} // namespace portolan
