// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/banner.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QPushButton>

namespace portolan::ui {
namespace {

constexpr int pageHeight = 40;
constexpr int paneHeight = 34;

} // namespace

Banner::Banner(QWidget* parent)
    : QWidget(parent)
    , m_action(new QPushButton(this))
{
    setFixedHeight(pageHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, pagePadding - 8, 1);
    layout->addStretch(1);
    layout->addWidget(m_action);
    setButtonLook(m_action, ButtonKind::Quiet);
    connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    hide();
}

void Banner::setInPane(bool inPane)
{
    setFixedHeight(inPane ? paneHeight : pageHeight);
}

void Banner::show(const BannerView& view, const QString& action)
{
    m_view = view;
    m_action->setText(action);
    // The same words may stand on a button below, about something else.
    m_action->setAccessibleName(tr("%1: %2", "button, what it is about").arg(action, view.strong));
    m_action->setVisible(!action.isEmpty());
    setAccessibleName(view.strong + QLatin1Char(' ') + view.text);
    setVisible(true);
    update();
}

void Banner::clear()
{
    m_view.reset();
    hide();
}

void Banner::paintEvent(QPaintEvent*)
{
    if (!m_view)
        return;
    QPainter painter(this);
    const int right = m_action->isVisible() ? width() - m_action->x() + 8 : pagePadding;
    paintBanner(painter, rect(), *m_view, themeOf(this), right);
}

} // namespace portolan::ui
