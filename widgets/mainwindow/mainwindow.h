// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusbar.h"
#include "widgets/decor/look.h"
#include "widgets/mainwindow/palette.h"
#include "widgets/mainwindow/rail.h"

#include <QHash>
#include <QMainWindow>
#include <QString>

class QAction;
class QMenu;
class QStackedWidget;

namespace portolan {
class UiState;
}

namespace portolan::ui {

//! A page as the frame knows it. The frame takes ownership of the widget.
struct PageDescriptor {
    QString id; //!< stable; settings and links keep it
    QString title; //!< in the rail and, until the page sets its own, in the window's title
    Glyph glyph = Glyph::None;
    QWidget* widget = nullptr;
    QString under; //!< id of the page that it belongs to in the rail; empty: it stands there itself
};

//! The frame: rail, pages, status bar. It holds no domain logic; what it shows of the fleet is
//! handed to it. GUI thread. `look` and `state` outlive it.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    MainWindow(Look& look, UiState& state, QWidget* parent = nullptr);
    ~MainWindow() override;

    void addPage(const PageDescriptor& page);
    [[nodiscard]] QStringList pages() const { return m_order; }
    [[nodiscard]] QString currentPage() const;
    [[nodiscard]] QWidget* page(const QString& id) const;
    void showPage(const QString& id);

    [[nodiscard]] Rail* rail() const { return m_rail; }
    [[nodiscard]] StatusBar* cells() const { return m_cells; }
    [[nodiscard]] Palette* jumpPalette() const { return m_palette; }
    //! Entries for the menu at the person's name; the switch of light and dark is there already.
    [[nodiscard]] QMenu* windowMenu() const { return m_menu; }

    //! Geometry and appearance of the last time.
    void restore();
    //! Whether there is a step back or forward.
    void setSteps(bool back, bool forward);

Q_SIGNALS:
    void pageShown(const QString& id);
    //! By keys (Alt with an arrow), the side buttons of the mouse, or the menu.
    void backRequested();
    void forwardRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void closeEvent(QCloseEvent* event) override;

private:
    void addToRail(const PageDescriptor& page);
    void makeMenu();
    void makeActions();
    QAction* makeStep(const QString& text, Qt::Key key, void (MainWindow::*step)());
    void save();

    Look& m_look;
    UiState& m_state;
    Rail* m_rail;
    StatusBar* m_cells;
    QStackedWidget* m_stack;
    QMenu* m_menu;
    Palette* m_palette;
    QAction* m_back;
    QAction* m_forward;
    QStringList m_order;
    int m_railCount = 0;
    QHash<QString, QWidget*> m_pages; //!< owned by the stack
    QHash<QString, QString> m_titles;
    QHash<QString, QString> m_railPlaces; //!< id of the rail's item, by page
};

} // namespace portolan::ui
