// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/state.h"
#include "models/store/kindtable.h"

#include <QString>

#include <bitset>
#include <map>
#include <optional>
#include <span>
#include <vector>

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
    qint64 seen
        = 0; //!< when since is not known: it has lasted at least since then; 0: not known either
    int count = 1; //!< pods or refusals that this line stands for
    QString pod; //!< the pod that has had it longest, when pods have it
    Uid podUid;

    friend bool operator==(const Problem&, const Problem&) = default;
};

//! What heads the problem: its reason, or of a cluster its state ("lagging").
[[nodiscard]] QString word(const Problem& problem);

//! The tables to look at, by Kind; a null table is a kind that nobody watches.
using KindTables = std::array<const KindTable*, kindCount>;

//! The kinds in which problems are found: what has to be read before "nothing" can be said.
[[nodiscard]] std::span<const Kind> problemKinds();

//! The kind whose rows tell of the problem; nothing for the cluster itself.
[[nodiscard]] std::optional<Kind> sourceOf(const Problem& problem);

//! What is to be remembered from one search for problems to the next, so that an age survives a
//! cluster that is out of sight for a while. A value of who searches again and again; its thread.
class ProblemMemory {
public:
    using Believed = std::vector<std::bitset<kindCount>>; //!< by slot

    //! After a search: what is gone from rows that can be believed is forgotten.
    void settle(const std::vector<Problem>& found, Believed believed);
    //! When the problem came, in seconds since the epoch; 0: it was there before anybody looked.
    [[nodiscard]] qint64 since(const Problem& problem, qint64 now);
    //! When it was first seen, or the earliest moment since which it was ever said to have lasted.
    [[nodiscard]] qint64 seen(const Problem& problem, qint64 now);

private:
    struct Entry {
        qint64 seen = 0;
        std::optional<Kind> source;
        bool cameThen = false; //!< the rows could be believed just before, and it was not there
    };
    Entry& entryOf(const Problem& problem, qint64 now);
    [[nodiscard]] static bool isIn(const Believed& believed, Slot slot, std::optional<Kind> kind);

    std::map<std::pair<Slot, QString>, Entry> m_entries;
    Believed m_believed;
};

struct ProblemSearch {
    std::vector<Problem> problems; //!< worst first, then oldest
    qint64 nextChange = 0; //!< when time alone will change them; seconds since the epoch, 0: never
};

//! Everything that is wrong in all clusters. Pods of one workload that suffer the same are one
//! line, and a workload below its ready count has a line of its own only when no pod of it says
//! why. `now` in seconds since the epoch.
//!
//! Ages are those that the objects themselves tell. Some workloads do not say since when they lack
//! pods: with a memory, such a problem is as old as it has been seen if it was seen to come; else
//! its age is not known and it counts as old, unless its controller is still within the time that
//! it gives to progress. A crash loop tells how long it has lasted at least (pod.cpp, crashLoop): it
//! counts as old when it may be.
[[nodiscard]] ProblemSearch searchProblems(
    const KindTables& tables, qint64 now, ProblemMemory* memory = nullptr);
[[nodiscard]] std::vector<Problem> findProblems(const KindTables& tables, qint64 now);

//! Puts them worst first, of these clusters before what is in them, then oldest; for those who add
//! problems of their own.
void sortProblems(std::vector<Problem>& problems);

} // namespace portolan
