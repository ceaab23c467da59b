// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/kindtable.h"

#include <map>
#include <unordered_map>

namespace portolan {

//! An object by its name; texts point into a table and are good until it changes.
struct WorkloadRef {
    Slot slot = 0;
    Kind kind = Kind::Pod;
    std::string_view nameSpace;
    std::string_view name;
    Uid uid;

    [[nodiscard]] static WorkloadRef ofRow(const KindTable& table, RowId row)
    {
        return {
            table.slot(row), table.kind(), table.nameSpace(row), table.name(row), table.uid(row)};
    }
    //! The same for the same object, whoever made the value.
    [[nodiscard]] std::string key() const;
};

//! The owner of pods by numbers of interned texts: cheap to compare, good within one slot.
struct OwnerKey {
    Slot slot = 0;
    quint32 nameSpace = 0;
    quint32 owner = 0;

    friend bool operator==(const OwnerKey&, const OwnerKey&) = default;
    friend auto operator<=>(const OwnerKey&, const OwnerKey&) = default;

    struct Hash {
        size_t operator()(const OwnerKey& key) const
        {
            return (size_t(key.owner) << 32 | key.nameSpace) * 0x9e3779b97f4a7c15ULL ^ key.slot;
        }
    };
};

//! A workload with fewer ready pods than it wants.
struct BelowCount {
    WorkloadRef workload;
    qint64 ready = 0;
    qint64 desired = 0;
    qint64 since = 0; //!< when its own status says it; else 0
    qint64 created = 0;
    qint64 progressUntil = 0; //!< its controller expects it to gain pods until then; 0: it does not
};

//! Finds the workload behind a pod or behind a ReplicaSet that it owns. Reads the tables as they
//! are while it lives; built anew for each use.
class WorkloadIndex {
public:
    explicit WorkloadIndex(const std::array<const KindTable*, kindCount>& tables);

    //! The workload that the pod belongs to; the pod itself when no known kind owns it.
    [[nodiscard]] WorkloadRef workloadOfPod(const KindTable& pods, RowId row);
    [[nodiscard]] static OwnerKey ownerOfPod(const KindTable& pods, RowId row);
    [[nodiscard]] std::optional<WorkloadRef> workloadOfOwner(const OwnerKey& owner);
    //! By name; a ReplicaSet's owner instead of the ReplicaSet. Nothing for a kind not known.
    [[nodiscard]] std::optional<WorkloadRef> workloadOf(
        Slot slot, std::string_view nameSpace, std::string_view kind, std::string_view name);

    //! Calls visit(BelowCount) for each, ReplicaSets that have an owner left out.
    template <typename Visit> void forEachBelowCount(Visit visit) const
    {
        for (const Kind kind : {Kind::Rollout, Kind::Deployment, Kind::StatefulSet, Kind::DaemonSet,
                 Kind::ReplicaSet}) {
            const KindTable* table = m_tables[size_t(kind)];
            if (!table)
                continue;
            table->forEach([&](RowId row) {
                if (const auto below = belowCount(*table, row))
                    visit(*below);
            });
        }
    }

private:
    [[nodiscard]] static std::optional<BelowCount> belowCount(const KindTable& table, RowId row);
    [[nodiscard]] std::optional<RowId> find(
        Kind kind, Slot slot, std::string_view nameSpace, std::string_view name);

    //! Sorted by the hash of slot, namespace and name.
    using Names = std::vector<std::pair<size_t, RowId>>;
    [[nodiscard]] const Names& namesOf(const KindTable& table);

    const std::array<const KindTable*, kindCount>& m_tables;
    std::map<Kind, Names> m_names; // made when first asked for
    std::unordered_map<OwnerKey, std::optional<WorkloadRef>, OwnerKey::Hash> m_owners;
};

} // namespace portolan
