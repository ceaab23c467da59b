// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/endpointslice.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::endpointslice {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"addressType", QT_TRANSLATE_NOOP("Column", "Address type"), CellType::Interned,
        ColumnRole::Plain, 100},
    {"ready", QT_TRANSLATE_NOOP("Column", "Ready"), CellType::Integer, ColumnRole::Ready, 70},
    {"endpoints", QT_TRANSLATE_NOOP("Column", "Endpoints"), CellType::Integer, ColumnRole::Count,
        80, false},
    {"service", QT_TRANSLATE_NOOP("Column", "Service"), CellType::Interned, ColumnRole::Plain, 220},
    {"ports", QT_TRANSLATE_NOOP("Column", "Ports"), CellType::Interned, ColumnRole::Plain, 160},
};

struct Scratch {
    std::string ports;
    std::string_view addressType, service;
    qint64 ready = 0, endpoints = 0;

    void clear()
    {
        ports.clear();
        addressType = service = {};
        ready = endpoints = 0;
    }
};

void takeEndpoint(std::string_view bytes, Scratch& scratch)
{
    bool ready = true; // not said is ready, says the API
    forEachField(bytes, [&ready](const ProtoFields& field) {
        if (field.number() != 2)
            return;
        forEachField(field.bytes(), [&ready](const ProtoFields& condition) {
            if (condition.number() == 1)
                ready = condition.value() != 0;
        });
    });
    ++scratch.endpoints;
    scratch.ready += ready ? 1 : 0;
}

void takePort(std::string_view bytes, Scratch& scratch)
{
    std::string_view protocol = "TCP";
    qint64 port = 0;
    forEachField(bytes, [&](const ProtoFields& field) {
        if (field.number() == 2)
            protocol = field.bytes();
        else if (field.number() == 3)
            port = field.value();
    });
    appendPart(scratch.ports, port ? std::to_string(port) : std::string("*"), ",");
    scratch.ports.append("/").append(protocol);
}

//! {metadata = 1, endpoints = 2, ports = 3, addressType = 4}: not of the usual shape.
bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onLabel = [](std::string_view key, std::string_view value) {
        if (key == "kubernetes.io/service-name")
            scratch.service = value;
    };
    bool validMeta = true;
    const bool valid = forEachField(object, [&](const ProtoFields& field) {
        if (field.number() == 1)
            validMeta = scanMeta(field.bytes(), row, meta, onLabel);
        else if (field.number() == 2)
            takeEndpoint(field.bytes(), scratch);
        else if (field.number() == 3)
            takePort(field.bytes(), scratch);
        else if (field.number() == 4)
            scratch.addressType = field.bytes();
    });
    if (!valid || !validMeta || row.head().uid.isNull())
        return false;
    row.setString(AddressType, scratch.addressType);
    row.setNumber(Ready, scratch.ready);
    row.setNumber(Endpoints, scratch.endpoints);
    row.setString(Service, scratch.service);
    row.setString(Ports, scratch.ports);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::endpointslice
