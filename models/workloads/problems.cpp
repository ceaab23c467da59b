// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/problems.h"

#include "models/base/text.h"
#include "models/kinds/event.h"
#include "models/kinds/horizontalpodautoscaler.h"
#include "models/kinds/node.h"
#include "models/kinds/persistentvolumeclaim.h"
#include "models/kinds/pod.h"
#include "models/kinds/rollout.h"
#include "models/kinds/service.h"
#include "models/workloads/workloadindex.h"

#include <QCoreApplication>

#include <limits>
#include <map>
#include <set>

namespace portolan {
namespace {

//! Younger ones may still mend themselves: an image that is being pulled again, a node that comes.
constexpr qint64 patienceSeconds = 60;
constexpr qint64 quotaMemorySeconds = 600;

struct ReasonRow {
    ProblemReason reason;
    const char* json;
    const char* text;
};

constexpr ReasonRow reasons[] = {
    {ProblemReason::ClusterNotLive, "ClusterNotLive",
        QT_TRANSLATE_NOOP("Problem", "cluster not live")},
    {ProblemReason::ClusterPartial, "ClusterPartial",
        QT_TRANSLATE_NOOP("Problem", "cluster seen in part")},
    {ProblemReason::NodeNotReady, "NodeNotReady", QT_TRANSLATE_NOOP("Problem", "node not ready")},
    {ProblemReason::RolloutDegraded, "RolloutDegraded",
        QT_TRANSLATE_NOOP("Problem", "rollout degraded")},
    {ProblemReason::QuotaRefused, "QuotaRefused", QT_TRANSLATE_NOOP("Problem", "refused by quota")},
    {ProblemReason::CrashLoop, "CrashLoop", QT_TRANSLATE_NOOP("Problem", "crash loop")},
    {ProblemReason::ImagePull, "ImagePull", QT_TRANSLATE_NOOP("Problem", "image cannot be pulled")},
    {ProblemReason::ConfigError, "ConfigError",
        QT_TRANSLATE_NOOP("Problem", "container cannot be created")},
    {ProblemReason::Unschedulable, "Unschedulable",
        QT_TRANSLATE_NOOP("Problem", "fits on no node")},
    {ProblemReason::NeverReady, "NeverReady", QT_TRANSLATE_NOOP("Problem", "never becomes ready")},
    {ProblemReason::BelowReadyCount, "BelowReadyCount",
        QT_TRANSLATE_NOOP("Problem", "too few ready")},
    {ProblemReason::RolloutWaiting, "RolloutWaiting",
        QT_TRANSLATE_NOOP("Problem", "rollout waits")},
    {ProblemReason::AutoscalerCannotScale, "AutoscalerCannotScale",
        QT_TRANSLATE_NOOP("Problem", "autoscaler cannot scale")},
    {ProblemReason::AutoscalerNoMetrics, "AutoscalerNoMetrics",
        QT_TRANSLATE_NOOP("Problem", "autoscaler has no metrics")},
    {ProblemReason::LoadBalancerPending, "LoadBalancerPending",
        QT_TRANSLATE_NOOP("Problem", "load balancer pending")},
    {ProblemReason::ClaimLost, "ClaimLost", QT_TRANSLATE_NOOP("Problem", "volume lost")},
    {ProblemReason::ClaimPending, "ClaimPending", QT_TRANSLATE_NOOP("Problem", "volume pending")},
};

QString tr(const char* text)
{
    return QCoreApplication::translate("Problem", text);
}

std::optional<ProblemReason> reasonOf(pod::Trouble trouble)
{
    switch (trouble) {
    case pod::Trouble::CrashLoop:
        return ProblemReason::CrashLoop;
    case pod::Trouble::ImagePull:
        return ProblemReason::ImagePull;
    case pod::Trouble::ConfigError:
        return ProblemReason::ConfigError;
    case pod::Trouble::Unschedulable:
        return ProblemReason::Unschedulable;
    case pod::Trouble::NotReady:
        return ProblemReason::NeverReady;
    case pod::Trouble::Failed: // its controller has made another, or a Job tells of it
    case pod::Trouble::None:
        break;
    }
    return std::nullopt;
}

//! When something began: known, or between two moments.
struct Onset {
    qint64 earliest = 0;
    qint64 latest = 0; //!< it has lasted at least since then

