// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/releasecolor.h"
#include "widgets/decor/theme.h"

#include <QRect>
#include <QString>

namespace portolan::ui {

//! 16 × 16 (13 on a plate) with B or G. Never alone: the version, then the hash, follow it.
void paintReleaseChip(
    QPainter& painter, QPointF at, ReleaseColor color, const Theme& theme, int side = 16);

//! Ready pods as cells; those not ready are outlined. 8 high in the middle of the rectangle.
struct ReadyCellsView {
    int ready = 0;
    int wanted = 0;
    ReleaseColor color = ReleaseColor::None;
    bool old = false;
};
void paintReadyCells(
    QPainter& painter, const QRect& rect, const ReadyCellsView& view, const Theme& theme);

//! One ReplicaSet of a rollout, 22 high: role, letter, version, hash, cells, count.
struct RolloutLaneView {
    QString role; //!< active, preview, before, …: words, never colours
    ReleaseColor color = ReleaseColor::None;
    QString version;
    QString hash;
    int ready = 0;
    int wanted = 0;
    bool known = true; //!< else neither cells nor a count: a dash; `ready` and `wanted` say nothing
    QString note; //!< after the count, quiet
    bool old = false;
};
void paintRolloutLane(
    QPainter& painter, const QRect& rect, const RolloutLaneView& view, const Theme& theme);
constexpr int rolloutLaneHeight = 22;

} // namespace portolan::ui
