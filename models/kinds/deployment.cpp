// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/deployment.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::deployment {
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
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 240},
    {"paused", QT_TRANSLATE_NOOP("Column", "Paused"), CellType::Flag, ColumnRole::Plain, 70, false},
    {"revision", QT_TRANSLATE_NOOP("Column", "Revision"), CellType::Interned, ColumnRole::Count, 70,
        false},
    {"reason", QT_TRANSLATE_NOOP("Column", "Reason"), CellType::Interned, ColumnRole::Plain, 160,
        false},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 220,
        false},
    {"since", "", CellType::Time, ColumnRole::Hidden},
    {"progressUntil", "", CellType::Time, ColumnRole::Hidden},
};

struct Scratch {
    std::string images;
    Replicas replicas;
    ConditionPart wrong, progressing;
    qint64 progressDeadline = defaultProgressDeadline;
    std::string_view strategy, revision;

    void clear()
    {
        images.clear();
        replicas = {};
        replicas.desired = 1; // the API's default
        wrong = progressing = {};
        progressDeadline = defaultProgressDeadline;
        strategy = revision = {};
    }
};

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 1)
        scratch.replicas.desired = field.value();
    else if (field.number() == 3)
        appendTemplateImages(scratch.images, field.bytes());
    else if (field.number() == 4)
        forEachField(field.bytes(), [&scratch](const ProtoFields& strategy) {
            if (strategy.number() == 1)
                scratch.strategy = strategy.bytes();
        });
    else if (field.number() == 7)
        scratch.replicas.paused = field.value() != 0;
    else if (field.number() == 9)
        scratch.progressDeadline = field.value();
}

//! ReplicaFailure says why pods cannot be made (a quota), which explains the other two; a stalled
//! roll-out explains why too few are available.
void takeCondition(const ConditionPart& condition, Scratch& scratch)
{
    if (condition.type == "Progressing") {
        scratch.progressing = condition;
        scratch.replicas.stalled = condition.isFalse();
        scratch.replicas.rollingOut
            = condition.isTrue() && condition.reason != "NewReplicaSetAvailable";
    }
    const bool isWrong
        = condition.type == "ReplicaFailure" ? condition.isTrue() : condition.isFalse();
    const bool isWorse = condition.type == "ReplicaFailure"
        || (condition.type == "Progressing" && scratch.wrong.type != "ReplicaFailure")
        || scratch.wrong.type.empty();
    if (isWrong && isWorse)
        scratch.wrong = condition;
}

constexpr ReplicaLayout layout{.observed = 1, .total = 2, .updated = 3, .ready = 7, .available = 4};

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    takeReplicas(field, layout, scratch.replicas);
    if (field.number() == 6)
        takeCondition(conditionPart(field.bytes(), {7, 4, 5, 6}), scratch);
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onAnnotation = [](std::string_view key, std::string_view value) {
        if (key == "deployment.kubernetes.io/revision")
            scratch.revision = value;
    };
    if (!scanObject(
            object, row, meta, ignoreEntry, onAnnotation,
            [](const ProtoFields& field) { takeSpec(field, scratch); },
            [](const ProtoFields& field) { takeStatus(field, scratch); }))
        return false;
    scratch.replicas.generation = meta.generation;
    row.setString(Status, phaseOf(scratch.replicas));
    row.setNumber(Ready, scratch.replicas.ready);
    row.setNumber(Desired, scratch.replicas.desired);
    row.setNumber(Updated, scratch.replicas.updated);
    row.setNumber(Available, scratch.replicas.available);
    row.setString(Strategy, scratch.strategy);
    row.setString(Images, scratch.images);
    row.setNumber(Paused, scratch.replicas.paused);
    row.setString(Revision, scratch.revision);
    row.setString(Reason, scratch.wrong.reason);
    row.setString(Message, scratch.wrong.message);
    row.setNumber(Since, scratch.wrong.since);
    row.setNumber(ProgressUntil, progressUntil(scratch.progressing, scratch.progressDeadline));
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::deployment
