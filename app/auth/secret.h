// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <string_view>
#include <vector>

class QDebug;

namespace portolan::auth {

//! Bytes that nobody may read in a log or an error: tokens, keys, passwords. Overwritten when
//! destroyed, moved from or assigned to. A plain value, any thread.
//! There is no way to print it: the one way to its bytes is reveal(), which is easy to search for.
//! Not promised: that no copy exists elsewhere (a file's buffer, a swapped page).
class Secret {
public:
    Secret() = default;
    //! Takes a copy; the given bytes are overwritten too when nobody else shares them.
    explicit Secret(QByteArray&& bytes);
    explicit Secret(std::string_view bytes);
    Secret(const Secret& other) = default;
    Secret(Secret&& other) noexcept = default;
    Secret& operator=(const Secret& other);
    Secret& operator=(Secret&& other) noexcept;
    ~Secret();

    [[nodiscard]] bool isEmpty() const { return m_bytes.empty(); }
    [[nodiscard]] qsizetype size() const { return qsizetype(m_bytes.size()); }
    //! The bytes, for whoever sends or reads them; valid as long as this object.
    [[nodiscard]] std::string_view reveal() const { return {m_bytes.data(), m_bytes.size()}; }
    void clear();

    friend bool operator==(const Secret& a, const Secret& b) { return a.m_bytes == b.m_bytes; }
    friend QDebug operator<<(QDebug, const Secret&) = delete;

private:
    std::vector<char> m_bytes;
};

//! True when the bytes can stand in a header line as a token does: visible ASCII, nothing else. A
//! line break in a token would start a header of its own.
[[nodiscard]] bool fitsIntoHeader(const Secret& token);

//! Overwrites the bytes unless they are shared with another QByteArray, and empties it.
void wipe(QByteArray& bytes);

} // namespace portolan::auth
