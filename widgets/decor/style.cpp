// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/decor/style.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>
#include <QToolButton>

namespace portolan::ui {
namespace {

constexpr int controlHeight = 28;
constexpr int menuItemHeight = 24;
constexpr int scrollExtent = 10;
constexpr int progressHeight = 3;
constexpr int listRow = 26;

bool wantsHover(const QWidget* widget)
{
    return qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QComboBox*>(widget)
        || qobject_cast<const QScrollBar*>(widget) || qobject_cast<const QHeaderView*>(widget);
}

} // namespace

PortolanStyle::PortolanStyle(Theme theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion")))
    , m_theme(std::move(theme))
{
    setObjectName(QStringLiteral("portolan"));
}

void PortolanStyle::polish(QWidget* widget)
{
    QProxyStyle::polish(widget);
    if (wantsHover(widget))
        widget->setAttribute(Qt::WA_Hover);
    if (qobject_cast<QProgressBar*>(widget))
        widget->setMaximumHeight(progressHeight);
    // Rounded corners of pop-ups need a window that can be seen through.
    if (qobject_cast<QMenu*>(widget))
        widget->setAttribute(Qt::WA_TranslucentBackground);
}

void PortolanStyle::polish(QPalette& palette)
{
    palette = paletteOf(m_theme);
}

void PortolanStyle::unpolish(QWidget* widget)
{
    if (wantsHover(widget))
        widget->setAttribute(Qt::WA_Hover, false);
    QProxyStyle::unpolish(widget);
}

QPalette PortolanStyle::standardPalette() const
{
    return paletteOf(m_theme);
}

void PortolanStyle::drawField(const QStyleOption* option, QPainter* painter) const
{
    // In a field focus is always shown: it tells where typing goes.
    const bool focus = option->state & State_HasFocus;
    const bool enabled = option->state & State_Enabled;
    const QColor edge = focus ? m_theme.focus : enabled ? m_theme.control : m_theme.line;
    drawBox(
        *painter, option->rect, radius, enabled ? m_theme.raised : QColor(), edge, focus ? 2 : 1);
}

void PortolanStyle::drawCheck(const QStyleOption* option, QPainter* painter, bool round) const
{
    const bool on = option->state & State_On;
    const bool half = option->state & State_NoChange;
    const bool enabled = option->state & State_Enabled;
    const QColor edge = !enabled ? m_theme.line2 : on ? m_theme.ink : m_theme.control;
    const qreal corner = round ? option->rect.width() / 2.0 : radius;
    const QColor fill = !enabled ? QColor() : on && !round ? m_theme.ink : m_theme.raised;
    drawBox(*painter, option->rect, corner, fill, edge, on && round ? 4.5 : 1);
    const QColor mark = enabled ? m_theme.onInk : m_theme.text3;
    if (on && !round)
        m_theme.glyph(*painter, option->rect.topLeft() + QPointF(1, 1), Glyph::Check, 12, mark);
    else if (half)
        m_theme.glyph(
            *painter, option->rect.topLeft() + QPointF(1, 1), Glyph::Minus, 12, m_theme.text1);
}

void PortolanStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case PE_FrameFocusRect:
        // By keyboard only; buttons have their ring outside (CE_FocusFrame).
        if ((option->state & State_KeyboardFocusChange)
            && !qobject_cast<const QAbstractButton*>(widget))
            drawInnerFocus(*painter, option->rect, m_theme.focus);
        return;
    case PE_PanelLineEdit:
        if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter);
        return;
    case PE_FrameLineEdit:
        drawField(option, painter);
        return;
    case PE_PanelMenu:
        drawBox(*painter, option->rect, popupRadius, m_theme.raised, m_theme.line2);
        return;
    case PE_FrameMenu:
        return;
    case PE_PanelTipLabel:
        drawBox(*painter, option->rect, 0, m_theme.raised, m_theme.line2);
        return;
    case PE_IndicatorCheckBox:
        drawCheck(option, painter, false);
        return;
    case PE_IndicatorRadioButton:
        drawCheck(option, painter, true);
        return;
    case PE_PanelScrollAreaCorner:
        painter->fillRect(option->rect, m_theme.surface);
        return;
    case PE_Frame:
    case PE_FrameStatusBarItem:
    case PE_PanelStatusBar:
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

void PortolanStyle::drawControl(ControlElement element, const QStyleOption* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (element) {
    case CE_PushButton: {
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        ButtonView view = buttonView(button);
        view.hovered = option->state & State_MouseOver;
        if (const auto* data = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            view.text = data->text;
            view.menu = data->features & QStyleOptionButton::HasMenu;
        }
        view.pressed = option->state & State_Sunken;
        paintButton(*painter, option->rect, view, m_theme);
        return;
    }
    case CE_HeaderSection:
    case CE_HeaderEmptyArea:
        painter->fillRect(option->rect, m_theme.sunken);
        painter->fillRect(
            QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
            m_theme.line);
        return;
    case CE_HeaderLabel:
        drawHeader(option, painter);
        return;
    case CE_MenuItem:
        drawMenuItem(option, painter);
        return;
    case CE_MenuEmptyArea:
    case CE_MenuHMargin:
    case CE_MenuVMargin:
        return;
    case CE_Splitter:
        painter->fillRect(option->rect, m_theme.line);
        return;
    case CE_FocusFrame:
        // 2 px around a gap of 1 px, through which the pane is seen.
        drawBox(*painter, option->rect, radius + 3, QColor(), m_theme.focus, 2);
        return;
    case CE_ProgressBarGroove:
        painter->fillRect(option->rect, m_theme.alloc);
        return;
    case CE_ProgressBarContents:
        if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option)) {
            const qreal span = qMax(1, bar->maximum - bar->minimum);
            const qreal share = qBound(0.0, (bar->progress - bar->minimum) / span, 1.0);
            QRectF done = option->rect;
            done.setWidth(done.width() * share);
            painter->fillRect(done, m_theme.tone(Tone::Progress).graphic);
        }
        return;
    case CE_ProgressBarLabel:
        return;
    default:
        QProxyStyle::drawControl(element, option, painter, widget);
    }
}

void PortolanStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
    QPainter* painter, const QWidget* widget) const
{
    switch (control) {
    case CC_ScrollBar:
        drawScrollBar(option, painter, widget);
        return;
    case CC_ComboBox:
        drawComboBox(option, painter);
        return;
    case CC_SpinBox:
        drawSpinBox(option, painter, widget);
        return;
    case CC_ToolButton: {
        ButtonView view = buttonView(qobject_cast<const QAbstractButton*>(widget));
        view.hovered = option->state & State_MouseOver;
        if (const auto* data = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            view.menu = (data->features & QStyleOptionToolButton::HasMenu) && !view.text.isEmpty();
        paintButton(*painter, option->rect, view, m_theme);
        return;
    }
    default:
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    }
}

QRect PortolanStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
    SubControl part, const QWidget* widget) const
{
    const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
    if (control == CC_ScrollBar && bar) {
        // No arrow buttons: the groove is the whole bar.
        const bool upright = bar->orientation == Qt::Vertical;
        const int length = upright ? bar->rect.height() : bar->rect.width();
        const qint64 range = qint64(bar->maximum) - bar->minimum;
        // Never shorter than a finger can hold.
        const int handle = range <= 0
            ? length
            : qBound(26, int(qint64(bar->pageStep) * length / (range + bar->pageStep)),
                  qMax(26, length));
        const int start = sliderPositionFromValue(
            bar->minimum, bar->maximum, bar->sliderPosition, length - handle, bar->upsideDown);
        const auto span = [&](int from, int size) {
            return upright
                ? QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size)
                : QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height());
        };
        switch (part) {
        case SC_ScrollBarGroove:
            return bar->rect;
        case SC_ScrollBarSlider:
            return span(start, handle);
        case SC_ScrollBarSubPage:
            return span(0, start);
        case SC_ScrollBarAddPage:
            return span(start + handle, length - start - handle);
        default:
            return {};
        }
    }
    if (control == CC_ComboBox && part == SC_ComboBoxEditField)
        return option->rect.adjusted(12, 0, -26, 0);
    return QProxyStyle::subControlRect(control, option, part, widget);
}

