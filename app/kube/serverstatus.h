// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/clusterfacts.h"

#include <string_view>

namespace portolan::kube {

//! A metav1.Status, or what stood in for one: not every answer that is an error has one (429 has a
//! plain text, a proxy in between has HTML).
struct ServerStatus {
    int code = 0;
    QString reason; //!< "Forbidden", "Expired", …
    QString message; //!< the server's own words; of HTML only that it was HTML
};

//! From the body of an answer that was no success.
[[nodiscard]] ServerStatus statusFromBody(
    int httpStatus, std::string_view contentType, std::string_view body);
//! From the object of an ERROR event.
[[nodiscard]] ServerStatus statusFromProtobuf(std::string_view message);
[[nodiscard]] ServerStatus statusFromJson(std::string_view text);

[[nodiscard]] ErrorCode codeOf(int httpStatus);

//! Why a list or a watch of a kind was not given.
[[nodiscard]] Reason reasonOf(
    const ServerStatus& status, const char* verb, const char* resource, std::string_view nameSpace);

} // namespace portolan::kube
