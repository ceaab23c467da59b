// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind.h"

#include <QString>

#include <optional>

namespace portolan {

struct Cluster;
struct Problem;

//! Somewhere in the console: what every jump, step of the history, saved view and link carries. An
//! object is found by its uid, else by its name, and then said to have been created anew.
struct Place {
    QString page; //!< id of a page; empty: where the kind or cluster is shown best
    QString context; //!< of the kubeconfig; empty: the whole fleet
    QString identity; //!< of the cluster, when known: two clusters may share a context's name
    std::optional<Kind> kind;
    QString nameSpace;
    QString name;
    QString uid;
    QString filter;

    friend bool operator==(const Place&, const Place&) = default;
};

//! A cluster where it is shown best, or one kind of it: that list, narrowed to the cluster.
[[nodiscard]] Place placeOf(const Cluster& cluster, std::optional<Kind> kind = std::nullopt);
//! Where a problem leads: to its object, or of a cluster itself to its connection.
[[nodiscard]] Place placeOf(const Cluster& cluster, const Problem& problem);

//! As a place is remembered.
[[nodiscard]] QByteArray placeToJson(const Place& place);
[[nodiscard]] std::optional<Place> placeFromJson(const QByteArray& json);

//! Goes to places. Implemented by app/window; called by every page. GUI thread.
class Navigator {
public:
    virtual ~Navigator() = default;
    virtual void open(const Place& place) = 0;
};

} // namespace portolan
