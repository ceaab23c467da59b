// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/theme.h"

#include <QWidget>

namespace portolan::ui {

//! A piece of a side pane that is as high as its text needs at its width. A subclass lays itself
//! out in one function that either draws or only measures. GUI thread.
class FlowWidget : public QWidget {
    Q_OBJECT

public:
    explicit FlowWidget(QWidget* parent = nullptr);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 16}; }

protected:
    //! Height at that width; draws when `draw` is true.
    virtual int flow(QPainter& painter, int width, bool draw, const Theme& theme) const = 0;
    //! The content changed.
    void reflow();
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
};

} // namespace portolan::ui
