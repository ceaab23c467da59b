// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/impersonation.h"

#include <string>

namespace portolan::transport {

//! A server and how to speak to it as one user. Holds credentials: never printed, never logged.
struct Endpoint {
    std::string url; //!< "https://host:port", without a slash at its end
    std::string caPem; //!< these authorities and no others; empty: those of this machine
    std::string certificatePem;
    std::string keyPem;
    std::string bearerToken;
    std::string userPassword; //!< "user:password" for basic authentication
    std::string tlsServerName; //!< checked instead of the host, when not empty
    std::string proxyUrl; //!< empty: none; whoever fills this in has asked the environment
    bool insecure = false; //!< the certificate is not checked; shown lastingly where it is so
    Impersonation impersonation;

    friend bool operator==(const Endpoint&, const Endpoint&) = default;
};

} // namespace portolan::transport
