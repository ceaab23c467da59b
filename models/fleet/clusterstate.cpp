// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/clusterstate.h"

#include "models/base/text.h"

#include <QCoreApplication>

namespace portolan {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ClusterState)
};

DataState stateOf(const KindSync& sync)
{
    switch (sync.phase) {
    case SyncPhase::Synced:
        return DataState::Live;
    case SyncPhase::Forbidden:
        return DataState::Forbidden;
    case SyncPhase::NotServed:
        return DataState::NotServed;
    case SyncPhase::Failed:
        // Rows that were whole once, if only none, are now of an unknown age; else it still loads.
        return sync.whole ? DataState::Stale : DataState::Loading;
    case SyncPhase::Waiting:
    case SyncPhase::Loading:
        break;
    }
    return DataState::Loading;
}

bool isRead(const KindSync& sync)
{
    return sync.phase == SyncPhase::Synced || (sync.phase == SyncPhase::Failed && sync.whole);
}

//! Of the namespaces that were asked for, where the cluster as a whole was not: the worst of them.
KindStatus statusOfParts(Kind kind, const std::vector<const KindSync*>& parts)
{
    KindStatus status;
    status.kind = kind;
    status.state = parts.empty() ? DataState::Loading // its first answer is still to come
                                 : DataState::Live;
    qint64 expected = 0;
    bool known = !parts.empty();
    for (const KindSync* part : parts) {
        status.loaded += part->loaded;
        status.nameSpaces += isRead(*part) ? 1 : 0;
        known = known && part->expected.has_value();
        expected += part->expected.value_or(0);
        if (badness(stateOf(*part)) <= badness(status.state))
            continue;
        status.state = stateOf(*part);
        status.reason = part->reason;
        status.nameSpace = part->nameSpace;
    }
    if (known)
        status.expected = expected;
    if (status.nameSpaces > 0)
        status.extent = Extent::Namespaces;
    return status;
}

//! Over the whole cluster and single namespaces: what the user may see of a kind is partial when
//! the cluster as a whole is refused.
KindStatus statusOf(Kind kind, std::span<const KindSync> syncs)
{
    KindStatus status;
    status.kind = kind;
    const KindSync* whole = nullptr;
    std::vector<const KindSync*> parts;
    for (const KindSync& sync : syncs) {
        if (sync.kind == kind)
            sync.nameSpace.isEmpty() ? void(whole = &sync) : parts.push_back(&sync);
    }
    if (!whole)
        return statusOfParts(kind, parts);
    status.state = stateOf(*whole);
    if (isRead(*whole))
        status.extent = Extent::Whole;
    status.reason = whole->reason;
    status.nameSpace = whole->nameSpace;
    status.loaded = whole->loaded;
    status.expected = whole->expected;
    if (status.state != DataState::Forbidden || parts.empty())
        return status;
    DataState worst = DataState::Live;
    bool anyLive = false;
    status.loaded = 0;
    for (const KindSync* part : parts) {
        worst = worse(worst, stateOf(*part));
        anyLive = anyLive || stateOf(*part) == DataState::Live;
        status.loaded += part->loaded;
        status.nameSpaces += isRead(*part) ? 1 : 0;
    }
    if (status.nameSpaces > 0)
        status.extent = Extent::Namespaces;
    if (worst == DataState::Loading)
        status.state = DataState::Loading;
    else if (anyLive)
        status.state = DataState::Partial;
    return status;
}

void judgeConnection(const ClusterFacts& facts, BootMs now, qint64 backlogMs, ClusterStatus& status)
{
    status.since = facts.connectionSince;
    status.reason = facts.reason;
    switch (facts.connection) {
    case Connection::NotConnected:
        status.state = DataState::NotConnected;
        return;
    case Connection::Connecting:
        status.state = DataState::Connecting;
        return;
    case Connection::Unreachable:
        status.state = DataState::Unreachable;
        return;
    case Connection::CredentialsExpired:
        status.state = DataState::CredentialsExpired;
        return;
    case Connection::Connected:
        break;
    }
    const qint64 age = now - facts.lastAnswerAt;
    if (age >= liveness::staleAfterMs) {
        status.state = DataState::Stale;
        status.since = facts.lastAnswerAt;
        status.reason = {QStringLiteral("NoAnswer"), Words::tr("The server does not answer."), {}, {}, {}};
    } else if (facts.readiness == Readiness::Failing) {
        status.state = DataState::Stale;
        status.since = facts.readinessSince;
        status.reason = facts.readinessReason;
    } else if (age <= liveness::laggingAfterMs && backlogMs > liveness::backlogMs) {
        status.state = DataState::Lagging;
        status.since = now - backlogMs;
        status.reason = {QStringLiteral("Backlog"),
            Words::tr("Changes come in faster than they can be shown."), {}, {}, {}};
    } else if (age > liveness::laggingAfterMs) {
        status.state = DataState::Lagging;
        status.since = facts.lastAnswerAt;
        status.reason = {QStringLiteral("LateAnswer"), Words::tr("The server answers late."), {}, {}, {}};
    } else {
        status.state = DataState::Live;
        status.reason = {};
    }
}

