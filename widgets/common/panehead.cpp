// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/panehead.h"

#include "widgets/decor/paint.h"

#include <QHBoxLayout>
#include <QPainter>

namespace portolan::ui {
namespace {

constexpr int barHeight = 32;

} // namespace

PaneHead::PaneHead(const QString& title, QWidget* parent)
    : QWidget(parent)
    , m_title(title)
    , m_tools(new QHBoxLayout(this))
{
    setFixedHeight(barHeight);
    m_tools->setContentsMargins(pagePadding, 0, pagePadding, 1);
    m_tools->setSpacing(8);
    m_tools->addStretch(1);
    describe();
}

void PaneHead::setTitle(const QString& title)
{
    m_title = title;
    describe();
    update();
}

void PaneHead::setSubtitle(const QString& subtitle)
{
    m_subtitle = subtitle;
    describe();
    update();
}

void PaneHead::setNote(const QString& note, std::optional<Tone> tone)
{
    if (note == m_note && tone == m_noteTone)
        return;
    m_note = note;
    m_noteTone = tone;
    describe();
    update();
}

void PaneHead::setTopLine(bool on)
{
    m_topLine = on;
    update();
}

void PaneHead::addTool(QWidget* tool)
{
    m_tools->addWidget(tool, 0, Qt::AlignVCenter);
}

void PaneHead::describe()
{
    QStringList parts{m_title};
    for (const QString& part : {m_subtitle, m_note})
        if (!part.isEmpty())
            parts.append(part);
    setAccessibleName(parts.join(QStringLiteral(", ")));
}

void PaneHead::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.sunken);
    painter.fillRect(QRect(0, barHeight - 1, width(), 1), theme.line);
    if (m_topLine)
        painter.fillRect(QRect(0, 0, width(), 1), theme.line);
    int right = width() - pagePadding;
    for (int i = 0; i < m_tools->count(); ++i)
        if (const QWidget* tool = m_tools->itemAt(i)->widget(); tool && tool->isVisible())
            right = qMin(right, tool->x() - 12);
    QRectF line(pagePadding, 0, right - pagePadding, barHeight - 1);
    const qreal head = drawText(painter, line, theme.font(Type::PaneHead), theme.text1, m_title);
    line.setLeft(line.left() + head + 8);
    if (!m_subtitle.isEmpty()) {
        const qreal used
            = drawText(painter, line, theme.font(Type::Small), theme.text3, m_subtitle);
        line.setLeft(line.left() + used + 8);
    }
    drawText(painter, line, theme.font(Type::Small),
        m_noteTone ? theme.tone(*m_noteTone).text : theme.text3, m_note, Qt::AlignRight);
}

} // namespace portolan::ui
