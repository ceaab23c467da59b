// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/envelope.h"

#include "models/kinds/protofields.h"

namespace portolan::kube {

std::optional<std::string_view> openEnvelope(std::string_view bytes)
{
    if (!bytes.starts_with(protobufMagic))
        return std::nullopt;
    bytes.remove_prefix(protobufMagic.size());
    std::optional<std::string_view> raw;
    ProtoFields field(bytes);
    while (field.next()) {
        if (field.number() == 2)
            raw = field.bytes();
    }
    return field.isValid() ? raw.or_else([] { return std::optional<std::string_view>(""); })
                           : std::nullopt;
}

} // namespace portolan::kube
