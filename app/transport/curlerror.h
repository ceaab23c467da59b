// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

namespace portolan::transport {

//! Why a request of libcurl came to nothing, in words, with what to do about it. `detail` is what
//! libcurl wrote into its error buffer, `verified` OpenSSL's verdict on the server's certificate
//! (CURLINFO_SSL_VERIFYRESULT). Unauthorized: the server turned the client's certificate away
//! while shaking hands. Any thread.
[[nodiscard]] Error curlError(int curlCode, const char* detail, long verified);

} // namespace portolan::transport
