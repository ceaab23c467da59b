// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/service.h"

#include "models/kinds/parts.h"

#include <QCoreApplication>

namespace portolan::service {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"type", QT_TRANSLATE_NOOP("Column", "Type"), CellType::Interned, ColumnRole::Plain, 110},
    {"clusterIp", QT_TRANSLATE_NOOP("Column", "Cluster IP"), CellType::Text, ColumnRole::Plain,
        120},
    {"external", QT_TRANSLATE_NOOP("Column", "External"), CellType::Text, ColumnRole::Plain, 180},
    {"ports", QT_TRANSLATE_NOOP("Column", "Ports"), CellType::Interned, ColumnRole::Plain, 180},
    {"selector", QT_TRANSLATE_NOOP("Column", "Selector"), CellType::Interned, ColumnRole::Plain,
        220},
    {"isPending", "", CellType::Flag, ColumnRole::Hidden},
};

struct Scratch {
    std::string ports, selector, external, balancer;
    std::vector<ProtoEntry> labels;
    std::string_view type, clusterIp, name;

    void clear()
    {
        ports.clear();
        selector.clear();
        external.clear();
        balancer.clear();
        labels.clear();
        type = clusterIp = name = {};
    }
};

//! "443:30443/TCP", as kubectl writes it.
void takePort(std::string_view bytes, Scratch& scratch)
{
    std::string_view protocol = "TCP";
    qint64 port = 0, nodePort = 0;
    forEachField(bytes, [&](const ProtoFields& field) {
        if (field.number() == 2)
            protocol = field.bytes();
        else if (field.number() == 3)
            port = field.value();
        else if (field.number() == 5)
            nodePort = field.value();
    });
    appendPart(scratch.ports, std::to_string(port), ",");
    if (nodePort > 0)
        scratch.ports.append(":").append(std::to_string(nodePort));
    scratch.ports.append("/").append(protocol);
}

void takeSpec(const ProtoFields& field, Scratch& scratch)
{
    switch (field.number()) {
    case 1:
        takePort(field.bytes(), scratch);
        break;
    case 2:
        scratch.labels.push_back(protoEntry(field.bytes()));
        break;
    case 3:
        scratch.clusterIp = field.bytes();
        break;
    case 4:
        scratch.type = field.bytes();
        break;
    case 5:
        appendPart(scratch.external, field.bytes(), ",");
        break;
    case 10:
        scratch.name = field.bytes();
        break;
    default:
        break;
    }
}

//! ServiceStatus {loadBalancer = 1 {ingress = 1 {ip = 1, hostname = 2}}}.
void takeStatus(const ProtoFields& field, Scratch& scratch)
{
    if (field.number() != 1)
        return;
    forEachField(field.bytes(), [&scratch](const ProtoFields& ingress) {
        std::string_view ip, host;
        forEachField(ingress.bytes(), [&](const ProtoFields& part) {
            if (part.number() == 1)
                ip = part.bytes();
            else if (part.number() == 2)
                host = part.bytes();
        });
        if (ingress.number() == 1 && !(ip.empty() && host.empty()))
            appendPart(scratch.balancer, ip.empty() ? host : ip, ",");
    });
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
    std::ranges::sort(scratch.labels, {}, &ProtoEntry::key);
    for (const ProtoEntry& label : scratch.labels) {
        appendPart(scratch.selector, label.key, ",");
        scratch.selector.append("=").append(label.value);
    }
    const bool pending = scratch.type == "LoadBalancer" && scratch.balancer.empty();
    std::string& external = scratch.external;
    if (!scratch.balancer.empty())
        external = scratch.balancer + (external.empty() ? "" : ",") + external;
    if (external.empty())
        external = pending ? "pending" : scratch.type == "ExternalName" ? scratch.name : "";
    row.setString(Type, scratch.type);
    row.setString(ClusterIp, scratch.clusterIp);
    row.setString(External, external);
    row.setString(Ports, scratch.ports);
    row.setString(Selector, scratch.selector);
    row.setNumber(IsPending, pending);
    return true;
}

constexpr KindSpec kindSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return kindSpec;
}

} // namespace portolan::service
