// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/node.h"

#include "models/kinds/meta.h"
#include "models/kinds/resources.h"

#include <QCoreApplication>

namespace portolan::node {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 130},
    {"isReady", "", CellType::Flag, ColumnRole::Hidden},
    {"roles", QT_TRANSLATE_NOOP("Column", "Roles"), CellType::Interned, ColumnRole::Plain, 110, false},
    {"version", QT_TRANSLATE_NOOP("Column", "Version"), CellType::Interned, ColumnRole::Plain, 90},
    {"instanceType", QT_TRANSLATE_NOOP("Column", "Instance type"), CellType::Interned, ColumnRole::Plain, 110},
    {"zone", QT_TRANSLATE_NOOP("Column", "Zone"), CellType::Interned, ColumnRole::Plain, 110},
    {"region", QT_TRANSLATE_NOOP("Column", "Region"), CellType::Interned, ColumnRole::Plain, 110, false},
    {"cpu", QT_TRANSLATE_NOOP("Column", "CPU allocatable"), CellType::Cpu, ColumnRole::Plain, 110},
    {"memory", QT_TRANSLATE_NOOP("Column", "Memory allocatable"), CellType::Bytes, ColumnRole::Plain, 130},
    {"pods", QT_TRANSLATE_NOOP("Column", "Pods allocatable"), CellType::Integer, ColumnRole::Count, 110, false},
    {"otherAllocatable", "", CellType::Interned, ColumnRole::Hidden},
    {"taints", QT_TRANSLATE_NOOP("Column", "Taints"), CellType::Interned, ColumnRole::Plain, 200},
    {"labels", "", CellType::Text, ColumnRole::Hidden},
    {"readySince", QT_TRANSLATE_NOOP("Column", "Ready since"), CellType::Time, ColumnRole::Age, 90, false},
    {"notReadyReason", "", CellType::Interned, ColumnRole::Hidden},
    {"notReadyText", "", CellType::Text, ColumnRole::Hidden},
    {"unschedulable", "", CellType::Flag, ColumnRole::Hidden},
};

struct Scratch {
    std::string labels, roles, taints, status;
    std::string_view instanceType, zone, region, version, reason, message, readyStatus;
    qint64 readySince = 0;
    bool unschedulable = false;
    ResourceList allocatable;

    void clear()
    {
        labels.clear();
        roles.clear();
        taints.clear();
        instanceType = zone = region = version = reason = message = readyStatus = {};
        readySince = 0;
        unschedulable = false;
        allocatable.clear();
    }
};

void takeLabel(Scratch& scratch, std::string_view key, std::string_view value)
{
    constexpr std::string_view rolePrefix = "node-role.kubernetes.io/";
    scratch.labels.append(key).append("=").append(value).append("\n");
    if (key == "node.kubernetes.io/instance-type"
        || (key == "beta.kubernetes.io/instance-type" && scratch.instanceType.empty()))
        scratch.instanceType = value;
    else if (key == "topology.kubernetes.io/zone"
        || (key == "failure-domain.beta.kubernetes.io/zone" && scratch.zone.empty()))
        scratch.zone = value;
    else if (key == "topology.kubernetes.io/region"
        || (key == "failure-domain.beta.kubernetes.io/region" && scratch.region.empty()))
        scratch.region = value;
    else if (key.starts_with(rolePrefix))
        scratch.roles.append(scratch.roles.empty() ? "" : ",").append(key.substr(rolePrefix.size()));
}

void scanTaint(std::string_view bytes, Scratch& scratch)
{
    std::string_view key, value, effect;
    for (ProtoFields field(bytes); field.next();) {
        if (field.number() == 1)
            key = field.bytes();
        else if (field.number() == 2)
            value = field.bytes();
        else if (field.number() == 3)
            effect = field.bytes();
    }
    scratch.taints.append(scratch.taints.empty() ? "" : ", ").append(key);
    if (!value.empty())
        scratch.taints.append("=").append(value);
    scratch.taints.append(":").append(effect);
}

bool scanSpec(std::string_view bytes, Scratch& scratch)
{
    ProtoFields field(bytes);
    while (field.next()) {
        if (field.number() == 4)
            scratch.unschedulable = field.value() != 0;
        else if (field.number() == 5)
            scanTaint(field.bytes(), scratch);
    }
    return field.isValid();
}

void scanCondition(std::string_view bytes, Scratch& scratch)
{
    std::string_view type, status, reason, message;
    qint64 since = 0;
    for (ProtoFields field(bytes); field.next();) {
        if (field.number() == 1)
            type = field.bytes();
        else if (field.number() == 2)
            status = field.bytes();
        else if (field.number() == 4)
            since = protoTime(field.bytes());
        else if (field.number() == 5)
            reason = field.bytes();
        else if (field.number() == 6)
            message = field.bytes();
    }
    if (type != "Ready")
        return;
    scratch.readyStatus = status;
    scratch.readySince = since;
    scratch.reason = reason;
    scratch.message = message;
}

bool scanStatus(std::string_view bytes, Scratch& scratch)
{
    ProtoFields field(bytes);
    while (field.next()) {
        if (field.number() == 2) {
            scratch.allocatable.setFromProto(field.bytes());
        } else if (field.number() == 4) {
            scanCondition(field.bytes(), scratch);
        } else if (field.number() == 7) {
            for (ProtoFields info(field.bytes()); info.next();) {
                if (info.number() == 7)
                    scratch.version = info.bytes();
            }
        }
    }
    return field.isValid();
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    ProtoFields field(object);
    bool valid = true;
    while (valid && field.next()) {
        if (field.number() == 1)
            valid = scanMeta(field.bytes(), row, meta,
                [](std::string_view key, std::string_view value) { takeLabel(scratch, key, value); });
        else if (field.number() == 2)
            valid = scanSpec(field.bytes(), scratch);
        else if (field.number() == 3)
            valid = scanStatus(field.bytes(), scratch);
    }
    if (!valid || !field.isValid() || row.head().uid.isNull())
        return false;

    const bool ready = scratch.readyStatus == "True";
    // Without a Ready condition nobody has vouched for the node yet; kubectl says Unknown.
    scratch.status = scratch.readyStatus.empty() ? "Unknown" : ready ? "Ready" : "NotReady";
    if (scratch.unschedulable)
        scratch.status += ",SchedulingDisabled";
    row.setString(Status, scratch.status);
    row.setNumber(IsReady, ready);
    row.setString(Roles, scratch.roles);
    row.setString(Version, scratch.version);
    row.setString(InstanceType, scratch.instanceType);
    row.setString(Zone, scratch.zone);
    row.setString(Region, scratch.region);
    row.setNumber(CpuAllocatable, scratch.allocatable.amount("cpu"));
    row.setNumber(MemoryAllocatable, scratch.allocatable.amount("memory"));
    row.setNumber(PodsAllocatable, scratch.allocatable.amount("pods"));
    row.setString(OtherAllocatable, scratch.allocatable.othersText());
    row.setString(Taints, scratch.taints);
    row.setString(Labels, scratch.labels);
    row.setNumber(ReadySince, scratch.readySince);
    row.setString(NotReadyReason, ready ? std::string_view{} : scratch.reason);
    row.setString(NotReadyText, ready ? std::string_view{} : scratch.message);
    row.setNumber(Unschedulable, scratch.unschedulable);
    return true;
}

constexpr KindSpec nodeSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return nodeSpec;
}

} // namespace portolan::node