    static Onset ofTrouble(const KindTable& pods, RowId row)
    {
        const qint64 since = pods.number(row, pod::TroubleSince);
        const qint64 notBefore = pods.number(row, pod::TroubleNotBefore);
        return {notBefore == 0 ? since : notBefore,
            since == 0 ? std::numeric_limits<qint64>::max() : since};
    }
    //! Of two that are one problem, the older counts.
    void join(const Onset& other)
    {
        earliest = std::min(earliest, other.earliest);
        latest = std::min(latest, other.latest);
    }
    void write(Problem& problem) const
    {
        const bool isKnown = earliest == latest;
        const bool isBounded = latest != std::numeric_limits<qint64>::max();
        problem.since = isKnown ? latest : 0;
        problem.seen = !isKnown && isBounded ? latest : 0;
    }
};

//! Collects the problems of all tables.
class Finder {
public:
    Finder(const KindTables& tables, qint64 now, ProblemMemory* memory)
        : m_tables(tables)
        , m_workloads(tables)
        , m_now(now)
        , m_memory(memory)
    {
    }

    ProblemSearch find()
    {
        nodes();
        pods();
        quotaRefusals();
        rollouts();
        workloadsBelowCount();
        autoscalers();
        services();
        claims();
        for (Problem& problem : m_problems) {
            if (problem.since == 0 && m_memory)
                problem.seen = m_memory->seen(problem, m_now);
        }
        sortProblems(m_problems);
        return {std::move(m_problems), m_nextChange};
    }

private:
    //! Pods alike in these are one problem. Numbers of interned texts, good within a slot.
    struct PodGroupKey {
        OwnerKey owner;
        quint64 pod; //!< tells pods without an owner apart
        ProblemReason reason;
        auto operator<=>(const PodGroupKey&) const = default;
    };
    struct PodGroup {
        RowId oldest = 0;
        Onset onset;
        int count = 0;
    };
    struct PodProblem {
        size_t index; //!< of m_problems
        Onset onset;
    };

    template <typename Visit> void forEach(Kind kind, Visit visit) const
    {
        if (const KindTable* table = m_tables[size_t(kind)])
            table->forEach([&](RowId row) { visit(*table, row); });
    }

    Severity byAge(qint64 since)
    {
        if (since == 0 || m_now - since > patienceSeconds)
            return Severity::Error;
        changesAt(since + patienceSeconds + 1);
        return Severity::Warning;
    }

    void changesAt(qint64 time)
    {
        m_nextChange = m_nextChange == 0 ? time : std::min(m_nextChange, time);
    }

    Problem& add(Severity severity, ProblemReason reason, const WorkloadRef& object)
    {
        Problem& problem = m_problems.emplace_back();
        problem.severity = severity;
        problem.reason = reason;
        problem.kind = object.kind;
        problem.nameSpace = fromUtf8(object.nameSpace);
        problem.name = fromUtf8(object.name);
        problem.uid = object.uid;
        problem.slot = object.slot;
        problem.id = jsonWord(reason) + QLatin1Char(':')
            + QLatin1String(addressOf(object.kind).name) + QLatin1Char('/') + problem.nameSpace
            + QLatin1Char('/') + problem.name;
        return problem;
    }

    Problem& add(Severity severity, ProblemReason reason, const KindTable& table, RowId row)
    {
        return add(severity, reason, WorkloadRef::ofRow(table, row));
    }

