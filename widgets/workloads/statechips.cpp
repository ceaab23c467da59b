// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/statechips.h"

#include "models/base/text.h"
#include "widgets/common/chipbutton.h"

#include <map>
#include <set>

namespace portolan::ui {
namespace {

constexpr size_t mostChips = 6;
constexpr int gap = 6;

} // namespace

std::vector<StateSum> stateSums(const RowsSummary& shown, const KindOverview& overview)
{
    std::set<Slot> counted;
    for (const ClusterOfKind& cluster : overview.clusters)
        if (countsInTotals(cluster.status.state))
            counted.insert(cluster.slot);
    std::map<QString, StateSum> words;
    for (const RowsSummary::State& state : shown.states) {
        const auto [word, isNew] = words.try_emplace(
            state.word, StateSum{state.word, 0, 0, state.best, false});
        StateSum& sum = word->second;
        (counted.contains(state.slot) ? sum.count : sum.others) += state.count;
        if (badness(state.best) < badness(sum.health))
            sum.health = state.best;
    }
    std::vector<StateSum> sums;
    for (auto& [word, sum] : words)
        sums.push_back(std::move(sum));
    std::ranges::stable_sort(sums, [](const StateSum& a, const StateSum& b) {
        return std::pair(badness(a.health), a.count) > std::pair(badness(b.health), b.count);
    });
    return sums;
}

StateChips::StateChips(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Sums by state"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void StateChips::setSums(const std::vector<StateSum>& sums)
{
    if (sums == m_sums)
        return;
    m_sums = sums;
    while (size_t(m_chips.size()) < std::min(m_sums.size(), mostChips)) {
        auto* chip = new ChipButton(this);
        const qsizetype place = m_chips.size();
        connect(chip, &ChipButton::clicked, this, [this, place] {
            if (size_t(place) < m_sums.size())
                Q_EMIT toggled(m_sums[size_t(place)].word);
        });
        m_chips.append(chip);
    }
    for (qsizetype i = 0; i < m_chips.size() && size_t(i) < m_sums.size(); ++i) {
        const StateSum& sum = m_sums[size_t(i)];
        const StateLook look = lookOf(sum.health);
        // No nought for what is known of old rows only.
        const bool numbered = sum.count > 0 || sum.others == 0;
        m_chips[i]->setView(
            {numbered ? sum.word + QLatin1Char(' ') + number(sum.count) : sum.word, look.glyph,
                look.tone, sum.chosen, false});
        QString tip = sum.chosen ? tr("Take %1 out of the filter").arg(sum.word)
                                 : tr("Show only %1").arg(sum.word);
        if (sum.others > 0)
            tip += QLatin1Char('\n')
                + tr("%1 in clusters that are not live are not counted").arg(number(sum.others));
        m_chips[i]->setToolTip(tip);
    }
    place();
}

void StateChips::resizeEvent(QResizeEvent*)
{
    place();
}

void StateChips::place()
{
    // From the left those that fit, the worst first; then pushed to the right end.
    int used = -gap;
    QList<ChipButton*> shown;
    for (qsizetype i = 0; i < m_chips.size(); ++i) {
        const int wanted = used + gap + m_chips[i]->sizeHint().width();
        const bool fits = size_t(i) < m_sums.size() && wanted <= width();
        m_chips[i]->setVisible(fits);
        if (!fits)
            continue;
        used = wanted;
        shown.append(m_chips[i]);
    }
    int x = width() - used;
    for (ChipButton* chip : std::as_const(shown)) {
        const QSize size = chip->sizeHint();
        chip->setGeometry(QRect(QPoint(x, (height() - size.height()) / 2), size));
        x += size.width() + gap;
    }
}

} // namespace portolan::ui
