// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/pageheader.h"

#include <QWidget>

class QVBoxLayout;

namespace portolan::ui {

class Banner;

//! What every page derives from: header, a banner when the page is in trouble, and its panes
//! edge to edge. GUI thread. The body is owned by the page.
class Page : public QWidget {
    Q_OBJECT

public:
    explicit Page(const QString& title, QWidget* parent = nullptr);

    [[nodiscard]] PageHeader* header() const { return m_header; }
    [[nodiscard]] Banner* banner() const { return m_banner; }
    void setBody(QWidget* body);

private:
    PageHeader* m_header;
    Banner* m_banner;
    QVBoxLayout* m_layout;
};

//! A column or row of panes without gaps, on the surface colour.
[[nodiscard]] QWidget* makePane(QWidget* parent = nullptr);
//! A line of one pixel between panes.
[[nodiscard]] QWidget* makeLine(Qt::Orientation orientation, QWidget* parent = nullptr);

} // namespace portolan::ui
