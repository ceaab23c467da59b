// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/stringpool.h"

#include <cstring>

namespace portolan {
namespace {

constexpr size_t plainChunk = 64 * 1024;

} // namespace

struct StringPool::Block {
    std::array<std::string_view, blockSize> entries;
};

StringPool::StringPool()
{
    (void)intern({});
}

StringPool::~StringPool()
{
    for (std::atomic<Block*>& block : m_blocks)
        delete block.load(std::memory_order_relaxed);
}

quint32 StringPool::intern(std::string_view text)
{
    if (const auto found = m_ids.find(text); found != m_ids.end())
        return found->second;
    if (m_count >= maxBlocks * blockSize)
        return m_count - 1;
    const bool last = m_count == maxBlocks * blockSize - 1;
    const std::string_view kept = store(last ? std::string_view("…") : text);
    const quint32 id = m_count++;
    std::atomic<Block*>& block = m_blocks[id >> blockBits];
    if (!block.load(std::memory_order_relaxed))
        block.store(new Block, std::memory_order_release);
    block.load(std::memory_order_relaxed)->entries[id & (blockSize - 1)] = kept;
    m_ids.emplace(kept, id);
    return id;
}

std::string_view StringPool::view(quint32 id) const
{
    if (id >= maxBlocks * blockSize)
        return {};
    const Block* block = m_blocks[id >> blockBits].load(std::memory_order_acquire);
    return block ? block->entries[id & (blockSize - 1)] : std::string_view{};
}

std::string_view StringPool::store(std::string_view text)
{
    if (text.empty())
        return {};
    if (m_chunkUsed + text.size() > m_chunkSize) {
        m_chunkSize = std::max(plainChunk, text.size());
        m_chunks.push_back(std::make_unique_for_overwrite<char[]>(m_chunkSize));
        m_chunkUsed = 0;
    }
    char* at = m_chunks.back().get() + m_chunkUsed;
    std::memcpy(at, text.data(), text.size());
    m_chunkUsed += text.size();
    return {at, text.size()};
}

} // namespace portolan
