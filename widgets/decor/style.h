// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QProxyStyle>

namespace portolan::ui {

//! Fusion with this project's own controls: buttons, fields, heads, menus, scroll bars, focus.
//! GUI thread; owned by the QApplication. It also carries the theme to the widgets, so that none
//! of them needs a global to find it. Style sheets are not used: they would stand in between.
class PortolanStyle : public QProxyStyle {
    Q_OBJECT

public:
    explicit PortolanStyle(Theme theme);

    [[nodiscard]] const Theme& theme() const { return m_theme; }
    void setTheme(Theme theme) { m_theme = std::move(theme); }

    void polish(QWidget* widget) override;
    void polish(QPalette& palette) override;
    void unpolish(QWidget* widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    [[nodiscard]] QPalette standardPalette() const override;

    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
        const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
        QPainter* painter, const QWidget* widget) const override;
    [[nodiscard]] QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option,
        SubControl part, const QWidget* widget) const override;
    [[nodiscard]] QRect subElementRect(
        SubElement element, const QStyleOption* option, const QWidget* widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption* option,
        const QSize& size, const QWidget* widget) const override;
    [[nodiscard]] int pixelMetric(
        PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
    int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
        QStyleHintReturn* returnData) const override;

private:
    void drawMenuItem(const QStyleOption* option, QPainter* painter) const;
    void drawHeader(const QStyleOption* option, QPainter* painter) const;
    void drawScrollBar(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawSpinBox(
        const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const;
    void drawComboBox(const QStyleOptionComplex* option, QPainter* painter) const;
    void drawCheck(const QStyleOption* option, QPainter* painter, bool round) const;
    void drawField(const QStyleOption* option, QPainter* painter) const;

    Theme m_theme;
};

} // namespace portolan::ui
