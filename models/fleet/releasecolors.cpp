// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/fleet/releasecolors.h"

#include "models/base/text.h"
#include "models/kinds/replicaset.h"
#include "models/kinds/rollout.h"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

namespace portolan {
namespace {

ReleaseColor otherThan(ReleaseColor color)
{
    return color == ReleaseColor::Blue ? ReleaseColor::Green : ReleaseColor::Blue;
}

constexpr std::string_view rolloutOwner("Rollout/");

QString keyOf(std::string_view nameSpace, std::string_view name)
{
    return fromUtf8(nameSpace) + QLatin1Char('/') + fromUtf8(name);
}

const QLatin1String letters[] = {QLatin1String(""), QLatin1String("B"), QLatin1String("G")};

ReleaseColor colorOfLetter(QStringView letter)
{
    return letter == letters[1] ? ReleaseColor::Blue
        : letter == letters[2]  ? ReleaseColor::Green
                                : ReleaseColor::None;
}

} // namespace

QString rolloutKey(const KindTable& rollouts, RowId row)
{
    return keyOf(rollouts.nameSpace(row), rollouts.name(row));
}

ReleaseColors::Release* ReleaseColors::releaseOf(Rollout& rollout, const QString& hash)
{
    const auto found = std::ranges::find_if(rollout.releases,
        [&](const Release& release) { return std::ranges::contains(release.hashes, hash); });
    return found == rollout.releases.end() ? nullptr : &*found;
}

//! The letter that it has, or would get for its images.
ReleaseColor ReleaseColors::colorFor(Rollout& rollout, const Template& which)
{
    if (which.hash.isEmpty())
        return ReleaseColor::None;
    if (const Release* release = releaseOf(rollout, which.hash))
        return release->color;
    if (which.images.isEmpty())
        return ReleaseColor::None;
    const auto found = std::ranges::find(rollout.releases, which.images, &Release::images);
    return found == rollout.releases.end() ? ReleaseColor::None : found->color;
}

void ReleaseColors::learn(const KindTable& rollouts, std::span<const RowId> rows)
{
    for (const RowId row : rows)
        learn(rollouts, row);
}

void ReleaseColors::learn(const KindTable& rollouts, RowId row)
{
    const auto text = [&](size_t column) { return fromUtf8(rollouts.string(row, column)); };
    Rollout& known = m_rollouts[rolloutKey(rollouts, row)];
    known.seen = true;
    const QString current = text(rollout::CurrentHash);
    if (const QString images = text(rollout::Images); !current.isEmpty() && !images.isEmpty())
        known.images[current] = images;
    const auto named = [&](const QString& hash) {
        const auto images = known.images.find(hash);
        return Template{hash, images == known.images.end() ? QString() : images->second};
    };
    const Template serving = named(fromUtf8(rollout::servingHash(rollouts, row)));
    const Template preview = named(text(rollout::PreviewHash));
    const Template newest = named(current);
    // What follows may be known already, from a cluster where it serves.
    give(known, serving,
        preview.hash.isEmpty() || preview.hash == serving.hash ? newest : preview);
    give(known, preview, serving);
    give(known, newest, serving);
}

void ReleaseColors::learnImages(
    const KindTable& replicaSets, std::span<const RowId> rows, const KindTable& rollouts)
{
    std::set<QString> changed;
    for (const RowId row : rows) {
        const std::string_view owner = replicaSets.string(row, replicaset::Owner);
        const QString hash = fromUtf8(replicaSets.string(row, replicaset::TemplateHash));
        if (!owner.starts_with(rolloutOwner) || hash.isEmpty())
            continue;
        const QString key
            = keyOf(replicaSets.nameSpace(row), owner.substr(rolloutOwner.size()));
        const QString images = fromUtf8(replicaSets.string(row, replicaset::Images));
        if (std::exchange(m_rollouts[key].images[hash], images) != images)
            changed.insert(key);
    }
    for (const QString& key : changed)
        thinkOver(key, rollouts);
}

//! Gives anew what was given without knowing all images.
void ReleaseColors::thinkOver(const QString& key, const KindTable& rollouts)
{
    std::vector<Release>& releases = m_rollouts[key].releases;
    if (std::erase_if(releases, [](const Release& release) { return release.provisional; }) == 0)
        return;
    rollouts.forEach([&](RowId row) {
        if (rolloutKey(rollouts, row) == key)
            learn(rollouts, row);
    });
}

void ReleaseColors::give(Rollout& rollout, const Template& which, const Template& beside)
{
    std::vector<Release>& releases = rollout.releases;
    if (which.hash.isEmpty())
        return;
    if (Release* known = releaseOf(rollout, which.hash)) {
        if (known->images.isEmpty())
            known->images = which.images;
        return;
    }
    ReleaseColor neighbour = colorFor(rollout, beside);
    // The same images beside themselves are a change of something else, hence a release too.
    const auto same = std::ranges::find_if(releases, [&](const Release& release) {
        return !which.images.isEmpty() && release.images == which.images
            && (release.color != neighbour || which.hash == beside.hash);
    });
    ++m_version;
    if (same != releases.end()) {
        same->hashes.push_back(which.hash);
        if (same->hashes.size() > mostHashes)
            same->hashes.erase(same->hashes.begin());
        return;
    }
    if ((neighbour == ReleaseColor::None || which.hash == beside.hash) && !releases.empty())
        neighbour = releases.back().color;
    const bool provisional = which.images.isEmpty()
        || std::ranges::any_of(releases, &Release::provisional);
    releases.push_back({which.images, {which.hash}, otherThan(neighbour), provisional});
    if (releases.size() > mostReleases)
        releases.erase(releases.begin());
}

ReleaseColor ReleaseColors::colorOf(const QString& rollout, const QString& hash) const
{
    const auto found = m_rollouts.find(rollout);
    if (found == m_rollouts.end())
        return ReleaseColor::None;
    for (const Release& release : found->second.releases) {
        if (std::ranges::contains(release.hashes, hash))
            return release.color;
    }
    return ReleaseColor::None;
}

//! "shop/web", then of each release after a tab its letter, hashes and images, which may hold spaces.
QByteArray ReleaseColors::save() const
{
    QByteArray saved;
    size_t unseen = 0;
    for (const auto& [key, rollout] : m_rollouts) {
        if (rollout.releases.empty() || (!rollout.seen && ++unseen > mostUnseen))
            continue;
        saved += key.toUtf8();
        for (const Release& release : rollout.releases) {
            const QStringList hashes(release.hashes.begin(), release.hashes.end());
            saved += QStringLiteral("\t%1 %2 %3")
                         .arg(letters[size_t(release.color)], hashes.join(QLatin1Char(',')),
                             release.images)
                         .toUtf8();
        }
        saved += '\n';
    }
    return saved;
}

void ReleaseColors::restore(const QByteArray& saved)
{
    for (const QString& line : QString::fromUtf8(saved).split(QLatin1Char('\n'))) {
        const QStringList parts = line.split(QLatin1Char('\t'));
        for (const QString& part : parts.sliced(1)) {
            const ReleaseColor color = colorOfLetter(part.section(QLatin1Char(' '), 0, 0));
            const QString hashes = part.section(QLatin1Char(' '), 1, 1);
            const QString images = part.section(QLatin1Char(' '), 2);
            if (color == ReleaseColor::None || hashes.isEmpty())
                continue;
            const QStringList all = hashes.split(QLatin1Char(','));
            m_rollouts[parts.front()].releases.push_back(
                {images, {all.begin(), all.end()}, color, false});
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
