// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/kind.h"

#include <functional>
#include <string>
#include <string_view>

namespace portolan::kube {

//! What a watch says.
struct WatchEvent {
    enum class Type : quint8 { Added, Modified, Deleted, Bookmark, Error, Unknown };
    Type type = Type::Unknown;
    //! The protobuf message without its envelope, or the JSON text; good during the call only.
    std::string_view object;
};

//! Cuts a watch's bytes into events: protobuf frames of a 4-byte big-endian length and a
//! meta.WatchEvent, or JSON lines. Keeps no more than one frame.
//! Thread: any one at a time.
class WatchDecoder {
public:
    using OnEvent = std::function<Result<void>(const WatchEvent&)>;

    WatchDecoder(Encoding encoding, OnEvent onEvent);
    [[nodiscard]] Result<void> feed(std::string_view bytes);

private:
    [[nodiscard]] Result<void> takeFrames(std::string_view bytes, size_t& used);
    [[nodiscard]] Result<void> takeLines(std::string_view bytes, size_t& used);
    [[nodiscard]] Result<void> takeFrame(std::string_view frame);

    Encoding m_encoding;
    OnEvent m_onEvent;
    std::string m_buffer;
};

//! The resourceVersion of a bookmark, and whether it ends the initial events.
struct Bookmark {
    std::string resourceVersion;
    bool endsInitialEvents = false;
};
[[nodiscard]] Bookmark bookmarkOf(Encoding encoding, std::string_view object);

} // namespace portolan::kube
