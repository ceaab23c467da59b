// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/diagnose/statelog.h"

namespace portolan::diagnose {
namespace {

// A log is read by those who mend the program too, so its words are not translated.

QString connectionText(const ClusterFacts& facts)
{
    switch (facts.connection) {
    case Connection::NotConnected:
        return QStringLiteral("not connected");
    case Connection::Connecting:
        return QStringLiteral("connecting");
    case Connection::Connected:
        return QStringLiteral("connected as %1, server %2, TLS %3")
            .arg(facts.user.isEmpty() ? QStringLiteral("?") : facts.user,
                facts.serverVersion.isEmpty() ? QStringLiteral("?") : facts.serverVersion,
                facts.tlsVerified ? QStringLiteral("verified") : QStringLiteral("NOT verified"));
    case Connection::Unreachable:
        return QStringLiteral("unreachable: ") + facts.reason.message;
    case Connection::CredentialsExpired:
        return QStringLiteral("credentials expired: ") + facts.reason.message;
    }
    return {};
}

QString readinessText(const ClusterFacts& facts)
{
    switch (facts.readiness) {
    case Readiness::Ok:
        return QStringLiteral("ready");
    case Readiness::Failing:
        return QStringLiteral("not ready: ") + facts.readinessReason.message;
    case Readiness::NotChecked:
        break;
    }
    return QStringLiteral("not checked");
}

//! Loading and in step are no news: a line a kind and a start would bury what is.
QString kindText(const KindSync& sync)
{
    switch (sync.phase) {
    case SyncPhase::Forbidden:
        return QStringLiteral("forbidden: ") + sync.reason.message;
    case SyncPhase::NotServed:
        return QStringLiteral("not served");
    case SyncPhase::Failed:
        return QStringLiteral("failed: %1: %2").arg(sync.reason.code, sync.reason.message);
    case SyncPhase::Synced:
        return QStringLiteral("in step");
    case SyncPhase::Waiting:
    case SyncPhase::Loading:
        break;
    }
    return {};
}

} // namespace

StateLog::StateLog(const Fleet& fleet, LogFile& log, QObject* parent)
    : QObject(parent)
    , m_fleet(fleet)
    , m_log(log)
{
    connect(&fleet, &Fleet::clusterChanged, this, &StateLog::look);
}

void StateLog::say(Slot slot, const QString& subject, const QString& now)
{
    QString& said = m_said[{slot, subject}];
    if (said == now)
        return;
    said = now;
    const QString& context = m_fleet.cluster(slot).info.context;
    m_log.write(QStringLiteral("info"),
        subject.isEmpty() ? QStringLiteral("%1: %2").arg(context, now)
                          : QStringLiteral("%1: %2: %3").arg(context, subject, now));
}

void StateLog::look(Slot slot)
{
    const Cluster& cluster = m_fleet.cluster(slot);
    say(slot, {}, connectionText(cluster.facts));
    if (cluster.facts.connection != Connection::Connected)
        return;
    if (cluster.facts.readiness != Readiness::NotChecked)
        say(slot, QStringLiteral("storage"), readinessText(cluster.facts));
    for (const KindSync& sync : cluster.syncs) {
        const QString text = kindText(sync);
        QString subject = QLatin1String(addressOf(sync.kind).resource);
        if (!sync.nameSpace.isEmpty())
            subject += QStringLiteral(" in ") + sync.nameSpace;
        const bool isNews = sync.phase != SyncPhase::Synced || m_said.contains({slot, subject});
        if (!text.isEmpty() && isNews)
            say(slot, subject, text);
    }
}

} // namespace portolan::diagnose