    void nodes()
    {
        forEach(Kind::Node, [this](const KindTable& table, RowId row) {
            if (table.number(row, node::IsReady) != 0)
                return;
            Problem& problem = add(Severity::Error, ProblemReason::NodeNotReady, table, row);
            const qint64 since = table.number(row, node::ReadySince);
            problem.since = since ? since : table.created(row);
            problem.message = fromUtf8(table.string(row, node::NotReadyText));
        });
    }

    void pods()
    {
        std::map<PodGroupKey, PodGroup> groups;
        forEach(Kind::Pod, [&groups, this](const KindTable& table, RowId row) {
            noteUnready(table, row);
            const auto reason = reasonOf(pod::Trouble(table.number(row, pod::TroubleKind)));
            if (!reason)
                return;
            const Onset onset = Onset::ofTrouble(table, row);
            // A pod that starts is not ready either; it is a problem when it stays so.
            if (*reason == ProblemReason::NeverReady && byAge(onset.earliest) != Severity::Error)
                return;
            const OwnerKey owner = WorkloadIndex::ownerOfPod(table, row);
            PodGroup& group = groups[{owner, owner.owner == 0 ? quint64(row) + 1 : 0, *reason}];
            const bool isFirst = group.count++ == 0;
            if (isFirst || onset.latest < group.onset.latest)
                group.oldest = row;
            isFirst ? void(group.onset = onset) : group.onset.join(onset);
        });
        for (const auto& [key, group] : groups)
            addPods(key.reason, group);
    }

    //! Since when pods of a workload have not been ready: its own status does not say.
    void noteUnready(const KindTable& table, RowId row)
    {
        const bool deleted = table.number(row, pod::Deleted) != 0;
        const bool troubled = table.number(row, pod::TroubleKind) != qint64(pod::Trouble::None);
        if (!deleted && !troubled && table.number(row, pod::IsReady) != 0)
            return;
        const std::string_view phase = table.string(row, pod::Phase);
        if (pod::hasEnded(phase))
            return; // has been replaced
        const qint64 since = deleted ? table.number(row, pod::Deleted)
            : troubled               ? table.number(row, pod::TroubleSince)
                                     : table.created(row);
        qint64& oldest = m_unreadySince[WorkloadIndex::ownerOfPod(table, row)];
        oldest = oldest == 0 ? since : std::min(oldest, since);
    }

    void addPods(ProblemReason reason, const PodGroup& group)
    {
        const KindTable& table = *m_tables[size_t(Kind::Pod)];
        const RowId row = group.oldest;
        const WorkloadRef object = m_workloads.workloadOfPod(table, row);
        m_explained.insert(object.key());
        // ReplicaSets of one Rollout or Deployment meet here.
        const auto [known, isNew] = m_podProblems.try_emplace(
            std::pair(object.key(), reason), PodProblem{m_problems.size(), group.onset});
        auto& [index, onset] = known->second;
        Problem& problem = isNew ? add(Severity::Error, reason, object) : m_problems[index];
        if (isNew)
            problem.count = 0;
        problem.count += group.count;
        if (isNew || group.onset.latest < onset.latest) {
            problem.message = fromUtf8(table.string(row, pod::TroubleText));
            problem.pod = fromUtf8(table.name(row));
            problem.podUid = table.uid(row);
        }
        onset.join(group.onset);
        onset.write(problem);
        problem.severity = byAge(onset.earliest);
    }

