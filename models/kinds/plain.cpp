// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/plain.h"

#include "models/kinds/parts.h"

namespace portolan::plain {
namespace {

bool scan(std::string_view object, RowSink& row)
{
    MetaExtras meta;
    const auto ignoreField = [](const ProtoFields&) { };
    return scanObject(object, row, meta, ignoreField, ignoreField);
}

constexpr KindSpec kindSpec = {{}, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::plain
