// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filterfield.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"
#include "widgets/decor/theme.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>

#include <cmath>

namespace portolan::ui {
namespace {

constexpr int glyphRoom = 22;
constexpr int keyRoom = 36;
//! What QLineEdit keeps free at the left of the caret in cursorRect().
constexpr int caretInset = 5;

QColor colorOf(FilterToken::Kind kind, const Theme& theme)
{
    switch (kind) {
    case FilterToken::Negation:
    case FilterToken::Operator:
        return theme.codeKeyword;
    case FilterToken::Column:
        return theme.codeKey;
    case FilterToken::Wrong:
        return theme.tone(Tone::Error).text;
    case FilterToken::Value:
    case FilterToken::Text:
        break;
    }
    return theme.text1;
}

} // namespace

FilterField::FilterField(const QString& name, QWidget* parent)
    : QLineEdit(parent)
{
    setAccessibleName(name);
    setTextMargins(glyphRoom, 0, keyRoom, 0);
    setPlaceholderText(tr("region:eu restarts:>3"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    takeFont();
    takeColors();
    connect(this, &QLineEdit::textChanged, this, [this](const QString& now) {
        understand();
        Q_EMIT filterChanged(now);
    });
}

void FilterField::takeFont()
{
    setFont(themeOf(this).font(Type::Mono).font);
}

void FilterField::setColumns(Columns columns)
{
    m_columns = columns;
    understand();
}

void FilterField::understand()
{
    m_query = FilterQuery::parse(text(), m_columns.value_or(Columns()));
    QStringList sentences;
    if (m_columns)
        for (const FilterError& error : m_query.errors())
            sentences.append(error.text);
    setAccessibleDescription(sentences.join(QLatin1Char(' ')));
    update();
}

qsizetype FilterField::placeOf(const QString& term) const
{
    const QString all = text();
    for (qsizetype at = all.indexOf(term); at >= 0; at = all.indexOf(term, at + 1)) {
        const qsizetype end = at + term.size();
        if ((at == 0 || all[at - 1].isSpace()) && (end == all.size() || all[end].isSpace()))
            return at;
    }
    return -1;
}

bool FilterField::hasTerm(const QString& term) const
{
    return placeOf(term) >= 0;
}

void FilterField::toggleTerm(const QString& term)
{
    QString all = text();
    if (const qsizetype at = placeOf(term); at >= 0) {
        const QString before = all.left(at).trimmed();
        const QString behind = all.mid(at + term.size()).trimmed();
        setText(before.isEmpty() || behind.isEmpty() ? before + behind
                                                     : before + QLatin1Char(' ') + behind);
        return;
    }
    all = all.trimmed();
    setText(all.isEmpty() ? term : all + QLatin1Char(' ') + term);
}

//! The field lays the text out and scrolls it; the coloured letters are drawn by paintTokens(). The
//! letters of an input method are the field's own.
void FilterField::takeColors()
{
    const QColor letters = m_composing ? themeOf(this).text1 : QColor(Qt::transparent);
    const QColor hint = themeOf(this).text3;
    if (palette().color(QPalette::Text) == letters
        && palette().color(QPalette::PlaceholderText) == hint)
        return;
    QPalette own; // of these only: all others follow the theme
    own.setColor(QPalette::Text, letters);
    own.setColor(QPalette::HighlightedText, letters);
    own.setColor(QPalette::PlaceholderText, hint); // derived from Text unless it is said
    setPalette(own);
}

qreal FilterField::advance(qsizetype position) const
{
    return QFontMetricsF(font()).horizontalAdvance(text().left(position));
}

qreal FilterField::textLeft() const
{
    return cursorRect().left() + caretInset - advance(cursorPosition());
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    theme.glyph(painter, QPointF(8, (height() - 16) / 2), Glyph::Filter, 16, theme.text3);
    if (!text().isEmpty() && hasFocus()) {
        const QString key = tr("Esc", "key cap");
        const int width = int(keyWidth(key, theme));
        paintKey(painter,
            QRect(QRect::span({this->width() - width - 7, 0}, {this->width() - 7, height() - 1})),
            key, theme.text3, theme.line2, theme);
    }
    if (m_composing)
        return;
    painter.setClipRect(QRect(glyphRoom + 5, 1, width() - glyphRoom - keyRoom - 6, height() - 2));
    paintTokens(painter);
    // Still, not blinking: nothing here blinks.
    if (hasFocus() && !isReadOnly())
        painter.fillRect(
            QRectF(cursorRect().left() + caretInset, (height() - 18) / 2, 1, 18), theme.focus);
}

void FilterField::paintTokens(QPainter& painter) const
{
    const Theme& theme = themeOf(this);
    const QFontMetricsF metrics(font());
    const qreal left = textLeft();
    const qreal base = std::round((height() + metrics.ascent() - metrics.descent()) / 2.0);
    painter.setFont(font());
    for (const FilterToken& token : m_query.tokens()) {
        const bool wrong = token.kind == FilterToken::Wrong && m_columns;
        painter.setPen(
            token.kind == FilterToken::Wrong && !wrong ? theme.text1 : colorOf(token.kind, theme));
        painter.drawText(
            QPointF(left + advance(token.start), base), text().mid(token.start, token.length));
        if (wrong)
            paintWrong(painter, token);
    }
}

void FilterField::paintWrong(QPainter& painter, const FilterToken& token) const
{
    const qreal from = textLeft() + advance(token.start);
    const qreal to = textLeft() + advance(token.start + token.length);
    const qreal y = height() - 6;
    QPainterPath wave(QPointF(from, y));
    constexpr qreal half = 2.5;
    int up = 1;
    for (qreal x = from; x < to; x += half, up = -up)
        wave.quadTo(QPointF(x + half / 2, y - 2.5 * up), QPointF(std::min(x + half, to), y));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeOf(this).tone(Tone::Error).graphic, 1.25));
    painter.drawPath(wave);
    painter.restore();
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    switch (event->key()) {
    case Qt::Key_Escape:
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Down:
        Q_EMIT left();
        return;
    default:
        QLineEdit::keyPressEvent(event);
    }
}

void FilterField::inputMethodEvent(QInputMethodEvent* event)
{
    m_composing = !event->preeditString().isEmpty();
    takeColors();
    QLineEdit::inputMethodEvent(event);
}

void FilterField::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::StyleChange)
        takeFont();
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        takeColors();
    QLineEdit::changeEvent(event);
}

