// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/releasecolor.h"
#include "models/store/kindtable.h"

#include <QString>

#include <map>
#include <span>

namespace portolan {

//! Which letter a pod-template hash has: the first one seen of a rollout is B, each release takes
//! the other letter, in all clusters and on all pages the same. A letter once given stays, over
//! restarts too when what save() gives is restored. Pure; the thread of its owner.
class ReleaseColors {
public:
    //! How many releases of a rollout are remembered, and how many rollouts that were not seen
    //! since the start.
    static constexpr size_t mostReleases = 16;
    static constexpr size_t mostUnseen = 500;

    //! Gives letters to what these rows of the table of rollouts serve and what follows it.
    void learn(const KindTable& rollouts, std::span<const RowId> rows);
    [[nodiscard]] ReleaseColor colorOf(const QString& rollout, const QString& hash) const;

    //! Grows whenever a letter is given, so that one knows when to save.
    [[nodiscard]] quint64 version() const { return m_version; }
    //! One rollout a line: "shop/web 6d4cf56db5:B 7f9c8b6d45:G".
    [[nodiscard]] QByteArray save() const;
    //! Before anything was learnt. What cannot be read is left out.
    void restore(const QByteArray& saved);

private:
    struct Release {
        QString hash;
        ReleaseColor color = ReleaseColor::None;
    };
    struct Rollout {
        std::vector<Release> releases; //!< in the order in which they came
        bool seen = false; //!< since the start
    };

    //! `beside` is the hash that this one stands next to.
    void give(Rollout& rollout, const QString& hash, const QString& beside);

    std::map<QString, Rollout> m_rollouts;
    quint64 m_version = 0;
};

//! "namespace/name", the key of a rollout over all clusters.
[[nodiscard]] QString rolloutKey(const KindTable& rollouts, RowId row);

//! "v1.8.2" of "registry/web:v1.8.2"; a digest is cut short; the whole when it has neither. Of
//! several, parted by ", ", the first.
[[nodiscard]] QString versionOf(const QString& image);

} // namespace portolan
