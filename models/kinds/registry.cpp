// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/registry.h"

#include "models/kinds/node.h"
#include "models/kinds/plain.h"
#include "models/kinds/pod.h"
#include "models/kinds/resourcequota.h"
#include "models/kinds/rollout.h"

namespace portolan {

const KindSpec& specOf(Kind kind)
{
    switch (kind) {
    case Kind::Node:
        return node::spec();
    case Kind::Pod:
        return pod::spec();
    case Kind::ResourceQuota:
        return resourcequota::spec();
    case Kind::Rollout:
        return rollout::spec();
    default:
        return addressOf(kind).encoding == Encoding::Json ? plain::jsonSpec()
                                                           : plain::protobufSpec();
    }
}

size_t columnOf(Kind kind, std::string_view id)
{
    const Columns columns = specOf(kind).columns;
    const auto found
        = std::ranges::find_if(columns, [id](const ColumnSpec& column) { return column.id == id; });
    Q_ASSERT(found != columns.end());
    return size_t(found - columns.begin());
}

} // namespace portolan
