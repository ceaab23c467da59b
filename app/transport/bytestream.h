// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <optional>
#include <string>
#include <string_view>

namespace portolan::transport {

//! The head of an answer.
struct ResponseHead {
    int status = 0;
    std::string contentType;
    std::optional<int> retryAfterSeconds;
    qint64 serverTime = 0; //!< the Date header, seconds since the epoch; 0 when there was none
    qint64 connectionId = -1; //!< the same for two requests that shared a connection
    bool multiplexed = false; //!< HTTP/2: others may share the connection
};

//! How a request ended.
struct StreamEnd {
    std::optional<Error> error; //!< of the transport; an HTTP error status is no error here
    bool connectionMayLive = false; //!< the error is of this answer alone: reset, cut, too slow
    int status = 0; //!< 0 when no answer came
    qint64 connectionId = -1;
    double firstByteMs = 0; //!< from sending to the first byte of the answer
    double connectMs = 0; //!< 0 when a connection was reused
};

//! What receives an answer while it comes in. All calls on the I/O thread of the client, in this
//! order: onResponse once (unless the request failed before), onBytes any number of times, onEnd
//! once; after cancel() none. Must not block: the sockets of other clusters wait meanwhile.
class ByteStream {
public:
    virtual ~ByteStream() = default;
    virtual void onResponse(const ResponseHead& head) = 0;
    //! Decoded bytes; they are gone when the call returns.
    virtual void onBytes(std::string_view bytes) = 0;
    virtual void onEnd(const StreamEnd& end) = 0;
};

} // namespace portolan::transport
