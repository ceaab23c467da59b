// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/segment.h"

#include "widgets/decor/paint.h"
#include "widgets/decor/theme.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QHBoxLayout>
#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr const char* idProperty = "segment";

//! One part. It draws its own fill; the control draws the frame around all of them.
class Segment final : public QAbstractButton {
public:
    Segment(const QString& text, SegmentControl* control)
        : QAbstractButton(control)
        , m_control(control)
    {
        setText(text);
        setAccessibleName(text);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
    }

    QSize sizeHint() const override
    {
        const Theme& theme = themeOf(this);
        const bool compact = m_control->isCompact();
        // As wide as the word chosen, so that nothing moves when it is.
        const qreal word
            = textWidth(theme.font(compact ? Type::PaneHead : Type::CellStrong), text());
        return {int(std::ceil(word)) + (compact ? 16 : 22) + 1, compact ? 20 : 26};
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = themeOf(this);
        QPainter painter(this);
        const bool compact = m_control->isCompact();
        painter.fillRect(rect(),
            isChecked()        ? theme.select
                : underMouse() ? theme.hover
                               : theme.raised);
        const Type type = isChecked() ? (compact ? Type::PaneHead : Type::CellStrong)
                                      : (compact ? Type::Small : Type::Cell);
        drawText(painter, rect(), theme.font(type), isChecked() ? theme.text1 : theme.text2, text(),
            Qt::AlignHCenter);
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            drawInnerFocus(painter, rect(), theme.focus, 2);
    }

private:
    SegmentControl* m_control;
};

} // namespace

SegmentControl::SegmentControl(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QHBoxLayout(this))
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(name);
    m_layout->setContentsMargins(1, 1, 1, 1);
    m_layout->setSpacing(1);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(m_group, &QButtonGroup::buttonClicked, this, [this](QAbstractButton* button) {
        Q_EMIT chosen(button->property(idProperty).toString());
    });
}

void SegmentControl::setCompact(bool compact)
{
    m_compact = compact;
    for (QAbstractButton* segment : std::as_const(m_segments))
        segment->updateGeometry();
}

void SegmentControl::addSegment(const QString& id, const QString& text)
{
    auto* segment = new Segment(text, this);
    segment->setProperty(idProperty, id);
    segment->setChecked(m_segments.isEmpty());
    m_group->addButton(segment);
    m_layout->addWidget(segment);
    m_segments.append(segment);
}

void SegmentControl::clear()
{
    for (QAbstractButton* segment : std::as_const(m_segments))
        delete segment;
    m_segments.clear();
}

QString SegmentControl::current() const
{
    const QAbstractButton* checked = m_group->checkedButton();
    return checked ? checked->property(idProperty).toString() : QString();
}

void SegmentControl::setCurrent(const QString& id)
{
    for (QAbstractButton* segment : std::as_const(m_segments))
        if (segment->property(idProperty).toString() == id)
            segment->setChecked(true);
}

void SegmentControl::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    // The segments lie inside and leave one pixel for the lines between them.
    drawBox(painter, rect(), radius, theme.line, theme.line2);
}

} // namespace portolan::ui
