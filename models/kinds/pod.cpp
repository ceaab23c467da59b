// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/pod.h"

#include "models/kinds/images.h"
#include "models/kinds/meta.h"
#include "models/kinds/podrequests.h"
#include "models/kinds/podstatus.h"
#include "models/kinds/resources.h"

#include <QCoreApplication>

namespace portolan::pod {
namespace {

constexpr ColumnSpec columns[ColumnCount] = {
    {"status", QT_TRANSLATE_NOOP("Column", "Status"), CellType::Interned, ColumnRole::State, 150},
    {"ready", QT_TRANSLATE_NOOP("Column", "Ready"), CellType::Integer, ColumnRole::Ready, 64},
    {"containers", QT_TRANSLATE_NOOP("Column", "Containers"), CellType::Integer, ColumnRole::Hidden},
    {"restarts", QT_TRANSLATE_NOOP("Column", "Restarts"), CellType::Integer, ColumnRole::Count, 76},
    {"node", QT_TRANSLATE_NOOP("Column", "Node"), CellType::Interned, ColumnRole::Plain, 150},
    {"owner", QT_TRANSLATE_NOOP("Column", "Owner"), CellType::Interned, ColumnRole::Plain, 190},
    {"image", QT_TRANSLATE_NOOP("Column", "Image"), CellType::Interned, ColumnRole::Plain, 200, false},
    {"cpu", QT_TRANSLATE_NOOP("Column", "CPU"), CellType::Cpu, ColumnRole::Plain, 70},
    {"memory", QT_TRANSLATE_NOOP("Column", "Memory"), CellType::Bytes, ColumnRole::Plain, 80},
    {"ip", QT_TRANSLATE_NOOP("Column", "IP"), CellType::Text, ColumnRole::Plain, 110, false},
    {"qos", QT_TRANSLATE_NOOP("Column", "QoS"), CellType::Interned, ColumnRole::Plain, 90, false},
    {"phase", QT_TRANSLATE_NOOP("Column", "Phase"), CellType::Interned, ColumnRole::Plain, 90, false},
    {"otherRequests", "", CellType::Interned, ColumnRole::Hidden},
    {"trouble", "", CellType::Integer, ColumnRole::Hidden},
    {"troubleSince", "", CellType::Time, ColumnRole::Hidden},
    {"troubleNotBefore", "", CellType::Time, ColumnRole::Hidden},
    {"troubleText", "", CellType::Text, ColumnRole::Hidden},
    {"hash", QT_TRANSLATE_NOOP("Column", "Template hash"), CellType::Interned, ColumnRole::Plain, 110, false},
    {"deleted", "", CellType::Time, ColumnRole::Hidden},
    {"lastRestart", QT_TRANSLATE_NOOP("Column", "Last restart"), CellType::Time, ColumnRole::Age, 90, false},
    {"isReady", "", CellType::Integer, ColumnRole::Hidden},
};

//! What one scan collects. Buffers are kept between objects.
struct Scratch {
    std::vector<ContainerSpec> inits;
    std::vector<ContainerSpec> containers;
    size_t initCount = 0, containerCount = 0;
    ResourceList podLevel, overhead;
    RequestSum sum;
    PodStatus status;
    PodSummary summary;
    std::string images, owner;
    std::string_view node, qos, ip;
    std::string_view rolloutsHash, templateHash;
    std::optional<bool> resize; //!< is the one that waits infeasible?
    qint64 gates = 0;

