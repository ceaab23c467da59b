// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace portolan {

//! Cutting the JSON of API servers into the texts of single objects, without parsing those.

struct JsonListMeta {
    std::string resourceVersion;
    std::string continueToken;
    std::optional<qint64> remaining;
};
//! Calls onItem with the text of every item. False when the text is no list.
[[nodiscard]] bool cutJsonList(std::string_view text, JsonListMeta& meta,
    const std::function<void(std::string_view)>& onItem);

struct JsonEvent {
    std::string type;
    std::string object; //!< text of the object
};
//! One line of a watch. False when it is no event.
[[nodiscard]] bool cutJsonEvent(std::string_view line, JsonEvent& event);

struct JsonBookmark {
    std::string resourceVersion;
    bool endsInitialEvents = false;
};
[[nodiscard]] JsonBookmark cutJsonBookmark(std::string_view object);

} // namespace portolan
