// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/region/regionparts.h"

#include "widgets/decor/paint.h"

#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int swatch = 10;
constexpr int swatchGap = 5;
constexpr int entryGap = 14;
constexpr int stripMargin = 8;
constexpr int laneWidest = 720;

} // namespace

PoolLegend::PoolLegend(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("What the bars mean"));
    setFixedHeight(22);
}

QSize PoolLegend::sizeHint() const
{
    return {int(std::ceil(draw(nullptr))), 22};
}

qreal PoolLegend::draw(QPainter* painter) const
{
    const Theme& theme = themeOf(this);
    const TypeFace& font = theme.font(Type::Small);
    qreal x = 0;
    const auto entry = [&](const QString& text, const QColor& fill, const QColor& edge, bool tick) {
        const qreal mark = tick ? 4 : swatch;
        if (painter && tick)
            painter->fillRect(QRectF(x + 1, 5, 1.5, 12), edge);
        else if (painter)
            drawBox(*painter, QRectF(x, 6, swatch, swatch), 0, fill, edge);
        x += mark + swatchGap;
        const qreal width = textWidth(font, text);
        if (painter)
            drawText(*painter, QRectF(x, 0, width + 1, 22), font, theme.text3, text);
        x += width + entryGap;
    };
    entry(tr("requested"), theme.requested, QColor(), false);
    entry(tr("allocatable"), theme.alloc, QColor(), false);
    entry(tr("may be added"), QColor(), theme.line2, false);
    entry(tr("minimum"), QColor(), theme.text2, true);
    return x - entryGap;
}

void PoolLegend::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(&painter);
}

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
    for (const Lane& lane : std::as_const(m_lanes))
        words.append(tr("%1: %2 %3, %4 of %5 ready")
                         .arg(lane.role, lane.lane.version, lane.lane.hash)
                         .arg(lane.lane.ready)
                         .arg(lane.lane.pods));
    setAccessibleName(rollout ? tr("Releases of %1").arg(rollout->name) : tr("Releases"));
    setAccessibleDescription(words.join(QLatin1Char('\n')));
    setVisible(!m_lanes.isEmpty());
    setFixedHeight(int(m_lanes.size()) * rolloutLaneHeight + 2 * stripMargin);
    update();
}

void ReleaseStrip::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    QRect row(pagePadding, stripMargin, qMin(laneWidest, width() - 2 * pagePadding), rolloutLaneHeight);
    for (const Lane& lane : m_lanes) {
        RolloutLaneView view;
        view.role = lane.role;
        view.color = lane.lane.color;
        view.version = lane.lane.version.isEmpty() ? tr("no pod") : lane.lane.version;
        view.hash = lane.lane.hash;
        view.ready = lane.lane.ready;
        // A preview may be smaller than what it will replace.
        view.wanted = lane.lane.pods > 0 ? lane.lane.pods : m_wanted;
        view.note = lane.lane.pods == 0 ? tr("not started") : QString();
        view.old = m_old;
        paintRolloutLane(painter, row, view, theme);
        row.translate(0, rolloutLaneHeight);
    }
}

} // namespace portolan::ui