    void clear()
    {
        initCount = containerCount = 0;
        status.inits.clear();
        status.containers.clear();
        podLevel.clear();
        overhead.clear();
        status.ready = status.scheduled = status.initialized = {};
        status.phase = status.reason = status.message = status.bytes = {};
        resize = {};
        node = qos = ip = rolloutsHash = templateHash = {};
        gates = 0;
    }
};

ContainerSpec& nextOf(std::vector<ContainerSpec>& list, size_t& count)
{
    if (count == list.size())
        list.emplace_back();
    ContainerSpec& container = list[count++];
    container.requests.clear();
    container.name = container.image = {};
    container.restartsAlways = false;
    return container;
}

void scanContainer(std::string_view bytes, ContainerSpec& container)
{
    for (ProtoFields field(bytes); field.next();) {
        switch (field.number()) {
        case 1:
            container.name = field.bytes();
            break;
        case 2:
            container.image = field.bytes();
            break;
        case 8:
            scanRequests(field.bytes(), container.requests);
            break;
        case 24:
            container.restartsAlways = field.bytes() == "Always";
            break;
        default:
            break;
        }
    }
}

bool scanSpec(std::string_view bytes, Scratch& scratch)
{
    ProtoFields field(bytes);
    while (field.next()) {
        switch (field.number()) {
        case 2:
            scanContainer(field.bytes(), nextOf(scratch.containers, scratch.containerCount));
            break;
        case 10:
            scratch.node = field.bytes();
            break;
        case 20:
            scanContainer(field.bytes(), nextOf(scratch.inits, scratch.initCount));
            break;
        case 32:
            scratch.overhead.setFromProto(field.bytes());
            break;
        case 38:
            ++scratch.gates;
            break;
        case 40:
            scanRequests(field.bytes(), scratch.podLevel);
            break;
        default:
            break;
        }
    }
    return field.isValid();
}

ContainerState scanState(std::string_view bytes)
{
    ContainerState state;
    for (ProtoFields field(bytes); field.next();) {
        const bool terminated = field.number() == 3;
        state.what = ContainerState::What(std::min(field.number(), 3u));
        for (ProtoFields part(field.bytes()); part.next();) {
            const quint32 number = part.number();
            if (!terminated && number == 1)
                state.reason = part.bytes();
            else if (!terminated && number == 2)
                state.message = part.bytes();
            else if (terminated && number == 1)
                state.exitCode = part.value();
            else if (terminated && number == 2)
                state.signal = part.value();
            else if (terminated && number == 3)
                state.reason = part.bytes();
            else if (terminated && number == 4)
                state.message = part.bytes();
            else if (terminated && number == 5)
                state.started = protoTime(part.bytes());
            else if (terminated && number == 6)
                state.finished = protoTime(part.bytes());
        }
    }
    return state;
}

ContainerReport scanReport(std::string_view bytes)
{
    ContainerReport report;
    report.bytes = bytes;
    for (ProtoFields field(bytes); field.next();) {
        switch (field.number()) {
        case 1:
            report.name = field.bytes();
            break;
        case 2:
            report.state = scanState(field.bytes());
            break;
        case 3:
            report.last = scanState(field.bytes());
            break;
        case 4:
            report.ready = field.value() != 0;
            break;
        case 5:
            report.restarts = field.value();
            break;
        case 9:
            report.started = field.value() != 0;
            break;
        default:
            break;
        }
    }
    return report;
}

void scanCondition(std::string_view bytes, Scratch& scratch)
{
    std::string_view type;
    PodCondition condition;
    for (ProtoFields field(bytes); field.next();) {
        switch (field.number()) {
        case 1:
            type = field.bytes();
            break;
        case 2:
            condition.status = field.bytes();
            break;
        case 4:
            condition.since = protoTime(field.bytes());
            break;
        case 5:
            condition.reason = field.bytes();
            break;
        case 6:
            condition.message = field.bytes();
            break;
        default:
            break;
        }
    }
    if (type == "Ready")
        scratch.status.ready = condition;
    else if (type == "PodScheduled")
        scratch.status.scheduled = condition;
    else if (type == "Initialized")
        scratch.status.initialized = condition;
    else if (type == "PodResizePending" && !scratch.resize) // the first one counts
        scratch.resize = condition.reason == "Infeasible";
}

bool scanStatus(std::string_view bytes, Scratch& scratch)
{
    scratch.status.bytes = bytes;
    ProtoFields field(bytes);
    while (field.next()) {
        switch (field.number()) {
        case 1:
            scratch.status.phase = field.bytes();
            break;
        case 2:
            scanCondition(field.bytes(), scratch);
            break;
        case 3:
            scratch.status.message = field.bytes();
            break;
        case 4:
            scratch.status.reason = field.bytes();
            break;
        case 6:
            scratch.ip = field.bytes();
            break;
        case 8:
            scratch.status.containers.push_back(scanReport(field.bytes()));
            break;
        case 9:
            scratch.qos = field.bytes();
            break;
        case 10:
            scratch.status.inits.push_back(scanReport(field.bytes()));
            break;
        default:
            break;
        }
    }
    return field.isValid();
}

//! The order of the reports is not promised to be that of the spec.
void markSidecars(Scratch& scratch)
{
    for (ContainerReport& report : scratch.status.inits) {
        for (size_t i = 0; i < scratch.initCount; ++i) {
            if (scratch.inits[i].name == report.name)
                report.isSidecar = scratch.inits[i].restartsAlways;
        }
    }
    scratch.status.initsInSpec = scratch.initCount;
}

bool isImagePull(std::string_view reason)
{
    return reason == "ImagePullBackOff" || reason == "ErrImagePull" || reason == "InvalidImageName"
        || reason == "ErrImageNeverPull" || reason == "RegistryUnavailable";
}

bool isConfigError(std::string_view reason)
{
    return reason == "CreateContainerConfigError" || reason == "CreateContainerError"
        || reason == "RunContainerError";
}

struct Verdict {
    Trouble trouble = Trouble::None;
    qint64 since = 0;
    std::string_view text;
    qint64 notBefore = 0;
};

//! A loop goes on from crash to crash, so neither the last restart nor condition Ready, which turns
//! with each of them, says when it began, and only the last run is on record. That run tells:
//! - it was the first, or so long that the kubelet counts anew (600 s, HasExpiredFunc in
//!   pkg/kubelet/kubelet.go of kubernetes 1.36): the loop began when it crashed;
//! - it was short: it was a restart within the loop, which therefore began before it started. How
//!   long before is not known; restarts before a steady run are counted too, so their number does
//!   not tell, and events of back-offs are kept by the kubelet beyond the loop they told of.
Verdict crashLoop(const ContainerReport& report, qint64 created)
{
    constexpr qint64 steadySeconds = 600;
    const ContainerState& run = report.last;
    Verdict verdict{Trouble::CrashLoop, 0, report.state.message, created};
    if (run.what != ContainerState::Terminated || run.finished == 0)
        return verdict;
    const bool isSteady = run.started != 0 && run.finished - run.started > steadySeconds;
    if (report.restarts == 0 || isSteady) {
        verdict.since = run.finished;
        verdict.notBefore = 0;
    } else {
        verdict.since = run.started != 0 ? run.started : run.finished;
    }
    return verdict;
}

Verdict judge(const PodStatus& status, qint64 created)
{
    if (status.deleted || status.phase == "Succeeded")
        return {};
    const qint64 notReadySince = status.ready.since ? status.ready.since : created;
    if (status.phase == "Failed")
        return {Trouble::Failed, notReadySince,
            status.message.empty() ? status.reason : status.message};
    for (const std::vector<ContainerReport>* reports : {&status.inits, &status.containers}) {
        for (const ContainerReport& report : *reports) {
            const ContainerState& state = report.state;
            if (state.what != ContainerState::Waiting)
                continue;
            if (isImagePull(state.reason))
                return {Trouble::ImagePull, notReadySince, state.message};
            if (state.reason == "CrashLoopBackOff")
                return crashLoop(report, created);
            if (isConfigError(state.reason))
                return {Trouble::ConfigError, notReadySince, state.message};
        }
    }
    const PodCondition& scheduled = status.scheduled;
    if (scheduled.status == "False" && scheduled.reason == "Unschedulable")
        return {Trouble::Unschedulable, scheduled.since ? scheduled.since : created,
            scheduled.message};
    if (status.phase == "Running" && !status.ready.status.empty() && status.ready.status != "True")
        return {Trouble::NotReady, notReadySince, status.ready.message};
    return {};
}

void writeContainers(Scratch& scratch, RowSink& row)
{
    const auto isSidecar = [](const ContainerSpec& init) { return init.restartsAlways; };
    const auto sidecars = std::ranges::count_if(
        std::span(scratch.inits).first(scratch.initCount), isSidecar);
    scratch.images.clear();
    for (size_t i = 0; i < scratch.containerCount; ++i)
        appendImage(scratch.images, scratch.containers[i].image);
    row.setString(Status, scratch.summary.word);
    row.setNumber(Ready, scratch.summary.ready);
    row.setNumber(Containers, qint64(scratch.containerCount) + sidecars);
    row.setNumber(Restarts, scratch.summary.restarts);
    row.setNumber(LastRestart, scratch.summary.lastRestart);
    row.setString(Image, scratch.images);
}

bool scan(std::string_view object, RowSink& row)
{
    thread_local Scratch scratch;
    scratch.clear();
    MetaExtras meta;
    const auto onLabel = [](std::string_view key, std::string_view value) {
        if (key == "rollouts-pod-template-hash")
            scratch.rolloutsHash = value;
        else if (key == "pod-template-hash")
            scratch.templateHash = value;
    };
    ProtoFields field(object);
    bool valid = true;
    while (valid && field.next()) {
        if (field.number() == 1)
            valid = scanMeta(field.bytes(), row, meta, onLabel);
        else if (field.number() == 2)
            valid = scanSpec(field.bytes(), scratch);
        else if (field.number() == 3)
            valid = scanStatus(field.bytes(), scratch);
    }
    if (!valid || !field.isValid() || row.head().uid.isNull())
        return false;

    scratch.status.deleted = meta.deleted != 0;
    markSidecars(scratch);
    sumUp(scratch.status, scratch.summary);
    scratch.status.resizeIsInfeasible = scratch.resize.value_or(false);
    const ResourceList& requests
        = scratch.sum.of({std::span(scratch.containers).first(scratch.containerCount),
            std::span(scratch.inits).first(scratch.initCount), scratch.podLevel, scratch.overhead,
            scratch.status});
    const Verdict verdict = judge(scratch.status, row.head().created);
    scratch.owner.clear();
    if (!meta.ownerName.empty())
        scratch.owner.append(meta.ownerKind).append("/").append(meta.ownerName);
    writeContainers(scratch, row);
    row.setString(Node, scratch.node);
    row.setString(Owner, scratch.owner);
    row.setNumber(Cpu, requests.amount("cpu"));
    row.setNumber(Memory, requests.amount("memory"));
    row.setString(OtherRequests, requests.othersText());
    row.setString(Ip, scratch.ip);
    row.setString(Qos, scratch.qos);
    row.setString(Phase, scratch.status.phase);
    row.setNumber(TroubleKind, qint64(verdict.trouble));
    row.setNumber(TroubleSince, verdict.since);
    row.setNumber(TroubleNotBefore, verdict.notBefore);
    row.setString(TroubleText, verdict.text);
    row.setString(TemplateHash,
        scratch.rolloutsHash.empty() ? scratch.templateHash : scratch.rolloutsHash);
    row.setNumber(Deleted, meta.deleted);
    // A kubelet takes the condition from a pod that has ended; other agents leave it as it was.
    row.setNumber(IsReady,
        !hasEnded(scratch.status.phase) && scratch.status.ready.status == "True");
    return true;
}

constexpr KindSpec podSpec = {columns, scan};

} // namespace

const KindSpec& spec()
{
    return podSpec;
}

} // namespace portolan::pod
