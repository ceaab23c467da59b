// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/resources.h"

#include "models/base/quantity.h"
#include "models/kinds/protofields.h"

#include <algorithm>

namespace portolan {

void ResourceList::set(std::string_view name, qint64 amount)
{
    at(name) = amount;
}

void ResourceList::add(const ResourceList& other)
{
    for (const Entry& entry : other.m_entries) {
        qint64& mine = at(entry.name);
        mine = saturatedSum(mine, entry.amount);
    }
}

void ResourceList::raiseTo(const ResourceList& other)
{
    for (const Entry& entry : other.m_entries) {
        qint64& mine = at(entry.name);
        mine = std::max(mine, entry.amount);
    }
}

qint64 ResourceList::amount(std::string_view name) const
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found == m_entries.end() ? 0 : found->amount;
}

bool ResourceList::has(std::string_view name) const
{
    return std::ranges::find(m_entries, name, &Entry::name) != m_entries.end();
}

void ResourceList::setFromProto(std::string_view mapEntry)
{
    const ProtoEntry entry = protoEntry(mapEntry);
    const std::string_view text = protoQuantity(entry.value);
    const std::optional<qint64> amount = entry.key == "cpu" ? parseMilli(text) : parseUnits(text);
    if (amount)
        set(entry.key, *amount);
}

std::string ResourceList::othersText() const
{
    std::vector<std::string> parts;
    for (const Entry& entry : m_entries) {
        if (entry.name != "cpu" && entry.name != "memory")
            parts.push_back(std::string(entry.name) + '=' + std::to_string(entry.amount));
    }
    std::ranges::sort(parts);
    std::string text;
    for (const std::string& part : parts)
        text.append(text.empty() ? "" : " ").append(part);
    return text;
}

qint64& ResourceList::at(std::string_view name)
{
    const auto found = std::ranges::find(m_entries, name, &Entry::name);
    return found != m_entries.end() ? found->amount : m_entries.emplace_back(name, 0).amount;
}

} // namespace portolan
