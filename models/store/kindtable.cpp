// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/kindtable.h"

namespace portolan {
namespace {

constexpr RowId emptyEntry = 0xffffffff;
constexpr RowId erasedEntry = 0xfffffffe;
//! Garbage below this is not worth a pass over a cluster's rows.
constexpr size_t tolerableGarbage = 256 * 1024;

} // namespace

KindTable::KindTable(Kind kind, Columns columns, QObject* parent)
    : QObject(parent)
    , m_kind(kind)
    , m_namespaced(addressOf(kind).namespaced)
    , m_columns(columns)
    , m_cells(columns.size())
    , m_index(64, emptyEntry)
{
}

KindTable::KindTable(Columns columns, bool namespaced, QObject* parent)
    : QObject(parent)
    , m_kind(Kind::Other)
    , m_namespaced(namespaced)
    , m_columns(columns)
    , m_cells(columns.size())
    , m_index(64, emptyEntry)
{
}

KindTable::~KindTable() = default;

std::string_view KindTable::name(RowId row) const
{
    return textOf(m_slots[row], m_heads[row].name);
}

std::string_view KindTable::nameSpace(RowId row) const
{
    return m_strings[m_slots[row]]->pool->view(m_heads[row].nameSpace);
}

std::string_view KindTable::string(RowId row, size_t column) const
{
    const quint64 cell = m_cells[column][row];
    if (m_columns[column].type == CellType::Text)
        return textOf(m_slots[row], cell);
    return m_strings[m_slots[row]]->pool->view(quint32(cell));
}

std::string_view KindTable::textOf(Slot slot, quint64 packed) const
{
    const TextRef ref = TextRef::unpacked(packed);
    return std::string_view(m_strings[slot]->text).substr(ref.offset, ref.length);
}

size_t KindTable::textBytes(Slot slot) const
{
    return slot < m_strings.size() && m_strings[slot] ? m_strings[slot]->text.size() : 0;
}

std::optional<RowId> KindTable::find(Slot slot, const Uid& uid) const
{
    for (size_t i = indexStart(slot, uid);; i = (i + 1) & (m_index.size() - 1)) {
        const RowId row = m_index[i];
        if (row == emptyEntry)
            return std::nullopt;
        if (row != erasedEntry && m_slots[row] == slot && m_heads[row].uid == uid)
            return row;
    }
}

void KindTable::apply(Slot slot, const std::shared_ptr<StringPool>& pool, const RowBatch* rows,
    std::span<const Sweep> sweeps)
{
    takePool(slot, pool);
    TableChange change;
    if (rows) {
        for (size_t i = 0; i < rows->size(); ++i)
            putRow(slot, *rows, i, change);
    }
    for (const Sweep& sweep : sweeps)
        sweepRows(slot, sweep, change);
    endApply(slot, change);
}

void KindTable::applyPart(Slot slot, const std::shared_ptr<StringPool>& pool,
    const RowBatch& rows, size_t first, size_t count)
{
    takePool(slot, pool);
    TableChange change;
    for (size_t i = first; i < std::min(rows.size(), first + count); ++i)
        putRow(slot, rows, i, change);
    endApply(slot, change);
}

void KindTable::takePool(Slot slot, const std::shared_ptr<StringPool>& pool)
{
    // Numbers of one pool mean nothing in another: rows of an earlier connection cannot stay.
    if (stringsOf(slot).pool && stringsOf(slot).pool != pool)
        removeSlot(slot);
    stringsOf(slot).pool = pool;
}

void KindTable::sweepRows(Slot slot, const Sweep& sweep, TableChange& change)
{
    if (sweep.kind != m_kind)
        return;
    for (RowId row = 0; row < m_heads.size(); ++row) {
        const bool inScope = m_live[row] && m_slots[row] == slot
            && (sweep.nameSpace == 0 || m_heads[row].nameSpace == sweep.nameSpace);
        if (inScope && m_heads[row].generation < sweep.generation)
            removeRow(row, change);
    }
}

void KindTable::endApply(Slot slot, TableChange& change)
{
    finish(change);
    const Strings& strings = *m_strings[slot];
    if (strings.deadText > tolerableGarbage && strings.deadText > strings.text.size() / 2)
        compactText(slot);
}

void KindTable::removeSlot(Slot slot)
{
    if (slot >= m_strings.size() || !m_strings[slot])
        return;
    TableChange change;
    for (RowId row = 0; row < m_heads.size(); ++row) {
        if (m_live[row] && m_slots[row] == slot)
            removeRow(row, change);
    }
    finish(change);
    m_strings[slot].reset();
    Q_EMIT slotRemoved(slot);
}

KindTable::Strings& KindTable::stringsOf(Slot slot)
{
    if (slot >= m_strings.size())
        m_strings.resize(size_t(slot) + 1);
    if (!m_strings[slot])
        m_strings[slot] = std::make_unique<Strings>();
    return *m_strings[slot];
}

void KindTable::putRow(Slot slot, const RowBatch& batch, size_t at, TableChange& change)
{
    const RowHead& head = batch.head(at);
    const std::optional<RowId> known = find(slot, head.uid);
    if (head.removed) {
        if (known)
            removeRow(*known, change);
        return;
    }
    if (known) {
        RowHead& before = m_heads[*known];
        if (head.isOlderThan(before))
            return;
        // 0 is a server that gives no numbers.
        const bool same
            = head.resourceVersion != 0 && head.resourceVersion == before.resourceVersion;
        before.generation = std::max(before.generation, head.generation);
        if (same)
            return;
        forgetText(*known);
        writeRow(*known, slot, batch, at);
        change.changed.push_back(*known);
        return;
    }
    const RowId row = takeFreeRow();
    writeRow(row, slot, batch, at);
    indexInsert(row); // first: growing the index walks the rows that live already
    m_live[row] = true;
    ++m_liveRows;
    if (slot >= m_rowsBySlot.size())
        m_rowsBySlot.resize(size_t(slot) + 1);
    ++m_rowsBySlot[slot];
    change.inserted.push_back(row);
}

RowId KindTable::takeFreeRow()
{
    if (!m_free.empty()) {
        const RowId row = m_free.back();
        m_free.pop_back();
        return row;
    }
    const RowId row = RowId(m_heads.size());
    m_heads.emplace_back();
    m_slots.push_back(0);
    m_live.push_back(false);
    for (std::vector<quint64>& column : m_cells)
        column.push_back(0);
    return row;
}

void KindTable::writeRow(RowId row, Slot slot, const RowBatch& batch, size_t at)
{
    Strings& strings = *m_strings[slot];
    const auto keep = [&strings, &batch](quint64 packed) {
        const std::string_view text = batch.text(packed);
        const TextRef ref{quint32(strings.text.size()), quint32(text.size())};
        strings.text.append(text);
        return ref.packed();
    };
    m_slots[row] = slot;
    const quint32 generation = m_live[row] ? m_heads[row].generation : 0;
    m_heads[row] = batch.head(at);
    m_heads[row].generation = std::max(generation, batch.head(at).generation);
    m_heads[row].name = keep(batch.head(at).name);
    const quint64* cells = batch.cells(at);
    for (size_t i = 0; i < m_columns.size(); ++i)
        m_cells[i][row] = m_columns[i].type == CellType::Text ? keep(cells[i]) : cells[i];
}

void KindTable::forgetText(RowId row)
{
    Strings& strings = *m_strings[m_slots[row]];
    strings.deadText += TextRef::unpacked(m_heads[row].name).length;
    for (size_t i = 0; i < m_columns.size(); ++i) {
        if (m_columns[i].type == CellType::Text)
            strings.deadText += TextRef::unpacked(m_cells[i][row]).length;
    }
}

void KindTable::removeRow(RowId row, TableChange& change)
{
    indexErase(row);
    forgetText(row);
    m_live[row] = false;
    --m_liveRows;
    --m_rowsBySlot[m_slots[row]];
    change.removed.push_back(row);
}

//! A row may be inserted and swept in one batch, or changed and removed: those that hear of the
//! change must see each row once, as what it is now.
void KindTable::finish(TableChange& change)
{
    if (!change.removed.empty()) {
        std::erase_if(change.changed, [this](RowId row) { return !m_live[row]; });
        std::vector<RowId> neverSeen;
        std::erase_if(change.inserted, [&](RowId row) {
            if (!m_live[row])
                neverSeen.push_back(row);
            return !m_live[row];
        });
        std::ranges::sort(neverSeen);
        std::erase_if(change.removed,
            [&](RowId row) { return std::ranges::binary_search(neverSeen, row); });
        m_free.insert(m_free.end(), neverSeen.begin(), neverSeen.end());
    }
    if (!change.isEmpty())
        Q_EMIT changed(change);
    m_free.insert(m_free.end(), change.removed.begin(), change.removed.end());
}

void KindTable::compactText(Slot slot)
{
    Strings& strings = *m_strings[slot];
    std::string kept;
    kept.reserve(strings.text.size() - strings.deadText);
    const auto move = [&](quint64& cell) {
        const TextRef ref = TextRef::unpacked(cell);
        cell = TextRef{quint32(kept.size()), ref.length}.packed();
        kept.append(strings.text, ref.offset, ref.length);
    };
    for (RowId row = 0; row < m_heads.size(); ++row) {
        if (!m_live[row] || m_slots[row] != slot)
            continue;
        move(m_heads[row].name);
        for (size_t i = 0; i < m_columns.size(); ++i) {
            if (m_columns[i].type == CellType::Text)
                move(m_cells[i][row]);
        }
    }
    strings.text = std::move(kept);
    strings.deadText = 0;
}

size_t KindTable::indexStart(Slot slot, const Uid& uid) const
{
    // The multiplier spreads hashes that differ in high bits only (hashed odd uids, slots).
    const quint64 mixed = (uid.hash() + slot) * 0x9e3779b97f4a7c15ULL;
    return (mixed >> 32) & (m_index.size() - 1);
}

void KindTable::indexInsert(RowId row)
{
    if ((m_indexUsed + 1) * 4 > m_index.size() * 3)
        indexGrow();
    size_t i = indexStart(m_slots[row], m_heads[row].uid);
    while (m_index[i] != emptyEntry)
        i = (i + 1) & (m_index.size() - 1);
    m_index[i] = row;
    ++m_indexUsed;
}

void KindTable::indexErase(RowId row)
{
    size_t i = indexStart(m_slots[row], m_heads[row].uid);
    while (m_index[i] != row)
        i = (i + 1) & (m_index.size() - 1);
    m_index[i] = erasedEntry;
}

void KindTable::indexGrow()
{
    size_t size = 64;
    while (size * 2 < (m_liveRows + 1) * 4)
        size *= 2;
    m_index.assign(size, emptyEntry);
    m_indexUsed = 0;
    for (RowId row = 0; row < m_heads.size(); ++row) {
        if (!m_live[row])
            continue;
        size_t i = indexStart(m_slots[row], m_heads[row].uid);
        while (m_index[i] != emptyEntry)
            i = (i + 1) & (m_index.size() - 1);
        m_index[i] = row;
        ++m_indexUsed;
    }
}

} // namespace portolan
