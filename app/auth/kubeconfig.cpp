// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/kubeconfig.h"

#include <algorithm>

namespace portolan::auth {
namespace {

template <typename T> const T* findByName(const std::vector<T>& entries, const QString& name)
{
    const auto found = std::ranges::find(entries, name, &T::name);
    return found == entries.end() ? nullptr : &*found;
}

} // namespace

const KubeContext* Kubeconfig::findContext(const QString& name) const
{
    return findByName(contexts, name);
}

const KubeCluster* Kubeconfig::findCluster(const QString& name) const
{
    return findByName(clusters, name);
}

const KubeUser* Kubeconfig::findUser(const QString& name) const
{
    return findByName(users, name);
}

QStringList Kubeconfig::contextNames() const
{
    QStringList names;
    for (const KubeContext& context : contexts)
        names << context.name;
    return names;
}

std::vector<FileProblem> Kubeconfig::problemsOf(const QString& context) const
{
    using Scope = KubeconfigProblem::Scope;
    const KubeContext* entry = findContext(context);
    std::vector<FileProblem> found;
    for (const KubeconfigProblem& problem : problems) {
        const bool concerns = (problem.scope == Scope::Context && problem.name == context)
            || (entry && problem.scope == Scope::Cluster && problem.name == entry->cluster)
            || (entry && problem.scope == Scope::User && problem.name == entry->user);
        if (concerns)
            found.push_back(problem.problem);
    }
    return found;
}

std::vector<FileProblem> Kubeconfig::fileProblems() const
{
    std::vector<FileProblem> found;
    for (const KubeconfigProblem& problem : problems) {
        if (problem.scope == KubeconfigProblem::Scope::File)
            found.push_back(problem.problem);
    }
    return found;
}

} // namespace portolan::auth