QRect PortolanStyle::subElementRect(
    SubElement element, const QStyleOption* option, const QWidget* widget) const
{
    if (element == SE_LineEditContents)
        return option->rect.adjusted(7, 0, -7, 0);
    return QProxyStyle::subElementRect(element, option, widget);
}

QSize PortolanStyle::sizeFromContents(
    ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const
{
    switch (type) {
    case CT_PushButton: {
        ButtonView view = buttonView(qobject_cast<const QAbstractButton*>(widget));
        if (const auto* data = qstyleoption_cast<const QStyleOptionButton*>(option)) {
            view.text = data->text;
            view.menu = data->features & QStyleOptionButton::HasMenu;
        }
        return buttonSize(view, m_theme);
    }
    case CT_ToolButton: {
        ButtonView view = buttonView(qobject_cast<const QAbstractButton*>(widget));
        if (const auto* data = qstyleoption_cast<const QStyleOptionToolButton*>(option))
            view.menu = (data->features & QStyleOptionToolButton::HasMenu) && !view.text.isEmpty();
        return buttonSize(view, m_theme);
    }
    case CT_LineEdit:
        return {size.width() + 16, controlHeight};
    case CT_ComboBox:
        return {int(textWidth(m_theme.font(Type::Button), QString())) + size.width() + 38,
            controlHeight};
    case CT_MenuItem:
        if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
            if (item->menuItemType == QStyleOptionMenuItem::Separator)
                return {size.width(), 9};
            const QStringList parts = item->text.split(QLatin1Char('\t'));
            qreal width = 36 + textWidth(m_theme.font(Type::Cell), parts.value(0)) + 16;
            if (parts.size() > 1)
                width += 24 + textWidth(m_theme.font(Type::NoteMedium), parts.value(1));
            return {qMax(168, int(width) + 12), menuItemHeight};
        }
        return size;
    case CT_ItemViewItem:
        return QProxyStyle::sizeFromContents(type, option, size, widget).expandedTo({0, listRow});
    case CT_SpinBox:
        return {size.width() + 34, controlHeight};
    case CT_ProgressBar:
        return {size.width(), progressHeight};
    default:
        return QProxyStyle::sizeFromContents(type, option, size, widget);
    }
}

int PortolanStyle::pixelMetric(
    PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return scrollExtent;
    case PM_ScrollBarSliderMin:
        return 26;
    case PM_SplitterWidth:
        return 1;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QAbstractScrollArea*>(widget) ? 0 : 1;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
        return 3;
    case PM_MenuPanelWidth:
        return 1;
    case PM_MenuVMargin:
        return 5;
    case PM_MenuHMargin:
        return 0;
    case PM_ToolTipLabelFrameWidth:
        return 7;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 14;
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
        return 0;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 8;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    case PM_TextCursorWidth:
        return 1;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int PortolanStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
    QStyleHintReturn* returnData) const
{
    switch (hint) {
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_ScrollBar_Transient:
    case SH_ComboBox_Popup:
    case SH_Menu_Scrollable:
    case SH_ScrollView_FrameOnlyAroundContents:
    case SH_ScrollBar_ContextMenu: // it would run a loop of its own
        return 0;
    case SH_ItemView_ShowDecorationSelected:
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Menu_MouseTracking:
    case SH_FocusFrame_AboveWidget:
        return 1;
    case SH_ToolTip_WakeUpDelay:
        return 500;
    case SH_UnderlineShortcut:
        return 0;
    case SH_FocusFrame_Mask:
        if (auto* mask = qstyleoption_cast<const QStyleOption*>(option)
                ? static_cast<QStyleHintReturnMask*>(returnData)
                : nullptr) {
            mask->region = QRegion(option->rect) - QRegion(option->rect.adjusted(3, 3, -3, -3));
            return 1;
        }
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

} // namespace portolan::ui
