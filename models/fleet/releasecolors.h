// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/releasecolor.h"
#include "models/store/kindtable.h"

#include <QString>

#include <map>
#include <span>

namespace portolan {

//! Which letter a release has: the first one seen of a rollout is B, each release takes the other
//! letter, in all clusters and on all pages the same. A release is a pod-template hash and those of
//! other clusters with the same images: a template that names its region hashes differently in each.
//! A letter once given stays, over restarts too when what save() gives is restored; only what was
//! given before the images of all hashes were known is thought over when they are. Pure; the thread
//! of its owner.
class ReleaseColors {
public:
    //! How many releases of a rollout are remembered, how many hashes of a release, and how many
    //! rollouts that were not seen since the start.
    static constexpr size_t mostReleases = 16;
    static constexpr size_t mostHashes = 64;
    static constexpr size_t mostUnseen = 500;

    //! Gives letters to what these rows of the table of rollouts serve and what follows it.
    void learn(const KindTable& rollouts, std::span<const RowId> rows);
    //! What a rollout's older hashes run is known from its ReplicaSets alone.
    void learnImages(
        const KindTable& replicaSets, std::span<const RowId> rows, const KindTable& rollouts);
    [[nodiscard]] ReleaseColor colorOf(const QString& rollout, const QString& hash) const;

    //! Grows whenever a letter is given, so that one knows when to save.
    [[nodiscard]] quint64 version() const { return m_version; }
    //! One rollout a line.
    [[nodiscard]] QByteArray save() const;
    //! Before anything was learnt. What cannot be read is left out.
    void restore(const QByteArray& saved);

private:
    struct Release {
        QString images; //!< empty: not known, and its letter is not final
        std::vector<QString> hashes; //!< the latest last
        ReleaseColor color = ReleaseColor::None;
        bool provisional = false; //!< given while images of some hash were not known
    };
    struct Rollout {
        std::vector<Release> releases; //!< in the order in which they came
        std::map<QString, QString> images; //!< by hash
        bool seen = false; //!< since the start
    };
    struct Template {
        QString hash;
        QString images; //!< empty: not known
    };

    [[nodiscard]] static Release* releaseOf(Rollout& rollout, const QString& hash);
    [[nodiscard]] static ReleaseColor colorFor(Rollout& rollout, const Template& which);
    void learn(const KindTable& rollouts, RowId row);
    //! `beside` is the template that this one stands next to.
    void give(Rollout& rollout, const Template& which, const Template& beside);
    void thinkOver(const QString& key, const KindTable& rollouts);

    std::map<QString, Rollout> m_rollouts;
    quint64 m_version = 0;
};

//! "namespace/name", the key of a rollout over all clusters.
[[nodiscard]] QString rolloutKey(const KindTable& rollouts, RowId row);

//! "v1.8.2" of "registry/web:v1.8.2"; a digest is cut short; the whole when it has neither. Of
//! several, parted by ", ", the first.
[[nodiscard]] QString versionOf(const QString& image);

} // namespace portolan
