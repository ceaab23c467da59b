// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/map/worldmapwidget.h"

#include "widgets/decor/theme.h"

#include <QApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace portolan::ui {
namespace {

constexpr double keyZoom = 1.5;
constexpr int keyPan = 64; // pixels an arrow key
// One notch of a wheel is 120 units; four notches double the scale.
constexpr double unitsToDouble = 480;

} // namespace

WorldMapWidget::WorldMapWidget(QWidget* parent)
    : QWidget(parent)
    , m_viewport(Viewport::world(1080, 640))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    // Everything is drawn, nothing shines through.
    setAttribute(Qt::WA_OpaquePaintEvent);
    describe();
}

WorldMapWidget::~WorldMapWidget() = default;

void WorldMapWidget::setView(const MapView& view)
{
    m_view = view;
    layOut();
    describe();
}

void WorldMapWidget::setSelected(const QString& context)
{
    if (context == m_choice.selected)
        return;
    m_choice.selected = context;
    update();
}

void WorldMapWidget::showWorld()
{
    look(Viewport::world(width(), height()));
}

void WorldMapWidget::look(const Viewport& viewport)
{
    if (viewport == m_viewport)
        return;
    m_viewport = viewport;
    layOut();
}

void WorldMapWidget::layOut()
{
    m_scene.layOut(m_view, m_viewport, themeOf(this));
    m_choice.hovered.reset();
    if (underMouse())
        hover(mapFromGlobal(QCursor::pos()));
    update();
}

void WorldMapWidget::describe()
{
    setAccessibleName(tr("World map, %n cluster(s)", nullptr, int(m_view.markers.size())));
    const auto selected
        = std::ranges::find(m_view.markers, m_choice.selected, &MarkerView::context);
    setAccessibleDescription(selected == m_view.markers.end()
            ? tr("Tab goes through the markers, Enter opens one. The list under the map says the "
                 "same.")
            : sentenceOf(*selected));
}

void WorldMapWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    MapChoice choice = m_choice;
    choice.focus = hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange);
    m_painter.paint(painter, m_viewport, m_view, m_scene, choice, themeOf(this));
}

void WorldMapWidget::resizeEvent(QResizeEvent*)
{
    look(m_viewport.resized(width(), height()));
}

void WorldMapWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_painter.forget();
        update();
    }
    QWidget::changeEvent(event);
}

void WorldMapWidget::wheelEvent(QWheelEvent* event)
{
    const double factor = std::pow(2, event->angleDelta().y() / unitsToDouble);
    look(m_viewport.zoomed(factor, {event->position().x(), event->position().y()}));
    event->accept();
}

void WorldMapWidget::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_pressed = event->position();
    m_last = event->position();
    m_dragged = false;
}

void WorldMapWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_pressed) {
        hover(event->position());
        return;
    }
    const QPointF way = event->position() - *m_pressed;
    if (!m_dragged && way.manhattanLength() < QApplication::startDragDistance())
        return;
    m_dragged = true;
    setCursor(Qt::ClosedHandCursor);
    const QPointF step = event->position() - m_last;
    m_last = event->position();
    look(m_viewport.panned(step.x(), step.y()));
}

void WorldMapWidget::mouseReleaseEvent(QMouseEvent* event)
{
    const bool click = m_pressed && !m_dragged;
    m_pressed.reset();
    m_dragged = false;
    hover(event->position());
    if (!click)
        return;
    if (const auto item = m_scene.itemAt(event->position()))
        open(m_scene.items()[*item]);
    else
        choose({});
}

void WorldMapWidget::leaveEvent(QEvent*)
{
    m_choice.hovered.reset();
    update();
}

void WorldMapWidget::hover(QPointF point)
{
    const auto item = m_scene.itemAt(point);
    setCursor(item ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (item == m_choice.hovered)
        return;
    m_choice.hovered = item;
    update();
}

void WorldMapWidget::choose(const QString& context)
{
    if (context == m_choice.selected)
        return;
    m_choice.selected = context;
    describe();
    update();
    Q_EMIT selectionChanged(context);
}

void WorldMapWidget::open(const SceneItem& item)
{
    if (item.isFold()) {
        part(item);
        return;
    }
    const QString context = m_view.markers[item.members.first()].context;
    choose(context);
    Q_EMIT activated(context);
}

void WorldMapWidget::part(const SceneItem& item)
{
    // Members that share one place never part: then the first of them is opened.
    const QString first = m_view.markers[item.members.first()].context;
    Viewport viewport = m_viewport;
    for (int step = 0; step < 12; ++step) {
        viewport = viewport.zoomed(keyZoom, {item.at.x(), item.at.y()});
        MapScene scene;
        scene.layOut(m_view, viewport, themeOf(this));
        const auto now = scene.itemOf(first, m_view);
        if (now && scene.items()[*now].members.size() < item.members.size()) {
            look(viewport);
            return;
        }
    }
    choose(first);
    Q_EMIT activated(first);
}

void WorldMapWidget::keyPressEvent(QKeyEvent* event)
{
    const MapPoint middle{width() / 2.0, height() / 2.0};
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        look(m_viewport.zoomed(keyZoom, middle));
        return;
    case Qt::Key_Minus:
        look(m_viewport.zoomed(1 / keyZoom, middle));
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        showWorld();
        return;
    case Qt::Key_Left:
        look(m_viewport.panned(keyPan, 0));
        return;
    case Qt::Key_Right:
        look(m_viewport.panned(-keyPan, 0));
        return;
    case Qt::Key_Up:
        look(m_viewport.panned(0, keyPan));
        return;
    case Qt::Key_Down:
        look(m_viewport.panned(0, -keyPan));
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (const auto item = m_scene.itemOf(m_choice.selected, m_view))
            open(m_scene.items()[*item]);
        return;
    case Qt::Key_Escape:
        if (!m_choice.selected.isEmpty()) {
            choose({});
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

void WorldMapWidget::focusInEvent(QFocusEvent* event)
{
    // Coming in by Tab chooses the first marker, by Shift+Tab the last.
    if (m_choice.selected.isEmpty() && !m_view.markers.isEmpty()) {
        if (event->reason() == Qt::TabFocusReason)
            choose(m_view.markers.first().context);
        else if (event->reason() == Qt::BacktabFocusReason)
            choose(m_view.markers.last().context);
    }
    update();
}

void WorldMapWidget::focusOutEvent(QFocusEvent*)
{
    update();
}

bool WorldMapWidget::focusNextPrevChild(bool next)
{
    // In the order of the list, so that both are learned once.
    const auto& markers = m_view.markers;
    const auto now = std::ranges::find(markers, m_choice.selected, &MarkerView::context);
    qsizetype index = now == markers.end() ? (next ? -1 : markers.size()) : now - markers.begin();
    index += next ? 1 : -1;
    if (index < 0 || index >= markers.size())
        return QWidget::focusNextPrevChild(next);
    choose(markers[index].context);
    return true;
}

bool WorldMapWidget::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto item = m_scene.itemAt(help->pos());
        // A plate says it already; only what found no room for one needs a tooltip.
        if (item && m_scene.items()[*item].plateRect.isNull()) {
            QStringList lines;
            for (const qsizetype member : m_scene.items()[*item].members)
                lines.append(sentenceOf(m_view.markers[member]));
            QToolTip::showText(help->globalPos(), lines.join(QLatin1Char('\n')), this);
        } else {
            QToolTip::hideText();
        }
        return true;
    }
    return QWidget::event(event);
}

} // namespace portolan::ui
