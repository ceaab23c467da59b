// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <QString>

#include <string>

namespace portolan {

//! Where the objects of any kind live in the API, watched or not: what discovery says of it.
struct ResourceAddress {
    QString group; //!< empty for the core group
    QString version; //!< the one that is asked for; clusters may differ in it
    QString resource; //!< plural, as in the path
    QString kind; //!< as in an object's kind
    bool namespaced = true;

    //! "secrets", "ingresses.networking.k8s.io": names it whatever the version, as kubectl does.
    [[nodiscard]] QString id() const;
    friend bool operator==(const ResourceAddress&, const ResourceAddress&) = default;
};

//! Of a kind that is watched.
[[nodiscard]] ResourceAddress resourceOf(Kind kind);
//! The watched kind whose objects these are, in whatever version; nothing when there is none.
[[nodiscard]] std::optional<Kind> watchedKind(QStringView group, QStringView resource);

//! "Secrets", "NetworkPolicies": the plural as a title, spelled as the kind is. A resource that is
//! not called after its kind is named by the kind ("PodMetrics", whose resource is "pods").
[[nodiscard]] QString pluralTitle(const ResourceAddress& address);

//! "/api/v1/namespaces/shop/secrets"; an empty nameSpace is the whole cluster. What a server or a
//! person called something is percent-encoded where a path demands it.
[[nodiscard]] std::string collectionPath(const ResourceAddress& address, const QString& nameSpace);
[[nodiscard]] std::string objectPath(
    const ResourceAddress& address, const QString& nameSpace, const QString& name);

} // namespace portolan
