// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rowbatch.h"

namespace portolan {

//! How a kind becomes rows.
struct KindSpec {
    Columns columns;
    //! Fills the row from the bytes of one object: of the built-in kinds the protobuf message
    //! without its envelope, of custom resources the JSON text. False when they are no such thing;
    //! the row is then not to be used. Called on I/O threads: no state, no allocation per object
    //! once buffers have grown.
    bool (*scan)(std::string_view object, RowSink& row);
};

[[nodiscard]] const KindSpec& specOf(Kind kind);

//! The column of that id; asserts that there is one.
[[nodiscard]] size_t columnOf(Kind kind, std::string_view id);

} // namespace portolan
