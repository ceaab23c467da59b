// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace portolan {

//! Adds an image to a list parted by ", ", unless it is one of them already. Whole names are
//! compared: "app:1.1" is not in "app:1.10".
inline void appendImage(std::string& images, std::string_view image)
{
    constexpr std::string_view separator = ", ";
    if (image.empty())
        return;
    for (std::string_view rest = images; !rest.empty();) {
        const size_t end = std::min(rest.find(separator), rest.size());
        if (rest.substr(0, end) == image)
            return;
        rest.remove_prefix(std::min(end + separator.size(), rest.size()));
    }
    images.append(images.empty() ? std::string_view() : separator).append(image);
}

} // namespace portolan
