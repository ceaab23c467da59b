// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/kinds/registry.h"

namespace portolan::resourcequota {

enum Column : size_t {
    Used, //!< lines "resource used hard", quantities as the server wrote them, ordered by resource
    Tightest, //!< the resource nearest to its limit
    TightestPercent,
    ColumnCount
};

//! One line of the Used cell.
struct Line {
    std::string_view resource, used, hard;
};
template <typename Visit> void forEachLine(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        const std::string_view line = text.substr(0, end);
        const size_t first = line.find(' ');
        const size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
        if (second != std::string_view::npos)
            visit(Line{line.substr(0, first), line.substr(first + 1, second - first - 1),
                line.substr(second + 1)});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

[[nodiscard]] const KindSpec& spec();

} // namespace portolan::resourcequota
