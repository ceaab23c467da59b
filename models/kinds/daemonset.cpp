// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/daemonset.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::daemonset {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 110},
    {"ready", QT_TRANSLATE_NOOP("Column", "Ready"), CellType::Integer, ColumnRole::Ready, 70},
    {"desired", QT_TRANSLATE_NOOP("Column", "Desired"), CellType::Integer, ColumnRole::Count, 70,
        false},
    {"current", QT_TRANSLATE_NOOP("Column", "Current"), CellType::Integer, ColumnRole::Count, 70},
    {"updated", QT_TRANSLATE_NOOP("Column", "Updated"), CellType::Integer, ColumnRole::Count, 70},
    {"available", QT_TRANSLATE_NOOP("Column", "Available"), CellType::Integer, ColumnRole::Count,
        76},
    {"misscheduled", QT_TRANSLATE_NOOP("Column", "Misscheduled"), CellType::Integer,
        ColumnRole::Count, 100, false},
    {"strategy", QT_TRANSLATE_NOOP("Column", "Strategy"), CellType::Interned, ColumnRole::Plain,
        110, false},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 240},
};

struct Scratch {
    std::string images;
    Replicas replicas;
    std::string_view strategy;
    qint64 misscheduled = 0;

    void clear()
    {
        images.clear();
        replicas = {};
        strategy = {};
        misscheduled = 0;
    }
};

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 2)
        appendTemplateImages(scratch.images, field.bytes());
    else if (field.number() == 3)
        forEachField(field.bytes(), [&scratch](const ProtoFields& strategy) {
            if (strategy.number() == 1)
                scratch.strategy = strategy.bytes();
        });
}

constexpr ReplicaLayout layout{
    .observed = 5, .desired = 3, .total = 1, .updated = 6, .ready = 4, .available = 7};

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    takeReplicas(field, layout, scratch.replicas);
    if (field.number() == 2)
        scratch.misscheduled = field.value();
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    if (!scanObject(
            object, row, meta, [](const ProtoFields& field) { takeSpec(field, scratch); },
            [](const ProtoFields& field) { takeStatus(field, scratch); }))
        return false;
    Replicas replicas = scratch.replicas;
    replicas.generation = meta.generation;
    if (scratch.strategy == "OnDelete") // old pods stay until somebody deletes them
        replicas.updated = replicas.desired;
    row.setString(Status, phaseOf(replicas));
    row.setNumber(Ready, replicas.ready);
    row.setNumber(Desired, replicas.desired);
    row.setNumber(Current, replicas.total);
    row.setNumber(Updated, scratch.replicas.updated);
    row.setNumber(Available, replicas.available);
    row.setNumber(Misscheduled, scratch.misscheduled);
    row.setString(Strategy, scratch.strategy);
    row.setString(Images, scratch.images);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::daemonset
