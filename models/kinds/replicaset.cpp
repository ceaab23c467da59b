// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/replicaset.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::replicaset {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 110},
    {"ready", QT_TRANSLATE_NOOP("Column", "Ready"), CellType::Integer, ColumnRole::Ready, 70},
    {"desired", QT_TRANSLATE_NOOP("Column", "Desired"), CellType::Integer, ColumnRole::Count, 70,
        false},
    {"current", QT_TRANSLATE_NOOP("Column", "Current"), CellType::Integer, ColumnRole::Count, 70},
    {"available", QT_TRANSLATE_NOOP("Column", "Available"), CellType::Integer, ColumnRole::Count,
        76, false},
    {"owner", QT_TRANSLATE_NOOP("Column", "Owner"), CellType::Interned, ColumnRole::Plain, 220},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 240,
        false},
    {"hash", QT_TRANSLATE_NOOP("Column", "Template hash"), CellType::Interned, ColumnRole::Plain,
        110},
    {"revision", QT_TRANSLATE_NOOP("Column", "Revision"), CellType::Interned, ColumnRole::Count,
        70},
    {"reason", QT_TRANSLATE_NOOP("Column", "Reason"), CellType::Interned, ColumnRole::Plain, 160,
        false},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 220,
        false},
    {"since", "", CellType::Time, ColumnRole::Hidden},
};

struct Scratch {
    std::string images, owner;
    Replicas replicas;
    ConditionPart failure;
    std::string_view rolloutsHash, templateHash, revision;

    void clear()
    {
        images.clear();
        owner.clear();
        replicas = {};
        replicas.desired = 1; // the API's default
        failure = {};
        rolloutsHash = templateHash = revision = {};
    }
};

void takeLabel(std::string_view key, std::string_view value, Scratch& scratch)
{
    if (key == "rollouts-pod-template-hash")
        scratch.rolloutsHash = value;
    else if (key == "pod-template-hash")
        scratch.templateHash = value;
}

constexpr ReplicaLayout layout{.observed = 3, .total = 1, .ready = 4, .available = 5};

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    takeReplicas(field, layout, scratch.replicas);
    if (field.number() != 6)
        return;
    const ConditionPart condition = conditionPart(field.bytes(), {3, 4, 5});
    if (condition.type == "ReplicaFailure" && condition.isTrue())
        scratch.failure = condition;
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onLabel
        = [](std::string_view key, std::string_view value) { takeLabel(key, value, scratch); };
    const auto onAnnotation = [](std::string_view key, std::string_view value) {
        if (key == "deployment.kubernetes.io/revision" || key == "rollout.argoproj.io/revision")
            scratch.revision = value;
    };
    const auto onSpec = [](const ProtoFields& field) {
        if (field.number() == 1)
            scratch.replicas.desired = field.value();
        else if (field.number() == 3)
            appendTemplateImages(scratch.images, field.bytes());
    };
    if (!scanObject(object, row, meta, onLabel, onAnnotation, onSpec,
            [](const ProtoFields& field) { takeStatus(field, scratch); }))
        return false;
    scratch.replicas.generation = meta.generation;
    scratch.replicas.updated = scratch.replicas.total; // all pods are of its one template
    appendReference(scratch.owner, meta.ownerKind, meta.ownerName);
    row.setString(Status, scratch.failure.type.empty() ? phaseOf(scratch.replicas) : "Degraded");
    row.setNumber(Ready, scratch.replicas.ready);
    row.setNumber(Desired, scratch.replicas.desired);
    row.setNumber(Current, scratch.replicas.total);
    row.setNumber(Available, scratch.replicas.available);
    row.setString(Owner, scratch.owner);
    row.setString(Images, scratch.images);
    row.setString(
        TemplateHash, scratch.rolloutsHash.empty() ? scratch.templateHash : scratch.rolloutsHash);
    row.setString(Revision, scratch.revision);
    row.setString(Reason, scratch.failure.reason);
    row.setString(Message, scratch.failure.message);
    row.setNumber(Since, scratch.failure.since);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::replicaset
