// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/textrun.h"
#include "widgets/decor/badge.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace portolan::ui {

//! The head of a page, 52 high: title, one sentence that says how things are, at most three
//! actions at the right; a key that aborts or halts is always the last of them.
//! GUI thread; owns the actions that are given to it.
class PageHeader : public QWidget {
    Q_OBJECT

public:
    explicit PageHeader(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    [[nodiscard]] QString title() const { return m_title; }
    //! Where this object belongs ("Map"), before the title; a click or Enter leads there.
    void setCrumb(const QString& parentTitle);
    void setSentence(const TextRuns& sentence);
    void setSentence(const QString& sentence) { setSentence(TextRuns{{sentence, {}, false}}); }
    //! Before the sentence: how fresh the object of this page is.
    void setBadge(const std::optional<BadgeView>& badge);
    void addAction(QWidget* action);

    [[nodiscard]] QSize sizeHint() const override { return {400, 52}; }

Q_SIGNALS:
    void crumbActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void describe();
    [[nodiscard]] int actionsLeft() const;

    QString m_title;
    QString m_crumb;
    TextRuns m_sentence;
    std::optional<BadgeView> m_badge;
    QHBoxLayout* m_actions;
    QRect m_crumbRect;
};

} // namespace portolan::ui
