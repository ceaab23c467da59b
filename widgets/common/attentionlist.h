// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/flow.h"
#include "widgets/decor/button.h"

#include <QList>
#include <QString>

class QPushButton;
class QVBoxLayout;

namespace portolan::ui {

//! A check that was read back, with its own tick, triangle or question mark.
struct CheckLine {
    Glyph glyph = Glyph::Check;
    Tone tone = Tone::Ok;
    QString text;

    friend bool operator==(const CheckLine&, const CheckLine&) = default;
};

//! Something that needs a person: what it is, since when, why, and what can be done about it.
struct Attention {
    QString id;
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Warn;
    QString title;
    QString text;
    QString action; //!< text of the button; empty: none
    QString spokenAction; //!< the button's accessible name, which has to differ from the others'
    bool loud = false; //!< the worst on the page: title in the tone
    QString age; //!< in the largest figures; only of the worst
    QList<CheckLine> checks;

    friend bool operator==(const Attention&, const Attention&) = default;
};

//! Draws one of them, with its buttons under it. GUI thread.
class AttentionItem : public FlowWidget {
    Q_OBJECT

public:
    explicit AttentionItem(const Attention& view, QWidget* parent = nullptr);

    void setView(const Attention& view);
    [[nodiscard]] const Attention& view() const { return m_view; }
    //! One more than the view's own. It is owned by the item; connect to it yourself.
    QPushButton* addButton(const QString& text, ButtonKind kind = ButtonKind::Plain);

Q_SIGNALS:
    //! The view's own action.
    void triggered();

protected:
    int flow(QPainter& painter, int width, bool draw, const Theme& theme) const override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showAction();
    void placeButtons();
    //! Where the buttons stand, from the top of their block; as many rows as they need.
    [[nodiscard]] QList<QRect> buttonPlaces(int width) const;

    Attention m_view;
    QPushButton* m_action = nullptr; //!< of m_buttons
    QList<QPushButton*> m_buttons; //!< children
};

//! What needs a person, worst first, under each other in a pane. GUI thread.
class AttentionList : public QWidget {
    Q_OBJECT

public:
    explicit AttentionList(const QString& name, QWidget* parent = nullptr);
    //! Items keep their widgets, so that the focus stays on a button while the words change.
    void setItems(const QList<Attention>& items);
    [[nodiscard]] QList<Attention> items() const;

Q_SIGNALS:
    void triggered(const QString& id);

private:
    QVBoxLayout* m_layout;
    QList<AttentionItem*> m_items; //!< children
};

} // namespace portolan::ui
