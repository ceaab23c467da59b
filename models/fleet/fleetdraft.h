// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "models/fleet/fleetfile.h"

#include <functional>

namespace portolan {

//! A fleet file as far as clusters themselves say it, with the rest as comments for a person.
struct FleetDraft {
    FleetFile file;
    FleetComments comments;
    QStringList notes; //!< what is missing of single clusters, a sentence each
    bool isComplete = true; //!< the nodes of every cluster were read
};

//! Writes down what the nodes of each cluster say: their cloud region, and the pools that labels of
//! EKS, GKE, AKS or Karpenter name. Roles and recovery partners are never guessed: they are
//! comments to fill in. A cluster whose nodes could not be read stands there with the reason.
//! `nameSpaceOf` gives the namespace that the kubeconfig names for a context, or nothing: it is
//! written for users who may not list the nodes. Owner thread of the fleet.
[[nodiscard]] FleetDraft draftFleet(const Fleet& fleet, const QString& name, BootMs now,
    const std::function<QString(const QString& context)>& nameSpaceOf);

} // namespace portolan
