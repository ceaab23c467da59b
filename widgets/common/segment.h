// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

class QAbstractButton;
class QButtonGroup;
class QHBoxLayout;

namespace portolan::ui {

//! One of a few: 28 high, 22 in a pane head. Arrow keys move inside, Tab leaves. GUI thread.
class SegmentControl : public QWidget {
    Q_OBJECT

public:
    //! `name` is what is chosen ("Map layer"), for the screen reader.
    explicit SegmentControl(const QString& name, QWidget* parent = nullptr);

    void setCompact(bool compact);
    void addSegment(const QString& id, const QString& text);
    void clear();
    [[nodiscard]] QString current() const;
    //! Emits nothing: the caller knows.
    void setCurrent(const QString& id);
    [[nodiscard]] bool isCompact() const { return m_compact; }

Q_SIGNALS:
    void chosen(const QString& id);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QHBoxLayout* m_layout;
    QButtonGroup* m_group;
    QList<QAbstractButton*> m_segments; //!< children
    bool m_compact = false;
};

} // namespace portolan::ui
