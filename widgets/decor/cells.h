// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/badge.h"
#include "widgets/decor/bars.h"
#include "widgets/decor/release.h"
#include "widgets/decor/theme.h"

#include <QRect>
#include <QString>

#include <optional>

namespace portolan::ui {

//! What a cell of a table is, which fixes how it is set.
enum class CellKind : quint8 {
    Name, //!< medium weight, ellipsis in the middle
    Text, //!< text2, ellipsis at the end
    Number, //!< at the right, tabular
    State, //!< glyph, word, detail
    Age, //!< at the right, text2
    Bar, //!< a small bar of 48, then its figure
    Release, //!< letter and version
    Code, //!< mono
};

//! One cell, ready to be drawn. `text` is also what is copied and read aloud.
struct CellView {
    CellKind kind = CellKind::Text;
    QString text;
    QString detail; //!< quiet, after the text
    Glyph glyph = Glyph::None; //!< State only
    std::optional<Tone> tone; //!< of the words (and the glyph)
    bool quiet = false; //!< live, or a value that says nothing much: a 0, "no node"
    bool loud = false; //!< State only: medium weight
    bool strong = false; //!< totals, and figures in trouble
    MiniBarView bar;
    ReleaseColor release = ReleaseColor::None;
    QString next; //!< Release only: the version that follows, after an arrow
    ReleaseColor nextRelease = ReleaseColor::None;
};
[[nodiscard]] CellView nameCell(const QString& text);
[[nodiscard]] CellView textCell(const QString& text);
[[nodiscard]] CellView numberCell(const QString& text, bool quiet = false);
[[nodiscard]] CellView ageCell(const QString& text);
[[nodiscard]] CellView codeCell(const QString& text);
[[nodiscard]] CellView stateCell(const BadgeView& badge);
[[nodiscard]] CellView barCell(const MiniBarView& bar, const QString& text);
[[nodiscard]] CellView releaseCell(
    ReleaseColor color, const QString& version, const QString& detail = {});

//! What a row is drawn on and in.
struct RowLook {
    bool selected = false;
    bool active = true; //!< the table has the focus: selected rows are violet, else grey
    bool hovered = false;
    bool old = false; //!< what was known before the connection broke
    bool total = false;
};

//! Fill, line at the bottom, and the violet bar of a chosen row (`firstColumn` only).
void paintRowGround(QPainter& painter, const QRect& rect, const RowLook& row, const Theme& theme,
    bool firstColumn, bool line = true);
//! The content, in a rectangle whose padding has been taken off.
void paintCell(QPainter& painter, const QRect& rect, const CellView& view, const RowLook& row,
    const Theme& theme);
//! Two lines, for rows of 40 and more: the content, under it `second` small and quiet unless it has
//! a tone of its own.
void paintTwoLineCell(QPainter& painter, const QRect& rect, const CellView& view,
    const CellView& second, const RowLook& row, const Theme& theme);
//! The width that the content would like, without padding; for column fitting by hand only.
[[nodiscard]] qreal cellWidth(const CellView& view, const Theme& theme);
//! True when the text is cut in a cell of that width: then a tooltip shows all of it.
[[nodiscard]] bool isCut(const CellView& view, int width, const Theme& theme);
[[nodiscard]] bool isRightAligned(CellKind kind);
//! Text and detail, as it is copied.
[[nodiscard]] QString cellText(const CellView& view);

} // namespace portolan::ui
