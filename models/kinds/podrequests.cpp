// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/podrequests.h"

#include "models/kinds/protofields.h"

#include <algorithm>

// Followed here: PodRequests of k8s.io/component-helpers v0.36.3, resource/helpers.go, with
// UseStatusResources and InPlacePodLevelResourcesVerticalScalingEnabled, as the scheduler calls it
// (kubernetes v1.36.3, pkg/scheduler/framework/types.go; both gates are on by default).
// `kubectl describe node` v0.36.3 (pkg/describe/describe.go) calls the same function for its lines
// of pods, but without resizes of the pod's own requests; its "Allocated resources" sum takes the
// spec alone. So they agree, but for the time that a resize is under way.

namespace portolan::pod {
namespace {

//! The numbers of allocatedResources and resources in the messages that report them.
struct ReportFields {
    quint32 allocated, actuated;
};
constexpr ReportFields ofContainerStatus{10, 11};
constexpr ReportFields ofPodStatus{19, 20};

//! The larger of what is allocated and what is actuated; false when nothing is actuated, which an
//! agent before Kubernetes 1.33 never says: then only the spec counts.
bool scanReported(
    std::string_view report, ReportFields fields, ResourceList& larger, ResourceList& entry)
{
    bool isActuated = false;
    larger.clear();
    for (ProtoFields field(report); field.next();) {
        if (field.number() != fields.allocated && field.number() != fields.actuated)
            continue;
        entry.clear();
        if (field.number() == fields.allocated) {
            entry.setFromProto(field.bytes());
        } else {
            scanRequests(field.bytes(), entry);
            isActuated = true;
        }
        larger.raiseTo(entry);
    }
    return isActuated;
}

bool isOfPods(std::string_view resource)
{
    return resource == "cpu" || resource == "memory" || resource.starts_with("hugepages-");
}

} // namespace

void scanRequests(std::string_view requirements, ResourceList& requests)
{
    for (ProtoFields field(requirements); field.next();) {
        if (field.number() == 2)
            requests.setFromProto(field.bytes());
    }
}

//! In a resize under way the largest of asked, allocated and actuated is taken, so that nobody else
//! is given the difference. What the node has refused for good is not asked for any more.
const ResourceList& RequestSum::ofContainer(
    const ContainerSpec& container, const std::vector<ContainerReport>& reports, bool isInfeasible)
{
    const auto report = std::ranges::find(reports, container.name, &ContainerReport::name);
    if (report == reports.end()
        || !scanReported(report->bytes, ofContainerStatus, m_effective, m_entry))
        return container.requests;
    if (!isInfeasible)
        m_effective.raiseTo(container.requests);
    return m_effective;
}

void RequestSum::replaceByPodLevel(const RequestFacts& pod)
{
    const bool isReported = !pod.podLevel.entries().empty()
        && scanReported(pod.status.bytes, ofPodStatus, m_effective, m_entry);
    if (isReported && !pod.status.resizeIsInfeasible)
        m_effective.raiseTo(pod.podLevel);
    const ResourceList& effective = isReported ? m_effective : pod.podLevel;
    for (const ResourceList::Entry& entry : pod.podLevel.entries()) {
        if (isOfPods(entry.name))
            m_total.set(entry.name, effective.amount(entry.name));
    }
}

//! Containers and sidecars run together; init containers run one after another, each beside the
//! sidecars started before it; requests of the pod itself replace what its containers ask; overhead
//! comes on top.
const ResourceList& RequestSum::of(const RequestFacts& pod)
{
    const PodStatus& status = pod.status;
    m_total.clear();
    m_sidecars.clear();
    m_initPeak.clear();
    for (const ContainerSpec& container : pod.containers)
        m_total.add(ofContainer(container, status.containers, status.resizeIsInfeasible));
    for (const ContainerSpec& init : pod.inits) {
        // Only what goes on running is resized in place.
        const ResourceList& requests = init.restartsAlways
            ? ofContainer(init, status.inits, status.resizeIsInfeasible)
            : init.requests;
        m_step.clear();
        m_step.add(m_sidecars);
        m_step.add(requests);
        m_initPeak.raiseTo(m_step);
        if (init.restartsAlways) {
            m_total.add(requests);
            m_sidecars.add(requests);
        }
    }
    m_total.raiseTo(m_initPeak);
    replaceByPodLevel(pod);
    m_total.add(pod.overhead);
    return m_total;
}

} // namespace portolan::pod
