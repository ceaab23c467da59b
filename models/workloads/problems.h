// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/state.h"
#include "models/store/kindtable.h"

#include <QString>

namespace portolan {

//! How urgent a problem is: errors turn an exit code, infos last and do no harm.
enum class Severity : quint8 { Error, Warning, Info };

[[nodiscard]] QString jsonWord(Severity severity); //!< "error"; these never change meaning
[[nodiscard]] QString word(Severity severity); //!< for people, translated

//! What is wrong, for decisions.
enum class ProblemReason : quint8 {
    ClusterNotLive, //!< for those who know the state of connections; not found here
    ClusterPartial, //!< likewise: live, but the user may not see all of it
    NodeNotReady,
    RolloutDegraded,
    QuotaRefused,
    CrashLoop,
    ImagePull,
    ConfigError,
    Unschedulable,
    NeverReady,
    BelowReadyCount,
    RolloutWaiting,
    AutoscalerCannotScale,
    AutoscalerNoMetrics,
    LoadBalancerPending,
    ClaimLost,
    ClaimPending,
};

[[nodiscard]] QString jsonWord(ProblemReason reason); //!< "CrashLoop"
[[nodiscard]] QString word(ProblemReason reason); //!< "crash loop", translated

//! Something that is not as it should be.
struct Problem {
    QString id; //!< the same as long as the problem lasts; unique within a slot
    Severity severity = Severity::Info;
    ProblemReason reason = ProblemReason::CrashLoop;
    std::optional<Kind> kind; //!< of the object; nothing for the cluster itself
    std::optional<DataState> state; //!< of the cluster, when it is the cluster itself
    QString nameSpace;
    QString name;
    Uid uid; //!< null when the object is known by name only
    Slot slot = 0;
    QString message; //!< one sentence, the server's own words where it gave any
    qint64 since = 0; //!< seconds since the epoch; 0 when not known
    int count = 1; //!< pods or refusals that this line stands for
    QString pod; //!< the pod that has had it longest, when pods have it
    Uid podUid;

    friend bool operator==(const Problem&, const Problem&) = default;
};

//! What heads the problem: its reason, or of a cluster its state ("lagging").
[[nodiscard]] QString word(const Problem& problem);

//! The tables to look at, by Kind; a null table is a kind that nobody watches.
using KindTables = std::array<const KindTable*, kindCount>;

//! Everything that is wrong in all clusters, worst first, then oldest. Pods of one workload that
//! suffer the same are one line, and a workload below its ready count has a line of its own only
//! when no pod of it says why. `now` in seconds since the epoch.
//!
//! Some workloads do not say since when they lack pods. With `previous`, what was found last time,
//! such a problem is as old as it has been seen; without, its age is not known and it counts as
//! old.
[[nodiscard]] std::vector<Problem> findProblems(
    const KindTables& tables, qint64 now, const std::vector<Problem>* previous = nullptr);

//! Puts them worst first, then oldest; for those who add problems of their own.
void sortProblems(std::vector<Problem>& problems);

} // namespace portolan