    void quotaRefusals()
    {
        std::map<std::string, size_t> known;
        forEach(Kind::Event, [this, &known](const KindTable& table, RowId row) {
            const qint64 last = table.number(row, event::LastSeen);
            if (m_now - last > quotaMemorySeconds
                || table.string(row, event::Reason) != "FailedCreate"
                || table.string(row, event::Message).find("exceeded quota")
                    == std::string_view::npos)
                return;
            changesAt(last + quotaMemorySeconds + 1);
            const std::optional<WorkloadRef> object
                = m_workloads.workloadOf(table.slot(row), table.string(row, event::ObjectNameSpace),
                    table.string(row, event::ObjectKind), table.string(row, event::ObjectName));
            if (!object)
                return;
            m_explained.insert(object->key());
            const auto [entry, isNew] = known.try_emplace(object->key(), m_problems.size());
            Problem& problem = isNew ? add(Severity::Error, ProblemReason::QuotaRefused, *object)
                                     : m_problems[entry->second];
            const qint64 first = table.number(row, event::FirstSeen);
            const int count
                = int(std::clamp<qint64>(table.number(row, event::Count), 1, 1'000'000));
            problem.count = isNew ? count : problem.count + count;
            problem.since = isNew ? first : std::min(problem.since, first);
            problem.message = fromUtf8(table.string(row, event::Message));
        });
    }

    void rollouts()
    {
        forEach(Kind::Rollout, [this](const KindTable& table, RowId row) {
            const std::string_view phase = table.string(row, rollout::EffectivePhase);
            if (phase == "Degraded") {
                Problem& problem = add(Severity::Error, ProblemReason::RolloutDegraded, table, row);
                problem.since = table.number(row, rollout::PhaseSince);
                problem.message = fromUtf8(table.string(row, rollout::EffectiveMessage));
                m_explained.insert(WorkloadRef::ofRow(table, row).key());
            } else if (!table.string(row, rollout::WaitingFor).empty()) {
                Problem& problem = add(Severity::Info, ProblemReason::RolloutWaiting, table, row);
                problem.since = table.number(row, rollout::WaitingSince);
                problem.message = fromUtf8(table.string(row, rollout::WaitingFor));
            }
        });
    }

    void workloadsBelowCount()
    {
        std::unordered_map<std::string, qint64> since;
        for (const auto& [owner, time] : m_unreadySince) {
            if (const auto object = m_workloads.workloadOfOwner(owner)) {
                qint64& oldest = since[object->key()];
                oldest = oldest == 0 ? time : std::min(oldest, time);
            }
        }
        m_workloads.forEachBelowCount([this, &since](const BelowCount& below) {
            const std::string key = below.workload.key();
            if (m_explained.contains(key))
                return;
            Problem& problem = add(Severity::Error, ProblemReason::BelowReadyCount, below.workload);
            const auto known = since.find(key);
            problem.since = known != since.end() ? known->second : below.since;
            if (problem.since == 0)
                problem.since = firstSeen(problem, below.created);
            problem.severity = severityOf(below, problem.since);
            problem.count = int(std::min<qint64>(below.desired - below.ready, 1'000'000));
            problem.message = QCoreApplication::translate("Problem", "%1 of %2 ready")
                                  .arg(number(below.ready), number(below.desired));
        });
    }

    //! What was under way before anybody looked is not taken for old while its controller still
    //! waits for the next pod: the controller itself says when it takes too long.
    [[nodiscard]] Severity severityOf(const BelowCount& below, qint64 since)
    {
        if (since != 0 || m_now > below.progressUntil)
            return byAge(since);
        changesAt(below.progressUntil + 1);
        return Severity::Warning;
    }

    [[nodiscard]] qint64 firstSeen(const Problem& problem, qint64 created)
    {
        if (m_now - created <= patienceSeconds)
            return created;
        return m_memory ? m_memory->since(problem, m_now) : 0;
    }

    void autoscalers()
    {
        namespace hpa = horizontalpodautoscaler;
        forEach(Kind::HorizontalPodAutoscaler, [this](const KindTable& table, RowId row) {
            const bool able = table.string(row, hpa::AbleToScale) != "False";
            const std::string_view reason = table.string(row, hpa::Reason);
            // A target scaled to nothing switches its autoscaler off: that was somebody's will.
            if (reason.empty() || reason == "ScalingDisabled")
                return;
            Problem& problem = able
                ? add(Severity::Info, ProblemReason::AutoscalerNoMetrics, table, row)
                : add(Severity::Warning, ProblemReason::AutoscalerCannotScale, table, row);
            problem.since = table.number(row, hpa::Since);
            problem.message = fromUtf8(table.string(row, hpa::Message));
        });
    }

