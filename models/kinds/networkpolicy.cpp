// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/networkpolicy.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::networkpolicy {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"podSelector", QT_TRANSLATE_NOOP("Column", "Pods"), CellType::Interned, ColumnRole::Plain,
        240},
    {"types", QT_TRANSLATE_NOOP("Column", "Types"), CellType::Interned, ColumnRole::Plain, 120},
    {"ingressRules", QT_TRANSLATE_NOOP("Column", "Ingress rules"), CellType::Integer,
        ColumnRole::Count, 100},
    {"egressRules", QT_TRANSLATE_NOOP("Column", "Egress rules"), CellType::Integer,
        ColumnRole::Count, 100},
};

struct Scratch {
    std::string selector, types;
    qint64 ingress = 0, egress = 0;

    void clear()
    {
        selector.clear();
        types.clear();
        ingress = egress = 0;
    }
};

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() == 1) {
        scratch.selector.clear();
        appendSelector(scratch.selector, field.bytes());
    } else if (field.number() == 2) {
        ++scratch.ingress;
    } else if (field.number() == 3) {
        ++scratch.egress;
    } else if (field.number() == 4) {
        appendPart(scratch.types, field.bytes());
    }
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    if (!scanObject(
            object, row, meta, [](const ProtoFields& field) { takeSpec(field, scratch); },
            [](const ProtoFields&) {}))
        return false;
    row.setString(PodSelector, scratch.selector.empty() ? "*" : scratch.selector);
    row.setString(PolicyTypes, scratch.types);
    row.setNumber(IngressRules, scratch.ingress);
    row.setNumber(EgressRules, scratch.egress);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::networkpolicy
