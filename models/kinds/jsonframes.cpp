// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/jsonframes.h"

#include "models/kinds/jsonmeta.h"

namespace portolan {

bool cutJsonList(std::string_view text, JsonListMeta& meta,
    const std::function<void(std::string_view)>& onItem)
{
    // On demand: items are stepped over, their text is handed on as it stands.
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(text);
    simdjson::ondemand::document document;
    simdjson::ondemand::object list;
    if (parser.iterate(padded).get(document) || document.get_object().get(list))
        return false;
    bool sawItems = false;
    for (auto field : list) {
        std::string_view key;
        if (field.unescaped_key().get(key))
            return false;
        if (key == "metadata") {
            std::string_view raw;
            simdjson::ondemand::value value;
            if (field.value().get(value) || value.raw_json().get(raw))
                return false;
            // A parser of its own: the outer walk is still going on.
            simdjson::dom::parser metaParser;
            simdjson::dom::element element;
            if (metaParser.parse(raw.data(), raw.size()).get(element))
                return false;
            meta.resourceVersion = json::string(element, "resourceVersion");
            meta.continueToken = json::string(element, "continue");
            int64_t remaining = 0;
            if (!element["remainingItemCount"].get_int64().get(remaining))
                meta.remaining = remaining;
        } else if (key == "items") {
            sawItems = true;
            simdjson::ondemand::array items;
            if (field.value().get_array().get(items))
                return false;
            for (auto item : items) {
                simdjson::ondemand::value value;
                std::string_view raw;
                if (item.get(value) || value.raw_json().get(raw))
                    return false;
                onItem(raw);
            }
        }
    }
    return sawItems;
}

bool cutJsonEvent(std::string_view line, JsonEvent& event)
{
    thread_local simdjson::ondemand::parser parser;
    const simdjson::padded_string padded(line);
    simdjson::ondemand::document document;
    simdjson::ondemand::object fields;
    if (parser.iterate(padded).get(document) || document.get_object().get(fields))
        return false;
    event = {};
    for (auto field : fields) {
        std::string_view key, value;
        simdjson::ondemand::value content;
        if (field.unescaped_key().get(key) || field.value().get(content))
            return false;
        if (key == "type" && !content.get_string().get(value))
            event.type = value;
        else if (key == "object" && !content.raw_json().get(value))
            event.object = value;
    }
    return !event.type.empty() && !event.object.empty();
}

JsonBookmark cutJsonBookmark(std::string_view object)
{
    JsonBookmark bookmark;
    const std::optional<json::Element> document = json::parse(object);
    if (!document)
        return bookmark;
    if (const auto meta = json::child(*document, "metadata"))
        bookmark.resourceVersion = json::string(*meta, "resourceVersion");
    if (const auto annotations = json::child(*document, {"metadata", "annotations"}))
        bookmark.endsInitialEvents
            = json::string(*annotations, "k8s.io/initial-events-end") == "true";
    return bookmark;
}

} // namespace portolan
