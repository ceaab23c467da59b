// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/look.h"

#include "resources/look.h"
#include "widgets/decor/style.h"

#include <QApplication>
#include <QStyleHints>

namespace portolan::ui {

Theme builtInTheme(bool dark)
{
    const auto theme = parseTheme(
        resource(dark ? QStringLiteral("themes/dark.json") : QStringLiteral("themes/light.json")));
    if (!theme)
        qFatal("%s", qPrintable(theme.error().text));
    return *theme;
}

Look::Look(QApplication& app)
    : m_app(app)
{
    loadFonts();
    m_light = builtInTheme(false);
    m_dark = builtInTheme(true);
    m_style = new PortolanStyle(wantsDark() ? m_dark : m_light);
    QApplication::setStyle(m_style);
    apply();
    connect(m_app.styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (m_appearance == Appearance::System)
            apply();
    });
}

const Theme& Look::theme() const
{
    return m_style->theme();
}

bool Look::wantsDark() const
{
    if (m_appearance == Appearance::System)
        return m_app.styleHints()->colorScheme() == Qt::ColorScheme::Dark;
    return m_appearance == Appearance::Dark;
}

void Look::setAppearance(Appearance appearance)
{
    if (appearance == m_appearance)
        return;
    m_appearance = appearance;
    // The system's title bar follows where the platform can do that.
    m_app.styleHints()->setColorScheme(appearance == Appearance::Light ? Qt::ColorScheme::Light
            : appearance == Appearance::Dark                           ? Qt::ColorScheme::Dark
                                                                       : Qt::ColorScheme::Unknown);
    apply();
    Q_EMIT appearanceChanged(appearance);
}

void Look::apply()
{
    m_style->setTheme(wantsDark() ? m_dark : m_light);
    QApplication::setFont(theme().font(Type::Body).font);
    QApplication::setFont(theme().font(Type::Button).font, "QAbstractButton");
    QApplication::setFont(theme().font(Type::Button).font, "QComboBox");
    QApplication::setFont(theme().font(Type::Cell).font, "QLineEdit");
    QApplication::setFont(theme().font(Type::Cell).font, "QAbstractItemView");
    QApplication::setFont(theme().font(Type::CaptionMedium).font, "QHeaderView");
    QApplication::setFont(theme().font(Type::Cell).font, "QMenu");
    QApplication::setFont(theme().font(Type::Small).font, "QTipLabel");
    QApplication::setPalette(paletteOf(theme()));
    // A window that has not been shown yet does not hear of an application's new palette; and those
    // that paint with the theme alone look at no palette at all.
    for (QWidget* widget : QApplication::allWidgets()) {
        if (widget->isWindow())
            widget->setPalette(QApplication::palette());
        widget->update();
    }
    Q_EMIT themeChanged();
}

QString wordOf(Appearance appearance)
{
    switch (appearance) {
    case Appearance::Light:
        return QStringLiteral("light");
    case Appearance::Dark:
        return QStringLiteral("dark");
    case Appearance::System:
        break;
    }
    return QStringLiteral("system");
}

Appearance appearanceOf(const QString& word)
{
    return word == QLatin1String("light") ? Appearance::Light
        : word == QLatin1String("dark")   ? Appearance::Dark
                                          : Appearance::System;
}

} // namespace portolan::ui
