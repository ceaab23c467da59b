// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/mainwindow/rail.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QAbstractButton>
#include <QButtonGroup>
#include <QPainter>
#include <QVBoxLayout>

namespace portolan::ui {
namespace {

constexpr int wideWidth = 184;
constexpr int narrowWidth = 68;
constexpr int wideItem = 30;
constexpr int narrowItem = 44;
constexpr int glyphSide = 16;

bool showsFocus(const QWidget* widget)
{
    return widget->hasFocus() && widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

} // namespace

//! The fleet's name and how many of its clusters are live.
class Rail::Head final : public QWidget {
public:
    explicit Head(QWidget* parent)
        : QWidget(parent)
    {
        setFixedHeight(54);
    }

    void set(const QString& name, const QString& summary)
    {
        m_name = name;
        m_summary = summary;
        setAccessibleName(name + QStringLiteral(", ") + summary);
        update();
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = themeOf(this);
        QPainter painter(this);
        const QRectF line(pagePadding, 12, width() - pagePadding - 8, 16);
        drawText(painter, line, theme.font(Type::BodyStrong), theme.text1, m_name, Qt::AlignLeft,
            Qt::ElideMiddle);
        drawText(painter, line.translated(0, 16), theme.font(Type::Small), theme.text2, m_summary);
    }

private:
    QString m_name;
    QString m_summary;
};

//! Looks like a field and opens the palette.
class Rail::Search final : public QAbstractButton {
public:
    explicit Search(Rail* rail)
        : QAbstractButton(rail)
        , m_rail(rail)
    {
        setText(Rail::tr("Search or jump"));
        setAccessibleName(text());
        setToolTip(Rail::tr("Search or jump (Ctrl+K)"));
        setAttribute(Qt::WA_Hover);
        setFixedHeight(28);
    }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = themeOf(this);
        QPainter painter(this);
        const QColor edge = showsFocus(this) ? theme.focus : theme.line2;
        const QColor fill = underMouse() ? mixed(theme.raised, theme.text1, 0.96) : theme.raised;
        drawBox(painter, rect(), radius, fill, edge, showsFocus(this) ? 2 : 1);
        const int top = (height() - glyphSide) / 2;
        if (m_rail->isNarrow()) {
            theme.glyph(painter, QPointF((width() - glyphSide) / 2, top), Glyph::Search, glyphSide,
                theme.text3);
            return;
        }
        theme.glyph(painter, QPointF(8, top), Glyph::Search, glyphSide, theme.text3);
        const QString key = Rail::tr("Ctrl K");
        const qreal cap = keyWidth(key, theme);
        drawText(painter, QRectF(30, 0, width() - 38 - cap, height()), theme.font(Type::Small),
            theme.text3, text());
        paintKey(painter, QRect(int(width() - 8 - cap) + 1, 0, 0, height()), key, theme.text3,
            theme.line, theme);
    }

private:
    Rail* m_rail;
};

//! One page.
class Rail::Item final : public QAbstractButton {
public:
    Item(const QString& title, Glyph glyph, Rail* rail)
        : QAbstractButton(rail)
        , m_rail(rail)
        , m_glyph(glyph)
    {
        setText(title);
        setCheckable(true);
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setCount({});
        fit();
    }

    void setCount(const RailCount& count)
    {
        m_count = count;
        setAccessibleName(
            count.count > 0 ? Rail::tr("%1, %2").arg(text()).arg(count.count) : text());
        update();
    }

    void fit() { setFixedHeight(m_rail->isNarrow() ? narrowItem : wideItem); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = themeOf(this);
        QPainter painter(this);
        const int side = m_rail->isNarrow() ? 4 : 8;
        const QRect box = rect().adjusted(side, 0, -side, 0);
        if (isChecked())
            drawBox(painter, box, radius, theme.select, QColor());
        else if (underMouse())
            drawBox(painter, box, radius, mixed(theme.sunken, theme.text1, 0.95), QColor());
        if (isChecked())
            painter.fillRect(QRect(0, 4, 3, height() - 8), theme.tone(Tone::Person).graphic);
        if (showsFocus(this))
            drawInnerFocus(painter, box, theme.focus, radius);
        if (m_rail->isNarrow())
            paintNarrow(painter, theme);
        else
            paintWide(painter, box, theme);
    }

private:
    QColor color(const Theme& theme) const { return isChecked() ? theme.text1 : theme.text2; }
    QColor glyphColor(const Theme& theme) const { return isChecked() ? theme.text1 : theme.text3; }
    QColor countColor(const Theme& theme) const
    {
        return m_count.tone ? theme.tone(*m_count.tone).text : theme.text3;
    }

    void paintNarrow(QPainter& painter, const Theme& theme)
    {
        theme.glyph(
            painter, QPointF((width() - glyphSide) / 2, 7), m_glyph, glyphSide, glyphColor(theme));
        const QRectF words(0, 25, width(), 13);
        drawText(painter, words, theme.font(isChecked() ? Type::RailWordStrong : Type::RailWord),
            color(theme), text(), Qt::AlignHCenter);
        if (m_count.count > 0)
            drawText(painter, QRectF(width() / 2 + 9, 3, width() / 2 - 14, 13),
                theme.font(Type::RailWordStrong), countColor(theme),
                QString::number(m_count.count));
    }

