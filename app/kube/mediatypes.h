// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <string>

namespace portolan::kube {

//! The Accept header for a list, a watch or an object of a kind.
[[nodiscard]] inline std::string acceptFor(const KindAddress& address)
{
    if (address.metadataOnly)
        return "Accept: application/vnd.kubernetes.protobuf;as=PartialObjectMetadata;v=v1;g=meta.k8s.io";
    if (address.encoding == Encoding::Protobuf)
        return "Accept: application/vnd.kubernetes.protobuf";
    return "Accept: application/json";
}

[[nodiscard]] inline bool isProtobuf(std::string_view contentType)
{
    return contentType.starts_with("application/vnd.kubernetes.protobuf");
}

} // namespace portolan::kube
