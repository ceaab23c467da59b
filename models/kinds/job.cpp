// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/job.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::job {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 110},
    {"completions", QT_TRANSLATE_NOOP("Column", "Completions"), CellType::Integer,
        ColumnRole::Ready, 100},
    {"wanted", "", CellType::Integer, ColumnRole::Hidden},
    {"failed", QT_TRANSLATE_NOOP("Column", "Failed"), CellType::Integer, ColumnRole::Count, 64},
    {"active", QT_TRANSLATE_NOOP("Column", "Active"), CellType::Integer, ColumnRole::Count, 64},
    {"started", QT_TRANSLATE_NOOP("Column", "Started"), CellType::Time, ColumnRole::Age, 80},
    {"finished", QT_TRANSLATE_NOOP("Column", "Finished"), CellType::Time, ColumnRole::Age, 80},
    {"duration", QT_TRANSLATE_NOOP("Column", "Duration (s)"), CellType::Integer, ColumnRole::Count,
        96},
    {"owner", QT_TRANSLATE_NOOP("Column", "Owner"), CellType::Interned, ColumnRole::Plain, 200},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 220,
        false},
    {"reason", QT_TRANSLATE_NOOP("Column", "Reason"), CellType::Interned, ColumnRole::Plain, 160,
        false},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 220,
        false},
    {"since", "", CellType::Time, ColumnRole::Hidden},
};

struct Scratch {
    std::string images, owner;
    std::string_view status;
    ConditionPart failure;
    qint64 completions = 1, succeeded = 0, failed = 0, active = 0, started = 0, completed = 0;

    void clear()
    {
        images.clear();
        owner.clear();
        status = {};
        failure = {};
        completions = 1;
        succeeded = failed = active = started = completed = 0;
    }
};

//! kubectl's order of precedence, best known first.
constexpr std::pair<std::string_view, std::string_view> words[]
    = {{"Complete", "Complete"}, {"Failed", "Failed"}, {"Suspended", "Suspended"},
        {"FailureTarget", "FailureTarget"}, {"SuccessCriteriaMet", "SuccessCriteriaMet"}};

size_t rank(std::string_view type)
{
    for (size_t i = 0; i < std::size(words); ++i) {
        if (words[i].first == type)
            return i;
    }
    return std::size(words);
}

void takeCondition(const ConditionPart& condition, Scratch& scratch)
{
    if (!condition.isTrue())
        return;
    if (rank(condition.type) < rank(scratch.status))
        scratch.status = words[rank(condition.type)].second;
    if (condition.type == "Failed")
        scratch.failure = condition;
}

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    switch (field.number()) {
    case 1:
        takeCondition(conditionPart(field.bytes(), {4, 5, 6}), scratch);
        break;
    case 2:
        scratch.started = protoTime(field.bytes());
        break;
    case 3:
        scratch.completed = protoTime(field.bytes());
        break;
    case 4:
        scratch.active = field.value();
        break;
    case 5:
        scratch.succeeded = field.value();
        break;
    case 6:
        scratch.failed = field.value();
        break;
    default:
        break;
    }
}

std::string_view statusWord(const Scratch& scratch, bool deleted)
{
    if (deleted && scratch.status != "Complete" && scratch.status != "Failed")
        return "Terminating";
    return scratch.status.empty() ? "Running" : scratch.status;
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onSpec = [](const ProtoFields& field) {
        if (field.number() == 2)
            scratch.completions = field.value();
        else if (field.number() == 6)
            appendTemplateImages(scratch.images, field.bytes());
    };
    if (!scanObject(object, row, meta, onSpec,
            [](const ProtoFields& field) { takeStatus(field, scratch); }))
        return false;
    appendReference(scratch.owner, meta.ownerKind, meta.ownerName);
    // A failed job has no completionTime; its condition says when it ended.
    const qint64 finished = scratch.completed ? scratch.completed : scratch.failure.since;
    row.setString(Status, statusWord(scratch, meta.deleted != 0));
    row.setNumber(Succeeded, scratch.succeeded);
    row.setNumber(Completions, scratch.completions);
    row.setNumber(Failed, scratch.failed);
    row.setNumber(Active, scratch.active);
    row.setNumber(Started, scratch.started);
    row.setNumber(Finished, finished);
    row.setNumber(
        Duration, finished > scratch.started && scratch.started ? finished - scratch.started : 0);
    row.setString(Owner, scratch.owner);
    row.setString(Images, scratch.images);
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

} // namespace portolan::job
