// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/namespace.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::namespacekind {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 110},
};

bool scan(std::string_view object, RowSink& row)
{
    MetaExtras meta;
    std::string_view phase;
    const auto onStatus = [&phase](const ProtoFields& field) {
        if (field.number() == 1)
            phase = field.bytes();
    };
    if (!scanObject(object, row, meta, [](const ProtoFields&) { }, onStatus))
        return false;
    row.setString(Status, phase);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::namespacekind
