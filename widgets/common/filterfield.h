// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workloads/filterquery.h"

#include <QLineEdit>

namespace portolan::ui {

//! A filter on one line, coloured as code; what is wrong is underlined and says why in its tooltip.
//! Escape clears, and in an empty field leaves; Enter and Down leave for the rows. GUI thread.
class FilterField : public QLineEdit {
    Q_OBJECT

public:
    explicit FilterField(const QString& name, QWidget* parent = nullptr);

    //! Of the kind that is filtered; without them no column is called wrong.
    void setColumns(Columns columns);
    //! What the text was understood as.
    [[nodiscard]] const FilterQuery& query() const { return m_query; }
    //! Adds a term unless it is there, takes it out if it is: what a chip does.
    void toggleTerm(const QString& term);
    [[nodiscard]] bool hasTerm(const QString& term) const;

    [[nodiscard]] QSize sizeHint() const override { return {380, 28}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {180, 28}; }

Q_SIGNALS:
    void filterChanged(const QString& text);
    //! The person is done with the field.
    void left();

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void inputMethodEvent(QInputMethodEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool event(QEvent* event) override;

private:
    [[nodiscard]] qreal textLeft() const;
    [[nodiscard]] qreal advance(qsizetype position) const;
    //! As the text has it; a term with spaces is one in quotes.
    [[nodiscard]] qsizetype placeOf(const QString& term) const;
    void paintTokens(QPainter& painter) const;
    void paintWrong(QPainter& painter, const FilterToken& token) const;
    void takeFont();
    void takeColors();

    void understand();

    std::optional<Columns> m_columns;
    FilterQuery m_query;
    bool m_composing = false; //!< an input method shows letters of its own
};

//! "6,911 of 30,412" beside the field: the first number is the result, hence strong. GUI thread.
class ResultText : public QWidget {
    Q_OBJECT

public:
    explicit ResultText(QWidget* parent = nullptr);

    //! `rest` is quiet ("of 30,412"); may be empty.
    void setText(const QString& strong, const QString& rest);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_strong;
    QString m_rest;
};

} // namespace portolan::ui
