// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QList>
#include <QString>
#include <QWidget>

class QPushButton;
class QVBoxLayout;

namespace portolan::ui {

//! Something that needs a person: what it is, why, and at most one thing to do about it.
struct Attention {
    QString id;
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Warn;
    QString title;
    QString text;
    QString action; //!< text of the button; empty: none
    QString spokenAction; //!< the button's accessible name, which has to differ from the others'

    friend bool operator==(const Attention&, const Attention&) = default;
};

//! One of them: a bar in its tone at the left, glyph, title, text, button. GUI thread.
class AttentionEntry : public QWidget {
    Q_OBJECT

public:
    explicit AttentionEntry(QWidget* parent = nullptr);
    void setView(const Attention& view);
    [[nodiscard]] const Attention& view() const { return m_view; }

Q_SIGNALS:
    void triggered();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void fit();
    qreal draw(QPainter& painter, bool dryRun) const;

    Attention m_view;
    QPushButton* m_action;
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
    QList<AttentionEntry*> m_items; //!< children
};

} // namespace portolan::ui
