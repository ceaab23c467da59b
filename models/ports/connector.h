// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/clusterfacts.h"

namespace portolan {

//! Connects and disconnects clusters. Nothing is dialled that was not asked for here. GUI thread;
//! what becomes of it is seen in the Fleet.
class Connector {
public:
    virtual ~Connector() = default;
    virtual void connectCluster(Slot slot) = 0;
    virtual void disconnectCluster(Slot slot) = 0;
    [[nodiscard]] virtual bool isConnected(Slot slot) const = 0;
};

} // namespace portolan
