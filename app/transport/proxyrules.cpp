// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/proxyrules.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <optional>

namespace portolan::transport {
namespace {

//! IPv4 as ::ffff:a.b.c.d, so that the two ways of writing one address are equal.
using Address = std::array<unsigned char, 16>;
constexpr int mappedBits = 96;

struct HostPort {
    std::string host;
    std::string port;
};

std::optional<Address> addressOf(const std::string& text)
{
    Address address{};
    in_addr four{};
    if (inet_pton(AF_INET, text.c_str(), &four) == 1) {
        address[10] = address[11] = 0xff;
        std::memcpy(address.data() + 12, &four, 4);
        return address;
    }
    if (inet_pton(AF_INET6, text.c_str(), address.data()) == 1)
        return address;
    return std::nullopt;
}

bool isLoopback(const Address& address)
{
    const bool four = std::all_of(address.begin(), address.begin() + 10, [](auto b) { return b == 0; })
        && address[10] == 0xff && address[11] == 0xff;
    if (four)
        return address[12] == 127;
    return std::all_of(address.begin(), address.end() - 1, [](auto b) { return b == 0; })
        && address[15] == 1;
}

bool sharesBits(const Address& a, const Address& b, int bits)
{
    for (int i = 0; i < bits; ++i) {
        const unsigned char mask = static_cast<unsigned char>(0x80 >> (i % 8));
        if ((a[size_t(i / 8)] & mask) != (b[size_t(i / 8)] & mask))
            return false;
    }
    return true;
}

std::string lowerTrimmed(std::string_view text)
{
    const auto isSpace = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isSpace(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isSpace(text.back()))
        text.remove_suffix(1);
    std::string lower(text);
    std::ranges::transform(
        lower, lower.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return lower;
}

//! "host", "host:port", "[v6]:port", "v6".
HostPort parted(const std::string& text)
{
    if (text.starts_with('[')) {
        const size_t end = text.find(']');
        if (end == std::string::npos)
            return {text, {}};
        const std::string rest = text.substr(end + 1);
        return {text.substr(1, end - 1), rest.starts_with(':') ? rest.substr(1) : std::string()};
    }
    const size_t colon = text.find(':');
    if (colon == std::string::npos || text.find(':', colon + 1) != std::string::npos)
        return {text, {}};
    return {text.substr(0, colon), text.substr(colon + 1)};
}

//! "10.0.0.0/8": nothing when the entry is no range.
std::optional<bool> inRange(const std::string& entry, const std::optional<Address>& address)
{
    const size_t slash = entry.find('/');
    if (slash == std::string::npos)
        return std::nullopt;
    const std::string network = entry.substr(0, slash);
    const std::optional<Address> base = addressOf(network);
    const std::string_view length = std::string_view(entry).substr(slash + 1);
    int bits = 0;
    const auto [end, error] = std::from_chars(length.data(), length.data() + length.size(), bits);
    const bool four = network.find(':') == std::string::npos;
    if (!base || error != std::errc{} || end != length.data() + length.size() || bits < 0
        || bits > (four ? 32 : 128))
        return std::nullopt;
    return address && sharesBits(*base, *address, four ? mappedBits + bits : bits);
}

bool excludes(const std::string& entry, const HostPort& server, const std::optional<Address>& address)
{
    if (entry.empty())
        return false;
    if (entry == "*")
        return true;
    if (const std::optional<bool> range = inRange(entry, address))
        return *range;
    HostPort wanted = parted(entry);
    if (wanted.host.empty() || (!wanted.port.empty() && wanted.port != server.port))
        return false;
    if (const std::optional<Address> single = addressOf(wanted.host))
        return address == single;
    if (address)
        return false;
    if (wanted.host.starts_with("*."))
        wanted.host.erase(0, 1);
    if (wanted.host.starts_with('.'))
        return server.host.ends_with(wanted.host);
    return server.host == wanted.host || server.host.ends_with('.' + wanted.host);
}

} // namespace

std::string proxyFor(const ProxyVariables& variables, std::string_view url)
{
    constexpr std::string_view scheme = "https://";
    if (variables.httpsProxy.empty() || !url.starts_with(scheme))
        return {};
    std::string_view authority = url.substr(scheme.size());
    authority = authority.substr(0, authority.find('/'));
    HostPort server = parted(lowerTrimmed(authority));
    if (server.port.empty())
        server.port = "443";
    const std::optional<Address> address = addressOf(server.host);
    if (server.host == "localhost" || (address && isLoopback(*address)))
        return {};
    std::string_view rest = variables.noProxy;
    while (!rest.empty()) {
        const size_t comma = rest.find(',');
        if (excludes(lowerTrimmed(rest.substr(0, comma)), server, address))
            return {};
        rest = comma == std::string_view::npos ? std::string_view() : rest.substr(comma + 1);
    }
    return variables.httpsProxy;
}

std::string proxyUrlForCurl(std::string_view proxy)
{
    constexpr std::string_view socks = "socks5://";
    if (proxy.empty())
        return {};
    if (proxy.starts_with(socks))
        return "socks5h://" + std::string(proxy.substr(socks.size()));
    return proxy.find("://") == std::string_view::npos ? "http://" + std::string(proxy)
                                                       : std::string(proxy);
}

} // namespace portolan::transport
