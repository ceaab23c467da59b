// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <functional>
#include <string>
#include <string_view>

namespace portolan::kube {

//! Cuts the items out of a JSON list while its bytes come in, by brackets and quotes alone; whether
//! an item is good JSON is for its reader to say. Keeps one unfinished item and what stands around
//! the items, neither beyond a limit.
//! Thread: any one at a time.
class JsonListCutter {
public:
    using OnItem = std::function<Result<void>(std::string_view object)>;

    explicit JsonListCutter(size_t limit)
        : m_limit(limit)
    {
    }

    //! Fails with what onItem said, or with Protocol when the bytes are no list.
    [[nodiscard]] Result<void> feed(std::string_view bytes, const OnItem& onItem);
    //! The list without its items, once it is whole; its metadata is read from it.
    [[nodiscard]] const std::string& around() const { return m_around; }
    [[nodiscard]] bool isWhole() const { return m_stage == Stage::After; }

private:
    enum class Stage : quint8 { Before, Around, Items, Item, After };

    [[nodiscard]] bool take(char c);
    [[nodiscard]] bool takeQuoted(char c);
    [[nodiscard]] bool takeAround(char c);
    [[nodiscard]] bool takeBetweenItems(char c);
    [[nodiscard]] bool takeInItem(char c);

    const size_t m_limit;
    Stage m_stage = Stage::Before;
    int m_depth = 0; // of brackets; within an item, of the item's own
    bool m_quoted = false;
    bool m_escaped = false;
    bool m_itemEnded = false;
    std::string m_word; // the last text at the top level, as far as it matters
    std::string m_key; // of the top level
    std::string m_around;
    std::string m_item;
};

} // namespace portolan::kube
