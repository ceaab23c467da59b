// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/mapview.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace portolan::ui {
namespace {

// One order over both questions, the worst last: a failure that is seen outweighs not seeing.
struct Rank {
    std::optional<DataState> state;
    std::optional<Health> health;
};
const std::array<Rank, 17> ranks{{
    {{}, Health::Healthy},
    {DataState::NotServed, {}},
    {DataState::NotWatched, {}},
    {DataState::NotConnected, {}},
    {{}, Health::Unknown},
    {DataState::Connecting, {}},
    {DataState::Loading, {}},
    {{}, Health::Progressing},
    {{}, Health::Paused},
    {DataState::Lagging, {}},
    {DataState::Partial, {}},
    {DataState::Forbidden, {}},
    {{}, Health::Degraded},
    {DataState::Stale, {}},
    {DataState::CredentialsExpired, {}},
    {DataState::Unreachable, {}},
    {{}, Health::Failed},
}};

int rankOf(DataState state)
{
    const auto found
        = std::ranges::find_if(ranks, [&](const Rank& rank) { return rank.state == state; });
    return found == ranks.end() ? 0 : int(found - ranks.begin());
}

int rankOf(Health health)
{
    const auto found
        = std::ranges::find_if(ranks, [&](const Rank& rank) { return rank.health == health; });
    return found == ranks.end() ? 0 : int(found - ranks.begin());
}

} // namespace

BadgeView freshnessOf(const MarkerView& marker)
{
    return freshnessBadge(marker.state, marker.freshness);
}

std::optional<Tone> toneOf(const MarkerView& marker)
{
    // What is not connected is not in trouble; nobody asked for it.
    if (marker.state == DataState::NotConnected || marker.state == DataState::NotWatched)
        return {};
    if (marker.state != DataState::Live)
        return lookOf(marker.state).tone;
    if (marker.health == Health::Healthy || marker.health == Health::Unknown)
        return {};
    return lookOf(marker.health).tone;
}

int badnessOf(const MarkerView& marker)
{
    return std::max(rankOf(marker.state), rankOf(marker.health));
}

QString sentenceOf(const MarkerView& marker)
{
    QStringList parts{marker.displayName + QLatin1Char(' ') + badgeText(freshnessOf(marker))};
    if (marker.state == DataState::Live)
        parts.append(word(marker.health));
    if (!marker.role.isEmpty())
        parts.append(marker.role);
    for (const QString& part : {marker.since, marker.lastSeen})
        if (!part.isEmpty())
            parts.append(part);
    for (const PlateLine& line : marker.lines)
        parts.append((line.left + QLatin1Char(' ') + line.right).trimmed());
    return parts.join(QStringLiteral(", "));
}

} // namespace portolan::ui
