// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/theme.h"

#include "resources/look.h"
#include "widgets/decor/look.h"
#include "widgets/decor/style.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPalette>
#include <QWidget>

namespace portolan::ui {
namespace {

struct Token {
    const char* name;
    QColor Theme::* field;
};

constexpr Token plainTokens[] = {
    {"canvas", &Theme::canvas},
    {"surface", &Theme::surface},
    {"sunken", &Theme::sunken},
    {"raised", &Theme::raised},
    {"line", &Theme::line},
    {"line2", &Theme::line2},
    {"control", &Theme::control},
    {"text1", &Theme::text1},
    {"text2", &Theme::text2},
    {"text3", &Theme::text3},
    {"ink", &Theme::ink},
    {"on-ink", &Theme::onInk},
    {"land", &Theme::land},
    {"coast", &Theme::coast},
    {"graticule", &Theme::graticule},
    {"focus", &Theme::focus},
    {"select", &Theme::select},
    {"select-off", &Theme::selectOff},
    {"hover", &Theme::hover},
    {"error-solid", &Theme::errorSolid},
    {"on-solid", &Theme::onSolid},
    {"blue", &Theme::blue},
    {"blue-edge", &Theme::blueEdge},
    {"on-blue", &Theme::onBlue},
    {"green", &Theme::green},
    {"green-edge", &Theme::greenEdge},
    {"on-green", &Theme::onGreen},
    {"used", &Theme::used},
    {"requested", &Theme::requested},
    {"alloc", &Theme::alloc},
    {"syn-key", &Theme::codeKey},
    {"syn-str", &Theme::codeString},
    {"syn-num", &Theme::codeNumber},
    {"syn-com", &Theme::codeComment},
    {"syn-kw", &Theme::codeKeyword},
};

struct ToneToken {
    const char* name;
    Tone tone;
    QColor ToneColors::* field;
};

constexpr ToneToken toneTokens[] = {
    {"ok", Tone::Ok, &ToneColors::text},
    {"ok-g", Tone::Ok, &ToneColors::graphic},
    {"ok-t", Tone::Ok, &ToneColors::tint},
    {"progress", Tone::Progress, &ToneColors::text},
    {"progress-g", Tone::Progress, &ToneColors::graphic},
    {"progress-t", Tone::Progress, &ToneColors::tint},
    {"warn", Tone::Warn, &ToneColors::text},
    {"warn-g", Tone::Warn, &ToneColors::graphic},
    {"warn-t", Tone::Warn, &ToneColors::tint},
    {"error", Tone::Error, &ToneColors::text},
    {"error-g", Tone::Error, &ToneColors::graphic},
    {"error-t", Tone::Error, &ToneColors::tint},
    {"unknown", Tone::Unknown, &ToneColors::text},
    {"unknown-g", Tone::Unknown, &ToneColors::graphic},
    {"unknown-t", Tone::Unknown, &ToneColors::tint},
    {"stale", Tone::Stale, &ToneColors::text},
    {"stale-g", Tone::Stale, &ToneColors::graphic},
    {"stale-t", Tone::Stale, &ToneColors::tint},
    {"person", Tone::Person, &ToneColors::text},
    {"person-g", Tone::Person, &ToneColors::graphic},
    {"person-t", Tone::Person, &ToneColors::tint},
};
static_assert(std::size(toneTokens) == toneCount * 3);

QString text(const char* source)
{
    return QCoreApplication::translate("Theme", source);
}

//! Takes a colour out of the object, so that what is left at the end is not a token.
QColor take(QJsonObject& colors, const char* name, QStringList& faults)
{
    const QString key = QLatin1String(name);
    const QColor color = QColor::fromString(colors.take(key).toString());
    if (!color.isValid())
        faults.append(text(QT_TRANSLATE_NOOP("Theme", "%1 is not a colour")).arg(key));
    return color;
}

} // namespace

Result<Theme> parseTheme(const QByteArray& json)
{
    QJsonParseError error;
    const QJsonObject file = QJsonDocument::fromJson(json, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail(ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("Theme", "The theme file is not JSON: %1."))
                .arg(error.errorString()));

    Theme theme;
    theme.dark = file.value(QLatin1String("dark")).toBool();
    theme.shadowOpacity = file.value(QLatin1String("shadow")).toDouble(theme.shadowOpacity);
    QJsonObject colors = file.value(QLatin1String("colors")).toObject();
    QStringList faults;
    for (const Token& entry : plainTokens)
        theme.*entry.field = take(colors, entry.name, faults);
    for (const ToneToken& entry : toneTokens)
        theme.tones[size_t(entry.tone)].*entry.field = take(colors, entry.name, faults);
    for (const QString& name : colors.keys())
        faults.append(text(QT_TRANSLATE_NOOP("Theme", "%1 is no token")).arg(name));
    if (!faults.isEmpty())
        return fail(ErrorCode::InvalidInput,
            text(QT_TRANSLATE_NOOP("Theme", "The theme file is wrong: %1."))
                .arg(faults.join(QLatin1String("; "))));
    theme.fonts = std::make_shared<const TypeScale>(theme.dark);
    return theme;
}

QColor token(const Theme& theme, QLatin1StringView name)
{
    for (const Token& entry : plainTokens)
        if (name == QLatin1StringView(entry.name))
            return theme.*entry.field;
    for (const ToneToken& entry : toneTokens)
        if (name == QLatin1StringView(entry.name))
            return theme.tones[size_t(entry.tone)].*entry.field;
    return {};
}

QList<QLatin1StringView> tokenNames()
{
    QList<QLatin1StringView> names;
    for (const Token& entry : plainTokens)
        names.append(QLatin1StringView(entry.name));
    for (const ToneToken& entry : toneTokens)
        names.append(QLatin1StringView(entry.name));
    return names;
}

QPalette paletteOf(const Theme& theme)
{
    QPalette palette(theme.raised, theme.canvas);
    palette.setColor(QPalette::Window, theme.canvas);
    palette.setColor(QPalette::WindowText, theme.text1);
    palette.setColor(QPalette::Base, theme.surface);
    palette.setColor(QPalette::AlternateBase, theme.sunken);
    palette.setColor(QPalette::Text, theme.text1);
    palette.setColor(QPalette::Button, theme.raised);
    palette.setColor(QPalette::ButtonText, theme.text1);
    palette.setColor(QPalette::BrightText, theme.onSolid);
    palette.setColor(QPalette::Highlight, theme.select);
    palette.setColor(QPalette::HighlightedText, theme.text1);
    palette.setColor(QPalette::Accent, theme.focus);
    palette.setColor(QPalette::PlaceholderText, theme.text3);
    palette.setColor(QPalette::ToolTipBase, theme.raised);
    palette.setColor(QPalette::ToolTipText, theme.text1);
    palette.setColor(QPalette::Link, theme.text2);
    palette.setColor(QPalette::LinkVisited, theme.text2);
    palette.setColor(QPalette::Light, theme.raised);
    palette.setColor(QPalette::Midlight, theme.line);
    palette.setColor(QPalette::Mid, theme.line2);
    palette.setColor(QPalette::Dark, theme.line2);
    palette.setColor(QPalette::Shadow, theme.line2);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, theme.text3);
    palette.setColor(QPalette::Inactive, QPalette::Highlight, theme.selectOff);
    return palette;
}

