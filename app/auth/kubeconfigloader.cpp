// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/kubeconfigloader.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSet>

#include <algorithm>

namespace portolan::auth {
namespace {

using Scope = KubeconfigProblem::Scope;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::Kubeconfig)
};

template <typename T> bool has(const std::vector<T>& entries, const QString& name)
{
    return std::ranges::find(entries, name, &T::name) != entries.end();
}

// Entries of a later file under a name that is taken are dropped whole, with their problems.
template <typename T>
void takeNew(
    std::vector<T>& all, std::vector<T>& more, Scope scope, QSet<std::pair<int, QString>>& dropped)
{
    const size_t known = all.size();
    for (T& entry : more) {
        const bool taken = std::any_of(all.begin(), all.begin() + qptrdiff(known),
            [&](const T& other) { return other.name == entry.name; });
        if (taken)
            dropped.insert({int(scope), entry.name});
        else
            all.push_back(std::move(entry));
    }
}

void mergeInto(Kubeconfig& all, Kubeconfig& part)
{
    QSet<std::pair<int, QString>> dropped;
    if (all.currentContext.isEmpty())
        all.currentContext = part.currentContext;
    takeNew(all.clusters, part.clusters, Scope::Cluster, dropped);
    takeNew(all.users, part.users, Scope::User, dropped);
    takeNew(all.contexts, part.contexts, Scope::Context, dropped);
    for (KubeconfigProblem& problem : part.problems) {
        if (!dropped.contains({int(problem.scope), problem.name}))
            all.problems.push_back(std::move(problem));
    }
    all.files += part.files;
    all.missingFiles += part.missingFiles;
}

void checkContext(Kubeconfig& all, const KubeContext& context)
{
    const auto report = [&](const QString& message) {
        const QString text = Texts::tr("context \"%1\": ").arg(context.name) + message;
        all.problems.push_back(
            {Scope::Context, context.name, {context.place.file, context.place.line, text}});
    };
    if (context.cluster.isEmpty())
        report(Texts::tr("it names no cluster"));
    else if (!has(all.clusters, context.cluster))
        report(Texts::tr("there is no cluster \"%1\"").arg(context.cluster));
    if (context.user.isEmpty())
        report(Texts::tr("it names no user"));
    else if (!has(all.users, context.user))
        report(Texts::tr("there is no user \"%1\"").arg(context.user));
}

Kubeconfig unreadable(const QString& path, const QString& message)
{
    Kubeconfig part;
    part.problems.push_back({Scope::File, {}, {path, 0, message}});
    return part;
}

Kubeconfig readFile(const QString& path, bool mustExist)
{
    QFile file(path);
    if (!file.exists()) {
        if (mustExist)
            return unreadable(path, Texts::tr("there is no such file"));
        Kubeconfig part;
        part.missingFiles << path;
        return part;
    }
    if (!file.open(QIODevice::ReadOnly))
        return unreadable(path, Texts::tr("it cannot be read: %1").arg(file.errorString()));
    QByteArray bytes = file.readAll();
    // A folder opens without complaint and fails when it is read.
    if (file.error() != QFileDevice::NoError)
        return unreadable(path, Texts::tr("it cannot be read: %1").arg(file.errorString()));
    Kubeconfig part = parseKubeconfig(bytes, path);
    wipe(bytes);
    return part;
}

} // namespace

KubeconfigPaths kubeconfigPaths(const QString& option, const QString& variable, const QString& home)
{
    if (!option.isEmpty())
        return {{option}, true};
    QStringList files = variable.split(QDir::listSeparator(), Qt::SkipEmptyParts);
    files.removeDuplicates();
    if (files.isEmpty())
        files << home + QStringLiteral("/.kube/config");
    return {files, false};
}

Kubeconfig mergeKubeconfigs(std::vector<Kubeconfig> parts)
{
    Kubeconfig all;
    for (Kubeconfig& part : parts)
        mergeInto(all, part);
    for (const KubeContext& context : all.contexts)
        checkContext(all, context);
    return all;
}

Kubeconfig loadKubeconfig(const KubeconfigPaths& paths)
{
    std::vector<Kubeconfig> parts;
    for (const QString& path : paths.files)
        parts.push_back(readFile(path, paths.mustExist));
    return mergeKubeconfigs(std::move(parts));
}

} // namespace portolan::auth
