// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <QWidget>

namespace portolan::ui {

//! What a mark of a bar means.
struct LegendEntry {
    enum Mark { Used, Requested, Allocatable, MayBeAdded, Added, Minimum, Need, Over };
    Mark mark = Used;
    QString text;
};

//! The key to the bars of a pane; a tool of its head. GUI thread.
class Legend : public QWidget {
    Q_OBJECT

public:
    explicit Legend(const QList<LegendEntry>& entries, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QList<LegendEntry> m_entries;
};

} // namespace portolan::ui
