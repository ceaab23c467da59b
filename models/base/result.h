// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <expected>

namespace portolan {

//! What kind of failure it was, for code that has to decide; people read Error::text.
enum class ErrorCode {
    InvalidInput, //!< a file or a value that cannot be understood
    NotFound,
    Unreachable, //!< no connection: refused, reset, timed out, no such host
    Certificate, //!< TLS: unknown authority, wrong name, expired
    Unauthorized, //!< 401, or no usable credentials
    Forbidden, //!< 403
    NotServed, //!< the cluster does not know this kind
    Throttled, //!< 429
    Gone, //!< 410: a resource version that is no longer there
    Timeout,
    Server, //!< any other answer of a server that is not a success
    Protocol, //!< bytes that no such server sends
    Local, //!< disk, process, permission on this machine
    Cancelled,
};

//! A failure as a value: a code for decisions, a sentence for people (what happened, where),
//! and a next step when there is one. Never holds a credential.
struct Error {
    ErrorCode code = ErrorCode::Local;
    QString text;
    QString nextStep; //!< may be empty

    //! text, and the next step in a second sentence when there is one.
    [[nodiscard]] QString sentence() const;

    friend bool operator==(const Error&, const Error&) = default;
};

//! The return type of everything that can fail.
template <typename T> using Result = std::expected<T, Error>;

//! `return fail(ErrorCode::NotFound, tr("…"));` from any function that returns a Result.
[[nodiscard]] std::unexpected<Error> fail(ErrorCode code, QString text, QString nextStep = {});

} // namespace portolan
