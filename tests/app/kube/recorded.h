// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <random>
#include <string>
#include <vector>

namespace portolan::test {

//! The objects of tests/data/objects whose file names end so (".pb", ".json"), by name.
[[nodiscard]] std::vector<std::string> recordedObjects(const QString& ending);

//! Lengths that add up to `size`: how bytes may come in.
[[nodiscard]] std::vector<size_t> randomCuts(std::mt19937& random, size_t size);

//! The same bytes but for a few: flipped, removed, doubled, or the end cut off.
[[nodiscard]] std::string mutated(std::mt19937& random, std::string bytes);

} // namespace portolan::test
