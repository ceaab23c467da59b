// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/state.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QWidget>

namespace portolan::ui {

//! One cluster at the foot of the window.
struct StatusCell {
    QString context; //!< what a click opens
    QString name;
    DataState state = DataState::NotConnected;
    QString age; //!< "0.4 s", "4 min 11 s": the value; the state gives the word

    friend bool operator==(const StatusCell&, const StatusCell&) = default;
};

//! The foot of the window, 28 high, on every page: how old is what I see. Cells of clusters, then
//! notes (frame rate, journal) and the clock. What does not fit is said as "+ n", worst kept.
//! GUI thread.
class StatusBar : public QWidget {
    Q_OBJECT

public:
    explicit StatusBar(QWidget* parent = nullptr);

    void setCells(const QList<StatusCell>& cells);
    void setNotes(const QStringList& notes);
    void setClock(const QString& clock);
    //! What a click at the clock does, in a sentence.
    void setClockTip(const QString& tip);
    //! Narrow windows leave out the word "live" and all notes but the first.
    void setNarrow(bool narrow);

    [[nodiscard]] QSize sizeHint() const override { return {800, 28}; }

Q_SIGNALS:
    void cellActivated(const QString& context);
    //! The clock, by a click or by Enter behind the last cell.
    void clockActivated();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Placed {
        qsizetype cell = 0;
        QRect rect;
    };
    [[nodiscard]] QString words(const StatusCell& cell) const;
    [[nodiscard]] int cellWidth(const StatusCell& cell) const;
    [[nodiscard]] QList<Placed> placed(int room, qsizetype& hidden) const;
    [[nodiscard]] int notesWidth() const;
    [[nodiscard]] QRect clockRect() const;
    void activate();
    void paintCell(QPainter& painter, const QRect& rect, const StatusCell& cell) const;
    void describe();

    QList<StatusCell> m_cells;
    QStringList m_notes;
    QString m_clock;
    QString m_clockTip;
    bool m_narrow = false;
    qsizetype m_focused = 0; //!< index of a cell; behind the last: the clock
};

} // namespace portolan::ui
