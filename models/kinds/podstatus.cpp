// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/podstatus.h"

#include "models/kinds/pod.h"

#include <algorithm>

namespace portolan::pod {
namespace {

// Source of all rules here: kubernetes 1.36, pkg/printers/internalversion/printers.go, printPod.
// People look for the word that kubectl taught them.

void noteRestarts(const ContainerReport& report, PodSummary& summary)
{
    summary.restarts += report.restarts;
    if (report.last.what == ContainerState::Terminated)
        summary.lastRestart = std::max(summary.lastRestart, report.last.finished);
}

void endWord(const ContainerState& state, std::string& word)
{
    if (!state.reason.empty())
        word.append(state.reason);
    else if (state.signal != 0)
        word.append("Signal:").append(std::to_string(state.signal));
    else
        word.append("ExitCode:").append(std::to_string(state.exitCode));
}

//! True while an init container holds the pod up.
bool sumUpInits(const PodStatus& status, PodSummary& summary)
{
    for (size_t i = 0; i < status.inits.size(); ++i) {
        const ContainerReport& init = status.inits[i];
        const ContainerState& state = init.state;
        noteRestarts(init, summary);
        if (state.what == ContainerState::Terminated && state.exitCode == 0)
            continue;
        if (init.isSidecar && init.started) {
            summary.ready += init.ready ? 1 : 0;
            continue;
        }
        std::string& word = summary.word;
        word = "Init:";
        if (state.what == ContainerState::Terminated)
            endWord(state, word);
        else if (state.what == ContainerState::Waiting && !state.reason.empty()
            && state.reason != "PodInitializing")
            word.append(state.reason);
        else
            word.append(std::to_string(i)).append("/").append(std::to_string(status.initsInSpec));
        return true;
    }
    return false;
}

//! From now on restarts of init containers that are through do not count.
void restartsOfSidecars(const PodStatus& status, PodSummary& summary)
{
    summary.restarts = summary.lastRestart = 0;
    for (const ContainerReport& init : status.inits) {
        if (init.isSidecar)
            noteRestarts(init, summary);
    }
}

void sumUpContainers(const PodStatus& status, PodSummary& summary)
{
    bool running = false;
    std::string errorWord;
    for (auto report = status.containers.rbegin(); report != status.containers.rend(); ++report) {
        const ContainerState& state = report->state;
        noteRestarts(*report, summary);
        if (state.what == ContainerState::Waiting && !state.reason.empty()) {
            summary.word = state.reason;
        } else if (state.what == ContainerState::Terminated) {
            summary.word.clear();
            endWord(state, summary.word);
            if (state.exitCode != 0)
                errorWord = summary.word;
        } else if (report->ready && state.what == ContainerState::Running) {
            running = true;
            ++summary.ready;
        }
    }
    if (summary.word != "Completed")
        return;
    if (running && status.ready.status == "True")
        summary.word = "Running";
    else if (!errorWord.empty())
        summary.word = errorWord;
    else if (running)
        summary.word = "NotReady";
}

} // namespace

void sumUp(const PodStatus& status, PodSummary& summary)
{
    summary.clear();
    summary.word = status.reason.empty() ? status.phase : status.reason;
    if (status.scheduled.reason == "SchedulingGated")
        summary.word = "SchedulingGated";
    if (!sumUpInits(status, summary) || status.initialized.status == "True") {
        restartsOfSidecars(status, summary);
        sumUpContainers(status, summary);
    }
    if (status.deleted && status.reason == "NodeLost")
        summary.word = "Unknown";
    else if (status.deleted && !hasEnded(status.phase))
        summary.word = "Terminating";
}

} // namespace portolan::pod
