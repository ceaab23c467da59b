// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ports/place.h"

#include <vector>

namespace portolan {

//! Where the person has been, as in a browser: back, forward, and a new way from there. Pure; the
//! thread of whoever owns it.
class History {
public:
    //! How many steps are kept; the oldest go.
    static constexpr size_t most = 100;

    //! The person is somewhere else now; what lay ahead is forgotten. Another object of the same
    //! list is no step of its own, else going back would mean every row that was walked over.
    void visit(const Place& place);
    //! The step before, which is the current one from then on; nothing at the first.
    [[nodiscard]] std::optional<Place> back();
    [[nodiscard]] std::optional<Place> forward();
    [[nodiscard]] bool canGoBack() const { return m_at > 0; }
    [[nodiscard]] bool canGoForward() const { return m_at + 1 < m_steps.size(); }

private:
    std::vector<Place> m_steps;
    size_t m_at = 0; //!< index of the current step
};

} // namespace portolan
