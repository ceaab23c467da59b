// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/horizontalpodautoscaler.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::horizontalpodautoscaler {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 170},
    {"target", QT_TRANSLATE_NOOP("Column", "Target"), CellType::Interned, ColumnRole::Plain, 220},
    {"current", QT_TRANSLATE_NOOP("Column", "Current"), CellType::Integer, ColumnRole::Count, 70},
    {"desired", QT_TRANSLATE_NOOP("Column", "Desired"), CellType::Integer, ColumnRole::Count, 70},
    {"min", QT_TRANSLATE_NOOP("Column", "Min"), CellType::Integer, ColumnRole::Count, 56},
    {"max", QT_TRANSLATE_NOOP("Column", "Max"), CellType::Integer, ColumnRole::Count, 56},
    {"metrics", QT_TRANSLATE_NOOP("Column", "Metrics"), CellType::Text, ColumnRole::Plain, 300},
    {"lastScale", QT_TRANSLATE_NOOP("Column", "Last scale"), CellType::Time, ColumnRole::Age, 90,
        false},
    {"scalingActive", "", CellType::Interned, ColumnRole::Hidden},
    {"ableToScale", "", CellType::Interned, ColumnRole::Hidden},
    {"reason", "", CellType::Interned, ColumnRole::Hidden},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 240,
        false},
    {"since", "", CellType::Time, ColumnRole::Hidden},
};

struct Metric {
    std::string_view type, name, target, value;
};

struct Scratch {
    std::string target, text, status;
    std::vector<std::string_view> wanted, current; // MetricSpec and MetricStatus, in order
    ConditionPart active, able;
    qint64 min = 1, max = 0, replicas = 0, desired = 0, lastScale = 0;

    void clear()
    {
        target.clear();
        text.clear();
        status.clear();
        wanted.clear();
        current.clear();
        active = able = {};
        min = 1; // the API's default
        max = replicas = desired = lastScale = 0;
    }
};

//! The source of a metric by its field of MetricSpec and MetricStatus: object, pods, resource,
//! external, containerResource.
struct SourceLayout {
    quint32 field;
    quint32 name;
    quint32 valueOfSpec;
    bool nameIsIdentifier; //!< {name = 1} instead of a text
};
constexpr SourceLayout sources[]
    = {{2, 3, 2, true}, {3, 1, 2, true}, {4, 1, 2, false}, {5, 1, 2, true}, {7, 1, 2, false}};

const SourceLayout* sourceOf(quint32 field)
{
    for (const SourceLayout& source : sources) {
        if (source.field == field)
            return &source;
    }
    return nullptr;
}

std::string_view firstText(std::string_view message)
{
    std::string_view text;
    forEachField(message, [&text](const ProtoFields& field) {
        if (field.number() == 1)
            text = field.bytes();
    });
    return text;
}

//! A target (fields shifted by one behind its type) or a current value: "70%", "1k".
std::string amount(std::string_view bytes, quint32 shift)
{
    std::string text;
    forEachField(bytes, [&text, shift](const ProtoFields& field) {
        if (field.number() == 1 + shift || field.number() == 2 + shift) {
            if (const std::string_view quantity = protoQuantity(field.bytes()); !quantity.empty())
                text = quantity;
        } else if (field.number() == 3 + shift) {
            text = std::to_string(field.value()) + "%";
        }
    });
    return text;
}

void takeWanted(std::string_view bytes, std::string_view status, Scratch& scratch)
{
    forEachField(bytes, [&](const ProtoFields& field) {
        const SourceLayout* source = sourceOf(field.number());
        if (!source)
            return;
        std::string_view name;
        std::string target, current;
        forEachField(field.bytes(), [&](const ProtoFields& part) {
            if (part.number() == source->name)
                name = source->nameIsIdentifier ? firstText(part.bytes()) : part.bytes();
            else if (part.number() == source->valueOfSpec)
                target = amount(part.bytes(), 1);
        });
        forEachField(status, [&](const ProtoFields& other) {
            if (other.number() != field.number())
                return;
            forEachField(other.bytes(), [&](const ProtoFields& part) {
                if (part.number() == 2)
                    current = amount(part.bytes(), 0);
            });
        });
        appendPart(scratch.text, name);
        scratch.text.append(" ").append(target).append(": ");
        scratch.text.append(current.empty() ? "no data" : current);
    });
}

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 1) {
        std::string_view kind, name;
        forEachField(field.bytes(), [&](const ProtoFields& part) {
            if (part.number() == 1)
                kind = part.bytes();
            else if (part.number() == 2)
                name = part.bytes();
        });
        scratch.target.clear();
        appendReference(scratch.target, kind, name);
    } else if (field.number() == 2) {
        scratch.min = field.value();
    } else if (field.number() == 3) {
        scratch.max = field.value();
    } else if (field.number() == 4) {
        scratch.wanted.push_back(field.bytes());
    }
}

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    switch (field.number()) {
    case 2:
        scratch.lastScale = protoTime(field.bytes());
        break;
    case 3:
        scratch.replicas = field.value();
        break;
    case 4:
        scratch.desired = field.value();
        break;
    case 5:
        scratch.current.push_back(field.bytes());
        break;
    case 6: {
        const ConditionPart condition = conditionPart(field.bytes(), {3, 4, 5});
        if (condition.type == "ScalingActive")
            scratch.active = condition;
        else if (condition.type == "AbleToScale")
            scratch.able = condition;
        break;
    }
    default:
        break;
    }
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
    for (size_t i = 0; i < scratch.wanted.size(); ++i)
        takeWanted(scratch.wanted[i],
            i < scratch.current.size() ? scratch.current[i] : std::string_view{}, scratch);
    // Without a scale to write to, nothing else matters.
    const ConditionPart& wrong = scratch.able.isFalse() ? scratch.able : scratch.active;
    const bool isWrong = wrong.isFalse();
    row.setString(Status,
        isWrong                  ? wrong.reason
            : wrong.type.empty() ? std::string_view("Unknown")
                                 : "Active");
    row.setString(Target, scratch.target);
    row.setNumber(Current, scratch.replicas);
    row.setNumber(Desired, scratch.desired);
    row.setNumber(Min, scratch.min);
    row.setNumber(Max, scratch.max);
    row.setString(Metrics, scratch.text);
    row.setNumber(LastScale, scratch.lastScale);
    row.setString(ScalingActive, scratch.active.status);
    row.setString(AbleToScale, scratch.able.status);
    row.setString(Reason, isWrong ? wrong.reason : std::string_view{});
    row.setString(Message, isWrong ? wrong.message : std::string_view{});
    row.setNumber(Since, isWrong ? wrong.since : 0);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::horizontalpodautoscaler
