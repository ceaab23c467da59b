// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>
#include <string_view>

namespace portolan {

//! Kubernetes quantities ("250m", "64Gi", "1e3", "0.5") as exact integers.
//! Source of the grammar and of rounding up: apimachinery, pkg/api/resource/quantity.go.

//! In thousandths of the unit, rounded away from zero; nothing when it is no quantity. Saturates.
[[nodiscard]] std::optional<qint64> parseMilli(std::string_view text);

//! In whole units, rounded away from zero, as Quantity.Value() does. Saturates.
[[nodiscard]] std::optional<qint64> parseUnits(std::string_view text);

//! Stays at the largest or smallest number instead of running over: a sum over a fleet must not
//! turn negative because somebody wrote 9E.
[[nodiscard]] qint64 saturatedSum(qint64 a, qint64 b);

//! "12500m", the form in which sums of cpu are given to machines.
[[nodiscard]] QString cpuSum(qint64 milli);

//! For people: "12.5" from 12500 thousandths of a core; no more than two decimals.
[[nodiscard]] QString cpuText(qint64 milli);

//! For people: "2.1 GiB", one decimal from 10 units down, powers of 1024.
[[nodiscard]] QString bytesText(qint64 bytes);

} // namespace portolan
