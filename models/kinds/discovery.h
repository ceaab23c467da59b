// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/domain/resource.h"

#include <QStringList>

#include <string_view>
#include <vector>

namespace portolan {

//! A kind whose objects a cluster lists, in the version that it prefers.
struct ServedKind {
    ResourceAddress address;
    QStringList shortNames;

    friend bool operator==(const ServedKind&, const ServedKind&) = default;
};

//! What one document of discovery says.
struct Discovery {
    std::vector<ServedKind> kinds; //!< those that can be listed, preferred versions first
    //! Documents that say the rest: "/api/v1", "/apis/apps/v1". Only servers before 1.26 leave any.
    QStringList further;
    //! Group versions whose own server does not answer, so that what they serve is not known.
    QStringList unanswered;
};

//! Reads whatever document of discovery it is: the aggregated one (apidiscovery.k8s.io/v2,
//! APIGroupDiscoveryList), or the earlier APIVersions, APIGroupList and APIResourceList of meta/v1.
//! Any bytes give a value or an error (Protocol). Any thread, no state.
[[nodiscard]] Result<Discovery> parseDiscovery(std::string_view json);

//! Adds kinds to others; of one that is there already the first version stays.
void addKinds(std::vector<ServedKind>& kinds, const std::vector<ServedKind>& more);

} // namespace portolan
