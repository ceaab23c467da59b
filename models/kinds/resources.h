// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTypes>

#include <charconv>
#include <string>
#include <string_view>
#include <vector>

namespace portolan {

//! Amounts by resource name: cpu in thousandths, everything else in units (bytes, counts).
//! Entries point at names that outlive the value.
class ResourceList {
public:
    void set(std::string_view name, qint64 amount);
    void add(const ResourceList& other);
    void raiseTo(const ResourceList& other); //!< the larger of each
    [[nodiscard]] qint64 amount(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    void clear() { m_entries.clear(); }

    struct Entry {
        std::string_view name;
        qint64 amount;
    };
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }

    //! Reads one entry of a protobuf map<string, Quantity>. What is no quantity is left out.
    void setFromProto(std::string_view mapEntry);

    //! All but cpu and memory, "name=amount" parted by spaces and ordered by name: a form in which
    //! rows keep them, since few pods have any and those that do look alike.
    [[nodiscard]] std::string othersText() const;

private:
    qint64& at(std::string_view name);

    std::vector<Entry> m_entries; // two to four entries: a search is a short walk
};

//! Calls visit(name, amount) for each part of an othersText().
template <typename Visit> void forEachOther(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const size_t end = std::min(text.find(' '), text.size());
        const std::string_view part = text.substr(0, end);
        const size_t equals = part.rfind('=');
        if (equals != std::string_view::npos) {
            qint64 amount = 0;
            std::from_chars(part.data() + equals + 1, part.data() + part.size(), amount);
            visit(part.substr(0, equals), amount);
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace portolan
