// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::node {

enum Column : size_t {
    Status, //!< "Ready", "NotReady", "Ready,SchedulingDisabled"
    IsReady,
    Roles,
    Version,
    InstanceType,
    Zone,
    Region,
    CpuAllocatable,
    MemoryAllocatable,
    PodsAllocatable,
    OtherAllocatable, //!< ResourceList::othersText(), pods among them
    Taints,
    Labels, //!< "key=value" lines: a fleet file may match pools by any label
    ReadySince,
    NotReadyReason,
    NotReadyText,
    Unschedulable,
    ColumnCount
};

//! Calls visit(key, value) for each line of the Labels cell.
template <typename Visit> void forEachLabel(std::string_view labels, Visit visit)
{
    while (!labels.empty()) {
        const size_t end = std::min(labels.find('\n'), labels.size());
        const std::string_view line = labels.substr(0, end);
        if (const size_t equals = line.find('='); equals != std::string_view::npos)
            visit(line.substr(0, equals), line.substr(equals + 1));
        labels.remove_prefix(std::min(end + 1, labels.size()));
    }
}

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::node