bool FilterField::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QLineEdit::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const int position = cursorPositionAt(help->pos());
    for (const FilterError& error : m_query.errors()) {
        if (m_columns && position >= error.start && position <= error.start + error.length) {
            QToolTip::showText(help->globalPos(), error.text, this);
            return true;
        }
    }
    QToolTip::showText(help->globalPos(),
        tr("Words and column:value terms, all must hold. ! or - negates, > < = compare, a comma is "
           "\"or\"."),
        this);
    return true;
}

ResultText::ResultText(QWidget* parent)
    : QWidget(parent)
{
    setAccessibleName(tr("Result"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ResultText::setText(const QString& strong, const QString& rest)
{
    if (strong == m_strong && rest == m_rest)
        return;
    m_strong = strong;
    m_rest = rest;
    setAccessibleDescription((strong + QLatin1Char(' ') + rest).trimmed());
    updateGeometry();
    update();
}

QSize ResultText::sizeHint() const
{
    const Theme& theme = themeOf(this);
    qreal width = textWidth(theme.font(Type::BodyStrong), m_strong);
    if (!m_rest.isEmpty())
        width += 4 + textWidth(theme.font(Type::Body), m_rest);
    return {int(std::ceil(width)) + 1, 28};
}

void ResultText::paintEvent(QPaintEvent*)
{
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    QRectF words = rect();
    const qreal used
        = drawText(painter, words, theme.font(Type::BodyStrong), theme.text1, m_strong);
    words.setLeft(words.left() + used + 4);
    drawText(painter, words, theme.font(Type::Body), theme.text2, m_rest);
}

} // namespace portolan::ui
