// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/podstatus.h"
#include "models/kinds/resources.h"

#include <span>

namespace portolan::pod {

//! One container of the spec. Texts point into the bytes that were scanned.
struct ContainerSpec {
    std::string_view name;
    std::string_view image;
    bool restartsAlways = false; //!< an init container of this kind is a sidecar
    ResourceList requests;
};

//! What of a pod's spec and status bears on its requests.
struct RequestFacts {
    std::span<const ContainerSpec> containers;
    std::span<const ContainerSpec> inits;
    const ResourceList& podLevel;
    const ResourceList& overhead;
    const PodStatus& status;
};

//! Reads the requests of a ResourceRequirements message.
void scanRequests(std::string_view requirements, ResourceList& requests);

//! The scheduler's sum of what a pod asks for. Keeps its buffers from pod to pod; one thread.
class RequestSum {
public:
    //! Good until the next call.
    [[nodiscard]] const ResourceList& of(const RequestFacts& pod);

private:
    const ResourceList& ofContainer(const ContainerSpec& container,
        const std::vector<ContainerReport>& reports, bool isInfeasible);
    void replaceByPodLevel(const RequestFacts& pod);

    ResourceList m_total, m_sidecars, m_initPeak, m_step, m_effective, m_entry;
};

} // namespace portolan::pod
