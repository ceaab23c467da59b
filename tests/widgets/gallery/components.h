// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace portolan::gallery {

//! A sheet with every painter, as it is drawn from sample values. Thread: GUI.
class Components : public QWidget {
    Q_OBJECT

public:
    explicit Components(QWidget* parent = nullptr);

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace portolan::gallery
