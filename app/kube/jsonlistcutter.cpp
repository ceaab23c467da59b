// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/jsonlistcutter.h"

#include <QCoreApplication>

namespace portolan::kube {
namespace {

constexpr std::string_view itemsKey = "items";

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

Result<void> JsonListCutter::feed(std::string_view bytes, const OnItem& onItem)
{
    for (const char c : bytes) {
        const bool good = take(c) && m_item.size() <= m_limit && m_around.size() <= m_limit;
        if (!good)
            return fail(ErrorCode::Protocol,
                QCoreApplication::translate(
                    "Kube", "The server's list cannot be read: its bytes are damaged."));
        if (!m_itemEnded)
            continue;
        m_itemEnded = false;
        if (Result<void> taken = onItem(m_item); !taken)
            return taken;
        m_item.clear();
    }
    return {};
}

bool JsonListCutter::take(char c)
{
    if (m_quoted)
        return takeQuoted(c);
    switch (m_stage) {
    case Stage::Before:
        if (isSpace(c))
            return true;
        m_stage = Stage::Around;
        m_around += c;
        ++m_depth;
        return c == '{';
    case Stage::Around:
        return takeAround(c);
    case Stage::Items:
        return takeBetweenItems(c);
    case Stage::Item:
        return takeInItem(c);
    case Stage::After:
        break;
    }
    return isSpace(c);
}

bool JsonListCutter::takeQuoted(char c)
{
    (m_stage == Stage::Item ? m_item : m_around) += c;
    const bool ends = c == '"' && !m_escaped;
    m_escaped = c == '\\' && !m_escaped;
    m_quoted = !ends;
    if (!ends && m_stage == Stage::Around && m_depth == 1 && m_word.size() <= itemsKey.size())
        m_word += c;
    return true;
}

bool JsonListCutter::takeAround(char c)
{
    m_around += c;
    switch (c) {
    case '"':
        m_quoted = true;
        m_word.clear();
        return true;
    case ':':
        if (m_depth == 1)
            m_key = m_word;
        return true;
    case ',':
        if (m_depth == 1)
            m_key.clear();
        return true;
    case '[':
        if (m_depth == 1 && m_key == itemsKey) {
            m_stage = Stage::Items;
            return true;
        }
        ++m_depth;
        return true;
    case '{':
        ++m_depth;
        return true;
    case ']':
    case '}':
        if (--m_depth == 0)
            m_stage = Stage::After;
        return m_depth > 0 || c == '}';
    default:
        return true;
    }
}

bool JsonListCutter::takeBetweenItems(char c)
{
    if (c == ']') {
        m_around += c;
        m_key.clear();
        m_stage = Stage::Around;
        return true;
    }
    if (c == '{') {
        m_item += c;
        m_depth = 1;
        m_stage = Stage::Item;
        return true;
    }
    return c == ',' || isSpace(c);
}

bool JsonListCutter::takeInItem(char c)
{
    m_item += c;
    if (c == '"') {
        m_quoted = true;
    } else if (c == '{' || c == '[') {
        ++m_depth;
    } else if ((c == '}' || c == ']') && --m_depth == 0) {
        m_depth = 1; // that of the list again
        m_stage = Stage::Items;
        m_itemEnded = true;
        return c == '}';
    }
    return true;
}

} // namespace portolan::kube
