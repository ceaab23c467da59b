// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/workloads/servedcatalogue.h"

#include <QFrame>

class QLineEdit;

namespace portolan::ui {

class CellTable;
class Note;

//! Pops up to choose one of the kinds that are not watched, with a search field over the list of
//! them: kind, group, scope and the clusters that serve it. Typing searches, the arrow keys move,
//! Enter chooses, Escape leaves. GUI thread; what it is given outlives it.
class KindChooser : public QFrame {
    Q_OBJECT

public:
    KindChooser(Fleet& fleet, ServedCatalogue& catalogue, QWidget* parent = nullptr);

    //! Asks the connected clusters what they serve and pops up there; `current` is chosen at first.
    void popUp(QPoint globalPosition, const QString& current);
    [[nodiscard]] CellTable* list() const { return m_list; }
    [[nodiscard]] QLineEdit* search() const { return m_search; }

Q_SIGNALS:
    //! ResourceAddress::id().
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

private:
    void refresh();
    void showRows();
    void showState();
    void choose(const QString& id);
    [[nodiscard]] std::vector<Slot> connected() const;
    [[nodiscard]] QString clusterText(const OtherKind& kind) const;

    Fleet& m_fleet;
    ServedCatalogue& m_catalogue;
    std::vector<OtherKind> m_kinds;
    QString m_current;
    QLineEdit* m_search;
    CellTable* m_list;
    Note* m_note; //!< clusters that did not say what they serve
};

} // namespace portolan::ui
