// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workloads/problems.h"
#include "widgets/common/celltable.h"

#include <QDateTime>

namespace portolan::ui {

//! How urgent: its sign and its tone.
struct SeverityLook {
    Glyph glyph = Glyph::None;
    Tone tone = Tone::Unknown;
};
[[nodiscard]] SeverityLook lookOf(Severity severity);
//! Severity and reason as sign and words ("crash loop"); of a cluster its state, as everywhere.
[[nodiscard]] BadgeView problemBadge(const Problem& problem);
//! "Deployment/web", or the cluster's name.
[[nodiscard]] QString objectWords(const Problem& problem);
//! "3m"; "over 3m" of what was there when it was first looked at; a word when nothing is known.
[[nodiscard]] QString sinceWords(const Problem& problem, const QDateTime& utc);
//! What tells one problem of the fleet from another.
[[nodiscard]] QString keyOf(const Problem& problem);

//! The worst problems in a side pane, two lines each: what, since when, which object, where.
//! Enter or a double click opens one. GUI thread.
class ProblemList : public CellTable {
    Q_OBJECT

public:
    explicit ProblemList(const QString& name, QWidget* parent = nullptr);

    //! Worst first, as fleetProblems() gives them. `clusters` are names by slot; empty: not said,
    //! since all are of one. Those beyond `most` are left out.
    void setProblems(std::span<const Problem> problems, const QStringList& clusters,
        const QDateTime& utc, qsizetype most);

Q_SIGNALS:
    void problemOpened(const portolan::Problem& problem);

private:
    std::vector<Problem> m_problems;
};

} // namespace portolan::ui
