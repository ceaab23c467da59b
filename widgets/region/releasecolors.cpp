// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/region/releasecolors.h"

#include "models/base/text.h"
#include "models/kinds/rollout.h"

namespace portolan::ui {

QString rolloutKey(const KindTable& rollouts, RowId row)
{
    return fromUtf8(rollouts.nameSpace(row)) + QLatin1Char('/') + fromUtf8(rollouts.name(row));
}

void ReleaseColors::learn(const Fleet& fleet)
{
    const KindTable& rollouts = fleet.table(Kind::Rollout);
    const auto hash
        = [&rollouts](RowId row, size_t column) { return fromUtf8(rollouts.string(row, column)); };
    const auto serving = [&](RowId row) {
        const QString active = hash(row, rollout::ActiveHash);
        return active.isEmpty() ? hash(row, rollout::StableHash) : active;
    };
    // All that serves first: elsewhere the same hash may still be a preview.
    rollouts.forEach([&](RowId row) { give(rolloutKey(rollouts, row), serving(row), {}); });
    rollouts.forEach([&](RowId row) {
        const QString key = rolloutKey(rollouts, row);
        give(key, hash(row, rollout::PreviewHash), serving(row));
        give(key, hash(row, rollout::CurrentHash), serving(row));
    });
}

void ReleaseColors::give(const QString& rollout, const QString& hash, const QString& beside)
{
    if (hash.isEmpty() || m_colors.contains({rollout, hash}))
        return;
    const bool other = colorOf(rollout, beside) == ReleaseColor::Blue;
    m_colors[{rollout, hash}] = other ? ReleaseColor::Green : ReleaseColor::Blue;
}

ReleaseColor ReleaseColors::colorOf(const QString& rollout, const QString& hash) const
{
    const auto found = m_colors.find({rollout, hash});
    return found == m_colors.end() ? ReleaseColor::None : found->second;
}

} // namespace portolan::ui
