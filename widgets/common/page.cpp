// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/page.h"

#include "widgets/common/banner.h"
#include "widgets/decor/theme.h"

#include <QPainter>
#include <QVBoxLayout>

namespace portolan::ui {
namespace {

class Line final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), themeOf(this).line); }
};

} // namespace

Page::Page(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_header(new PageHeader(title, this))
    , m_banner(new Banner(this))
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(title);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_header);
    m_layout->addWidget(m_banner);
}

void Page::setBody(QWidget* body)
{
    m_layout->addWidget(body, 1);
}

QWidget* makePane(QWidget* parent)
{
    auto* pane = new QWidget(parent);
    pane->setAutoFillBackground(true);
    pane->setBackgroundRole(QPalette::Base);
    return pane;
}

QWidget* makeLine(Qt::Orientation orientation, QWidget* parent)
{
    auto* line = new Line(parent);
    if (orientation == Qt::Horizontal)
        line->setFixedHeight(1);
    else
        line->setFixedWidth(1);
    return line;
}

} // namespace portolan::ui
