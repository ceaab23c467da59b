// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"
#include "widgets/mainwindow/palettemodel.h"

#include <QHash>
#include <QPointer>
#include <QWidget>

#include <functional>

class QLineEdit;
class QListView;

namespace portolan::ui {

//! Goes to pages, clusters, kinds and objects by their names. It lies over the window, which stays
//! live under it; Escape, a choice, or the focus going elsewhere closes it. GUI thread; a child of
//! the window.
class Palette : public QWidget {
    Q_OBJECT

public:
    using Find = std::function<JumpList(std::span<const JumpPage> pages, const QString& typed)>;

    explicit Palette(QWidget* window);

    //! What answers a text; asked at each key, so it must be quick.
    void setFind(Find find) { m_find = std::move(find); }
    void addPage(const JumpPage& page, Glyph glyph);
    //! A short sentence at the right of the field: how much is known.
    void setScope(const QString& scope);
    //! Shows it with an empty field; closes it when it is there already.
    void toggle();
    //! More can be found than when the text was typed; what is chosen stays chosen.
    void searchAgain();

Q_SIGNALS:
    void opened();
    void chosen(const portolan::Jump& jump);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool keyPressed(int key);
    void search();
    void choose(int row);
    void leave();
    void place();
    void takeFont();
    [[nodiscard]] int listHeight() const;
    void paintFoot(QPainter& painter, const QRectF& foot) const;

    Find m_find;
    std::vector<JumpPage> m_pages;
    QHash<QString, Glyph> m_glyphs; //!< of the pages, by id
    QString m_scope;
    PaletteModel* m_model;
    QLineEdit* m_field;
    QListView* m_list;
    QPointer<QWidget> m_before; //!< had the focus
};

} // namespace portolan::ui
