// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/filterfield.h"

#include "widgets/decor/button.h"
#include "widgets/decor/paint.h"

#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QTextCharFormat>

namespace portolan::ui {
namespace {

constexpr int glyphRoom = 24;
constexpr int keyRoom = 40;

QColor colorOf(FilterPart::Kind kind, const Theme& theme)
{
    switch (kind) {
    case FilterPart::Key:
        return theme.codeKey;
    case FilterPart::Negation:
        return theme.codeNumber;
    case FilterPart::Value:
        break;
    }
    return theme.text1;
}

} // namespace

QList<FilterPart> filterParts(const QString& text)
{
    QList<FilterPart> parts;
    qsizetype at = 0;
    while (at < text.size()) {
        if (text[at].isSpace()) {
            ++at;
            continue;
        }
        qsizetype end = at;
        while (end < text.size() && !text[end].isSpace())
            ++end;
        const auto add = [&](qsizetype to, FilterPart::Kind kind) {
            if (to > at)
                parts.append({at, to - at, kind});
            at = to;
        };
        if (text[at] == QLatin1Char('!'))
            add(at + 1, FilterPart::Negation);
        const qsizetype colon = text.indexOf(QLatin1Char(':'), at);
        // A colon at the beginning names no key.
        if (colon > at && colon < end)
            add(colon + 1, FilterPart::Key);
        if (at < end && text[at] == QLatin1Char('!'))
            add(at + 1, FilterPart::Negation);
        add(end, FilterPart::Value);
    }
    return parts;
}

FilterField::FilterField(const QString& name, QWidget* parent)
    : QLineEdit(parent)
{
    setAccessibleName(name);
    setTextMargins(glyphRoom, 0, keyRoom, 0);
    setFont(themeOf(this).font(Type::Mono).font);
    setPlaceholderText(tr("Filter: words, key:value, key:!value"));
    connect(this, &QLineEdit::textChanged, this, [this](const QString& text) {
        color();
        Q_EMIT filterChanged(text);
    });
}

bool FilterField::hasTerm(const QString& term) const
{
    return text().split(QLatin1Char(' '), Qt::SkipEmptyParts).contains(term);
}

void FilterField::toggleTerm(const QString& term)
{
    QStringList terms = text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    if (terms.removeAll(term) == 0)
        terms.append(term);
    setText(terms.join(QLatin1Char(' ')));
}

void FilterField::color()
{
    // A line edit has no text formats but those of an input method; they hold until the next text.
    QList<QInputMethodEvent::Attribute> formats;
    const Theme& theme = themeOf(this);
    for (const FilterPart& part : filterParts(text())) {
        QTextCharFormat format;
        format.setForeground(colorOf(part.kind, theme));
        formats.append({QInputMethodEvent::TextFormat, int(part.start) - cursorPosition(), int(part.length), format});
    }
    QInputMethodEvent event(QString(), formats);
    inputMethodEvent(&event);
}

void FilterField::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const Theme& theme = themeOf(this);
    QPainter painter(this);
    theme.glyph(painter, QPointF(8, (height() - 16) / 2), Glyph::Filter, 16, theme.text3);
    if (!hasFocus() || text().isEmpty())
        return;
    const QString key = tr("Esc");
    const int left = width() - 7 - int(keyWidth(key, theme));
    paintKey(painter, QRect(left, 0, 0, height()), key, theme.text3, theme.line, theme);
}

void FilterField::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
        clear();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void FilterField::changeEvent(QEvent* event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        color();
}

} // namespace portolan::ui
