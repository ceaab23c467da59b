// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/jsonmeta.h"

#include "models/base/text.h"

namespace portolan {
namespace json {

    std::optional<Element> parse(std::string_view text)
    {
        thread_local simdjson::dom::parser parser;
        Element document;
        if (parser.parse(text.data(), text.size()).get(document) || !document.is_object())
            return std::nullopt;
        return document;
    }

    std::string_view string(Element parent, const char* key)
    {
        std::string_view value;
        return parent[key].get_string().get(value) ? std::string_view{} : value;
    }

    qint64 integer(Element parent, const char* key, qint64 otherwise)
    {
        int64_t value = 0;
        return parent[key].get_int64().get(value) ? otherwise : value;
    }

    bool boolean(Element parent, const char* key)
    {
        bool value = false;
        return !parent[key].get_bool().get(value) && value;
    }

    std::optional<Element> child(Element parent, const char* key)
    {
        Element value;
        if (parent[key].get(value) || !value.is_object())
            return std::nullopt;
        return value;
    }

    std::optional<Element> child(Element parent, std::initializer_list<const char*> path)
    {
        std::optional<Element> at = parent;
        for (const char* key : path) {
            at = child(*at, key);
            if (!at)
                break;
        }
        return at;
    }

} // namespace json

bool scanJsonMeta(json::Element document, RowSink& row)
{
    const std::optional<json::Element> meta = json::child(document, "metadata");
    if (!meta)
        return false;
    row.setName(json::string(*meta, "name"));
    row.setNameSpace(json::string(*meta, "namespace"));
    row.setUid(json::string(*meta, "uid"));
    row.setResourceVersion(json::string(*meta, "resourceVersion"));
    row.setCreated(epochSeconds(json::string(*meta, "creationTimestamp")));
    return !row.head().uid.isNull();
}

} // namespace portolan
