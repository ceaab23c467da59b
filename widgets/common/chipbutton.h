// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/decor/badge.h"

#include <QAbstractButton>

namespace portolan::ui {

//! A chip that can be pressed: a sum by state that adds its token to the filter, a cluster in the
//! tray. 22 high. GUI thread.
class ChipButton : public QAbstractButton {
    Q_OBJECT

public:
    explicit ChipButton(QWidget* parent = nullptr);

    void setView(const ChipView& view);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ChipView m_view;
};

} // namespace portolan::ui
