// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace portolan {

//! What is known of a cluster, or of one kind in it. Shown by every table, tile, marker, number.
enum class DataState : quint8 {
    NotConnected,
    NotWatched,
    Connecting,
    Loading,
    Live,
    Lagging,
    Stale,
    Partial,
    Forbidden,
    Unreachable,
    CredentialsExpired,
    NotServed,
};

//! How a thing is, as far as it is known.
enum class Health : quint8 { Healthy, Progressing, Degraded, Failed, Paused, Unknown };

//! The word in JSON ("credentialsExpired"); these never change meaning.
[[nodiscard]] QString jsonWord(DataState state);

//! The word for people ("credentials expired"), translated.
[[nodiscard]] QString word(DataState state);
[[nodiscard]] QString word(Health health);

//! The larger, the worse; the order in which several states are summed up as one.
[[nodiscard]] int badness(DataState state);
[[nodiscard]] int badness(Health health);

[[nodiscard]] DataState worse(DataState a, DataState b);
[[nodiscard]] Health worse(Health a, Health b);

//! Live and lagging data count in totals; of every other state only its name does.
[[nodiscard]] bool countsInTotals(DataState state);

} // namespace portolan
