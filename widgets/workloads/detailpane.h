// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/objectsource.h"
#include "widgets/workloads/objectfacts.h"

#include <QPointer>
#include <QWidget>

class QPushButton;
class QStackedWidget;

namespace portolan::ui {

class ObjectHead;
class PaneHead;
class StateView;
struct StateText;
class YamlView;

//! One object: name, place, state, facts, conditions, events, and the whole of it as YAML, which is
//! read only when asked for. GUI thread; what it is given outlives it.
class DetailPane : public QWidget {
    Q_OBJECT

public:
    DetailPane(Fleet& fleet, const Clock& clock, ObjectSource& source, QWidget* parent = nullptr);
    ~DetailPane() override;

    [[nodiscard]] const std::optional<ObjectKey>& object() const { return m_key; }
    void setObject(const ObjectKey& key);
    void clear();
    //! No object, and why.
    void showInstead(const StateText& why);
    //! Said above the facts until another object is shown ("was re-created").
    void setRemark(const QString& remark);
    //! Where the rows of a kind that is not watched are, and since when they are as they are; the
    //! table is used until another is set.
    void setOther(const KindTable* table, std::function<QDateTime(Slot)> readAt);
    //! Takes from the tables what has changed.
    void refresh();

    void showYaml(bool on);
    //! Reads the object when that was not done yet, then copies it.
    void copyYaml();
    void copyName();
    //! Name, place and facts as they are shown.
    void copyDetails();

Q_SIGNALS:
    void closeRequested();

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void buildHead();
    void buildDetails();
    void buildYaml();
    void fetch();
    void take(const Result<ObjectText>& answer);
    [[nodiscard]] Result<QString> meant(const Result<ObjectText>& answer) const;
    void showReadTime(const KindTable& table, RowId row);
    //! What of the object's kind is known now in its cluster.
    [[nodiscard]] ClusterStatus known() const;
    void showRow(const KindTable& table, RowId row, const ClusterStatus& status);
    void showWithoutRow(const ClusterStatus& status);
    void showHead(const StateLook& look, const QString& state);
    [[nodiscard]] QString stateNote(const ClusterStatus& status) const;
    [[nodiscard]] bool isWatched() const;
    [[nodiscard]] const KindTable& table() const;
    //! The lines, or why there are none.
    static void showLines(
        EventList* list, Note* note, const QList<EventView>& lines, const QString& instead);
    void showEvents();
    void showYamlState();
    void flash(QPushButton* button);
    void setNote(Tone tone, const QString& strong, const QString& text);

    Fleet& m_fleet;
    const Clock& m_clock;
    ObjectSource& m_source;
    const KindTable* m_other = nullptr;
    std::function<QDateTime(Slot)> m_otherReadAt;
    std::optional<ObjectKey> m_key;
    QString m_remark;
    //! What was read of the object; an error says why it was not.
    std::optional<Result<QString>> m_yaml;
    quint64 m_yamlVersion = 0; //!< of what was read; 0: not known
    bool m_isUnverified = false; //!< what was read has the name, and no uid that could be compared
    QDateTime m_readAt;
    bool m_fetching = false;
    bool m_copyWhenRead = false;
    //! Answers that come for an object shown before find it gone.
    QPointer<QObject> m_asked;

    QWidget* m_body;
    StateView* m_nothing;
    ObjectHead* m_head;
    QPushButton* m_yamlButton;
    QPushButton* m_copyName;
    QPushButton* m_copyYaml;
    Note* m_note;
    QWidget* m_gap; //!< where there is no note
    QStackedWidget* m_stack;
    PaneHead* m_factsHead;
    FactList* m_facts;
    PaneHead* m_conditionsHead;
    QPushButton* m_read;
    EventList* m_conditions;
    Note* m_conditionsNote; //!< why there are none
    PaneHead* m_eventsHead;
    EventList* m_events;
    Note* m_eventsNote;
    PaneHead* m_yamlHead;
    YamlView* m_yamlView;
    StateView* m_yamlState;
};

} // namespace portolan::ui
