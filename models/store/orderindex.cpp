// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/orderindex.h"

namespace portolan {
namespace {

constexpr quint32 absent = 0xffffffff;

//! Its order as an unsigned number is that of the bytes.
quint64 prefixKey(std::string_view text)
{
    quint64 key = 0;
    for (size_t i = 0; i < 8; ++i)
        key = key << 8 | (i < text.size() ? quint8(text[i]) : 0);
    return key;
}

quint64 numberKey(qint64 value)
{
    return quint64(value) ^ (quint64(1) << 63);
}

bool isString(CellType type)
{
    return type == CellType::Interned || type == CellType::Text;
}

} // namespace

OrderIndex::OrderIndex(const KindTable& table)
    : m_table(table)
{
}

void OrderIndex::setFilter(std::function<bool(RowId)> accepts)
{
    m_accepts = std::move(accepts);
}

void OrderIndex::setSort(const SortSpec& sort)
{
    m_sort = sort;
}

std::optional<size_t> OrderIndex::position(RowId row) const
{
    if (row >= m_positions.size() || m_positions[row] == absent)
        return std::nullopt;
    return m_positions[row];
}

void OrderIndex::rebuild()
{
    const size_t limit = m_table.idLimit();
    m_order.clear();
    m_positions.assign(limit, absent);
    m_keys.assign(limit, 0);
    m_marks.assign(limit, 0);
    m_table.forEach([this](RowId row) {
        if (m_accepts && !m_accepts(row))
            return;
        m_keys[row] = keyOf(row);
        m_order.push_back(row);
    });
    std::ranges::sort(m_order, [this](RowId a, RowId b) { return less(a, b); });
    renumber(0);
}

OrderIndex::Delta OrderIndex::classify(const TableChange& change)
{
    grow();
    Delta delta;
    for (const RowId row : change.removed) {
        if (m_positions[row] != absent)
            delta.leaving.push_back(row);
    }
    for (const RowId row : change.inserted) {
        if (!m_accepts || m_accepts(row)) {
            updateKey(row);
            delta.entering.push_back(row);
        }
    }
    for (const RowId row : change.changed) {
        const bool shown = m_positions[row] != absent;
        const bool accepted = !m_accepts || m_accepts(row);
        if (shown && !accepted) {
            delta.leaving.push_back(row);
        } else if (!shown && accepted) {
            updateKey(row);
            delta.entering.push_back(row);
        } else if (shown) {
            updateKey(row);
            delta.inPlace.push_back(row);
        }
    }
    separateMoving(delta);
    return delta;
}

//! Of the rows that stay, those that must move. Changed rows stand in runs between unchanged ones;
//! of a run stays what is in order with the last that stayed and with the unchanged row behind the
//! run. So what stays is sorted, which the merge in settle() relies on. Leaving rows belong to the
//! runs too: their contents may be newer than the key that put them where they are.
void OrderIndex::separateMoving(Delta& delta)
{
    if (delta.inPlace.empty())
        return;
    std::vector<RowId> candidates = std::move(delta.inPlace);
    delta.inPlace.clear();
    for (const RowId row : delta.leaving)
        m_marks[row] = 1;
    candidates.insert(candidates.end(), delta.leaving.begin(), delta.leaving.end());
    std::ranges::sort(
        candidates, [this](RowId a, RowId b) { return m_positions[a] < m_positions[b]; });
    for (size_t first = 0; first < candidates.size();) {
        size_t end = first + 1;
        while (end < candidates.size()
            && m_positions[candidates[end]] == m_positions[candidates[end - 1]] + 1)
            ++end;
        const size_t before = m_positions[candidates[first]];
        const size_t behind = size_t(m_positions[candidates[end - 1]]) + 1;
        std::optional<RowId> last;
        if (before > 0)
            last = m_order[before - 1];
        for (size_t i = first; i < end; ++i) {
            const RowId row = candidates[i];
            if (m_marks[row] != 0)
                continue;
            const bool stays = (!last || less(*last, row))
                && (behind == m_order.size() || less(row, m_order[behind]));
            (stays ? delta.inPlace : delta.moving).push_back(row);
            if (stays)
                last = row;
        }
        first = end;
    }
    for (const RowId row : delta.leaving)
        m_marks[row] = 0;
}

OrderIndex::Delta OrderIndex::refilter(bool onlyShown)
{
    grow();
    Delta delta;
    for (const RowId row : m_order) {
        if (m_accepts && !m_accepts(row))
            delta.leaving.push_back(row);
    }
    if (onlyShown)
        return delta;
    m_table.forEach([this, &delta](RowId row) {
        if (m_positions[row] != absent || (m_accepts && !m_accepts(row)))
            return;
        updateKey(row);
        delta.entering.push_back(row);
    });
    return delta;
}

std::optional<size_t> OrderIndex::runPosition(std::span<const RowId> entering) const
{
    const auto before = [this](RowId a, RowId b) { return less(a, b); };
    const auto [first, last] = std::ranges::minmax_element(entering, before);
    const auto gap = std::ranges::lower_bound(m_order, *first, before);
    if (gap != m_order.end() && !before(*last, *gap))
        return std::nullopt;
    return size_t(gap - m_order.begin());
}

void OrderIndex::resort()
{
    for (const RowId row : m_order)
        updateKey(row);
    std::ranges::sort(m_order, [this](RowId a, RowId b) { return less(a, b); });
    renumber(0);
}

void OrderIndex::moveToEnd(std::span<const RowId> rows)
{
    for (const RowId row : rows)
        m_marks[row] = 1;
    const auto moved
        = std::ranges::stable_partition(m_order, [this](RowId row) { return m_marks[row] == 0; });
    for (const RowId row : moved)
        m_marks[row] = 0;
    renumber(0);
}

void OrderIndex::truncate(size_t count)
{
    for (size_t i = m_order.size() - count; i < m_order.size(); ++i)
        m_positions[m_order[i]] = absent;
    m_order.resize(m_order.size() - count);
}

void OrderIndex::append(std::span<const RowId> rows)
{
    const size_t from = m_order.size();
    m_order.insert(m_order.end(), rows.begin(), rows.end());
    renumber(from);
}

void OrderIndex::settle(std::span<const RowId> unsettled)
{
    if (unsettled.empty())
        return;
    std::vector<RowId> sorted(unsettled.begin(), unsettled.end());
    const auto before = [this](RowId a, RowId b) { return less(a, b); };
    std::ranges::sort(sorted, before);
    for (const RowId row : sorted)
        m_marks[row] = 1;
    std::vector<RowId> merged;
    merged.reserve(m_order.size());
    auto next = sorted.begin();
    for (const RowId row : m_order) {
        if (m_marks[row] != 0)
            continue;
        while (next != sorted.end() && before(*next, row))
            merged.push_back(*next++);
        merged.push_back(row);
    }
    merged.insert(merged.end(), next, sorted.end());
    for (const RowId row : sorted)
        m_marks[row] = 0;
    m_order = std::move(merged);
    renumber(0);
}

void OrderIndex::grow()
{
    const size_t limit = m_table.idLimit();
    m_positions.resize(limit, absent);
    m_keys.resize(limit, 0);
    m_marks.resize(limit, 0);
}

void OrderIndex::updateKey(RowId row)
{
    m_keys[row] = keyOf(row);
}

void OrderIndex::renumber(size_t from)
{
    for (size_t i = from; i < m_order.size(); ++i)
        m_positions[m_order[i]] = quint32(i);
}

quint64 OrderIndex::keyOf(RowId row) const
{
    switch (m_sort.by) {
    case SortSpec::By::Name:
        return prefixKey(m_table.name(row));
    case SortSpec::By::NameSpace:
        return prefixKey(m_table.nameSpace(row));
    case SortSpec::By::Cluster: {
        const Slot slot = m_table.slot(row);
        return slot < m_slotRanks.size() ? m_slotRanks[slot] : slot;
    }
    case SortSpec::By::Created:
        return numberKey(m_table.created(row));
    case SortSpec::By::Rank:
        return quint64(m_rank ? m_rank(row) : 0) << 56
            | prefixKey(m_table.string(row, m_sort.cell)) >> 8;
    case SortSpec::By::Cell:
        break;
    }
    return isString(m_table.columns()[m_sort.cell].type)
        ? prefixKey(m_table.string(row, m_sort.cell))
        : numberKey(m_table.number(row, m_sort.cell));
}

bool OrderIndex::less(RowId a, RowId b) const
{
    if (m_keys[a] != m_keys[b])
        return m_sort.descending ? m_keys[a] > m_keys[b] : m_keys[a] < m_keys[b];
    return compareWhole(a, b) < 0;
}

//! Equal first bytes: the rest of a long string, then what breaks every tie. A removed row keeps
//! its contents until the change has been delivered, so it may be asked here.
int OrderIndex::compareWhole(RowId a, RowId b) const
{
    const int direction = m_sort.descending ? -1 : 1;
    if (m_sort.by == SortSpec::By::NameSpace) {
        if (const int order = m_table.nameSpace(a).compare(m_table.nameSpace(b)))
            return direction * order;
    } else if (m_sort.by == SortSpec::By::Rank
        || (m_sort.by == SortSpec::By::Cell && isString(m_table.columns()[m_sort.cell].type))) {
        if (const int order
            = m_table.string(a, m_sort.cell).compare(m_table.string(b, m_sort.cell)))
            return direction * order;
    }
    if (const int order = m_table.name(a).compare(m_table.name(b)))
        return m_sort.by == SortSpec::By::Name ? direction * order : order;
    if (const int order = m_table.nameSpace(a).compare(m_table.nameSpace(b)))
        return order;
    if (m_table.slot(a) != m_table.slot(b))
        return m_table.slot(a) < m_table.slot(b) ? -1 : 1;
    const auto order = m_table.uid(a) <=> m_table.uid(b);
    return order < 0 ? -1 : order > 0 ? 1 : 0;
}

} // namespace portolan