    void services()
    {
        forEach(Kind::Service, [this](const KindTable& table, RowId row) {
            if (table.number(row, service::IsPending) == 0)
                return;
            Problem& problem = add(Severity::Info, ProblemReason::LoadBalancerPending, table, row);
            problem.since = table.created(row);
            problem.message = tr(QT_TRANSLATE_NOOP("Problem", "no address has been given yet"));
        });
    }

    void claims()
    {
        forEach(Kind::PersistentVolumeClaim, [this](const KindTable& table, RowId row) {
            const std::string_view status = table.string(row, persistentvolumeclaim::Status);
            if (status != "Pending" && status != "Lost")
                return;
            Problem& problem = status == "Lost"
                ? add(Severity::Warning, ProblemReason::ClaimLost, table, row)
                : add(Severity::Info, ProblemReason::ClaimPending, table, row);
            problem.since = table.created(row);
            problem.message = fromUtf8(table.string(row, persistentvolumeclaim::Class));
        });
    }

    const KindTables& m_tables;
    WorkloadIndex m_workloads;
    qint64 m_now;
    ProblemMemory* m_memory;
    qint64 m_nextChange = 0;
    std::vector<Problem> m_problems;
    std::map<std::pair<std::string, ProblemReason>, PodProblem> m_podProblems;
    std::unordered_map<OwnerKey, qint64, OwnerKey::Hash> m_unreadySince;
    std::set<std::string> m_explained; // workloads that a line tells of already
};

} // namespace

QString jsonWord(Severity severity)
{
    static constexpr const char* words[] = {"error", "warning", "info"};
    return QLatin1String(words[size_t(severity)]);
}

QString word(Severity severity)
{
    static constexpr const char* words[] = {QT_TRANSLATE_NOOP("Problem", "error"),
        QT_TRANSLATE_NOOP("Problem", "warning"), QT_TRANSLATE_NOOP("Problem", "info")};
    return tr(words[size_t(severity)]);
}

QString jsonWord(ProblemReason reason)
{
    return QLatin1String(reasons[size_t(reason)].json);
}

QString word(ProblemReason reason)
{
    return tr(reasons[size_t(reason)].text);
}

QString word(const Problem& problem)
{
    return problem.state ? word(*problem.state) : word(problem.reason);
}

std::span<const Kind> problemKinds()
{
    static constexpr Kind kinds[] = {Kind::Node, Kind::Pod, Kind::Rollout, Kind::Deployment,
        Kind::StatefulSet, Kind::DaemonSet, Kind::ReplicaSet, Kind::Event,
        Kind::HorizontalPodAutoscaler, Kind::Service, Kind::PersistentVolumeClaim};
    return kinds;
}

std::optional<Kind> sourceOf(const Problem& problem)
{
    switch (problem.reason) {
    case ProblemReason::CrashLoop:
    case ProblemReason::ImagePull:
    case ProblemReason::ConfigError:
    case ProblemReason::Unschedulable:
    case ProblemReason::NeverReady:
        return Kind::Pod;
    case ProblemReason::QuotaRefused:
        return Kind::Event;
    default:
        return problem.kind;
    }
}

ProblemSearch searchProblems(const KindTables& tables, qint64 now, ProblemMemory* memory)
{
    return Finder(tables, now, memory).find();
}

std::vector<Problem> findProblems(const KindTables& tables, qint64 now)
{
    return searchProblems(tables, now).problems;
}

void sortProblems(std::vector<Problem>& problems)
{
    // A cluster out of sight hides what else is wrong in it. Not known since when: before all others
    // of its severity, for it may be the oldest.
    std::ranges::sort(problems, {}, [](const Problem& problem) {
        return std::tuple(problem.severity, problem.kind.has_value(), problem.since, problem.reason,
            problem.slot, problem.id);
    });
}

} // namespace portolan
