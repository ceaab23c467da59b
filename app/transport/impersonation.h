// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan::transport {

//! As whom a user speaks (kubectl's --as). Nobody's credentials; the server decides whether it may.
struct Impersonation {
    std::string user; //!< empty: nobody is impersonated, and the rest is not sent
    std::string uid;
    std::vector<std::string> groups;
    std::vector<std::pair<std::string, std::vector<std::string>>> extra; //!< key and its values

    friend bool operator==(const Impersonation&, const Impersonation&) = default;
};

//! The header lines of every request: Impersonate-User, -Uid, -Group and -Extra-KEY, one line for
//! each group and value, keys percent-encoded where a header's name cannot hold them.
//! Source: client-go, transport/round_trippers.go (impersonatingRoundTripper, headerKeyEscape).
[[nodiscard]] std::vector<std::string> headersOf(const Impersonation& impersonation);

} // namespace portolan::transport
