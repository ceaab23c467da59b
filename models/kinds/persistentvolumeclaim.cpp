// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/persistentvolumeclaim.h"

#include "models/base/quantity.h"
#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::persistentvolumeclaim {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 100},
    {"capacity", QT_TRANSLATE_NOOP("Column", "Capacity"), CellType::Bytes, ColumnRole::Plain, 90},
    {"requested", QT_TRANSLATE_NOOP("Column", "Requested"), CellType::Bytes, ColumnRole::Plain, 90},
    {"class", QT_TRANSLATE_NOOP("Column", "Storage class"), CellType::Interned, ColumnRole::Plain,
        120},
    {"volume", QT_TRANSLATE_NOOP("Column", "Volume"), CellType::Text, ColumnRole::Plain, 280},
    {"accessModes", QT_TRANSLATE_NOOP("Column", "Access modes"), CellType::Interned,
        ColumnRole::Plain, 140, false},
};

struct Scratch {
    std::string modes;
    std::string_view phase, volume, storageClass;
    qint64 capacity = 0, requested = 0;

    void clear()
    {
        modes.clear();
        phase = volume = storageClass = {};
        capacity = requested = 0;
    }
};

void takeStorage(std::string_view mapEntry, qint64& bytes)
{
    const ProtoEntry entry = protoEntry(mapEntry);
    if (entry.key == "storage")
        bytes = parseUnits(protoQuantity(entry.value)).value_or(0);
}

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 1)
        appendPart(scratch.modes, field.bytes());
    else if (field.number() == 2)
        forEachField(field.bytes(), [&scratch](const ProtoFields& part) {
            if (part.number() == 2)
                takeStorage(part.bytes(), scratch.requested);
        });
    else if (field.number() == 3)
        scratch.volume = field.bytes();
    else if (field.number() == 5)
        scratch.storageClass = field.bytes();
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onStatus = [](const ProtoFields& field) {
        if (field.number() == 1)
            scratch.phase = field.bytes();
        else if (field.number() == 3)
            takeStorage(field.bytes(), scratch.capacity);
    };
    if (!scanObject(
            object, row, meta, [](const ProtoFields& field) { takeSpec(field, scratch); },
            onStatus))
        return false;
    row.setString(Status, meta.deleted != 0 ? std::string_view("Terminating") : scratch.phase);
    row.setNumber(Capacity, scratch.capacity);
    row.setNumber(Requested, scratch.requested);
    row.setString(Class, scratch.storageClass);
    row.setString(Volume, scratch.volume);
    row.setString(AccessModes, scratch.modes);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::persistentvolumeclaim
