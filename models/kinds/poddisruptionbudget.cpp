// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/poddisruptionbudget.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::poddisruptionbudget {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"minAvailable", QT_TRANSLATE_NOOP("Column", "Min available"), CellType::Interned,
        ColumnRole::Plain, 100},
    {"maxUnavailable", QT_TRANSLATE_NOOP("Column", "Max unavailable"), CellType::Interned,
        ColumnRole::Plain, 110},
    {"allowed", QT_TRANSLATE_NOOP("Column", "Allowed disruptions"), CellType::Integer,
        ColumnRole::Count, 130},
    {"healthy", QT_TRANSLATE_NOOP("Column", "Healthy"), CellType::Integer, ColumnRole::Ready, 76},
    {"desiredHealthy", QT_TRANSLATE_NOOP("Column", "Desired healthy"), CellType::Integer,
        ColumnRole::Count, 110, false},
    {"expected", QT_TRANSLATE_NOOP("Column", "Pods"), CellType::Integer, ColumnRole::Count, 64},
    {"selector", QT_TRANSLATE_NOOP("Column", "Selector"), CellType::Interned, ColumnRole::Plain,
        240},
};

struct Scratch {
    std::string minAvailable, maxUnavailable, selector;
    qint64 allowed = 0, current = 0, desired = 0, expected = 0;

    void clear()
    {
        minAvailable.clear();
        maxUnavailable.clear();
        selector.clear();
        allowed = current = desired = expected = 0;
    }
};

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 1)
        appendIntOrString(scratch.minAvailable, field.bytes());
    else if (field.number() == 2)
        appendSelector(scratch.selector, field.bytes());
    else if (field.number() == 3)
        appendIntOrString(scratch.maxUnavailable, field.bytes());
}

void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 3)
        scratch.allowed = field.value();
    else if (field.number() == 4)
        scratch.current = field.value();
    else if (field.number() == 5)
        scratch.desired = field.value();
    else if (field.number() == 6)
        scratch.expected = field.value();
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
    row.setString(MinAvailable, scratch.minAvailable);
    row.setString(MaxUnavailable, scratch.maxUnavailable);
    row.setNumber(Allowed, scratch.allowed);
    row.setNumber(CurrentHealthy, scratch.current);
    row.setNumber(DesiredHealthy, scratch.desired);
    row.setNumber(Expected, scratch.expected);
    row.setString(Selector, scratch.selector);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::poddisruptionbudget
