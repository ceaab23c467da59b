// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/workloads/fleetproblems.h"

#include <QObject>

namespace portolan {

//! What is wrong in the fleet: found once, for all who show it. Remembers ages over clusters that
//! are out of sight for a while. Thread: the fleet's owner; fleet and clock must outlive it.
class ProblemBoard : public QObject {
    Q_OBJECT

public:
    //! A search is a pass over every pod. A list of problems may be so old; that there are none is
    //! never said of older rows.
    static constexpr BootMs searchEveryMs = 1000;

    //! `required` are the kinds whose state makes a cluster that is not live a problem itself.
    ProblemBoard(const Fleet& fleet, const Clock& clock, std::vector<Kind> required,
        QObject* parent = nullptr);
    ~ProblemBoard() override;

    //! Looks again, as often as anybody likes: rows are searched only when they or the time made a
    //! difference, and at most once a second while there are problems in them; states of clusters
    //! are taken at once.
    void look();

    //! Worst first, as of the last look.
    [[nodiscard]] const std::vector<Problem>& problems() const { return m_problems; }
    //! What was looked at, by slot: rows that came in since the last search are still loading.
    [[nodiscard]] const std::vector<ClusterCheck>& checks() const { return m_checks; }
    //! How often rows were searched, for who counts the work.
    [[nodiscard]] quint64 searches() const { return m_searches; }

Q_SIGNALS:
    //! Problems or checks are others than before.
    void changed();

private:
    void search(BootMs boot, qint64 now);
    void markUnsearched();

    const Fleet& m_fleet;
    const Clock& m_clock;
    const std::vector<Kind> m_required;
    ProblemMemory m_memory;
    ProblemSearch m_found; //!< in rows, whatever can be believed of them
    ProblemMemory::Believed m_searched; //!< what could be believed then
    std::vector<Problem> m_problems;
    std::vector<ClusterCheck> m_checks;
    BootMs m_searchedAt = 0;
    quint64 m_searches = 0;
    bool m_dirty = true; //!< rows have changed since
};

} // namespace portolan
