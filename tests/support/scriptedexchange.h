// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace portolan::test {

using Headers = std::vector<std::pair<std::string, std::string>>;

//! A request as it came.
struct Request {
    std::string method;
    std::string path; //!< without the query
    std::string query; //!< without the question mark, as it came
    Headers headers; //!< names in lower case
    std::string body;
    int connection = 0; //!< the n-th connection that the server took, from 1
    std::string clientName; //!< common name of the client's certificate, empty without one

    [[nodiscard]] std::string header(std::string_view name) const;
    //! The decoded value of a query parameter; nothing when it is not there.
    [[nodiscard]] std::optional<std::string> parameter(std::string_view name) const;
};

//! True for the requests that a handler wants.
using Wanted = std::function<bool(const Request&)>;
//! The usual one: these parameters are there, with these values.
[[nodiscard]] Wanted withParameters(std::vector<std::pair<std::string, std::string>> parameters);

namespace scripted {
struct ExchangeState;
class Core;
} // namespace scripted

//! One request and the answer to it. A handle: copies stand for the same exchange, live as long as
//! anybody wants, and may be used from any thread. What arrives after the client or the server has
//! gone is dropped; isOpen() says so.
class Exchange {
public:
    //! An exchange that never was, to be assigned to.
    Exchange() = default;

    [[nodiscard]] const Request& request() const;

    //! The whole answer. Adds content-length.
    void respond(int status, const Headers& headers = {}, std::string body = {});
    //! The head of an answer whose body follows in pieces.
    void start(int status, const Headers& headers = {});
    //! A piece of the body: a DATA frame (a chunk in HTTP/1.1) of its own, or several where the
    //! client's window is too small.
    void send(std::string bytes);
    //! The regular end of the body.
    void finish();
    //! RST_STREAM with an error code of HTTP/2 (RFC 9113: 2 INTERNAL_ERROR, 7 REFUSED_STREAM,
    //! 8 CANCEL, 11 ENHANCE_YOUR_CALM). In HTTP/1.1 the connection is reset.
    void reset(std::uint32_t errorCode = 2);
    //! False once the client has cancelled, the answer is out, or the connection is gone.
    [[nodiscard]] bool isOpen() const;

private:
    friend class scripted::Core;
    explicit Exchange(std::shared_ptr<scripted::ExchangeState> state);
    std::shared_ptr<scripted::ExchangeState> d;
};

using Handler = std::function<void(Exchange&)>;

} // namespace portolan::test
