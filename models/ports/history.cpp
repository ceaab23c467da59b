// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ports/history.h"

namespace portolan {
namespace {

bool isOfOneList(const Place& a, const Place& b)
{
    // Pages without a list of objects have their places in the context.
    return a.kind && b.kind && a.page == b.page && a.kind == b.kind && a.filter == b.filter;
}

bool hasObject(const Place& place)
{
    return !place.name.isEmpty() || !place.uid.isEmpty();
}

} // namespace

void History::visit(const Place& place)
{
    if (!m_steps.empty()) {
        Place& now = m_steps[m_at];
        if (now == place)
            return;
        if (isOfOneList(now, place) && hasObject(place)) {
            now = place;
            return;
        }
        m_steps.resize(m_at + 1);
    }
    m_steps.push_back(place);
    if (m_steps.size() > most)
        m_steps.erase(m_steps.begin());
    m_at = m_steps.size() - 1;
}

std::optional<Place> History::back()
{
    if (!canGoBack())
        return std::nullopt;
    return m_steps[--m_at];
}

std::optional<Place> History::forward()
{
    if (!canGoForward())
        return std::nullopt;
    return m_steps[++m_at];
}

} // namespace portolan
