// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/region/regionparts.h"

#include "widgets/decor/paint.h"

#include <QPainter>

namespace portolan::ui {
namespace {

constexpr int stripMargin = 8;
constexpr int laneWidest = 720;

} // namespace

ReleaseStrip::ReleaseStrip(QWidget* parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    hide();
}

void ReleaseStrip::setRollout(const std::optional<RolloutLine>& rollout, bool old)
{
    m_lanes.clear();
    m_old = old;
    if (rollout && !rollout->active.hash.isEmpty())
        m_lanes.append({rollout->blueGreen ? tr("active") : tr("stable"), rollout->active});
    if (rollout && !rollout->next.hash.isEmpty())
        m_lanes.append({rollout->blueGreen ? tr("preview") : tr("canary"), rollout->next});
    m_wanted = rollout ? int(rollout->desired) : 0;
    QStringList words;
    for (const Lane& lane : std::as_const(m_lanes)) {
        const QString release
            = tr("%1: %2 %3").arg(lane.role, lane.lane.version, lane.lane.hash).simplified();
        words.append(lane.lane.podsKnown ? tr("%1, %2 of %3 ready", "a release of a rollout")
                                               .arg(release)
                                               .arg(lane.lane.ready)
                                               .arg(lane.lane.pods)
                                         : tr("%1, – ready, %2").arg(release, unreadPods()));
    }
    setAccessibleName(rollout ? tr("Releases of %1").arg(rollout->name) : tr("Releases"));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    setVisible(!m_lanes.isEmpty());
    setFixedHeight(int(m_lanes.size()) * rolloutLaneHeight + 2 * stripMargin);
    update();
}

QString ReleaseStrip::unreadPods() const
{
    return tr("not known: pods of this namespace are not read");
}

void ReleaseStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    QRect row(
        pagePadding, stripMargin, qMin(laneWidest, width() - 2 * pagePadding), rolloutLaneHeight);
    for (const Lane& lane : m_lanes) {
        RolloutLaneView view;
        view.role = lane.role;
        view.color = lane.lane.color;
        const bool known = lane.lane.podsKnown;
        view.version = !lane.lane.version.isEmpty() ? lane.lane.version
            : known                                 ? tr("no pod")
                                                    : QStringLiteral("–");
        view.known = known;
        view.hash = lane.lane.hash;
        view.ready = lane.lane.ready;
        // A preview may be smaller than what it will replace.
        view.wanted = lane.lane.pods > 0 ? lane.lane.pods : m_wanted;
        view.note = !known ? unreadPods() : lane.lane.pods == 0 ? tr("not started") : QString();
        view.old = m_old;
        paintRolloutLane(painter, row, view, theme);
        row.translate(0, rolloutLaneHeight);
    }
}

} // namespace portolan::ui
