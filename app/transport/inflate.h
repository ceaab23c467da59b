// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <functional>
#include <memory>
#include <string_view>

namespace portolan::transport {

//! Undoes gzip of a stream. A body may be many gzip members one after another: API servers from
//! 1.37 on close a member at each flush of a watch (kubernetes, handlers/watch.go), and libcurl
//! stops after the first. Bounded: what one call decodes is handed on in pieces.
//! Thread: any one at a time.
class Inflater {
public:
    Inflater();
    ~Inflater();
    Inflater(const Inflater&) = delete;
    Inflater& operator=(const Inflater&) = delete;

    //! Decodes what came in and calls `sink` with every piece.
    [[nodiscard]] Result<void> feed(
        std::string_view bytes, const std::function<void(std::string_view)>& sink);
    //! True when the last member was whole, so that an end of the stream here loses nothing.
    [[nodiscard]] bool isAtEnd() const;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace portolan::transport
