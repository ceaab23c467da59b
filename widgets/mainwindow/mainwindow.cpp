// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/mainwindow.h"

#include "models/ports/uistate.h"
#include "widgets/common/focusring.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QGridLayout>
#include <QMenu>
#include <QMouseEvent>
#include <QStackedWidget>

namespace portolan::ui {
namespace {

// Below this the rail takes its narrow form: a page of 1280 would lose a tenth of its width to it.
constexpr int wideFrom = 1360;
// What every page was drawn to work in.
constexpr QSize smallest{1120, 700};
constexpr QSize usual{1600, 1000};

const QString geometryKey = QStringLiteral("window/geometry");
const QString appearanceKey = QStringLiteral("window/appearance");

} // namespace

MainWindow::MainWindow(Look& look, UiState& state, QWidget* parent)
    : QMainWindow(parent)
    , m_look(look)
    , m_state(state)
    , m_rail(new Rail(this))
    , m_cells(new StatusBar(this))
    , m_stack(new QStackedWidget(this))
    , m_menu(new QMenu(this))
    , m_palette(new Palette(this))
{
    setMinimumSize(smallest);
    resize(usual);
    auto* frame = new QWidget(this);
    auto* grid = new QGridLayout(frame);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_rail, 0, 0);
    grid->addWidget(m_stack, 0, 1);
    grid->addWidget(m_cells, 1, 0, 1, 2);
    grid->setColumnStretch(1, 1);
    grid->setRowStretch(0, 1);
    setCentralWidget(frame);
    new FocusRing(this);

    makeMenu();
    makeActions();
    connect(m_rail, &Rail::pageChosen, this, &MainWindow::showPage);
    connect(m_rail, &Rail::searchRequested, m_palette, &Palette::toggle);
    connect(m_rail, &Rail::menuRequested, this,
        [this](QPoint at) { m_menu->popup(at - QPoint(0, m_menu->sizeHint().height() + 4)); });
}

MainWindow::~MainWindow() = default;

void MainWindow::makeMenu()
{
    m_menu->setAccessibleName(tr("Menu of this window"));
    auto* group = new QActionGroup(m_menu);
    const auto add = [&](const QString& text, Appearance appearance) {
        QAction* action = m_menu->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_look.appearance() == appearance);
        group->addAction(action);
        connect(action, &QAction::triggered, this,
            [this, appearance] { m_look.setAppearance(appearance); });
        connect(&m_look, &Look::appearanceChanged, action,
            [action, appearance](Appearance now) { action->setChecked(now == appearance); });
    };
    add(tr("Light or dark as the system"), Appearance::System);
    add(tr("Light"), Appearance::Light);
    add(tr("Dark"), Appearance::Dark);
}

void MainWindow::makeActions()
{
    auto* search = new QAction(tr("Search or jump"), this);
    search->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_K));
    addAction(search);
    connect(search, &QAction::triggered, m_palette, &Palette::toggle);
    m_menu->addSeparator();
    m_back = makeStep(tr("Back"), Qt::Key_Left, &MainWindow::backRequested);
    m_forward = makeStep(tr("Forward"), Qt::Key_Right, &MainWindow::forwardRequested);
    // Tables and fields take every button of the mouse for themselves.
    qApp->installEventFilter(this);
}

QAction* MainWindow::makeStep(const QString& text, Qt::Key key, void (MainWindow::*step)())
{
    QAction* action = m_menu->addAction(text);
    action->setShortcut(QKeySequence(Qt::ALT | key));
    action->setEnabled(false);
    addAction(action);
    connect(action, &QAction::triggered, this, step);
    return action;
}

void MainWindow::setSteps(bool back, bool forward)
{
    m_back->setEnabled(back);
    m_forward->setEnabled(forward);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::MouseButtonPress) {
        const Qt::MouseButton button = static_cast<const QMouseEvent*>(event)->button();
        QAction* step = button == Qt::BackButton ? m_back
            : button == Qt::ForwardButton        ? m_forward
                                                 : nullptr;
        const auto* widget = qobject_cast<const QWidget*>(watched);
        if (step && widget && widget->window() == this) {
            step->trigger(); // nothing while it is off
            return true;
        }
    }
    return QMainWindow::eventFilter(watched, event);
}

void MainWindow::addPage(const PageDescriptor& page)
{
    m_order.append(page.id);
    m_pages.insert(page.id, page.widget);
    m_titles.insert(page.id, page.title);
    m_stack->addWidget(page.widget);
    m_railPlaces.insert(page.id, page.under.isEmpty() ? page.id : page.under);
    if (page.under.isEmpty())
        addToRail(page);
    if (m_order.size() == 1)
        showPage(page.id);
}

void MainWindow::addToRail(const PageDescriptor& page)
{
    m_rail->addPage(page.id, page.title, page.glyph);
    m_palette->addPage({page.id, page.title}, page.glyph);
    // Alt and its place in the rail, as in a browser's tabs.
    if (const int place = ++m_railCount; place <= 9) {
        auto* jump = new QAction(page.title, this);
        jump->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + place)));
        addAction(jump);
        connect(jump, &QAction::triggered, this, [this, id = page.id] { showPage(id); });
    }
}

QString MainWindow::currentPage() const
{
    return m_pages.key(m_stack->currentWidget());
}

QWidget* MainWindow::page(const QString& id) const
{
    return m_pages.value(id);
}

void MainWindow::showPage(const QString& id)
{
    QWidget* widget = m_pages.value(id);
    if (!widget)
        return;
    m_stack->setCurrentWidget(widget);
    m_rail->setCurrent(m_railPlaces.value(id));
    setWindowTitle(tr("%1 – Portolan").arg(m_titles.value(id)));
    Q_EMIT pageShown(id);
}

void MainWindow::restore()
{
    if (const QByteArray geometry = m_state.value(geometryKey); !geometry.isEmpty())
        restoreGeometry(geometry);
    m_look.setAppearance(appearanceOf(QString::fromUtf8(m_state.value(appearanceKey))));
}

void MainWindow::save()
{
    m_state.setValue(geometryKey, saveGeometry());
    m_state.setValue(appearanceKey, wordOf(m_look.appearance()).toUtf8());
}

void MainWindow::resizeEvent(QResizeEvent* event)
{
    QMainWindow::resizeEvent(event);
    const bool narrow = width() < wideFrom;
    if (narrow != m_rail->isNarrow()) {
        m_rail->setNarrow(narrow);
        m_cells->setNarrow(narrow);
    }
}

void MainWindow::closeEvent(QCloseEvent* event)
{
    save();
    QMainWindow::closeEvent(event);
}

} // namespace portolan::ui
