// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/rowbatch.h"

#include <simdjson.h>

namespace portolan {

//! For the scans of custom resources, which API servers send as JSON only. Missing or of another
//! type is the empty string, 0 or an empty object: custom resources promise little.
namespace json {
    using Element = simdjson::dom::element;

    //! The parsed document, good until the next call on this thread; nothing when it is no object.
    [[nodiscard]] std::optional<Element> parse(std::string_view text);
    [[nodiscard]] std::string_view string(Element parent, const char* key);
    [[nodiscard]] qint64 integer(Element parent, const char* key, qint64 otherwise = 0);
    [[nodiscard]] bool boolean(Element parent, const char* key);
    //! The child object; nothing when there is none.
    [[nodiscard]] std::optional<Element> child(Element parent, const char* key);
    //! A child by a path of keys.
    [[nodiscard]] std::optional<Element> child(
        Element parent, std::initializer_list<const char*> path);
} // namespace json

//! Puts name, namespace, uid, resourceVersion and creation into the row. False when the document
//! has no metadata with a uid.
[[nodiscard]] bool scanJsonMeta(json::Element document, RowSink& row);

} // namespace portolan
