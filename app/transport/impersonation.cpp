// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/impersonation.h"

#include <algorithm>

namespace portolan::transport {
namespace {

//! A token of RFC 9110 but for the percent sign, which starts an escape.
bool standsForItself(char c)
{
    constexpr std::string_view marks = "!#$&'*+-.^_`|~";
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z')
        || marks.find(c) != std::string_view::npos;
}

std::string escapedKey(std::string_view key)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string escaped;
    for (const char c : key) {
        if (standsForItself(c)) {
            escaped += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        escaped += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return escaped;
}

} // namespace

std::vector<std::string> headersOf(const Impersonation& impersonation)
{
    std::vector<std::string> lines;
    if (impersonation.user.empty())
        return lines;
    lines.push_back("Impersonate-User: " + impersonation.user);
    if (!impersonation.uid.empty())
        lines.push_back("Impersonate-Uid: " + impersonation.uid);
    for (const std::string& group : impersonation.groups)
        lines.push_back("Impersonate-Group: " + group);
    for (const auto& [key, values] : impersonation.extra) {
        for (const std::string& value : values)
            lines.push_back("Impersonate-Extra-" + escapedKey(key) + ": " + value);
    }
    return lines;
}

} // namespace portolan::transport
