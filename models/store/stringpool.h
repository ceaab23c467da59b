// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <array>
#include <atomic>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace portolan {

//! Strings that repeat within one cluster (namespaces, node names, phases, images), each kept
//! once and named by a number. Append-only: a number stays good for the life of the pool.
//!
//! Threads: one writer (the cluster's I/O thread) calls intern(). Any thread may call view() with
//! a number that reached it through an Outbox, whose lock orders the write before the read.
//! Id 0 is the empty string.
class StringPool {
public:
    StringPool();
    ~StringPool();
    StringPool(const StringPool&) = delete;
    StringPool& operator=(const StringPool&) = delete;

    [[nodiscard]] quint32 intern(std::string_view text);
    [[nodiscard]] std::string_view view(quint32 id) const;

private:
    static constexpr quint32 blockBits = 10;
    static constexpr quint32 blockSize = 1u << blockBits;
    //! 4 M strings a cluster. Above that strings fold into one "…", which is seen, not lost memory.
    static constexpr quint32 maxBlocks = 4096;
    struct Block;

    std::string_view store(std::string_view text);

    std::array<std::atomic<Block*>, maxBlocks> m_blocks{};
    std::unordered_map<std::string_view, quint32> m_ids; // writer only
    std::vector<std::unique_ptr<char[]>> m_chunks; // writer only
    size_t m_chunkUsed = 0;
    size_t m_chunkSize = 0;
    quint32 m_count = 0; // writer only
};

} // namespace portolan
