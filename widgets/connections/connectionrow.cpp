// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connections/connectionrow.h"

#include "models/base/quantity.h"
#include "models/base/text.h"
#include "widgets/common/statebadge.h"

#include <QCoreApplication>

#include <algorithm>

namespace portolan::ui {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(ConnectionsPage)
};

CellView quietly(CellView cell)
{
    cell.quiet = true;
    return cell;
}

CellView right(const QString& text)
{
    return text.isEmpty() ? numberCell(Words::tr("not known"), true) : numberCell(text);
}

CellView warned(CellView cell, bool warn)
{
    if (warn)
        cell.tone = Tone::Warn;
    return cell;
}

QString underName(const Cluster& cluster)
{
    QStringList parts;
    if (cluster.info.displayName != cluster.info.context)
        parts.append(cluster.info.context);
    if (cluster.info.role == FleetCluster::Role::Primary)
        parts.append(Words::tr("primary"));
    else if (cluster.info.role == FleetCluster::Role::Secondary)
        parts.append(Words::tr("secondary"));
    if (cluster.info.isProtected)
        parts.append(Words::tr("protected"));
    return parts.join(QStringLiteral(", "));
}

QString nextTry(const ClusterFacts& facts, const ConnectionMoment& at)
{
    if (facts.nextTryAt <= at.now)
        return {};
    return Words::tr("Next try in %1.").arg(ageInSentence((facts.nextTryAt - at.now + 999) / 1000));
}

QString triesText(int tries)
{
    return tries > 1 ? Words::tr("%1 tries.").arg(number(tries)) : QString();
}

//! A server's words may come without a full stop.
QString sentence(QString text)
{
    if (!text.isEmpty() && !text.endsWith(QLatin1Char('.')))
        text += QLatin1Char('.');
    return text;
}

bool wasAsked(const Cluster& cluster)
{
    return cluster.facts.connection != Connection::NotConnected;
}

Attention attention(const Cluster& cluster, const char* id, Glyph glyph, Tone tone,
    const QString& title, const QString& text)
{
    return {.id = cluster.info.context + QLatin1Char('/') + QLatin1String(id),
        .glyph = glyph,
        .tone = tone,
        .title = title,
        .text = text};
}

void appendState(const Cluster& cluster, const ClusterStatus& status, const ConnectionMoment& at,
    QList<Attention>& items)
{
    switch (status.state) {
    case DataState::Unreachable:
    case DataState::CredentialsExpired:
    case DataState::Stale:
    case DataState::Forbidden:
    case DataState::Partial:
        break;
    default:
        return;
    }
    const StateLook look = lookOf(status.state);
    Attention item = attention(cluster, "state", look.glyph, look.tone,
        cluster.info.displayName + QLatin1Char(' ')
            + stateSentence(status, at.now, at.wall(status.since)),
        whyNotLive(cluster, status, at));
    if (status.state == DataState::CredentialsExpired) {
        item.action = Words::tr("Sign in again");
        item.spokenAction = Words::tr("Sign in to %1 again").arg(cluster.info.displayName);
    }
    items.append(item);
}

} // namespace

std::vector<Kind> judgedKinds(const Cluster& cluster)
{
    std::vector<Kind> kinds{Kind::Node, Kind::Pod};
    for (const KindSync& sync : cluster.syncs) {
        if (!std::ranges::contains(kinds, sync.kind))
            kinds.push_back(sync.kind);
    }
    std::ranges::sort(kinds);
    return kinds;
}

QString whyNotLive(const Cluster& cluster, const ClusterStatus& status, const ConnectionMoment& at)
{
    QStringList parts;
    if (status.state != DataState::Live && status.state != DataState::NotConnected) {
        parts.append(sentence(status.reason.message));
        parts.append(triesText(cluster.facts.tries));
        parts.append(nextTry(cluster.facts, at));
    }
    parts.removeAll(QString());
    return parts.join(QLatin1Char(' '));
}

CertificateWords certificateWords(const ClusterFacts& facts, const QDateTime& now)
{
    if (!facts.certificateExpiresAt.isValid())
        return {facts.user.isEmpty() ? Words::tr("not known") : Words::tr("no certificate"), {},
            false, false};
    const qint64 seconds = now.secsTo(facts.certificateExpiresAt);
    CertificateWords words;
    words.known = true;
    words.date = facts.certificateExpiresAt.toTimeZone(now.timeZone()).toString(QStringLiteral("yyyy-MM-dd"));
    words.near = seconds < certificateNear * 86400;
    words.text = seconds <= 0 ? Words::tr("expired")
        : seconds < 86400     ? ageInSentence(seconds)
                              : QStringLiteral("%1\u00a0d").arg(number(seconds / 86400));
    return words;
}

QString clockWords(const ClusterFacts& facts)
{
    if (!facts.clockSkewSeconds)
        return {};
    const qint64 skew = *facts.clockSkewSeconds;
    const QString apart = ageInSentence(std::abs(skew));
    return skew == 0 ? Words::tr("0 s apart")
        : skew > 0   ? Words::tr("%1 ahead").arg(apart)
                     : Words::tr("%1 behind").arg(apart);
}

bool isClockOff(const ClusterFacts& facts)
{
    return facts.clockSkewSeconds && std::abs(*facts.clockSkewSeconds) >= clockSkewNear;
}

