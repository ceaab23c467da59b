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
{
    setFixedHeight(pageHeight);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, pagePadding - 8, 1);
    layout->addStretch(1);
    hide();
}

void Banner::setInPane(bool inPane)
{
    setFixedHeight(inPane ? paneHeight : pageHeight);
}

void Banner::show(const BannerView& view, const QString& action)
{
    m_view = view;
    showAction(action, view.strong);
    setAccessibleName(view.strong + QLatin1Char(' ') + view.text);
    setVisible(true);
    update();
}

void Banner::showAction(const QString& action, const QString& about)
{
    if (action.isEmpty()) {
        if (m_action) {
            m_action->hide();
            m_action->deleteLater(); // not now: it may be the one that is pressed
        }
        m_action = nullptr;
        return;
    }
    if (!m_action) {
        m_action = new QPushButton(this);
        setButtonLook(m_action, ButtonKind::Quiet);
        layout()->addWidget(m_action);
        connect(m_action, &QPushButton::clicked, this, &Banner::actionTriggered);
    }
    m_action->setText(action);
    // The same words may stand on a button below, about something else.
    m_action->setAccessibleName(tr("%1: %2", "button, what it is about").arg(action, about));
    m_action->show();
}

void Banner::clear()
{
    showAction({}, {});
    m_view.reset();
    hide();
}

void Banner::paintEvent(QPaintEvent*)
{
    if (!m_view)
        return;
    QPainter painter(this);
    const int right = m_action ? width() - m_action->x() + 8 : pagePadding;
    paintBanner(painter, rect(), *m_view, themeOf(this), right);
}

} // namespace portolan::ui
