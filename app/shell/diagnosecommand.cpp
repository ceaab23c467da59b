// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/diagnosecommand.h"

#include "app/auth/masking.h"
#include "app/diagnose/kubeconfigshape.h"
#include "app/settings/fileuistate.h"
#include "app/shell/statuscommand.h"
#include "app/shell/version.h"
#include "app/transport/httpclient.h"
#include "models/workloads/problems.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace portolan::shell {
namespace {

using namespace std::chrono_literals;

//! What a ticket's reader reads at most; some thousand lines.
constexpr qint64 logTail = 256 * 1024;

Gathering::Plan planOf(const Options& options)
{
    Gathering::Plan plan;
    plan.required = statusKinds();
    std::ranges::copy(problemKinds(), std::back_inserter(plan.beside));
    plan.untilLive = options.wait;
    plan.limit = options.timeout.value_or(options.wait ? std::chrono::milliseconds(2min) : 10s);
    return plan;
}

QByteArray jsonBytes(const QJsonObject& object)
{
    return QJsonDocument(object).toJson();
}

QByteArray versions(const QDateTime& at)
{
    return jsonBytes({{QStringLiteral("schemaVersion"), 1},
        {QStringLiteral("at"), at.toString(Qt::ISODate)},
        {QStringLiteral("portolan"), QLatin1String(PORTOLAN_VERSION)},
        {QStringLiteral("commit"), QLatin1String(PORTOLAN_COMMIT)},
        {QStringLiteral("qt"), QLatin1String(qVersion())},
        {QStringLiteral("qtBuiltWith"), QLatin1String(QT_VERSION_STR)},
        {QStringLiteral("libraries"), transport::libraryVersions()},
        {QStringLiteral("system"), QSysInfo::prettyProductName()},
        {QStringLiteral("kernel"),
            QSysInfo::kernelType() + QLatin1Char(' ') + QSysInfo::kernelVersion()},
        {QStringLiteral("architecture"), QSysInfo::currentCpuArchitecture()}});
}

// The bundle is read by those who mend the program: its words are not translated.
constexpr auto readme =
    R"(What Portolan says of itself, for a ticket. Read it before you hand it on.

versions.json    the program, its libraries, this system
status.json      the state of every cluster, as `portolan status --output json` gives it%1
kubeconfig.json  which contexts, clusters and users there are, and what is wrong with them
fleet.yaml       the fleet file in use, if there is one
problems.txt     what could not be read
settings.json    the names of the window's settings, without their values
log.txt          the newest lines of the log

Names stand here as they are: contexts, clusters, servers' addresses, users, namespaces, workloads,
nodes. Credentials do not: of tokens, passwords, keys and certificates it is said only that there is
one; of an exec plugin its name, the number of its arguments and the names of its variables; of an
address neither user, password nor query.
)";

QByteArray fleetBytes(FleetFile file)
{
    for (FleetCluster& cluster : file.clusters) {
        if (cluster.prometheus)
            cluster.prometheus->url = auth::shownAddress(cluster.prometheus->url);
    }
    return writeFleetFile(file);
}

} // namespace

DiagnoseCommand::DiagnoseCommand(Options options, std::unique_ptr<FleetSetup> setup,
    Sources sources, const Clock& clock, feed::Random random, QObject* parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_setup(std::move(setup))
    , m_sources(std::move(sources))
    , m_clock(clock)
    , m_gathering(*m_setup, planOf(m_options), clock, std::move(random))
{
    connect(&m_gathering, &Gathering::settled, this, &DiagnoseCommand::write);
}

DiagnoseCommand::~DiagnoseCommand() = default;

void DiagnoseCommand::start()
{
    if (m_sources.asks)
        m_gathering.start();
    else
        write();
}

void DiagnoseCommand::interrupt()
{
    m_gathering.stop();
    Q_EMIT finished({}, exitcode::interrupted);
}

diagnose::Bundle DiagnoseCommand::bundle() const
{
    const Fleet& fleet = m_setup->fleet();
    const QJsonObject status = statusReport(fleet,
        statusQuestion(fleet, statusKinds(), {}, m_clock));
    const QString asked = m_sources.asks
        ? QString()
        : QStringLiteral("\n                 (none was asked: no fleet file, --context or --all)");
    const QStringList problems = m_sources.problems + m_setup->problems();
    const QJsonObject keys{{QStringLiteral("keys"),
        QJsonArray::fromStringList(settings::FileUiState(m_sources.settingsFile).keys())}};
    diagnose::Bundle bundle{
        {QStringLiteral("README.txt"), QString::fromLatin1(readme).arg(asked).toUtf8()},
        {QStringLiteral("versions.json"), versions(m_clock.utcNow())},
        {QStringLiteral("status.json"), jsonBytes(status)},
        {QStringLiteral("kubeconfig.json"),
            jsonBytes(diagnose::kubeconfigShape(m_setup->kubeconfig()))},
        {QStringLiteral("problems.txt"), problems.join(QLatin1Char('\n')).toUtf8()},
        {QStringLiteral("settings.json"), jsonBytes(keys)},
        {QStringLiteral("log.txt"), m_sources.log ? m_sources.log->tail(logTail) : QByteArray()}};
    if (m_setup->hasFleetFile())
        bundle.push_back({QStringLiteral("fleet.yaml"), fleetBytes(*m_setup->fleetFile())});
    // The last line of defence: whatever a server or a plugin said.
    const std::vector<auth::Secret> secrets = auth::secretsOf(m_setup->kubeconfig());
    for (diagnose::BundleFile& file : bundle)
        file.bytes = auth::masked(QString::fromUtf8(file.bytes), secrets).toUtf8();
    return bundle;
}

void DiagnoseCommand::write()
{
    const QDateTime at = m_clock.utcNow();
    const QString target = m_options.outputTo.isEmpty()
        ? QStringLiteral("portolan-diagnose-%1.tar.gz")
              .arg(at.toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'")))
        : m_options.outputTo;
    const Result<void> written = diagnose::isArchiveName(target)
        ? diagnose::writeArchive(bundle(), target, at)
        : diagnose::writeFolder(bundle(), target);
    if (written)
        Q_EMIT noted(tr("Names of clusters, namespaces and workloads stand in it as they are, "
                        "credentials do not. Read it before you hand it on."));
    else
        Q_EMIT noted(written.error().sentence());
    Q_EMIT finished(written ? target : QString(), written ? exitcode::well : exitcode::no);
}

} // namespace portolan::shell
