// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/attentionlist.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int margin = 10;
constexpr int indent = 24; // glyph 16 and its gap
constexpr int lineHeight = 18;
constexpr int buttonGap = 8;
constexpr int buttonHeight = 28;

} // namespace

AttentionEntry::AttentionEntry(QWidget* parent)
    : QWidget(parent)
    , m_action(new QPushButton(this))
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(m_action, &QPushButton::clicked, this, &AttentionEntry::triggered);
}

void AttentionEntry::setView(const Attention& view)
{
    if (view == m_view)
        return;
    m_view = view;
    setAccessibleName(view.title);
    setAccessibleDescription(view.text);
    m_action->setText(view.action);
    m_action->setAccessibleName(view.spokenAction);
    m_action->setVisible(!view.action.isEmpty());
    fit();
    update();
}

void AttentionEntry::resizeEvent(QResizeEvent* event)
{
    if (event->oldSize().width() != event->size().width())
        fit();
}

void AttentionEntry::fit()
{
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    const int words = int(std::ceil(draw(painter, true)));
    const bool action = !m_view.action.isEmpty();
    if (action)
        m_action->setGeometry(
            QRect(QPoint(pagePadding + indent, words + buttonGap), m_action->sizeHint()));
    setFixedHeight(words + (action ? buttonGap + buttonHeight : 0) + margin + 1);
}

qreal AttentionEntry::draw(QPainter& painter, bool dryRun) const
{
    const Theme& theme = themeOf(this);
    const QRectF words(
        pagePadding + indent, margin, qMax(40, width() - indent - 2 * pagePadding), lineHeight);
    const qreal title = drawParagraph(painter, words, theme.font(Type::BodyStrong), theme.text1,
        m_view.title, lineHeight, dryRun);
    const qreal text = m_view.text.isEmpty()
        ? 0
        : drawParagraph(painter, words.translated(0, title), theme.font(Type::Cell), theme.text2,
              m_view.text, lineHeight, dryRun);
    return margin + title + text;
}

void AttentionEntry::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    const ToneColors& tone = theme.tone(m_view.tone);
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
    painter.fillRect(QRect(0, 0, 3, height() - 1), tone.graphic);
    theme.glyph(painter, QPointF(pagePadding, margin + 1), m_view.glyph, 16, tone.graphic);
    (void)draw(painter, false);
}

AttentionList::AttentionList(const QString& name, QWidget* parent)
    : QWidget(parent)
    , m_layout(new QVBoxLayout(this))
{
    setAccessibleName(name);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(0);
}

void AttentionList::setItems(const QList<Attention>& items)
{
    while (m_items.size() > items.size())
        delete m_items.takeLast();
    while (m_items.size() < items.size()) {
        auto* item = new AttentionEntry(this);
        connect(item, &AttentionEntry::triggered, this,
            [this, item] { Q_EMIT triggered(item->view().id); });
        m_layout->addWidget(item);
        m_items.append(item);
    }
    for (qsizetype i = 0; i < items.size(); ++i)
        m_items[i]->setView(items[i]);
}

QList<Attention> AttentionList::items() const
{
    QList<Attention> items;
    for (const AttentionEntry* item : m_items)
        items.append(item->view());
    return items;
}

} // namespace portolan::ui
