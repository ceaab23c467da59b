// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/pageheader.h"

#include "widgets/decor/paint.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int barHeight = 52;
constexpr int gap = 12;

} // namespace

PageHeader::PageHeader(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_actions(new QHBoxLayout(this))
{
    setFixedHeight(barHeight);
    setMouseTracking(true);
    m_actions->setContentsMargins(pagePadding, 0, pagePadding, 1);
    m_actions->setSpacing(8);
    m_actions->addStretch(1);
    describe();
}

void PageHeader::setTitle(const QString& title)
{
    m_title = title;
    describe();
    update();
}

void PageHeader::setCrumb(const QString& parentTitle)
{
    m_crumb = parentTitle;
    setFocusPolicy(m_crumb.isEmpty() ? Qt::NoFocus : Qt::TabFocus);
    describe();
    update();
}

void PageHeader::setSentence(const TextRuns& sentence)
{
    if (sentence == m_sentence)
        return;
    m_sentence = sentence;
    describe();
    update();
}

void PageHeader::setBadge(const std::optional<BadgeView>& badge)
{
    m_badge = badge;
    describe();
    update();
}

void PageHeader::addAction(QWidget* action)
{
    m_actions->addWidget(action, 0, Qt::AlignVCenter);
}

void PageHeader::describe()
{
    QStringList parts{m_title};
    if (m_badge)
        parts.append(badgeText(*m_badge));
    if (!m_sentence.isEmpty())
        parts.append(plainText(m_sentence));
    setAccessibleName(parts.join(QStringLiteral(". ")));
    if (!m_crumb.isEmpty())
        setAccessibleDescription(tr("Enter leads back to %1.").arg(m_crumb));
}

int PageHeader::actionsLeft() const
{
    int left = width() - pagePadding;
    for (int i = 0; i < m_actions->count(); ++i)
        if (const QWidget* action = m_actions->itemAt(i)->widget(); action && action->isVisible())
            left = qMin(left, action->x());
    return left;
}

void PageHeader::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.surface);
    painter.fillRect(QRect(0, barHeight - 1, width(), 1), theme.line);
    QRectF line(pagePadding, 0, actionsLeft() - gap - pagePadding, barHeight - 1);
    const auto advance = [&line](qreal used) { line.setLeft(std::ceil(line.left() + used)); };
    if (!m_crumb.isEmpty()) {
        const qreal used = drawText(painter, line, theme.font(Type::Title), theme.text3, m_crumb);
        m_crumbRect = QRect(pagePadding, 10, int(used), barHeight - 20);
        if (hasFocus())
            drawInnerFocus(painter, QRectF(m_crumbRect).adjusted(-4, 0, 4, 0), theme.focus, radius);
        advance(used + 4);
        theme.glyph(
            painter, QPointF(line.left(), (barHeight - 16) / 2), Glyph::Right, 16, theme.text3);
        advance(20);
    }
    advance(drawText(painter, line, theme.font(Type::Title), theme.text1, m_title, Qt::AlignLeft,
                Qt::ElideMiddle)
        + gap);
    if (m_badge && line.width() > 40)
        advance(paintBadge(painter, line.toRect(), *m_badge, theme) + gap);
    // One pixel lower: the sentence then stands on the line of the larger title.
    if (line.width() > 40)
        drawRuns(painter, line.translated(0, 1), m_sentence, theme);
}

void PageHeader::mousePressEvent(QMouseEvent* event)
{
    if (!m_crumb.isEmpty() && m_crumbRect.contains(event->position().toPoint()))
        Q_EMIT crumbActivated();
}

void PageHeader::mouseMoveEvent(QMouseEvent* event)
{
    const bool over = !m_crumb.isEmpty() && m_crumbRect.contains(event->position().toPoint());
    setCursor(over ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void PageHeader::keyPressEvent(QKeyEvent* event)
{
    if (!m_crumb.isEmpty() && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter))
        Q_EMIT crumbActivated();
    else
        QWidget::keyPressEvent(event);
}

} // namespace portolan::ui
