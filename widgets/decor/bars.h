// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QRect>
#include <QString>

#include <optional>

namespace portolan::ui {

//! A node pool: one cell a node up to its maximum, and how full the existing ones are.
//! `used` is nothing when no metrics are there; that is not the same as 0.
struct PoolBarView {
    int min = 0;
    int now = 0;
    int max = 0; //!< 0 when unknown: then cells end at `now`
    int added = 0; //!< would be added by what is planned
    double requested = 0; //!< shares of what is allocatable, 0 to 1
    std::optional<double> used;
    bool old = false; //!< hatched: figures from before the connection broke
};
//! 16 high with 3 px beyond it for the minimum's tick; the rectangle's middle is the bar's middle.
void paintPoolBar(
    QPainter& painter, const QRect& rect, const PoolBarView& view, const Theme& theme);

//! One resource of a quota: used, what a known need would add, and the hard limit.
struct QuotaBarView {
    double used = 0;
    double hard = 0;
    double need = 0;
    bool old = false;
};
//! 8 high in 16.
void paintQuotaBar(
    QPainter& painter, const QRect& rect, const QuotaBarView& view, const Theme& theme);

//! A small share in a table: used over requested over all. 6 high.
struct MiniBarView {
    std::optional<double> used; //!< 0 to 1
    std::optional<double> requested;
    std::optional<Tone> tone; //!< of the used part; ink when none
    bool old = false;
};
void paintMiniBar(
    QPainter& painter, const QRect& rect, const MiniBarView& view, const Theme& theme);

//! From this share of the hard limit on a quota is in the warning tone.
constexpr double quotaNear = 0.9;

} // namespace portolan::ui
