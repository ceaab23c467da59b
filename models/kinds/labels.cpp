// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/labels.h"

#include "models/kinds/jsonmeta.h"
#include "models/kinds/protofields.h"

#include <algorithm>

namespace portolan {
namespace {

bool isIn(const LabelsWanted& wanted, std::string_view key, std::string_view value)
{
    return std::ranges::any_of(wanted, [key, value](const auto& label) {
        return label.first == key && label.second == value;
    });
}

//! The object's field 1 is its ObjectMeta, whose field 11 is the map of labels.
size_t countProtobuf(std::string_view object, const LabelsWanted& wanted)
{
    size_t found = 0;
    for (ProtoFields field(object); field.next();) {
        if (field.number() != 1)
            continue;
        for (ProtoFields meta(field.bytes()); meta.next();) {
            if (meta.number() != 11)
                continue;
            const ProtoEntry label = protoEntry(meta.bytes());
            found += isIn(wanted, label.key, label.value) ? 1 : 0;
        }
        break;
    }
    return found;
}

size_t countJson(std::string_view object, const LabelsWanted& wanted)
{
    const std::optional<json::Element> document = json::parse(object);
    if (!document)
        return 0;
    const std::optional<json::Element> labels = json::child(*document, {"metadata", "labels"});
    if (!labels)
        return 0;
    return size_t(std::ranges::count_if(wanted, [&labels](const auto& label) {
        std::string_view value;
        return !(*labels)[label.first].get_string().get(value) && value == label.second;
    }));
}

} // namespace

bool hasLabels(Encoding encoding, std::string_view object, const LabelsWanted& wanted)
{
    if (wanted.empty())
        return true;
    return (encoding == Encoding::Json ? countJson(object, wanted) : countProtobuf(object, wanted))
        == wanted.size();
}

} // namespace portolan
