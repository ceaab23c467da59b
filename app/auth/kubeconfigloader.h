// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/auth/kubeconfig.h"

namespace portolan::auth {

//! Which files a kubeconfig is read from.
struct KubeconfigPaths {
    QStringList files;
    bool mustExist = false; //!< named by the user on the command line: not there is a problem
};

//! kubectl's rule: the file of `--kubeconfig` alone; else the list in the variable KUBECONFIG
//! (empty entries and repetitions dropped); else ~/.kube/config. Values are parameters, so that
//! nothing in here reads the environment.
[[nodiscard]] KubeconfigPaths kubeconfigPaths(
    const QString& option, const QString& variable, const QString& home);

//! What one file says. Never fails as a whole: whatever is wrong stands in `problems`, with file
//! and line, and what is right stands beside it. Opens no file.
[[nodiscard]] Kubeconfig parseKubeconfig(const QByteArray& bytes, const QString& file);

//! Several files as one, by kubectl's rule: the first to set current-context, or to name a
//! cluster, user or context, wins, and the whole entry counts. Then every context is checked
//! against the clusters and users of all files.
[[nodiscard]] Kubeconfig mergeKubeconfigs(std::vector<Kubeconfig> parts);

//! Reads, parses and merges. Blocks on the disk; any thread.
[[nodiscard]] Kubeconfig loadKubeconfig(const KubeconfigPaths& paths);

} // namespace portolan::auth
