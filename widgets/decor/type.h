// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>

#include <array>

namespace portolan::ui {

//! The roles that text can have. A role fixes size, weight and letter spacing.
enum class Type : quint8 {
    Clock, //!< 40/44: what is left of an objective
    Alarm, //!< 28/32: the age of the worst thing
    PlateAge, //!< 22 semi-bold: the same on the map
    Verdict, //!< 22/30
    Figure, //!< 20/24: figure strip
    Title, //!< 17/24: page
    Question, //!< 15/20: gates, empty states
    Object, //!< 14/20 semi-bold: the object in a detail pane
    Body, //!< 13/18
    BodyMedium,
    BodyStrong,
    Button, //!< 12.5/18 medium
    Cell, //!< 12.5/18
    CellName,
    CellStrong,
    Small, //!< 12/18
    SmallMedium,
    PaneHead, //!< 12/18 semi-bold
    Caption, //!< 11.5/16
    CaptionMedium, //!< table heads
    CaptionStrong,
    Note, //!< 11/16: the smallest, axes, tags, keys
    NoteMedium,
    RailWord, //!< 10.5/13: the narrow rail
    RailWordStrong,
    Letter, //!< 11 bold: the letter of a release
    LetterSmall, //!< 10 bold: the same on a plate
    Code, //!< Mono 12.5/20
    Mono, //!< Mono 12/20: hashes, log lines, filter
    MonoMedium,
    Count,
};

//! A font in a size that Qt cannot give: it rounds sizes to whole pixels, so half pixels are drawn
//! from a font of twice the size, scaled down. `font` is the rounded one, for Qt's own widgets.
//! Tabular figures make the hyphen as wide as a figure, which tears names apart: text with a
//! hyphen is drawn in `words`, all other in `figures`.
struct TypeFace {
    QFont font;
    QFont figures;
    QFont words;
    qreal scale = 1;
    int id = -1; //!< what it is among all faces, for caches

    [[nodiscard]] const QFont& drawn(const QString& text) const
    {
        return text.contains(QLatin1Char('-')) ? words : figures;
    }
};

//! The fonts by role. Immutable; shared by the themes. Needs a QGuiApplication.
class TypeScale {
public:
    explicit TypeScale(bool dark = false);
    [[nodiscard]] const TypeFace& font(Type type) const { return m_fonts[size_t(type)]; }

private:
    std::array<TypeFace, size_t(Type::Count)> m_fonts;
};

//! Makes the compiled-in fonts known to Qt; once, before the first text is drawn.
//! False when one of them could not be read: then the system's sans serif is used.
bool loadFonts();

} // namespace portolan::ui
