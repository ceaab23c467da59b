// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <QWidget>

#include <functional>

class QMenu;

namespace portolan::ui {

class SegmentControl;
class MenuButton;

//! Chooses the kind: the usual ones as segments, all others in a menu with their counts; one that
//! was chosen there stands beside the usual ones. The menu's last entry leads to the kinds that are
//! not watched. GUI thread.
class KindBar : public QWidget {
    Q_OBJECT

public:
    //! `countOf` gives what a kind has as text ("12", "forbidden").
    KindBar(std::function<QString(Kind)> countOf, QWidget* parent = nullptr);

    [[nodiscard]] Kind kind() const { return m_kind; }
    //! Emits nothing: the caller knows. `title` is that of Kind::Other.
    void setKind(Kind kind, const QString& title = {});
    //! Tooltips and descriptions of the segments.
    void refreshCounts();
    //! Few segments where the page is narrow.
    void setNarrow(bool narrow);
    //! A new menu of the other kinds; the bar pops it up at its button.
    [[nodiscard]] QMenu* makeMenu();

Q_SIGNALS:
    void chosen(portolan::Kind kind);
    //! One of the kinds that are not watched is wanted.
    void otherWanted();

private:
    [[nodiscard]] QList<Kind> segments() const;
    void rebuild();
    void choose(Kind kind);
    [[nodiscard]] QString titleOf(Kind kind) const;

    std::function<QString(Kind)> m_countOf;
    SegmentControl* m_segments;
    MenuButton* m_more;
    QStringList m_shownTitles;
    QList<Kind> m_shown;
    QString m_otherTitle;
    Kind m_kind = Kind::Pod;
    bool m_narrow = false;
    bool m_choosing = false;
};

} // namespace portolan::ui