const Theme& themeOf(const QWidget* widget)
{
    if (const auto* style = widget ? qobject_cast<const PortolanStyle*>(widget->style()) : nullptr)
        return style->theme();
    static const Theme light = builtInTheme(false);
    return light;
}

QColor textColor(const Theme& theme, std::optional<Tone> tone)
{
    return tone ? theme.tone(*tone).text : theme.text2;
}

StateLook lookOf(DataState state)
{
    switch (state) {
    case DataState::NotConnected:
        return {Glyph::StateNotConnected, Tone::Unknown};
    case DataState::NotWatched:
        return {Glyph::StateNotServed, Tone::Unknown};
    case DataState::Connecting:
        return {Glyph::StateConnecting, Tone::Progress};
    case DataState::Loading:
        return {Glyph::StateLoading, Tone::Progress};
    case DataState::Live:
        return {Glyph::StateLive, Tone::Ok, true};
    case DataState::Lagging:
        return {Glyph::StateLagging, Tone::Warn};
    case DataState::Stale:
        return {Glyph::StateStale, Tone::Stale};
    case DataState::Partial:
    case DataState::Forbidden:
        return {Glyph::StateForbidden, Tone::Warn};
    case DataState::Unreachable:
        return {Glyph::StateUnreachable, Tone::Error};
    case DataState::CredentialsExpired:
        return {Glyph::StateExpired, Tone::Warn};
    case DataState::NotServed:
        return {Glyph::StateNotServed, Tone::Unknown};
    }
    return {};
}

StateLook lookOf(Health health)
{
    switch (health) {
    case Health::Healthy:
        return {Glyph::StateHealthy, Tone::Ok};
    case Health::Progressing:
        return {Glyph::StateProgressing, Tone::Progress};
    case Health::Degraded:
        return {Glyph::StateDegraded, Tone::Warn};
    case Health::Failed:
        return {Glyph::StateFailed, Tone::Error};
    case Health::Paused:
        return {Glyph::StatePaused, Tone::Person};
    case Health::Unknown:
        return {Glyph::StateUnknown, Tone::Unknown};
    }
    return {};
}

} // namespace portolan::ui
