// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/secret.h"

#include <openssl/crypto.h>

#include <algorithm>

namespace portolan::auth {

Secret::Secret(QByteArray&& bytes)
    : Secret(std::string_view(bytes.constData(), size_t(bytes.size())))
{
    wipe(bytes);
}

Secret::Secret(std::string_view bytes)
    : m_bytes(bytes.begin(), bytes.end())
{
}

Secret& Secret::operator=(const Secret& other)
{
    if (this != &other) {
        clear();
        m_bytes = other.m_bytes;
    }
    return *this;
}

Secret& Secret::operator=(Secret&& other) noexcept
{
    if (this != &other) {
        clear();
        m_bytes = std::move(other.m_bytes);
    }
    return *this;
}

Secret::~Secret()
{
    clear();
}

void Secret::clear()
{
    // A plain memset before a free may be optimised away; this one may not.
    if (!m_bytes.empty())
        OPENSSL_cleanse(m_bytes.data(), m_bytes.size());
    m_bytes.clear();
}

bool fitsIntoHeader(const Secret& token)
{
    return std::ranges::all_of(token.reveal(), [](char c) { return c > ' ' && c < '\x7f'; });
}

void wipe(QByteArray& bytes)
{
    if (!bytes.isEmpty() && bytes.isDetached())
        OPENSSL_cleanse(bytes.data(), size_t(bytes.size()));
    bytes.clear();
}

} // namespace portolan::auth
