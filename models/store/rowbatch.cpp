// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/rowbatch.h"

#include <charconv>

namespace portolan {
namespace {

//! Garbage below this is not worth a pass over the batch.
constexpr size_t tolerableGarbage = 64 * 1024;

size_t textBytes(const RowHead& head, std::span<const quint64> cells, Columns columns)
{
    size_t bytes = TextRef::unpacked(head.name).length;
    for (size_t i = 0; i < columns.size(); ++i) {
        if (columns[i].type == CellType::Text)
            bytes += TextRef::unpacked(cells[i]).length;
    }
    return bytes;
}

quint64 moved(quint64 packed, std::string_view from, std::string& to)
{
    const TextRef ref = TextRef::unpacked(packed);
    const TextRef target{quint32(to.size()), ref.length};
    to.append(from.substr(ref.offset, ref.length));
    return target.packed();
}

} // namespace

std::string_view RowBatch::text(quint64 packed) const
{
    const TextRef ref = TextRef::unpacked(packed);
    return std::string_view(m_text).substr(ref.offset, ref.length);
}

void RowBatch::put(
    const RowHead& head, std::span<const quint64> cells, std::string_view text, Columns columns)
{
    const size_t count = m_heads.size();
    const size_t row = rowOf(head.uid);
    if (row < count) {
        const RowHead& known = m_heads[row];
        if (!head.removed && head.isOlderThan(known))
            return;
        m_deadText += textBytes(known, {m_cells.data() + row * m_columns, m_columns}, columns);
    }
    const quint32 generation = std::max(m_heads[row].generation, head.generation);
    m_heads[row] = head;
    m_heads[row].generation = generation;
    m_heads[row].name = moved(head.name, text, m_text);
    quint64* target = m_cells.data() + row * m_columns;
    for (size_t i = 0; i < m_columns; ++i)
        target[i] = columns[i].type == CellType::Text ? moved(cells[i], text, m_text) : cells[i];
    if (m_deadText > tolerableGarbage && m_deadText > m_text.size() / 2)
        compactText(columns);
}

size_t RowBatch::rowOf(const Uid& uid)
{
    const quint32 next = quint32(m_heads.size());
    for (quint64 key = uid.hash();; ++key) { // a clash of hashes takes the next free key
        const auto [entry, isNew] = m_rows.try_emplace(key, next);
        if (isNew) {
            m_heads.emplace_back().uid = uid;
            m_cells.resize(m_cells.size() + m_columns);
            return next;
        }
        if (m_heads[entry->second].uid == uid)
            return entry->second;
    }
}

void RowBatch::compactText(Columns columns)
{
    std::string kept;
    kept.reserve(m_text.size() - m_deadText);
    for (size_t row = 0; row < m_heads.size(); ++row) {
        m_heads[row].name = moved(m_heads[row].name, m_text, kept);
        for (size_t i = 0; i < m_columns; ++i) {
            quint64& cell = m_cells[row * m_columns + i];
            if (columns[i].type == CellType::Text)
                cell = moved(cell, m_text, kept);
        }
    }
    m_text = std::move(kept);
    m_deadText = 0;
}

void RowSink::clear()
{
    m_head = {};
    std::fill(m_cells.begin(), m_cells.end(), 0);
    m_text.clear();
}

void RowSink::setResourceVersion(std::string_view text)
{
    quint64 value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    m_head.resourceVersion = error == std::errc{} && end == text.data() + text.size() ? value : 0;
}

void RowSink::setString(size_t column, std::string_view text)
{
    m_cells[column] = m_columns[column].type == CellType::Text ? keep(text).packed()
                                                                : m_pool.intern(text);
}

TextRef RowSink::keep(std::string_view text)
{
    const TextRef ref{quint32(m_text.size()), quint32(text.size())};
    m_text.append(text);
    return ref;
}

} // namespace portolan
