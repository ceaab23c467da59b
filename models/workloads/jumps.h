// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/kinds/discovery.h"

namespace portolan {

//! Somewhere that can be gone to by typing its name.
struct Jump {
    enum class Type : quint8 { Page, Cluster, Kind, Object };
    Type type = Type::Page;
    QString title; //!< in which the typed text was found
    QString detail; //!< what tells it from others of that name: "Pod, shop, us-east-1"
    qsizetype matchStart = 0; //!< of the typed text in the title
    qsizetype matchLength = 0;
    QString page; //!< id; of a page only
    Slot slot = 0; //!< of a cluster and of an object
    std::optional<Kind> kind; //!< of a kind that is watched and of an object
    QString resource; //!< of a kind that is not watched: ResourceAddress::id()
    QString nameSpace; //!< of an object
    Uid uid;
    Health health = Health::Unknown; //!< of an object, by its own fields
};

//! A page that can be gone to.
struct JumpPage {
    QString id;
    QString title;
};

//! What was found, in the order of Jump::Type; names that start with the text come first.
struct JumpList {
    std::vector<Jump> jumps;
    bool hasMore = false; //!< objects beyond `most`
};

//! Pages, clusters, kinds and the objects of all tables whose names contain the typed text,
//! whatever its case. More words narrow objects by namespace and cluster. ":" in front finds kinds
//! alone, by any name that kubectl knows, "@" clusters alone; without any text everything but
//! objects is found. `others` are the kinds that are not watched, as far as they are known. One
//! pass over the names; owner thread of the fleet.
[[nodiscard]] JumpList findJumps(const Fleet& fleet, std::span<const JumpPage> pages,
    std::span<const ServedKind> others, const QString& typed, size_t most = 50);

} // namespace portolan
