// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/fleet/fleet.h"
#include "widgets/decor/release.h"

#include <map>

namespace portolan::ui {

//! Which letter a pod-template hash has: the first one seen of a rollout is B, each that comes
//! beside it takes the other letter, in all clusters the same. Remembered while the program runs.
//! GUI thread.
class ReleaseColors {
public:
    //! Looks at the rollouts of all clusters: what is active first, what follows it next.
    void learn(const Fleet& fleet);
    [[nodiscard]] ReleaseColor colorOf(const QString& rollout, const QString& hash) const;

private:
    //! `rollout` is "namespace/name"; `beside` is the hash that this one stands next to.
    void give(const QString& rollout, const QString& hash, const QString& beside);

    std::map<std::pair<QString, QString>, ReleaseColor> m_colors;
};

//! "namespace/name", the key of a rollout over all clusters.
[[nodiscard]] QString rolloutKey(const KindTable& rollouts, RowId row);

} // namespace portolan::ui
