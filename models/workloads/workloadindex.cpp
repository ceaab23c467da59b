// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/workloadindex.h"

#include "models/kinds/daemonset.h"
#include "models/kinds/deployment.h"
#include "models/kinds/pod.h"
#include "models/kinds/replicaset.h"
#include "models/kinds/rollout.h"
#include "models/kinds/statefulset.h"

namespace portolan {
namespace {

size_t hashOf(Slot slot, std::string_view nameSpace, std::string_view name)
{
    const std::hash<std::string_view> hash;
    return (hash(name) * 31 + hash(nameSpace)) * 31 + slot;
}

std::pair<std::string_view, std::string_view> kindAndName(std::string_view reference)
{
    const size_t slash = reference.find('/');
    if (slash == std::string_view::npos)
        return {};
    return {reference.substr(0, slash), reference.substr(slash + 1)};
}

//! What can be asked for its ready pods, and Jobs.
std::optional<Kind> workloadKind(std::string_view kind)
{
    for (const Kind known : {Kind::ReplicaSet, Kind::Deployment, Kind::Rollout, Kind::StatefulSet,
             Kind::DaemonSet, Kind::Job, Kind::CronJob}) {
        if (kind == addressOf(known).name)
            return known;
    }
    return std::nullopt;
}

} // namespace

std::string WorkloadRef::key() const
{
    std::string key = addressOf(kind).name;
    key.append("/").append(std::to_string(slot)).append("/");
    key.append(nameSpace).append("/").append(name);
    return key;
}

WorkloadIndex::WorkloadIndex(const std::array<const KindTable*, kindCount>& tables)
    : m_tables(tables)
{
}

WorkloadRef WorkloadIndex::workloadOfPod(const KindTable& pods, RowId row)
{
    const auto workload = workloadOfOwner(ownerOfPod(pods, row));
    return workload ? *workload : WorkloadRef::ofRow(pods, row);
}

OwnerKey WorkloadIndex::ownerOfPod(const KindTable& pods, RowId row)
{
    return {pods.slot(row), pods.nameSpaceId(row), pods.internedId(row, pod::Owner)};
}

std::optional<WorkloadRef> WorkloadIndex::workloadOfOwner(const OwnerKey& owner)
{
    const KindTable* pods = m_tables[size_t(Kind::Pod)];
    if (owner.owner == 0 || !pods)
        return std::nullopt;
    const auto [entry, isNew] = m_owners.try_emplace(owner, std::nullopt);
    if (isNew) {
        const auto [kind, name] = kindAndName(pods->interned(owner.slot, owner.owner));
        entry->second
            = workloadOf(owner.slot, pods->interned(owner.slot, owner.nameSpace), kind, name);
    }
    return entry->second;
}

std::optional<WorkloadRef> WorkloadIndex::workloadOf(
    Slot slot, std::string_view nameSpace, std::string_view kindName, std::string_view name)
{
    const std::optional<Kind> kind = workloadKind(kindName);
    if (!kind)
        return std::nullopt;
    WorkloadRef workload{slot, *kind, nameSpace, name, {}};
    const std::optional<RowId> row = find(*kind, slot, nameSpace, name);
    if (!row)
        return workload; // known by name only: its kind may be forbidden or not loaded yet
    const KindTable& table = *m_tables[size_t(*kind)];
    workload.uid = table.uid(*row);
    if (*kind != Kind::ReplicaSet)
        return workload;
    const auto [ownerKind, ownerName] = kindAndName(table.string(*row, replicaset::Owner));
    if (ownerKind != "Deployment" && ownerKind != "Rollout")
        return workload;
    return workloadOf(slot, nameSpace, ownerKind, ownerName);
}

const WorkloadIndex::Names& WorkloadIndex::namesOf(const KindTable& table)
{
    const auto [entry, isNew] = m_names.try_emplace(table.kind());
    Names& names = entry->second;
    if (isNew) {
        names.reserve(table.rowCount());
        table.forEach([&](RowId row) {
            names.emplace_back(hashOf(table.slot(row), table.nameSpace(row), table.name(row)), row);
        });
        std::ranges::sort(names);
    }
    return names;
}

std::optional<RowId> WorkloadIndex::find(
    Kind kind, Slot slot, std::string_view nameSpace, std::string_view name)
{
    const KindTable* table = m_tables[size_t(kind)];
    if (!table)
        return std::nullopt;
    const auto alike = std::ranges::equal_range(namesOf(*table), hashOf(slot, nameSpace, name), {},
        [](const auto& entry) { return entry.first; });
    for (const auto& [hash, row] : alike) {
        if (table->slot(row) == slot && table->name(row) == name
            && table->nameSpace(row) == nameSpace)
            return row;
    }
    return std::nullopt;
}

std::optional<BelowCount> WorkloadIndex::belowCount(const KindTable& table, RowId row)
{
    BelowCount below{WorkloadRef::ofRow(table, row), 0, 0, 0, table.created(row), 0};
    switch (table.kind()) {
    case Kind::Rollout:
        below.ready = table.number(row, rollout::Ready);
        below.desired = table.number(row, rollout::Desired);
        below.since = table.number(row, rollout::UnavailableSince);
        below.progressUntil = table.number(row, rollout::ProgressUntil);
        break;
    case Kind::Deployment:
        below.ready = table.number(row, deployment::Ready);
        below.desired = table.number(row, deployment::Desired);
        below.since = table.number(row, deployment::Since);
        below.progressUntil = table.number(row, deployment::ProgressUntil);
        break;
    case Kind::StatefulSet:
        below.ready = table.number(row, statefulset::Ready);
        below.desired = table.number(row, statefulset::Desired);
        break;
    case Kind::DaemonSet:
        below.ready = table.number(row, daemonset::Ready);
        below.desired = table.number(row, daemonset::Desired);
        break;
    case Kind::ReplicaSet:
        if (!table.string(row, replicaset::Owner).empty())
            return std::nullopt;
        below.ready = table.number(row, replicaset::Ready);
        below.desired = table.number(row, replicaset::Desired);
        below.since = table.number(row, replicaset::Since);
        break;
    default:
        return std::nullopt;
    }
    return below.ready < below.desired ? std::optional(below) : std::nullopt;
}

} // namespace portolan
