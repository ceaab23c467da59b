// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedexchange.h"

namespace portolan::test::scripted {

//! What a protocol tells of its streams. Called while it receives.
struct StreamEvents {
    std::function<void(int stream, Request request)> requested;
    std::function<void(int stream)> closed;
};

//! One side of HTTP, without sockets: bytes in, bytes out. Thread: the server's.
class Protocol {
public:
    virtual ~Protocol() = default;

    //! False when the peer speaks nonsense; the connection is dropped then.
    [[nodiscard]] virtual bool receive(std::string_view bytes) = 0;
    //! What is ready to be sent; empty when nothing is.
    [[nodiscard]] virtual std::string pull() = 0;
    //! Nothing more will be read or sent.
    [[nodiscard]] virtual bool ended() const = 0;
    //! The connection is to be reset rather than closed.
    [[nodiscard]] virtual bool aborted() const { return false; }

    // For a stream that is no longer there these do nothing.
    virtual void start(int stream, int status, const Headers& headers) = 0;
    virtual void send(int stream, std::string bytes) = 0;
    virtual void finish(int stream) = 0;
    virtual void reset(int stream, std::uint32_t errorCode) = 0;
    virtual void goaway(std::uint32_t errorCode) = 0;
};

[[nodiscard]] std::unique_ptr<Protocol> makeHttp2(StreamEvents events, unsigned maxStreams);
[[nodiscard]] std::unique_ptr<Protocol> makeHttp1(StreamEvents events);

//! Parts "/path?query" into the two fields.
void setTarget(Request& request, std::string_view target);
[[nodiscard]] std::string lowerCase(std::string_view text);

} // namespace portolan::test::scripted
