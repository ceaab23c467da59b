// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/type.h"

#include "resources/look.h"

#include <QFontDatabase>

#include <cmath>

namespace portolan::ui {
namespace {

struct Role {
    Type type;
    qreal pixels;
    QFont::Weight weight;
    qreal spacing = 0; //!< in hundredths of the size: large figures are set tighter
    bool mono = false;
};

constexpr Role roles[] = {
    {Type::Clock, 40, QFont::Medium, -2},
    {Type::Alarm, 28, QFont::Medium, -2},
    {Type::PlateAge, 22, QFont::DemiBold},
    {Type::Verdict, 22, QFont::DemiBold, -1.5},
    {Type::Figure, 20, QFont::Medium, -1},
    {Type::Title, 17, QFont::DemiBold, -1},
    {Type::Question, 15, QFont::DemiBold},
    {Type::Object, 14, QFont::DemiBold},
    {Type::Body, 13, QFont::Normal},
    {Type::BodyMedium, 13, QFont::Medium},
    {Type::BodyStrong, 13, QFont::DemiBold},
    {Type::Button, 12.5, QFont::Medium},
    {Type::Cell, 12.5, QFont::Normal},
    {Type::CellName, 12.5, QFont::Medium},
    {Type::CellStrong, 12.5, QFont::DemiBold},
    {Type::Small, 12, QFont::Normal},
    {Type::SmallMedium, 12, QFont::Medium},
    {Type::PaneHead, 12, QFont::DemiBold},
    {Type::Caption, 11.5, QFont::Normal},
    {Type::CaptionMedium, 11.5, QFont::Medium},
    {Type::CaptionStrong, 11.5, QFont::DemiBold},
    {Type::Note, 11, QFont::Normal},
    {Type::NoteMedium, 11, QFont::Medium},
    {Type::RailWord, 10.5, QFont::Normal},
    {Type::RailWordStrong, 10.5, QFont::Medium},
    {Type::Letter, 11, QFont::Bold},
    {Type::LetterSmall, 10, QFont::Bold},
    {Type::Code, 12.5, QFont::Normal, 0, true},
    {Type::Mono, 12, QFont::Normal, 0, true},
    {Type::MonoMedium, 12, QFont::Medium, 0, true},
};
static_assert(std::size(roles) == size_t(Type::Count));

QFont make(const Role& role, qreal pixels, bool tabular)
{
    QFont font;
    if (role.mono) {
        font.setFamilies({QStringLiteral("JetBrains Mono"), QStringLiteral("monospace")});
        font.setStyleHint(QFont::Monospace);
        // No ligatures: "!=" has to be read as it is typed.
        font.setFeature("calt", 0);
    } else {
        font.setFamilies({QStringLiteral("Inter"), QStringLiteral("sans-serif")});
        font.setStyleHint(QFont::SansSerif);
        font.setFeature("tnum", tabular ? 1 : 0);
        // An l with a tail, so that l, I and 1 differ in the names of pods.
        font.setFeature("cv05", 1);
        // Round commas; and no alternates by context, which set hyphens between words apart.
        font.setFeature("ss03", 1);
        font.setFeature("calt", 0);
    }
    font.setPixelSize(qRound(pixels));
    font.setWeight(role.weight);
    font.setHintingPreference(QFont::PreferNoHinting);
    if (role.spacing != 0)
        font.setLetterSpacing(QFont::AbsoluteSpacing, pixels * role.spacing / 100);
    return font;
}

TypeFace face(const Role& role, bool dark)
{
    // Qt darkens text that is drawn in its own size. On a light ground that is welcome, on a dark
    // one it makes every weight look like the next; scaled text is drawn as it is.
    const bool whole = role.pixels == std::floor(role.pixels) && !dark;
    const qreal scale = whole ? 1 : 0.5;
    return {make(role, role.pixels, false), make(role, role.pixels / scale, true),
        make(role, role.pixels / scale, false), scale, int(role.type) * 2 + (dark ? 1 : 0)};
}

} // namespace

TypeScale::TypeScale(bool dark)
{
    for (const Role& role : roles)
        m_fonts[size_t(role.type)] = face(role, dark);
}

bool loadFonts()
{
    static const bool loaded = [] {
        const QStringList files = fontResources();
        bool good = !files.isEmpty();
        for (const QString& file : files)
            good = QFontDatabase::addApplicationFont(file) >= 0 && good;
        return good;
    }();
    return loaded;
}

} // namespace portolan::ui
