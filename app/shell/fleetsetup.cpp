// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/fleetsetup.h"

#include "app/auth/connectionendpoint.h"
#include "app/auth/kubeconfigloader.h"
#include "app/shell/version.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>

namespace portolan::shell {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(FleetSetup)
};

QString sentence(const FileProblem& problem)
{
    return problem.sentence();
}

//! A fleet is named by a file, or by the name of one that is shipped.
QString fleetPath(const QString& given, const Surroundings& surroundings)
{
    if (given.isEmpty()) {
        const QString own = surroundings.configHome + QStringLiteral("/portolan/fleet.yaml");
        return QFileInfo::exists(own) ? own : QString();
    }
    const bool isName = !given.contains(QLatin1Char('/')) && !given.contains(QLatin1Char('.'));
    return isName ? surroundings.dataFolder + QStringLiteral("/fleet/%1/fleet.yaml").arg(given)
                  : given;
}

Result<std::optional<FleetFile>> readFleet(const QString& path)
{
    if (path.isEmpty())
        return std::nullopt;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
            Words::tr("The fleet file %1 cannot be read: %2.").arg(path, file.errorString()),
            Words::tr("Name a file, or a shipped fleet such as voltage-soda, after --fleet."));
    const FleetResult fleet = parseFleetFile(file.readAll(), path);
    if (fleet)
        return *fleet;
    QStringList lines;
    for (const FileProblem& problem : fleet.error())
        lines.append(sentence(problem));
    return fail(ErrorCode::InvalidInput, lines.join(QLatin1Char('\n')));
}

} // namespace

struct FleetSetup::Resolver {
    Resolver(std::shared_ptr<const Clock> itsClock, QProcessEnvironment own)
        : clock(std::move(itsClock))
        , environment(runner, std::move(own))
        , credentials(runner, environment, *clock)
    {
    }

    std::shared_ptr<const Clock> clock;
    auth::PosixProcessRunner runner;
    auth::PosixLoginShell environment;
    auth::CredentialResolver credentials;
    auth::Kubeconfig kubeconfig;
    transport::ProxyVariables proxy;
};

FleetSetup::FleetSetup(QString fleetName, std::shared_ptr<const Clock> clock)
    : m_fleet(std::move(fleetName))
    , m_resolver(std::make_shared<Resolver>(std::move(clock), QProcessEnvironment::systemEnvironment()))
{
}

Result<std::unique_ptr<FleetSetup>> FleetSetup::load(
    const Options& options, const Surroundings& surroundings, std::shared_ptr<const Clock> clock)
{
    Result<std::optional<FleetFile>> file = readFleet(fleetPath(options.fleet, surroundings));
    if (!file)
        return std::unexpected(file.error());
    auto setup
        = std::make_unique<FleetSetup>(*file ? (*file)->name : QString(), std::move(clock));
    setup->m_kubeconfig = auth::loadKubeconfig(auth::kubeconfigPaths(
        options.kubeconfig, surroundings.kubeconfigVariable, surroundings.home));
    setup->m_resolver->kubeconfig = setup->m_kubeconfig;
    setup->m_resolver->proxy = surroundings.proxy;
    for (const FileProblem& problem : setup->m_kubeconfig.fileProblems())
        setup->m_problems.append(sentence(problem));
    if (*file) {
        setup->m_hasFleetFile = true;
        setup->m_groups = (*file)->groups;
        for (const FileProblem& problem :
            checkAgainstContexts(**file, setup->m_kubeconfig.contextNames()))
            setup->m_problems.append(sentence(problem));
    }
    if (const Result<void> chosen = setup->chooseClusters(options, *file); !chosen)
        return std::unexpected(chosen.error());
    return setup;
}

Result<void> FleetSetup::chooseClusters(
    const Options& options, const std::optional<FleetFile>& file)
{
    const auto byContext = [&](const QString& context) {
        const FleetCluster* known = file ? file->findCluster(context) : nullptr;
        FleetCluster plain;
        plain.context = context;
        return known ? *known : plain;
    };
    for (const QString& context : options.contexts) {
        if (!m_kubeconfig.findContext(context))
            return fail(ErrorCode::InvalidInput,
                Words::tr("The kubeconfig has no context \"%1\".").arg(context),
                m_kubeconfig.contexts.empty()
                    ? Words::tr("It has none at all: is this the right file?")
                    : Words::tr("It has: %1.").arg(m_kubeconfig.contextNames().join(QStringLiteral(", "))));
        addCluster(byContext(context));
    }
    if (!options.contexts.isEmpty())
        return {};
    if (file && !options.all) {
        for (const FleetCluster& cluster : file->clusters)
            addCluster(cluster);
        return {};
    }
    for (const QString& context : m_kubeconfig.contextNames())
        addCluster(byContext(context));
    return {};
}

void FleetSetup::addCluster(const FleetCluster& cluster)
{
    m_fleet.addCluster(cluster);
}

feed::ConnectionSpec FleetSetup::connectionSpec(Slot slot, std::vector<Kind> kinds) const
{
    const FleetCluster& info = m_fleet.cluster(slot).info;
    feed::ConnectionSpec spec;
    spec.userAgent = "portolan/" PORTOLAN_VERSION;
    spec.kinds = std::move(kinds);
    for (const QString& nameSpace : info.namespaces)
        spec.nameSpaces.push_back(nameSpace.toStdString());
    const auth::KubeContext* context = m_kubeconfig.findContext(info.context);
    if (context && !context->nameSpace.isEmpty() && spec.nameSpaces.empty())
        spec.nameSpaces.push_back(context->nameSpace.toStdString());
    spec.credentials.get = [resolver = m_resolver, name = info.context](
                               std::stop_token stop) -> Result<feed::Credentials> {
        const Result<auth::ConnectionConfig> config
            = resolver->credentials.resolve(resolver->kubeconfig, name, stop);
        if (!config)
            return std::unexpected(config.error());
        return feed::Credentials{auth::endpointOf(*config, resolver->proxy),
            config->certificateExpiresAt, config->credentialsExpireAt};
    };
    spec.credentials.forget = [resolver = m_resolver, name = info.context] {
        resolver->credentials.forget(resolver->kubeconfig, name);
    };
    return spec;
}

std::vector<Kind> statusKinds()
{
    return {Kind::Node, Kind::Pod, Kind::ResourceQuota, Kind::Rollout};
}

std::vector<Kind> allKinds()
{
    std::vector<Kind> kinds;
    for (size_t i = 0; i < kindCount; ++i)
        kinds.push_back(Kind(i));
    return kinds;
}

QString versionText()
{
    return QStringLiteral("portolan %1 (%2)")
        .arg(QLatin1String(PORTOLAN_VERSION), QLatin1String(PORTOLAN_COMMIT));
}

} // namespace portolan::shell
