// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/resourcequota.h"

#include "models/base/quantity.h"
#include "models/kinds/meta.h"

#include <QCoreApplication>

#include <limits>

namespace portolan::resourcequota {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"used", QT_TRANSLATE_NOOP("Column", "Used of hard"), CellType::Text, ColumnRole::Plain, 420},
    {"tightest", QT_TRANSLATE_NOOP("Column", "Tightest"), CellType::Interned, ColumnRole::Plain, 140},
    {"tightestPercent", QT_TRANSLATE_NOOP("Column", "Used %"), CellType::Integer, ColumnRole::Count, 70},
};

struct Amounts {
    std::string_view used = "0";
    std::string_view hard;
};

struct Scratch {
    std::vector<std::pair<std::string_view, Amounts>> amounts;
    std::string text;
};

Amounts& at(Scratch& scratch, std::string_view resource)
{
    for (auto& [name, amounts] : scratch.amounts) {
        if (name == resource)
            return amounts;
    }
    return scratch.amounts.emplace_back(resource, Amounts{}).second;
}

bool scanStatus(std::string_view bytes, Scratch& scratch)
{
    ProtoFields field(bytes);
    while (field.next()) {
        if (field.number() != 1 && field.number() != 2)
            continue;
        const ProtoEntry entry = protoEntry(field.bytes());
        (field.number() == 1 ? at(scratch, entry.key).hard : at(scratch, entry.key).used)
            = protoQuantity(entry.value);
    }
    return field.isValid();
}

//! In percent, rounded down: 100 is said only when nothing is left.
qint64 percent(const Amounts& amounts)
{
    // From 8 PiB on there are more thousandths than a number holds; there, units are fine enough.
    constexpr qint64 most = std::numeric_limits<qint64>::max();
    qint64 used = parseMilli(amounts.used).value_or(0);
    qint64 hard = parseMilli(amounts.hard).value_or(0);
    if (used == most || hard == most) {
        used = parseUnits(amounts.used).value_or(0);
        hard = parseUnits(amounts.hard).value_or(0);
    }
    if (hard == 0)
        return used > 0 ? 100 : 0;
    return qint64(std::min(double(used) / double(hard) * 100, 1e9));
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.amounts.clear();
    scratch.text.clear();
    MetaExtras meta;
    ProtoFields field(object);
    bool valid = true;
    while (valid && field.next()) {
        if (field.number() == 1)
            valid = scanMeta(field.bytes(), row, meta);
        else if (field.number() == 3)
            valid = scanStatus(field.bytes(), scratch);
    }
    if (!valid || !field.isValid() || row.head().uid.isNull())
        return false;
    std::ranges::sort(scratch.amounts, {}, [](const auto& pair) { return pair.first; });
    std::string_view tightest;
    qint64 most = -1;
    for (const auto& [resource, amounts] : scratch.amounts) {
        scratch.text.append(resource).append(" ").append(amounts.used).append(" ");
        scratch.text.append(amounts.hard).append("\n");
        if (const qint64 share = percent(amounts); share > most) {
            most = share;
            tightest = resource;
        }
    }
    row.setString(Used, scratch.text);
    row.setString(Tightest, tightest);
    row.setNumber(TightestPercent, std::max<qint64>(most, 0));
    return true;
}

constexpr KindSpec quotaSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return quotaSpec;
}

} // namespace portolan::resourcequota
