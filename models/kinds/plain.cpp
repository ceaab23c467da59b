// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/plain.h"

#include "models/kinds/jsonmeta.h"
#include "models/kinds/meta.h"

namespace portolan::plain {
namespace {

bool scanProtobuf(std::string_view object, RowSink& row)
{
    MetaExtras meta;
    ProtoFields field(object);
    bool valid = true;
    while (valid && field.next()) {
        if (field.number() == 1)
            valid = scanMeta(field.bytes(), row, meta);
    }
    return valid && field.isValid() && !row.head().uid.isNull();
}

bool scanJson(std::string_view object, RowSink& row)
{
    const std::optional<json::Element> document = json::parse(object);
    return document && scanJsonMeta(*document, row);
}

constexpr KindSpec protobuf = {{}, scanProtobuf};
constexpr KindSpec jsonKind = {{}, scanJson};

} // namespace

const KindSpec& protobufSpec()
{
    return protobuf;
}

const KindSpec& jsonSpec()
{
    return jsonKind;
}

} // namespace portolan::plain
