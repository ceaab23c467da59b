// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace portolan::transport {

//! What the environment says about proxies, read once where the program starts.
struct ProxyVariables {
    std::string httpsProxy; //!< HTTPS_PROXY, else https_proxy; may hold a password
    std::string noProxy; //!< NO_PROXY, else no_proxy
};

//! The proxy for a server, or nothing when it is dialled directly. The rules are those of Go's
//! httpproxy.FromEnvironment, by which kubectl goes: NO_PROXY lists names (with all names below
//! them), ".names" and "*.names" (only those below), addresses and CIDR ranges, each with or
//! without a port, or "*"; localhost and loopback addresses are never asked for through a proxy.
//! `url` begins with https://; for any other scheme there is no proxy.
//! Source: golang.org/x/net/http/httpproxy. Pure; any thread.
[[nodiscard]] std::string proxyFor(const ProxyVariables& variables, std::string_view url);

//! A proxy as libcurl wants it named: with a scheme, and with names resolved by a SOCKS 5 proxy
//! itself, as Go does.
[[nodiscard]] std::string proxyUrlForCurl(std::string_view proxy);

} // namespace portolan::transport
