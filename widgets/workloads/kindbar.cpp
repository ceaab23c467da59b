// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/workloads/kindbar.h"

#include "widgets/common/segment.h"
#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"
#include "widgets/workloads/kindwords.h"

#include <QAbstractButton>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QScopedValueRollback>

namespace portolan::ui {
namespace {

//! Of a segment. No resource is called "other".
QString segmentId(Kind kind)
{
    return kind == Kind::Other ? QStringLiteral("other") : kindId(kind);
}

} // namespace

//! A button whose menu the owner pops up: the menus of Qt's buttons would run a loop of their own.
class MenuButton final : public QAbstractButton {
public:
    explicit MenuButton(const QString& text, QWidget* parent)
        : QAbstractButton(parent)
    {
        setText(text);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    }

    QSize sizeHint() const override { return buttonSize(view(), themeOf(this)); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Theme& theme = themeOf(this);
        paintButton(painter, rect(), view(), theme);
        if (hasFocus() && window()->testAttribute(Qt::WA_KeyboardFocusChange))
            drawInnerFocus(painter, rect(), theme.focus, radius);
    }

private:
    ButtonView view() const
    {
        ButtonView view = buttonView(this);
        view.hovered = underMouse();
        view.menu = true;
        return view;
    }
};

KindBar::KindBar(std::function<QString(Kind)> countOf, QWidget* parent)
    : QWidget(parent)
    , m_countOf(std::move(countOf))
    , m_segments(new SegmentControl(tr("Kind"), this))
    , m_more(new MenuButton(tr("More"), this))
{
    m_more->setAccessibleName(tr("More kinds"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_segments);
    layout->addWidget(m_more);
    connect(m_segments, &SegmentControl::chosen, this, [this](const QString& id) {
        if (const std::optional<Kind> kind = kindFromText(id))
            choose(*kind);
    });
    connect(m_more, &QAbstractButton::clicked, this,
        [this] { makeMenu()->popup(m_more->mapToGlobal(QPoint(0, m_more->height() + 2))); });
    rebuild();
}

QList<Kind> KindBar::segments() const
{
    QList<Kind> kinds = firstKinds();
    if (m_narrow)
        kinds.resize(4);
    if (!kinds.contains(m_kind))
        kinds.append(m_kind);
    return kinds;
}

void KindBar::rebuild()
{
    const QList<Kind> kinds = segments();
    QStringList titles;
    for (const Kind kind : kinds)
        titles.append(titleOf(kind));
    if (titles != m_shownTitles) {
        m_segments->clear();
        for (const Kind kind : kinds)
            m_segments->addSegment(segmentId(kind), titleOf(kind));
        m_shown = kinds;
        m_shownTitles = titles;
        refreshCounts();
    }
    m_segments->setCurrent(segmentId(m_kind));
}

QString KindBar::titleOf(Kind kind) const
{
    return kind == Kind::Other ? m_otherTitle : kindTitle(kind);
}

void KindBar::setKind(Kind kind, const QString& title)
{
    m_kind = kind;
    m_otherTitle = title;
    if (!m_choosing)
        rebuild();
}

void KindBar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    rebuild();
}

void KindBar::choose(Kind kind)
{
    if (kind == m_kind)
        return;
    // The segment that was pressed may be one that goes away: not while it says so.
    const QScopedValueRollback choosing(m_choosing, true);
    m_kind = kind;
    Q_EMIT chosen(kind);
    QMetaObject::invokeMethod(this, &KindBar::rebuild, Qt::QueuedConnection);
}

void KindBar::refreshCounts()
{
    const auto buttons = m_segments->findChildren<QAbstractButton*>();
    for (qsizetype i = 0; i < qMin(buttons.size(), m_shown.size()); ++i) {
        const QString tip = titleOf(m_shown[i]) + QLatin1Char(' ') + m_countOf(m_shown[i]);
        buttons[i]->setToolTip(tip);
        buttons[i]->setAccessibleDescription(tip);
    }
}

QMenu* KindBar::makeMenu()
{
    auto* menu = new QMenu(this);
    menu->setAccessibleName(tr("More kinds"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QList<Kind> kinds = otherKinds();
    if (m_narrow)
        kinds = firstKinds().mid(4) + kinds;
    for (const Kind kind : std::as_const(kinds)) {
        QAction* entry = menu->addAction(kindTitle(kind) + QLatin1Char('\t') + m_countOf(kind));
        entry->setCheckable(true);
        entry->setChecked(kind == m_kind);
        connect(entry, &QAction::triggered, this, [this, kind] { choose(kind); });
    }
    menu->addSeparator();
    connect(menu->addAction(tr("Other kinds, not live…")), &QAction::triggered, this,
        &KindBar::otherWanted);
    return menu;
}

} // namespace portolan::ui
