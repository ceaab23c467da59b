// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QAbstractButton>
#include <QWidget>

#include <optional>

namespace portolan::ui {

//! The head of the detail pane: glyph of the state, name, where it is. A name that does not fit is
//! cut in its middle and whole in the tooltip. GUI thread.
class ObjectHead : public QWidget {
    Q_OBJECT

public:
    explicit ObjectHead(QWidget* parent = nullptr);

    void setObject(
        Glyph glyph, Tone tone, const QString& name, const QString& state, const QString& where);

    [[nodiscard]] QSize sizeHint() const override { return {200, 62}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Glyph m_glyph = Glyph::None;
    Tone m_tone = Tone::Unknown;
    QString m_name;
    QString m_state;
    QString m_where;
};

//! What is left of the pane where the page is narrow: 40 wide, its words turned; a press brings it
//! back. GUI thread.
class DetailStrip : public QAbstractButton {
    Q_OBJECT

public:
    explicit DetailStrip(QWidget* parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {40, 200}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace portolan::ui
