// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/state.h"
#include "widgets/decor/glyph.h"
#include "widgets/decor/type.h"

#include <QColor>
#include <QFont>

#include <array>
#include <memory>

class QPalette;
class QWidget;

namespace portolan::ui {

//! What a colour means. A hue appears only because something is in that state.
enum class Tone : quint8 { Ok, Progress, Warn, Error, Unknown, Stale, Person };
constexpr size_t toneCount = 7;

//! One state's colours: its words, its shapes, and the fill behind text1 and text2.
struct ToneColors {
    QColor text;
    QColor graphic;
    QColor tint;
};

//! Every colour, font and glyph of one appearance, as a value that painters are given.
//! GUI thread. Copies share the glyphs. Colours are named by role, never by hue, but for the two
//! colours of a release, which are called blue and green everywhere.
struct Theme {
    bool dark = false;
    qreal shadowOpacity = 0.18; //!< of the one shadow, under pop-ups and toasts

    QColor canvas, surface, sunken, raised;
    QColor line, line2, control;
    QColor text1, text2, text3;
    QColor ink, onInk;
    QColor land, coast, graticule;
    QColor focus, select, selectOff, hover;
    QColor errorSolid, onSolid;
    QColor blue, blueEdge, onBlue, green, greenEdge, onGreen;
    QColor used, requested, alloc;
    QColor codeKey, codeString, codeNumber, codeComment, codeKeyword;
    std::array<ToneColors, toneCount> tones;

    [[nodiscard]] const ToneColors& tone(Tone tone) const { return tones[size_t(tone)]; }
    [[nodiscard]] const TypeFace& font(Type type) const { return fonts->font(type); }
    //! A glyph with its upper left corner at a point.
    void glyph(QPainter& painter, QPointF at, Glyph glyph, int size, const QColor& color) const
    {
        glyphs->paint(painter, at, glyph, size, color);
    }

    std::shared_ptr<GlyphAtlas> glyphs = std::make_shared<GlyphAtlas>();
    std::shared_ptr<const TypeScale> fonts; //!< made by parseTheme
};

//! Reads a theme file. Every token must be there and no other may be; all faults in one sentence.
[[nodiscard]] Result<Theme> parseTheme(const QByteArray& json);

//! A colour by its name in the theme file ("progress-g"); invalid when there is none. For tests
//! and for pictures of the theme itself.
[[nodiscard]] QColor token(const Theme& theme, QLatin1StringView name);
[[nodiscard]] QList<QLatin1StringView> tokenNames();

[[nodiscard]] QPalette paletteOf(const Theme& theme);

//! The theme that a widget is drawn in: that of its style. Light when the style is not ours.
[[nodiscard]] const Theme& themeOf(const QWidget* widget);

//! The colour of a note, or text2 when there is no tone.
[[nodiscard]] QColor textColor(const Theme& theme, std::optional<Tone> tone);

//! How a state looks. `quiet`: its word is text2 although its glyph has a colour (live).
struct StateLook {
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Unknown;
    bool quiet = false;
};
[[nodiscard]] StateLook lookOf(DataState state);
[[nodiscard]] StateLook lookOf(Health health);

} // namespace portolan::ui