CellsRow connectionRow(
    const Cluster& cluster, const ClusterStatus& status, const ConnectionMoment& at, bool connected)
{
    const ClusterFacts& facts = cluster.facts;
    const bool asked = wasAsked(cluster);
    const CertificateWords certificate = certificateWords(facts, at.time);
    CellsRow row;
    row.key = cluster.info.context;
    CellView underCluster = textCell(underName(cluster));
    if (asked && !facts.tlsVerified) {
        underCluster = textCell(Words::tr("TLS not verified"));
        underCluster.tone = Tone::Warn;
    }
    CellView state = stateCell(
        sentenceBadge(status.state, stateSentence(status, at.now, at.wall(status.since))));
    QString why = whyNotLive(cluster, status, at);
    if (status.state == DataState::Live && facts.readiness == Readiness::NotChecked)
        why = Words::tr("readiness not checked");
    const QString user = facts.user.isEmpty() ? Words::tr("not known") : facts.user;
    row.cells = {nameCell(cluster.info.displayName), state,
        facts.user.isEmpty() ? quietly(textCell(user)) : textCell(user),
        right(facts.latencyMs ? QStringLiteral("%1\u00a0ms").arg(number(*facts.latencyMs))
                              : QString()),
        right(facts.requests > 0 ? bytesText(qint64(facts.bytesReceived)) : QString()),
        certificate.known ? warned(right(certificate.text), certificate.near)
                          : numberCell(certificate.text, true),
        textCell(connected ? Words::tr("Disconnect") : Words::tr("Connect"))};
    row.seconds = {underCluster, textCell(why), textCell(facts.serverVersion),
        textCell(status.ageMs ? Words::tr("%1 old").arg(freshness(*status.ageMs)) : QString()),
        textCell(facts.requests > 0 ? Words::tr("%1 requests").arg(number(qint64(facts.requests)))
                                    : QString()),
        warned(textCell(facts.clockSkewSeconds ? Words::tr("clock %1").arg(clockWords(facts))
                                               : QString()),
            isClockOff(facts)),
        {}};
    row.old = isOld(status.state);
    return row;
}

QList<FactView> connectionFacts(const Cluster& cluster, const ConnectionMoment& at)
{
    const ClusterFacts& facts = cluster.facts;
    const auto fact = [](const QString& name, const QString& value, std::optional<Tone> tone = {}) {
        const QString shown = value.isEmpty() ? Words::tr("not known") : value;
        return FactView{name, shown, tone, false, value.isEmpty()};
    };
    const auto warnIf = [](bool warn) { return warn ? std::optional(Tone::Warn) : std::nullopt; };
    const CertificateWords certificate = certificateWords(facts, at.time);
    const QString ready = facts.readiness == Readiness::Ok ? Words::tr("ready")
        : facts.readiness == Readiness::Failing            ? Words::tr("not ready")
                                                           : Words::tr("not checked");
    FactView end = fact(Words::tr("Certificate"),
        certificate.known ? Words::tr("%1, until %2").arg(certificate.text, certificate.date)
                          : certificate.text,
        warnIf(certificate.near));
    end.quiet = !certificate.known;
    FactView storage
        = fact(Words::tr("Storage"), ready, warnIf(facts.readiness == Readiness::Failing));
    storage.quiet = facts.readiness == Readiness::NotChecked;
    FactView identity = fact(Words::tr("Identity"), facts.identity);
    identity.mono = !facts.identity.isEmpty();
    const bool connected = facts.connection != Connection::NotConnected;
    return {fact(Words::tr("Context"), cluster.info.context), identity,
        fact(Words::tr("Server"), facts.serverVersion), fact(Words::tr("Signed in as"), facts.user),
        fact(Words::tr("TLS"),
            !connected              ? QString()
                : facts.tlsVerified ? Words::tr("verified")
                                    : Words::tr("not verified"),
            warnIf(connected && !facts.tlsVerified)),
        storage,
        fact(Words::tr("Answer"),
            facts.latencyMs ? QStringLiteral("%1\u00a0ms").arg(number(*facts.latencyMs))
                            : QString()),
        fact(Words::tr("Received"),
            facts.requests > 0
                ? Words::tr("%1 in %2 requests")
                      .arg(bytesText(qint64(facts.bytesReceived)), number(qint64(facts.requests)))
                : QString()),
        fact(Words::tr("Clock"), clockWords(facts), warnIf(isClockOff(facts))), end};
}

QList<Attention> attentionOf(
    const Cluster& cluster, const ClusterStatus& status, const ConnectionMoment& at)
{
    QList<Attention> items;
    const ClusterFacts& facts = cluster.facts;
    const QString& name = cluster.info.displayName;
    appendState(cluster, status, at, items);
    if (!wasAsked(cluster))
        return items;
    if (!facts.tlsVerified)
        items.append(attention(cluster, "tls", Glyph::Shield, Tone::Warn,
            Words::tr("%1: the server's certificate is not verified").arg(name),
            Words::tr(
                "insecure-skip-tls-verify is set in the kubeconfig. Anybody between here and the "
                "server can read and change what is sent.")));
    const CertificateWords certificate = certificateWords(facts, at.time);
    if (certificate.near)
        items.append(attention(cluster, "certificate", Glyph::Key, Tone::Warn,
            facts.certificateExpiresAt <= at.time
                ? Words::tr("%1: the client certificate has expired").arg(name)
                : Words::tr("%1: the client certificate ends in %2").arg(name, certificate.text),
            facts.certificateExpiresAt <= at.time
                ? Words::tr("It was good until %1.").arg(certificate.date)
                : Words::tr("It is good until %1.").arg(certificate.date)));
    if (isClockOff(facts))
        items.append(attention(cluster, "clock", Glyph::Clock, Tone::Warn,
            Words::tr("%1: its clock is %2").arg(name, clockWords(facts)),
            Words::tr("Ages that are counted from the server's times are wrong by as much.")));
    return items;
}

} // namespace portolan::ui
