// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/storageclass.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::storageclass {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"provisioner", QT_TRANSLATE_NOOP("Column", "Provisioner"), CellType::Interned,
        ColumnRole::Plain, 200},
    {"reclaim", QT_TRANSLATE_NOOP("Column", "Reclaim policy"), CellType::Interned,
        ColumnRole::Plain, 110},
    {"binding", QT_TRANSLATE_NOOP("Column", "Binding mode"), CellType::Interned, ColumnRole::Plain,
        180},
    {"expandable", QT_TRANSLATE_NOOP("Column", "Expandable"), CellType::Flag, ColumnRole::Plain,
        90},
    {"default", QT_TRANSLATE_NOOP("Column", "Default"), CellType::Flag, ColumnRole::Plain, 76},
};

//! {metadata = 1, provisioner = 2, …}: not of the usual shape.
bool scan(std::string_view object, RowSink& row)
{
    MetaExtras meta;
    std::string_view provisioner, reclaim = "Delete", binding = "Immediate"; // the API's defaults
    bool expandable = false, isDefault = false, validMeta = true;
    const auto onAnnotation = [&isDefault](std::string_view key, std::string_view value) {
        if (key == "storageclass.kubernetes.io/is-default-class"
            || key == "storageclass.beta.kubernetes.io/is-default-class")
            isDefault = isDefault || value == "true";
    };
    const bool valid = forEachField(object, [&](const ProtoFields& field) {
        if (field.number() == 1)
            validMeta = scanMeta(field.bytes(), row, meta, ignoreEntry, onAnnotation);
        else if (field.number() == 2)
            provisioner = field.bytes();
        else if (field.number() == 4)
            reclaim = field.bytes();
        else if (field.number() == 6)
            expandable = field.value() != 0;
        else if (field.number() == 7)
            binding = field.bytes();
    });
    if (!valid || !validMeta || row.head().uid.isNull())
        return false;
    row.setString(Provisioner, provisioner);
    row.setString(ReclaimPolicy, reclaim);
    row.setString(BindingMode, binding);
    row.setNumber(Expandable, expandable);
    row.setNumber(IsDefault, isDefault);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::storageclass