//! What the required kinds say together: all refused is forbidden, some is partial.
KindStatus judgeData(const std::vector<KindStatus>& kinds)
{
    KindStatus worst;
    worst.state = DataState::Live;
    size_t served = 0, refused = 0;
    const KindStatus* firstRefused = nullptr;
    for (const KindStatus& kind : kinds) {
        if (kind.state == DataState::NotServed)
            continue;
        ++served;
        if (kind.state == DataState::Forbidden || kind.state == DataState::Partial) {
            refused += kind.state == DataState::Forbidden ? 1 : 0;
            firstRefused = firstRefused ? firstRefused : &kind;
        } else if (badness(kind.state) > badness(worst.state)) {
            worst = kind;
        }
    }
    if (!firstRefused || badness(worst.state) > badness(DataState::Forbidden))
        return worst;
    if (worst.state == DataState::Loading)
        return worst; // how much is refused is known when the rest has loaded
    worst = *firstRefused;
    worst.state = refused == served ? DataState::Forbidden : DataState::Partial;
    return worst;
}

} // namespace

const KindStatus* ClusterStatus::find(Kind kind) const
{
    const auto found = std::ranges::find(kinds, kind, &KindStatus::kind);
    return found == kinds.end() ? nullptr : &*found;
}

bool ClusterStatus::isCounted(Kind kind) const
{
    const KindStatus* found = find(kind);
    if (!found || found->extent == Extent::Nothing)
        return false;
    switch (found->state) {
    case DataState::Live:
    case DataState::Lagging:
    case DataState::Stale:
    case DataState::Partial:
    case DataState::Unreachable:
    case DataState::CredentialsExpired:
        return true;
    default:
        return false;
    }
}

bool ClusterStatus::isWhole(Kind kind) const
{
    return isCounted(kind) && find(kind)->extent == Extent::Whole;
}

ClusterStatus evaluate(const ClusterFacts& facts, std::span<const KindSync> syncs,
    std::span<const Kind> required, BootMs now, qint64 backlogMs)
{
    ClusterStatus status;
    judgeConnection(facts, now, backlogMs, status);
    if (facts.lastAnswerAt != 0)
        status.ageMs = std::max<qint64>(now - facts.lastAnswerAt, 0);
    if (status.reason.code == QLatin1String("Backlog"))
        status.ageMs = backlogMs;
    for (const Kind kind : required)
        status.kinds.push_back(statusOf(kind, syncs));
    if (facts.connection != Connection::Connected) {
        // Nothing of it is in step any more, whatever the reflectors last said.
        for (KindStatus& kind : status.kinds)
            kind.state = status.state;
        return status;
    }
    // A kind is as the connection is, whatever has become of the other kinds.
    for (KindStatus& kind : status.kinds) {
        const bool late = status.state == DataState::Lagging && kind.state == DataState::Live;
        const bool old = status.state == DataState::Stale
            && (kind.state == DataState::Live || kind.state == DataState::Partial);
        if (late || old)
            kind.state = status.state;
    }
    const KindStatus data = judgeData(status.kinds);
    if (badness(data.state) > badness(status.state)) {
        status.state = data.state;
        status.reason = data.reason;
    }
    return status;
}

bool isReadIn(
    const ClusterStatus& status, std::span<const KindSync> syncs, Kind kind, QStringView nameSpace)
{
    if (!status.isCounted(kind))
        return false;
    return status.isWhole(kind) || std::ranges::any_of(syncs, [&](const KindSync& sync) {
        return sync.kind == kind && sync.nameSpace == nameSpace && isRead(sync);
    });
}

QString missingText(const ClusterStatus& status, Kind kind, const QString& what)
{
    const KindStatus* found = status.find(kind);
    if (!found)
        return word(DataState::NotWatched);
    if (!status.isCounted(kind))
        return word(found->state);
    if (found->extent == Extent::Whole)
        return {};
    return found->nameSpaces == 1
        ? Words::tr("%1 of one namespace only").arg(what)
        : Words::tr("%1 of %2 namespaces only").arg(what, number(found->nameSpaces));
}

QString refusalText(const Reason& reason)
{
    QString text = reason.verb + QLatin1Char(' ') + reason.resource;
    if (!reason.nameSpace.isEmpty())
        text = Words::tr("%1 in %2").arg(text, reason.nameSpace);
    return text;
}

QString stateSentence(const ClusterStatus& status, BootMs now, const QDateTime& atSince)
{
    const QString name = word(status.state);
    switch (status.state) {
    case DataState::Live:
        return name + QLatin1Char(' ') + freshness(status.ageMs.value_or(0));
    case DataState::Lagging:
        return name + QLatin1Char(' ') + ageInSentence(status.ageMs.value_or(0) / 1000);
    case DataState::Stale: {
        const QDateTime today = atSince.addMSecs(now - status.since);
        const QString since = Words::tr("%1 since %2").arg(name, pointInTime(atSince, today));
        return status.reason.code == QLatin1String("StorageNotReady")
            ? Words::tr("%1 (storage not ready)").arg(since)
            : since;
    }
    case DataState::Unreachable:
        return name + QLatin1Char(' ') + ageInSentence((now - status.since) / 1000);
    case DataState::Partial:
    case DataState::Forbidden:
        return Words::tr("%1: %2").arg(name,
            status.state == DataState::Partial
                ? Words::tr("forbidden to %1").arg(refusalText(status.reason))
                : refusalText(status.reason));
    case DataState::Loading: {
        qint64 loaded = 0, expected = 0;
        bool known = true;
        for (const KindStatus& kind : status.kinds) {
            if (kind.state != DataState::Loading)
                continue;
            loaded += kind.loaded;
            known = known && kind.expected.has_value();
            expected += kind.expected.value_or(0);
        }
        if (loaded == 0)
            return name;
        return known ? Words::tr("%1 %2 of %3").arg(name, number(loaded), number(expected))
                     : name + QLatin1Char(' ') + number(loaded);
    }
    default:
        return name;
    }
}

} // namespace portolan
