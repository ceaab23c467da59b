// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/factlist.h"

#include "widgets/decor/paint.h"

#include <QPainter>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int margin = 10; // above the first and below the last
constexpr int lineHeight = 18;
constexpr int rowGap = 4;

} // namespace

FactList::FactList(const QString& name, QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void FactList::setFacts(const QList<Fact>& facts)
{
    if (facts == m_facts)
        return;
    m_facts = facts;
    QStringList lines;
    for (const Fact& fact : facts)
        lines.append(tr("%1: %2", "name and value of a fact").arg(fact.name, fact.value));
    setAccessibleDescription(lines.join(QLatin1Char('\n')));
    fit();
    update();
}

void FactList::setNameWidth(int width)
{
    m_nameWidth = width;
    fit();
}

void FactList::fit()
{
    QPixmap nothing(1, 1);
    QPainter painter(&nothing);
    setFixedHeight(m_facts.isEmpty() ? 0 : int(std::ceil(draw(painter, true))));
}

void FactList::resizeEvent(QResizeEvent* event)
{
    if (event->oldSize().width() != event->size().width())
        fit();
}

void FactList::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    draw(painter, false);
}

qreal FactList::draw(QPainter& painter, bool dryRun) const
{
    const Theme& theme = themeOf(this);
    qreal y = margin;
    const qreal left = pagePadding + m_nameWidth + 8;
    const qreal room = qMax(40.0, width() - left - pagePadding);
    for (const Fact& fact : m_facts) {
        if (!dryRun)
            drawText(painter, QRectF(pagePadding, y, m_nameWidth, lineHeight), theme.font(Type::Cell), theme.text3,
                fact.name);
        const QColor color = fact.tone ? theme.tone(*fact.tone).text : fact.quiet ? theme.text3 : theme.text1;
        y += drawParagraph(painter, QRectF(left, y, room, lineHeight),
            theme.font(fact.code ? Type::Mono : Type::Cell), color, fact.value, lineHeight, dryRun);
        y += rowGap;
    }
    return y - rowGap + margin;
}

} // namespace portolan::ui
