// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/badge.h"

#include <QWidget>

namespace portolan::ui {

//! Figures side by side, 76 high, parted by lines; as many as fit, the first ones first. GUI
//! thread.
class FigureStrip : public QWidget {
    Q_OBJECT

public:
    explicit FigureStrip(QWidget* parent = nullptr);
    void setFigures(const QList<FigureView>& figures);
    [[nodiscard]] QSize sizeHint() const override { return {400, 76}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<FigureView> m_figures;
};

} // namespace portolan::ui
