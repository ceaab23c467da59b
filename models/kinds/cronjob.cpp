// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/cronjob.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::cronjob {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"schedule", QT_TRANSLATE_NOOP("Column", "Schedule"), CellType::Interned, ColumnRole::Plain,
        120},
    {"timeZone", QT_TRANSLATE_NOOP("Column", "Time zone"), CellType::Interned, ColumnRole::Plain,
        100, false},
    {"suspended", QT_TRANSLATE_NOOP("Column", "Suspended"), CellType::Flag, ColumnRole::Plain, 86},
    {"active", QT_TRANSLATE_NOOP("Column", "Active"), CellType::Integer, ColumnRole::Count, 64},
    {"lastSchedule", QT_TRANSLATE_NOOP("Column", "Last schedule"), CellType::Time, ColumnRole::Age,
        100},
    {"lastSuccess", QT_TRANSLATE_NOOP("Column", "Last success"), CellType::Time, ColumnRole::Age,
        100},
    {"policy", QT_TRANSLATE_NOOP("Column", "Concurrency"), CellType::Interned, ColumnRole::Plain,
        100, false},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 220,
        false},
};

struct Scratch {
    std::string images;
    std::string_view schedule, timeZone, policy;
    bool suspended = false;
    qint64 active = 0, lastSchedule = 0, lastSuccess = 0;

    void clear()
    {
        images.clear();
        schedule = timeZone = policy = {};
        suspended = false;
        active = lastSchedule = lastSuccess = 0;
    }
};

//! JobTemplateSpec {spec = 2}, JobSpec {template = 6}.
void takeJobTemplate(std::string_view bytes, Scratch& scratch)
{
    forEachField(bytes, [&scratch](const ProtoFields& field) {
        if (field.number() != 2)
            return;
        forEachField(field.bytes(), [&scratch](const ProtoFields& job) {
            if (job.number() == 6)
                appendTemplateImages(scratch.images, job.bytes());
        });
    });
}

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    switch (field.number()) {
    case 1:
        scratch.schedule = field.bytes();
        break;
    case 3:
        scratch.policy = field.bytes();
        break;
    case 4:
        scratch.suspended = field.value() != 0;
        break;
    case 5:
        takeJobTemplate(field.bytes(), scratch);
        break;
    case 8:
        scratch.timeZone = field.bytes();
        break;
    default:
        break;
    }
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onStatus = [](const ProtoFields& field) {
        if (field.number() == 1)
            ++scratch.active;
        else if (field.number() == 4)
            scratch.lastSchedule = protoTime(field.bytes());
        else if (field.number() == 5)
            scratch.lastSuccess = protoTime(field.bytes());
    };
    if (!scanObject(
            object, row, meta, [](const ProtoFields& field) { takeSpec(field, scratch); },
            onStatus))
        return false;
    row.setString(Schedule, scratch.schedule);
    row.setString(TimeZone, scratch.timeZone);
    row.setNumber(Suspended, scratch.suspended);
    row.setNumber(Active, scratch.active);
    row.setNumber(LastSchedule, scratch.lastSchedule);
    row.setNumber(LastSuccess, scratch.lastSuccess);
    row.setString(Policy, scratch.policy);
    row.setString(Images, scratch.images);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::cronjob