    void paintWide(QPainter& painter, const QRect& box, const Theme& theme)
    {
        const int top = (height() - glyphSide) / 2;
        theme.glyph(painter, QPointF(box.left() + 8, top), m_glyph, glyphSide, glyphColor(theme));
        QRectF words(box.left() + 34, 0, box.width() - 42, height());
        if (m_count.count > 0) {
            words.setRight(words.right()
                - drawText(painter, words,
                    theme.font(m_count.tone ? Type::CaptionMedium : Type::Caption),
                    countColor(theme), QString::number(m_count.count), Qt::AlignRight));
            if (m_count.glyph != Glyph::None) {
                const QColor tone = m_count.tone ? theme.tone(*m_count.tone).graphic : theme.text3;
                theme.glyph(painter, QPointF(words.right() - 16, (height() - 12) / 2),
                    m_count.glyph, 12, tone);
                words.setRight(words.right() - 20);
            }
        }
        drawText(painter, words, theme.font(isChecked() ? Type::BodyStrong : Type::Body),
            color(theme), text());
    }

    Rail* m_rail;
    Glyph m_glyph;
    RailCount m_count;
};

//! Who looks, and the menu of the window.
class Rail::Foot final : public QAbstractButton {
public:
    explicit Foot(Rail* rail)
        : QAbstractButton(rail)
        , m_rail(rail)
    {
        setAttribute(Qt::WA_Hover);
        setFocusPolicy(Qt::TabFocus);
        setAccessibleName(Rail::tr("Menu of this window"));
        setToolTip(Rail::tr("Light, dark and other settings of this window"));
        fit();
    }

    void set(const QString& name, const QString& role)
    {
        m_name = name;
        m_role = role;
        setAccessibleDescription(name + QStringLiteral(", ") + role);
        update();
    }

    void fit() { setFixedHeight(m_rail->isNarrow() ? 30 : 54); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        const Theme& theme = themeOf(this);
        QPainter painter(this);
        if (underMouse())
            painter.fillRect(rect(), mixed(theme.sunken, theme.text1, 0.96));
        painter.fillRect(QRect(0, 0, width(), 1), theme.line);
        if (showsFocus(this))
            drawInnerFocus(painter, rect(), theme.focus);
        if (m_rail->isNarrow()) {
            const QRectF line(4, 1, width() - 8, height() - 1);
            if (m_name.isEmpty())
                theme.glyph(painter, QPointF((width() - 16) / 2, 7), Glyph::More, 16, theme.text3);
            else
                drawText(painter, line, theme.font(Type::NoteMedium), theme.text1, m_name,
                    Qt::AlignHCenter, Qt::ElideMiddle);
            return;
        }
        const QRectF line(pagePadding, 10, width() - pagePadding - 36, 17);
        drawText(painter, line, theme.font(Type::SmallMedium), theme.text1, m_name, Qt::AlignLeft,
            Qt::ElideMiddle);
        drawText(painter, line.translated(0, 17), theme.font(Type::Small), theme.text3, m_role);
        theme.glyph(
            painter, QPointF(width() - 28, (height() - 16) / 2), Glyph::More, 16, theme.text3);
    }

private:
    Rail* m_rail;
    QString m_name;
    QString m_role;
};

Rail::Rail(QWidget* parent)
    : QWidget(parent)
    , m_head(new Head(this))
    , m_search(new Search(this))
    , m_foot(new Foot(this))
    , m_pages(new QVBoxLayout)
    , m_layout(new QVBoxLayout(this))
    , m_gap(new QSpacerItem(0, 10))
    , m_group(new QButtonGroup(this))
{
    setAccessibleName(tr("Pages"));
    m_pages->setSpacing(0);
    m_layout->setContentsMargins(0, 0, 1, 0);
    m_layout->setSpacing(0);
    m_layout->addWidget(m_head);
    m_layout->addWidget(m_search);
    m_layout->addItem(m_gap);
    m_layout->addLayout(m_pages);
    m_layout->addStretch(1);
    m_layout->addWidget(m_foot);
    connect(m_search, &QAbstractButton::clicked, this, &Rail::searchRequested);
    connect(m_foot, &QAbstractButton::clicked, this,
        [this] { Q_EMIT menuRequested(m_foot->mapToGlobal(QPoint(8, 0))); });
    setNarrow(false);
}

void Rail::setFleet(const QString& name, const QString& summary)
{
    m_head->set(name, summary);
}

void Rail::setPerson(const QString& name, const QString& role)
{
    m_foot->set(name, role);
}

void Rail::addPage(const QString& id, const QString& title, Glyph glyph)
{
    auto* item = new Item(title, glyph, this);
    m_items.insert(id, item);
    m_group->addButton(item);
    m_pages->addWidget(item);
    connect(item, &QAbstractButton::clicked, this, [this, id] { Q_EMIT pageChosen(id); });
}

void Rail::setCurrent(const QString& id)
{
    if (Item* item = m_items.value(id))
        item->setChecked(true);
}

void Rail::setCount(const QString& id, const RailCount& count)
{
    if (Item* item = m_items.value(id))
        item->setCount(count);
}

void Rail::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(narrow ? narrowWidth : wideWidth);
    m_head->setVisible(!narrow);
    m_layout->setContentsMargins(0, narrow ? 6 : 0, 1, 0);
    m_gap->changeSize(0, narrow ? 6 : 10);
    const int side = narrow ? 10 : 8;
    m_layout->setAlignment(m_search, Qt::AlignHCenter);
    m_search->setFixedWidth((narrow ? narrowWidth : wideWidth) - 1 - 2 * side);
    for (Item* item : std::as_const(m_items))
        item->fit();
    m_foot->fit();
    update();
}

void Rail::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    painter.fillRect(rect(), theme.sunken);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme.line);
}

} // namespace portolan::ui
