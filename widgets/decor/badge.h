// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QRect>
#include <QString>

#include <optional>

namespace portolan::ui {

//! A state as glyph, word and tone, which always travel together. The glyph is 12 px.
//! `detail` follows in the quiet colour when live ("0.4 s"), else in the tone.
struct BadgeView {
    Glyph glyph = Glyph::None;
    std::optional<Tone> tone; //!< of the glyph and, unless quiet, of the words
    bool quiet = false; //!< words in text2: nothing is wrong
    QString word;
    QString detail;
    bool loud = false; //!< medium weight: data that is not live has to be seen in a quiet column
};
[[nodiscard]] BadgeView freshnessBadge(DataState state, const QString& detail = {});
[[nodiscard]] BadgeView healthBadge(
    Health health, const QString& word = {}, const QString& detail = {});
//! All of it as plain text: "lagging 38 s".
[[nodiscard]] QString badgeText(const BadgeView& view);
[[nodiscard]] qreal badgeWidth(const BadgeView& view, const Theme& theme);
//! Drawn from the left edge, upright centred; returns the width.
qreal paintBadge(QPainter& painter, const QRect& rect, const BadgeView& view, const Theme& theme);

//! A small filter or sum by state, 22 high. Chosen ones show a cross.
struct ChipView {
    QString text;
    Glyph glyph = Glyph::None;
    std::optional<Tone> tone; //!< of the glyph
    bool chosen = false;
    bool hovered = false;
};
[[nodiscard]] QSize chipSize(const ChipView& view, const Theme& theme);
void paintChip(QPainter& painter, const QRect& rect, const ChipView& view, const Theme& theme);

//! One line over a page or pane about its worst trouble: glyph, what, since. `strong` is the
//! first sentence, `text` the rest. The action is a button of the widget, not of the painter.
struct BannerView {
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Error;
    QString strong;
    QString text;
};
void paintBanner(QPainter& painter, const QRect& rect, const BannerView& view, const Theme& theme,
    int rightPadding = 16);

//! A note inside a pane: tint and a 3 px bar at the left.
void paintNote(QPainter& painter, const QRect& rect, Tone tone, const Theme& theme);

//! One figure of a strip: label, figure, note, 76 high with its padding.
struct FigureView {
    QString label;
    QString figure;
    QString note;
    std::optional<Tone> tone; //!< of the figure
};
void paintFigure(QPainter& painter, const QRect& rect, const FigureView& view, const Theme& theme);

} // namespace portolan::ui
