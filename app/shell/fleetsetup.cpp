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
        const QString own = ownFleetPath(surroundings);
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

namespace {

std::unique_ptr<auth::LoginShellEnvironment> environmentFor(
    bool fromTerminal, auth::ProcessRunner& runner)
{
    QProcessEnvironment own = QProcessEnvironment::systemEnvironment();
    if (fromTerminal)
        return std::make_unique<auth::FixedEnvironment>(std::move(own));
    return std::make_unique<auth::PosixLoginShell>(runner, std::move(own));
}

} // namespace

struct FleetSetup::Resolver {
    Resolver(std::shared_ptr<const Clock> itsClock, bool fromTerminal)
        : clock(std::move(itsClock))
        , environment(environmentFor(fromTerminal, runner))
        , credentials(runner, *environment, *clock)
    {
    }

    std::shared_ptr<const Clock> clock;
    auth::PosixProcessRunner runner;
    const std::unique_ptr<auth::LoginShellEnvironment> environment;
    auth::CredentialResolver credentials;
    auth::Kubeconfig kubeconfig;
    transport::ProxyVariables proxy;
};

FleetSetup::FleetSetup(
    std::optional<FleetFile> fleetFile, std::shared_ptr<const Clock> clock, bool fromTerminal)
    : m_fleetFile(std::move(fleetFile))
    , m_fleet(m_fleetFile ? m_fleetFile->name : QString())
    , m_resolver(std::make_shared<Resolver>(std::move(clock), fromTerminal))
{
}

Result<std::unique_ptr<FleetSetup>> FleetSetup::load(
    const Options& options, const Surroundings& surroundings, std::shared_ptr<const Clock> clock)
{
    Result<std::optional<FleetFile>> file = readFleet(fleetPath(options.fleet, surroundings));
    if (!file)
        return std::unexpected(file.error());
    return assemble(options, surroundings, std::move(clock), std::move(*file));
}

Result<std::unique_ptr<FleetSetup>> FleetSetup::ofKubeconfig(
    const Options& options, const Surroundings& surroundings, std::shared_ptr<const Clock> clock)
{
    return assemble(options, surroundings, std::move(clock), {});
}

Result<std::unique_ptr<FleetSetup>> FleetSetup::assemble(const Options& options,
    const Surroundings& surroundings, std::shared_ptr<const Clock> clock,
    std::optional<FleetFile> file)
{
    auto setup = std::make_unique<FleetSetup>(
        std::move(file), std::move(clock), surroundings.fromTerminal);
    setup->readKubeconfig(options, surroundings);
    if (const Result<void> chosen = setup->chooseClusters(options); !chosen)
        return std::unexpected(chosen.error());
    return setup;
}

void FleetSetup::readKubeconfig(const Options& options, const Surroundings& surroundings)
{
    m_kubeconfig = auth::loadKubeconfig(auth::kubeconfigPaths(
        options.kubeconfig, surroundings.kubeconfigVariable, surroundings.home));
    m_resolver->kubeconfig = m_kubeconfig;
    m_resolver->proxy = surroundings.proxy;
    for (const FileProblem& problem : m_kubeconfig.fileProblems())
        m_problems.append(sentence(problem));
    if (m_kubeconfig.files.isEmpty() && m_kubeconfig.fileProblems().empty())
        m_problems.append(Words::tr("There is no kubeconfig: looked for %1.")
                .arg(m_kubeconfig.missingFiles.join(QStringLiteral(", "))));
    if (!m_fleetFile)
        return;
    for (const FileProblem& problem :
        checkAgainstContexts(*m_fleetFile, m_kubeconfig.contextNames()))
        m_problems.append(sentence(problem));
}

std::vector<FleetGroup> FleetSetup::groups() const
{
    return m_fleetFile ? m_fleetFile->groups : std::vector<FleetGroup>();
}

Result<void> FleetSetup::chooseClusters(const Options& options)
{
    const auto byContext = [&](const QString& context) {
        const FleetCluster* known = m_fleetFile ? m_fleetFile->findCluster(context) : nullptr;
        FleetCluster plain;
        plain.context = context;
        return known ? *known : plain;
    };
    QStringList contexts = options.contexts;
    contexts.removeDuplicates();
    for (const QString& context : std::as_const(contexts)) {
        if (!m_kubeconfig.findContext(context))
            return fail(ErrorCode::InvalidInput,
                Words::tr("The kubeconfig has no context \"%1\".").arg(context),
                m_kubeconfig.contexts.empty()
                    ? m_problems.join(QLatin1Char(' '))
                    : Words::tr("It has: %1.").arg(m_kubeconfig.contextNames().join(QStringLiteral(", "))));
        addCluster(byContext(context));
    }
    if (!contexts.isEmpty())
        return {};
    if (m_fleetFile && !options.all) {
        for (const FleetCluster& cluster : m_fleetFile->clusters)
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

feed::ConnectionSpec FleetSetup::connectionSpec(
    Slot slot, std::vector<Kind> kinds, const QStringList& nameSpaces) const
{
    const FleetCluster& info = m_fleet.cluster(slot).info;
    feed::ConnectionSpec spec;
    spec.userAgent = "portolan/" PORTOLAN_VERSION;
    spec.kinds = std::move(kinds);
    spec.wholeCluster = nameSpaces.isEmpty();
    for (const QString& nameSpace : spec.wholeCluster ? info.namespaces : nameSpaces)
        spec.nameSpaces.push_back(nameSpace.toStdString());
    const auth::KubeContext* context = m_kubeconfig.findContext(info.context);
    if (context && !context->nameSpace.isEmpty() && spec.nameSpaces.empty())
        spec.nameSpaces.push_back(context->nameSpace.toStdString());
    const auth::KubeUser* user = context ? m_kubeconfig.findUser(context->user) : nullptr;
    if (user && user->exec)
        spec.waitsFor = Words::tr("Waiting for the exec plugin %1.")
                            .arg(QFileInfo(user->exec->command).fileName());
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

QString ownFleetPath(const Surroundings& surroundings)
{
    return surroundings.configHome + QStringLiteral("/portolan/fleet.yaml");
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
