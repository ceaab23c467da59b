// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/button.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace portolan::ui {

//! What a pane says when it has no rows to show, and why: empty (only when live), nothing matches,
//! forbidden, credentials expired, not connected.
struct StateText {
    Glyph glyph = Glyph::None;
    std::optional<Tone> tone;
    QString title;
    QString reason;
    QString first; //!< text of a button; empty: none
    QString second;
    ButtonKind firstKind = ButtonKind::Plain;

    friend bool operator==(const StateText&, const StateText&) = default;
};

//! Left-aligned in the middle third of its pane: glyph, sentence, reason, at most two buttons.
//! GUI thread.
class StateView : public QWidget {
    Q_OBJECT

public:
    explicit StateView(QWidget* parent = nullptr);

    void setText(const StateText& text);

Q_SIGNALS:
    void firstTriggered();
    void secondTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    struct Places {
        int left = 0;
        int top = 0;
        int width = 0;
        int reasonHeight = 0;
    };
    [[nodiscard]] Places places() const;
    void place();
    void label(QPushButton*& button, const QString& words, void (StateView::*pressed)());

    StateText m_text;
    QPushButton* m_first = nullptr; //!< as long as there are words for it
    QPushButton* m_second = nullptr;
};

} // namespace portolan::ui
