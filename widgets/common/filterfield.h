// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLineEdit>
#include <QList>

namespace portolan::ui {

//! A stretch of a filter's text: the key with its colon, a negation, or the rest.
struct FilterPart {
    enum Kind : quint8 { Key, Negation, Value };
    qsizetype start = 0;
    qsizetype length = 0;
    Kind kind = Value;

    friend bool operator==(const FilterPart&, const FilterPart&) = default;
};
//! "region:eu phase:!Running api" into its parts; spaces belong to none. Says nothing about whether
//! the keys exist.
[[nodiscard]] QList<FilterPart> filterParts(const QString& text);

//! The one filter of a table: terms are coloured as code, Escape empties it. GUI thread.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(const QString& name, QWidget* parent = nullptr);

    //! Adds a term unless it is there, takes it out if it is: what a chip does.
    void toggleTerm(const QString& term);
    [[nodiscard]] bool hasTerm(const QString& term) const;

Q_SIGNALS:
    void filterChanged(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void color();
};

} // namespace portolan::ui
