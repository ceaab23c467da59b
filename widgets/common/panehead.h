// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace portolan::ui {

//! Names a pane, 32 high; at the right it says how fresh or how many. GUI thread; owns its tools.
class PaneHead : public QWidget {
    Q_OBJECT

public:
    explicit PaneHead(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    //! Quiet, right after the title: "namespace default".
    void setSubtitle(const QString& subtitle);
    void setNote(const QString& note, std::optional<Tone> tone = {});
    //! A line above: for a head that follows something else in the same pane.
    void setTopLine(bool on);
    //! At the right end, after the note: a segment control, a small button.
    void addTool(QWidget* tool);

    [[nodiscard]] QSize sizeHint() const override { return {200, 32}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void describe();

    QString m_title;
    QString m_subtitle;
    QString m_note;
    std::optional<Tone> m_noteTone;
    bool m_topLine = false;
    QHBoxLayout* m_tools;
};

} // namespace portolan::ui
