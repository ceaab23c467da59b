// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/uid.h"

namespace portolan {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return -1; // upper case would not print back as it came
}

bool isDashPosition(size_t i)
{
    return i == 8 || i == 13 || i == 18 || i == 23;
}

constexpr size_t textLength = 36;

//! FNV-1a with two different offsets: enough to tell the rare odd UIDs of one cluster apart.
quint64 fnv(std::string_view text, quint64 hash)
{
    for (const char c : text)
        hash = (hash ^ quint8(c)) * 0x100000001b3ULL;
    return hash;
}

} // namespace

Uid Uid::fromText(std::string_view text)
{
    Uid uid;
    if (text.empty())
        return uid;
    bool valid = text.size() == textLength;
    int digits = 0;
    for (size_t i = 0; valid && i < textLength; ++i) {
        if (isDashPosition(i)) {
            valid = text[i] == '-';
            continue;
        }
        const int digit = hexDigit(text[i]);
        valid = digit >= 0;
        quint64& half = digits < 16 ? uid.m_high : uid.m_low;
        half = (half << 4) | quint64(digit & 0xf);
        ++digits;
    }
    if (!valid) {
        uid.m_high = fnv(text, 0xcbf29ce484222325ULL);
        uid.m_low = fnv(text, 0x84222325cbf29ce4ULL);
        uid.m_hashed = true;
    }
    return uid;
}

QString Uid::toString() const
{
    if (!isPrintable())
        return {};
    static constexpr char hex[] = "0123456789abcdef";
    std::array<char, textLength> text;
    int digits = 0;
    for (size_t i = 0; i < textLength; ++i) {
        if (isDashPosition(i)) {
            text[i] = '-';
            continue;
        }
        const quint64 half = digits < 16 ? m_high : m_low;
        text[i] = hex[(half >> (60 - 4 * (digits % 16))) & 0xf];
        ++digits;
    }
    return QString::fromLatin1(text.data(), textLength);
}

} // namespace portolan
