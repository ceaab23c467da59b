// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/geo/viewport.h"
#include "widgets/map/mappainter.h"
#include "widgets/map/mapscene.h"

#include <QWidget>

namespace portolan::ui {

//! The world with a marker for each cluster. Wheel zooms about the pointer, dragging moves, + − 0
//! and arrows do the same from the keyboard, Tab goes through the markers, Enter opens one; a
//! click on a folded one zooms until its members part. The list beside it says the same for a
//! screen reader. GUI thread. What is selected stays selected while the view is replaced.
class WorldMapWidget : public QWidget {
    Q_OBJECT

public:
    explicit WorldMapWidget(QWidget* parent = nullptr);
    ~WorldMapWidget() override;

    void setView(const MapView& view);
    [[nodiscard]] const MapView& view() const { return m_view; }
    //! Emits nothing.
    void setSelected(const QString& context);
    [[nodiscard]] QString selected() const { return m_choice.selected; }

    [[nodiscard]] const Viewport& viewport() const { return m_viewport; }
    void showWorld();

    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }
    [[nodiscard]] QSize sizeHint() const override { return {1080, 640}; }

Q_SIGNALS:
    //! Clicked, or Enter.
    void activated(const QString& context);
    //! By Tab or by pointer.
    void selectionChanged(const QString& context);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    bool focusNextPrevChild(bool next) override;
    bool event(QEvent* event) override;

private:
    void look(const Viewport& viewport);
    void layOut();
    void hover(QPointF point);
    void choose(const QString& context);
    void open(const SceneItem& item);
    void part(const SceneItem& item);
    void describe();

    MapView m_view;
    Viewport m_viewport;
    MapScene m_scene;
    MapPainter m_painter;
    MapChoice m_choice;
    std::optional<QPointF> m_pressed;
    QPointF m_last;
    bool m_dragged = false;
};

} // namespace portolan::ui
