// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/statefulset.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::statefulset {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 110},
    {"ready", QT_TRANSLATE_NOOP("Column", "Ready"), CellType::Integer, ColumnRole::Ready, 70},
    {"desired", QT_TRANSLATE_NOOP("Column", "Desired"), CellType::Integer, ColumnRole::Count, 70,
        false},
    {"updated", QT_TRANSLATE_NOOP("Column", "Updated"), CellType::Integer, ColumnRole::Count, 70},
    {"available", QT_TRANSLATE_NOOP("Column", "Available"), CellType::Integer, ColumnRole::Count,
        76},
    {"strategy", QT_TRANSLATE_NOOP("Column", "Strategy"), CellType::Interned, ColumnRole::Plain,
        110, false},
    {"service", QT_TRANSLATE_NOOP("Column", "Service"), CellType::Interned, ColumnRole::Plain, 160,
        false},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 240},
    {"currentRevision", QT_TRANSLATE_NOOP("Column", "Current revision"), CellType::Interned,
        ColumnRole::Plain, 160, false},
    {"updateRevision", QT_TRANSLATE_NOOP("Column", "Update revision"), CellType::Interned,
        ColumnRole::Plain, 160, false},
};

struct Scratch {
    std::string images;
    Replicas replicas;
    std::string_view strategy, service, currentRevision, updateRevision;
    qint64 partition = 0;

    void clear()
    {
        images.clear();
        replicas = {};
        replicas.desired = 1; // the API's default
        strategy = service = currentRevision = updateRevision = {};
        partition = 0;
    }
};

//! {type = 1, rollingUpdate = 2 {partition = 1}}.
void takeStrategy(std::string_view bytes, Scratch& scratch)
{
    forEachField(bytes, [&scratch](const ProtoFields& strategy) {
        if (strategy.number() == 1)
            scratch.strategy = strategy.bytes();
        else if (strategy.number() == 2)
            forEachField(strategy.bytes(), [&scratch](const ProtoFields& rolling) {
                if (rolling.number() == 1)
                    scratch.partition = rolling.value();
            });
    });
}

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 1)
        scratch.replicas.desired = field.value();
    else if (field.number() == 3)
        appendTemplateImages(scratch.images, field.bytes());
    else if (field.number() == 5)
        scratch.service = field.bytes();
    else if (field.number() == 7)
        takeStrategy(field.bytes(), scratch);
}

constexpr ReplicaLayout layout{
    .observed = 1, .total = 2, .updated = 5, .ready = 3, .available = 11};

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    takeReplicas(field, layout, scratch.replicas);
    if (field.number() == 6)
        scratch.currentRevision = field.bytes();
    else if (field.number() == 7)
        scratch.updateRevision = field.bytes();
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
    // With OnDelete or below a partition, pods of the old revision stay on purpose.
    if (scratch.strategy == "OnDelete" || scratch.currentRevision == scratch.updateRevision)
        replicas.updated = replicas.total;
    else
        replicas.updated = qint64(quint64(replicas.updated) + quint64(scratch.partition));
    row.setString(Status, phaseOf(replicas));
    row.setNumber(Ready, replicas.ready);
    row.setNumber(Desired, replicas.desired);
    row.setNumber(Updated, scratch.replicas.updated);
    row.setNumber(Available, replicas.available);
    row.setString(Strategy, scratch.strategy);
    row.setString(Service, scratch.service);
    row.setString(Images, scratch.images);
    row.setString(CurrentRevision, scratch.currentRevision);
    row.setString(UpdateRevision, scratch.updateRevision);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::statefulset
