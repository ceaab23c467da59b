// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <string>
#include <string_view>
#include <vector>

namespace portolan::pod {

//! What a pod's status says of its containers, and how kubectl sums it up. Texts point into the
//! bytes that were scanned.

struct ContainerState {
    enum What { None, Waiting, Running, Terminated } what = None; //!< as the protobuf fields
    std::string_view reason;
    std::string_view message;
    qint64 exitCode = 0;
    qint64 signal = 0;
    qint64 started = 0; //!< of a run that has ended
    qint64 finished = 0;
};

struct ContainerReport {
    std::string_view name;
    ContainerState state;
    ContainerState last;
    qint64 restarts = 0;
    bool ready = false;
    bool started = false;
    bool isSidecar = false; //!< an init container that goes on running; set from the spec
    std::string_view bytes; //!< all of it, for who needs more of it
};

struct PodCondition {
    std::string_view status;
    std::string_view reason;
    std::string_view message;
    qint64 since = 0;
};

struct PodStatus {
    std::string_view phase, reason, message;
    PodCondition ready, scheduled, initialized;
    std::vector<ContainerReport> inits;
    std::vector<ContainerReport> containers;
    size_t initsInSpec = 0;
    bool deleted = false;
    bool resizeIsInfeasible = false; //!< the node will never give what the spec asks for
    std::string_view bytes; //!< all of it
};

//! As kubectl's table of pods shows it.
struct PodSummary {
    std::string word; //!< "Running", "CrashLoopBackOff", "Init:0/2"
    qint64 ready = 0;
    qint64 restarts = 0;
    qint64 lastRestart = 0; //!< 0: never

    void clear()
    {
        word.clear();
        ready = restarts = lastRestart = 0;
    }
};
void sumUp(const PodStatus& status, PodSummary& summary);

} // namespace portolan::pod
