// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/workloads/overview.h"

#include <QWidget>

namespace portolan::ui {

class ChipButton;

//! How many of the shown rows are in a state, and how such rows fare at best: "Running" is well
//! although one of them may not be ready yet.
struct StateSum {
    QString word;
    qsizetype count = 0; //!< in clusters that count in totals
    qsizetype others = 0; //!< in the rest
    Health health = Health::Unknown;
    bool chosen = false; //!< the filter asks for it

    friend bool operator==(const StateSum&, const StateSum&) = default;
};
//! Worst first, then most first.
[[nodiscard]] std::vector<StateSum> stateSums(
    const RowsSummary& shown, const KindOverview& overview);

//! Sums by state as chips, as many as there is room for. GUI thread.
class StateChips : public QWidget {
    Q_OBJECT

public:
    explicit StateChips(QWidget* parent = nullptr);

    void setSums(const std::vector<StateSum>& sums);
    [[nodiscard]] QSize sizeHint() const override { return {120, 28}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, 28}; }

Q_SIGNALS:
    void toggled(const QString& word);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void place();

    std::vector<StateSum> m_sums;
    QList<ChipButton*> m_chips; //!< children
};

} // namespace portolan::ui
