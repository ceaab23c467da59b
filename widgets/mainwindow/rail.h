// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QWidget>

#include <optional>

class QAbstractButton;
class QButtonGroup;
class QSpacerItem;
class QVBoxLayout;

namespace portolan::ui {

//! What stands at the right of a page's name: how many need a look, and how bad the worst is.
struct RailCount {
    int count = 0;
    Glyph glyph = Glyph::None;
    std::optional<Tone> tone;

    friend bool operator==(const RailCount&, const RailCount&) = default;
};

//! The left edge of the window: fleet, search, pages, person. 184 wide, 68 in narrow windows,
//! where the glyph stands above the word. GUI thread.
class Rail : public QWidget {
    Q_OBJECT

public:
    explicit Rail(QWidget* parent = nullptr);

    void setFleet(const QString& name, const QString& summary);
    void setPerson(const QString& name, const QString& role);
    void addPage(const QString& id, const QString& title, Glyph glyph);
    void setCurrent(const QString& id);
    void setCount(const QString& id, const RailCount& count);
    void setNarrow(bool narrow);
    [[nodiscard]] bool isNarrow() const { return m_narrow; }

Q_SIGNALS:
    void pageChosen(const QString& id);
    void searchRequested();
    //! The person asks for the menu of this window; the point is where it should open.
    void menuRequested(QPoint globalPosition);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    class Head;
    class Search;
    class Item;
    class Foot;

    Head* m_head;
    Search* m_search;
    Foot* m_foot;
    QVBoxLayout* m_pages;
    QVBoxLayout* m_layout;
    QSpacerItem* m_gap; //!< owned by the layout
    QButtonGroup* m_group;
    QHash<QString, Item*> m_items; //!< children
    bool m_narrow = false;
};

} // namespace portolan::ui
