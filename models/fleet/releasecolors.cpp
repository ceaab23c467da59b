// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/releasecolors.h"

#include "models/base/text.h"
#include "models/kinds/rollout.h"

namespace portolan {
namespace {

ReleaseColor otherThan(ReleaseColor color)
{
    return color == ReleaseColor::Blue ? ReleaseColor::Green : ReleaseColor::Blue;
}

template <typename Releases> ReleaseColor colorIn(const Releases& releases, const QString& hash)
{
    for (const auto& release : releases) {
        if (release.hash == hash)
            return release.color;
    }
    return ReleaseColor::None;
}

} // namespace

QString rolloutKey(const KindTable& rollouts, RowId row)
{
    return fromUtf8(rollouts.nameSpace(row)) + QLatin1Char('/') + fromUtf8(rollouts.name(row));
}

void ReleaseColors::learn(const KindTable& rollouts, std::span<const RowId> rows)
{
    for (const RowId row : rows) {
        const auto hash = [&](size_t column) { return fromUtf8(rollouts.string(row, column)); };
        Rollout& known = m_rollouts[rolloutKey(rollouts, row)];
        known.seen = true;
        QString serving = hash(rollout::ActiveHash);
        if (serving.isEmpty())
            serving = hash(rollout::StableHash);
        const QString preview = hash(rollout::PreviewHash);
        const QString current = hash(rollout::CurrentHash);
        // What follows may be known already, from a cluster where it serves.
        give(known, serving, preview.isEmpty() || preview == serving ? current : preview);
        give(known, preview, serving);
        give(known, current, serving);
    }
}

void ReleaseColors::give(Rollout& rollout, const QString& hash, const QString& beside)
{
    std::vector<Release>& releases = rollout.releases;
    if (hash.isEmpty() || colorIn(releases, hash) != ReleaseColor::None)
        return;
    ReleaseColor neighbour = colorIn(releases, beside);
    if (neighbour == ReleaseColor::None && !releases.empty())
        neighbour = releases.back().color;
    releases.push_back({hash, otherThan(neighbour)});
    if (releases.size() > mostReleases)
        releases.erase(releases.begin());
    ++m_version;
}

ReleaseColor ReleaseColors::colorOf(const QString& rollout, const QString& hash) const
{
    const auto found = m_rollouts.find(rollout);
    return found == m_rollouts.end() ? ReleaseColor::None : colorIn(found->second.releases, hash);
}

QByteArray ReleaseColors::save() const
{
    QByteArray saved;
    size_t unseen = 0;
    for (const auto& [key, rollout] : m_rollouts) {
        if (rollout.releases.empty() || (!rollout.seen && ++unseen > mostUnseen))
            continue;
        saved += key.toUtf8();
        for (const Release& release : rollout.releases)
            saved += ' ' + release.hash.toUtf8()
                + (release.color == ReleaseColor::Blue ? ":B" : ":G");
        saved += '\n';
    }
    return saved;
}

void ReleaseColors::restore(const QByteArray& saved)
{
    for (const QString& line : QString::fromUtf8(saved).split(QLatin1Char('\n'))) {
        const QStringList words = line.split(QLatin1Char(' '));
        for (const QString& word : words.sliced(1)) {
            const ReleaseColor color = word.endsWith(QLatin1String(":B")) ? ReleaseColor::Blue
                : word.endsWith(QLatin1String(":G"))                      ? ReleaseColor::Green
                                                                          : ReleaseColor::None;
            if (color != ReleaseColor::None)
                m_rollouts[words.front()].releases.push_back({word.chopped(2), color});
        }
    }
}

QString versionOf(const QString& image)
{
    const QString first = image.section(QStringLiteral(", "), 0, 0);
    if (const qsizetype at = first.indexOf(QStringLiteral("@sha256:")); at >= 0)
        return first.mid(at + 8, 8);
    const qsizetype colon = first.lastIndexOf(QLatin1Char(':'));
    return colon > first.lastIndexOf(QLatin1Char('/')) ? first.mid(colon + 1) : first;
}

} // namespace portolan
