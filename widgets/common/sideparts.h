// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/flow.h"
#include "widgets/common/textrun.h"
#include "widgets/decor/theme.h"

#include <QList>
#include <QScrollArea>

#include <optional>

class QVBoxLayout;

namespace portolan::ui {

//! A column of heads and pieces that scrolls. GUI thread; owns what is added.
class SidePane : public QScrollArea {
    Q_OBJECT

public:
    explicit SidePane(const QString& name, QWidget* parent = nullptr);

    void add(QWidget* piece);
    //! Takes the rest; nothing follows it.
    void addLast(QWidget* piece);
    void clear();

private:
    QVBoxLayout* m_column;
};

//! One line of a history: when, what, and where in a second line.
struct EventView {
    QString time;
    Glyph glyph = Glyph::Event;
    std::optional<Tone> tone;
    QString text;
    QString detail;
};

//! Events, newest first. GUI thread.
class EventList : public FlowWidget {
    Q_OBJECT

public:
    explicit EventList(const QString& name, QWidget* parent = nullptr);
    void setEvents(const QList<EventView>& events);

protected:
    int flow(QPainter& painter, int width, bool draw, const Theme& theme) const override;

private:
    QList<EventView> m_events;
};

//! A named value of a detail pane.
struct FactView {
    QString name;
    QString value;
    std::optional<Tone> tone;
    bool mono = false;
    bool quiet = false; //!< not known: "no data", "not measured"
};

//! Names at the left, values wrapped at the right. GUI thread.
class FactList : public FlowWidget {
    Q_OBJECT

public:
    explicit FactList(const QString& name, QWidget* parent = nullptr);
    void setFacts(const QList<FactView>& facts);
    //! "name: value", one a line.
    [[nodiscard]] QString text() const { return accessibleDescription(); }
    void setNameWidth(int width);

protected:
    int flow(QPainter& painter, int width, bool draw, const Theme& theme) const override;

private:
    QList<FactView> m_facts;
    int m_nameWidth = 112;
};

//! A paragraph in a pane; with a tone it has a tint and a bar at its left.
class Note : public FlowWidget {
    Q_OBJECT

public:
    explicit Note(QWidget* parent = nullptr);
    void setNote(const QString& text, std::optional<Tone> tone = {}, const QString& strong = {});

protected:
    int flow(QPainter& painter, int width, bool draw, const Theme& theme) const override;

private:
    QString m_strong;
    QString m_text;
    std::optional<Tone> m_tone;
};

} // namespace portolan::ui
