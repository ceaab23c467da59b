// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/event.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::event {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"lastSeen", QT_TRANSLATE_NOOP("Column", "Last seen"), CellType::Time, ColumnRole::Age, 84},
    {"type", QT_TRANSLATE_NOOP("Column", "Type"), CellType::Interned, ColumnRole::State, 84},
    {"reason", QT_TRANSLATE_NOOP("Column", "Reason"), CellType::Interned, ColumnRole::Plain, 150},
    {"object", QT_TRANSLATE_NOOP("Column", "Object"), CellType::Text, ColumnRole::Plain, 280},
    {"message", QT_TRANSLATE_NOOP("Column", "Message"), CellType::Text, ColumnRole::Plain, 420},
    {"count", QT_TRANSLATE_NOOP("Column", "Count"), CellType::Integer, ColumnRole::Count, 64},
    {"firstSeen", QT_TRANSLATE_NOOP("Column", "First seen"), CellType::Time, ColumnRole::Age, 84,
        false},
    {"source", QT_TRANSLATE_NOOP("Column", "Source"), CellType::Interned, ColumnRole::Plain, 160,
        false},
    {"objectKind", "", CellType::Interned, ColumnRole::Hidden},
    {"objectNamespace", "", CellType::Interned, ColumnRole::Hidden},
    {"objectName", "", CellType::Text, ColumnRole::Hidden},
    {"objectUid", "", CellType::Text, ColumnRole::Hidden},
};

struct Reference {
    std::string_view kind, nameSpace, name, uid;
};

struct Scratch {
    std::string object, source;
    Reference involved;
    std::string_view type, reason, message, component, host, controller, instance;
    qint64 first = 0, last = 0, count = 0, eventTime = 0, seriesLast = 0, seriesCount = 0;
    bool hasSeries = false;

    void clear()
    {
        object.clear();
        source.clear();
        involved = {};
        type = reason = message = component = host = controller = instance = {};
        first = last = count = eventTime = seriesLast = seriesCount = 0;
        hasSeries = false;
    }
};

void takeInvolved(std::string_view bytes, Reference& involved)
{
    forEachField(bytes, [&involved](const ProtoFields& field) {
        if (field.number() == 1)
            involved.kind = field.bytes();
        else if (field.number() == 2)
            involved.nameSpace = field.bytes();
        else if (field.number() == 3)
            involved.name = field.bytes();
        else if (field.number() == 4)
            involved.uid = field.bytes();
    });
}

void takeSeries(std::string_view bytes, Scratch& scratch)
{
    scratch.hasSeries = true;
    forEachField(bytes, [&scratch](const ProtoFields& field) {
        if (field.number() == 1)
            scratch.seriesCount = field.value();
        else if (field.number() == 2)
            scratch.seriesLast = protoTime(field.bytes());
    });
}

void takeSource(std::string_view bytes, Scratch& scratch)
{
    forEachField(bytes, [&scratch](const ProtoFields& field) {
        if (field.number() == 1)
            scratch.component = field.bytes();
        else if (field.number() == 2)
            scratch.host = field.bytes();
    });
}

void take(const ProtoFields& field, Scratch& scratch)
{
    switch (field.number()) {
    case 2:
        takeInvolved(field.bytes(), scratch.involved);
        break;
    case 3:
        scratch.reason = field.bytes();
        break;
    case 4:
        scratch.message = field.bytes();
        break;
    case 5:
        takeSource(field.bytes(), scratch);
        break;
    case 6:
        scratch.first = protoTime(field.bytes());
        break;
    case 7:
        scratch.last = protoTime(field.bytes());
        break;
    case 8:
        scratch.count = field.value();
        break;
    case 9:
        scratch.type = field.bytes();
        break;
    case 10:
        scratch.eventTime = protoTime(field.bytes());
        break;
    case 11:
        takeSeries(field.bytes(), scratch);
        break;
    case 14:
        scratch.controller = field.bytes();
        break;
    case 15:
        scratch.instance = field.bytes();
        break;
    default:
        break;
    }
}

//! Two APIs write events: the old one fills first, last and count, the new one eventTime and
//! series. Read as kubectl does (printers.go, printEvent).
void settleTimes(Scratch& scratch)
{
    if (scratch.first == 0)
        scratch.first = scratch.eventTime;
    if (scratch.last == 0)
        scratch.last = scratch.first;
    if (scratch.hasSeries) {
        scratch.last = scratch.seriesLast;
        scratch.count = scratch.seriesCount;
    } else if (scratch.count == 0) {
        scratch.count = 1;
    }
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    bool validMeta = true;
    const bool valid = forEachField(object, [&](const ProtoFields& field) {
        if (field.number() == 1)
            validMeta = scanMeta(field.bytes(), row, meta);
        else
            take(field, scratch);
    });
    if (!valid || !validMeta || row.head().uid.isNull())
        return false;
    settleTimes(scratch);
    appendReference(scratch.object, scratch.involved.kind, scratch.involved.name);
    appendPart(scratch.source, scratch.component.empty() ? scratch.controller : scratch.component);
    if (const std::string_view host = scratch.host.empty() ? scratch.instance : scratch.host;
        !host.empty())
        appendPart(scratch.source, host);
    row.setNumber(LastSeen, scratch.last);
    row.setString(Type, scratch.type);
    row.setString(Reason, scratch.reason);
    row.setString(Object, scratch.object);
    row.setString(Message, scratch.message);
    row.setNumber(Count, scratch.count);
    row.setNumber(FirstSeen, scratch.first);
    row.setString(Source, scratch.source);
    row.setString(ObjectKind, scratch.involved.kind);
    row.setString(ObjectNameSpace, scratch.involved.nameSpace);
    row.setString(ObjectName, scratch.involved.name);
    row.setString(ObjectUid, scratch.involved.uid);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::event
