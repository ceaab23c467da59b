// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QObject>

class QApplication;

namespace portolan::ui {

class PortolanStyle;

//! Whether light or dark is fixed by the person or follows the system.
enum class Appearance : quint8 { System, Light, Dark };

//! Gives the application its fonts, style, palette and theme, and changes them live. One a
//! program, made before the first widget; GUI thread. Not an owner of anything that is drawn.
class Look : public QObject {
    Q_OBJECT

public:
    explicit Look(QApplication& app);

    [[nodiscard]] const Theme& theme() const;
    [[nodiscard]] Appearance appearance() const { return m_appearance; }
    void setAppearance(Appearance appearance);

Q_SIGNALS:
    //! The style has the other theme now; widgets that keep pictures of it make new ones.
    void themeChanged();
    void appearanceChanged(portolan::ui::Appearance appearance);

private:
    void apply();
    [[nodiscard]] bool wantsDark() const;

    QApplication& m_app;
    Theme m_light;
    Theme m_dark;
    PortolanStyle* m_style = nullptr; //!< owned by the application
    Appearance m_appearance = Appearance::System;
};

//! The word by which settings keep it ("system", "light", "dark"); System for anything else.
[[nodiscard]] QString wordOf(Appearance appearance);
[[nodiscard]] Appearance appearanceOf(const QString& word);

//! Both theme files, read. A build whose themes cannot be read has no look: this says why and ends.
[[nodiscard]] Theme builtInTheme(bool dark);

} // namespace portolan::ui
