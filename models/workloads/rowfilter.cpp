// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/workloads/rowfilter.h"

namespace portolan {
namespace {

constexpr std::array<char, 256> lowerTable = [] {
    std::array<char, 256> table{};
    for (size_t i = 0; i < table.size(); ++i)
        table[i] = i >= 'A' && i <= 'Z' ? char(i - 'A' + 'a') : char(i);
    return table;
}();

char lower(char c)
{
    return lowerTable[quint8(c)];
}

bool startsAt(const char* at, std::string_view needle)
{
    for (const char c : needle) {
        if (lower(*at++) != c)
            return false;
    }
    return true;
}

//! `needle` is in lower case already.
bool contains(std::string_view text, std::string_view needle)
{
    if (needle.size() > text.size())
        return false;
    const char* const end = text.data() + (text.size() - needle.size());
    for (const char* at = text.data(); at <= end; ++at) {
        if (lower(*at) == needle[0] && startsAt(at, needle))
            return true;
    }
    return false;
}

bool matchesText(const FilterTerm& term, std::string_view text)
{
    for (const std::string& needle : term.texts) {
        if (term.op == FilterOp::Equal
                ? text.size() == needle.size() && startsAt(text.data(), needle)
                : contains(text, needle))
            return true;
    }
    return false;
}

int cost(const FilterTerm& term, Columns columns)
{
    switch (term.subject) {
    case FilterSubject::Cluster:
    case FilterSubject::Age:
        return 0;
    case FilterSubject::NameSpace:
    case FilterSubject::Region:
        return 1;
    case FilterSubject::Cell:
        return columns[*term.cell].type == CellType::Text ? 2 : 1;
    case FilterSubject::Name:
        return 2;
    case FilterSubject::Anywhere:
        return 3;
    }
    return 3;
}

} // namespace

CompiledFilter::CompiledFilter(
    const FilterQuery& query, const KindTable& table, std::vector<ClusterLabel> labels, qint64 now)
    : m_table(table)
    , m_now(now)
{
    for (const FilterTerm& term : query.terms()) {
        Term& compiled = m_terms.emplace_back();
        compiled.term = term;
        for (const ClusterLabel& label : labels) {
            const bool found = term.subject == FilterSubject::Region
                ? matchesText(term, label.region)
                : matchesText(term, label.name)
                    || (!label.title.empty() && matchesText(term, label.title));
            compiled.clusters.push_back(found ? Known::Yes : Known::No);
        }
    }
    const Columns columns = table.columns();
    std::ranges::stable_sort(
        m_terms, {}, [columns](const Term& term) { return cost(term.term, columns); });
    for (size_t i = 0; i < columns.size(); ++i) {
        const bool isText
            = columns[i].type == CellType::Interned || columns[i].type == CellType::Text;
        if (isText && columns[i].role != ColumnRole::Hidden)
            m_searchable.push_back(i);
    }
}

bool CompiledFilter::accepts(RowId row)
{
    for (Term& term : m_terms) {
        if (holds(term, row) == term.term.negated)
            return false;
    }
    return true;
}

void CompiledFilter::forgetSlot(Slot slot)
{
    for (Term& term : m_terms) {
        if (slot < term.interned.size())
            term.interned[slot].clear();
    }
}

bool CompiledFilter::holds(Term& term, RowId row) const
{
    const Slot slot = m_table.slot(row);
    switch (term.term.subject) {
    case FilterSubject::Cluster:
    case FilterSubject::Region:
        return matchesCluster(term, slot)
            || (term.term.cell && matchesCell(term, row, *term.term.cell));
    case FilterSubject::NameSpace:
        return matchesInterned(term, slot, m_table.nameSpaceId(row), m_table.nameSpace(row));
    case FilterSubject::Name:
        return matchesText(term.term, m_table.name(row));
    case FilterSubject::Age:
        return matchesAge(term.term, m_table.created(row));
    case FilterSubject::Cell:
        return matchesCell(term, row, *term.term.cell);
    case FilterSubject::Anywhere:
        return matchesAnywhere(term, row);
    }
    return false;
}

bool CompiledFilter::matchesCluster(const Term& term, Slot slot) const
{
    return slot < term.clusters.size() && term.clusters[slot] == Known::Yes;
}

bool CompiledFilter::matchesCell(Term& term, RowId row, size_t cell) const
{
    switch (m_table.columns()[cell].type) {
    case CellType::Interned:
        return matchesInterned(
            term, m_table.slot(row), m_table.internedId(row, cell), m_table.string(row, cell));
    case CellType::Text:
        return matchesText(term.term, m_table.string(row, cell));
    case CellType::Time:
        return matchesAge(term.term, m_table.number(row, cell));
    default:
        return matchesNumber(term.term, m_table.number(row, cell));
    }
}

bool CompiledFilter::matchesInterned(Term& term, Slot slot, quint32 id, std::string_view text) const
{
    if (slot >= term.interned.size())
        term.interned.resize(size_t(slot) + 1);
    std::vector<Known>& known = term.interned[slot];
    if (id >= known.size())
        known.resize(std::max<size_t>(size_t(id) + 1, known.size() * 2), Known::NotAsked);
    if (known[id] == Known::NotAsked)
        known[id] = matchesText(term.term, text) ? Known::Yes : Known::No;
    return known[id] == Known::Yes;
}

bool CompiledFilter::matchesAnywhere(Term& term, RowId row) const
{
    const Slot slot = m_table.slot(row);
    if (matchesCluster(term, slot) || matchesText(term.term, m_table.name(row))
        || matchesInterned(term, slot, m_table.nameSpaceId(row), m_table.nameSpace(row)))
        return true;
    return std::ranges::any_of(
        m_searchable, [&](size_t cell) { return matchesCell(term, row, cell); });
}

bool CompiledFilter::matchesNumber(const FilterTerm& term, qint64 value) const
{
    return std::ranges::any_of(term.numbers, [&term, value](const FilterNumber& number) {
        switch (term.op) {
        case FilterOp::Greater:
            return value > number.value;
        case FilterOp::GreaterEqual:
            return value >= number.value;
        case FilterOp::Less:
            return value < number.value;
        case FilterOp::LessEqual:
            return value <= number.value;
        default:
            return value >= number.value && value - number.value < number.unit;
        }
    });
}

bool CompiledFilter::matchesAge(const FilterTerm& term, qint64 time) const
{
    // What never happened has no age: it is neither young nor old.
    return time != 0 && matchesNumber(term, std::max<qint64>(m_now - time, 0));
}

} // namespace portolan
