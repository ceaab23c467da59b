// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace portolan::kube {

//! The magic in front of every protobuf object: "k8s" and a zero byte.
inline constexpr std::string_view protobufMagic{"k8s\0", 4};

//! The message inside `k8s\0` + runtime.Unknown{typeMeta = 1, raw = 2, …}; nothing when the bytes
//! are no such envelope. Source: apimachinery, pkg/runtime/serializer/protobuf.
[[nodiscard]] std::optional<std::string_view> openEnvelope(std::string_view bytes);

} // namespace portolan::kube
