// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/yaml/fileproblem.h"
#include "models/yaml/yamlnode.h"

#include <QByteArray>

namespace portolan {

//! Bounds that keep a hostile or broken file from taking the program down. The defaults are far
//! above any configuration written by people: a kubeconfig of 1,000 contexts has 30,000 nodes.
struct YamlLimits {
    qsizetype bytes = 16 * 1024 * 1024;
    qsizetype nodes = 500'000; //!< after aliases are replaced by what they name
    int depth = 64;
};

//! Reads the one document of a text; no document at all is a null node. Any thread, no state.
//! Errors are InvalidInput and read "FILE:LINE:COLUMN: what"; they never quote a value, which may
//! be a credential. Refused: a second document, a key written twice, keys that are not scalars,
//! merge keys (<<), tags other than those of YAML itself, and what is beyond the limits.
[[nodiscard]] Result<YamlNode> parseYaml(
    const QByteArray& bytes, const QString& fileName, const YamlLimits& limits = {});

//! An error of parseYaml as one of the problems of that file.
[[nodiscard]] FileProblem yamlProblem(const Error& error, const QString& fileName);

} // namespace portolan
