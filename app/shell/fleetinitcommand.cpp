// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/fleetinitcommand.h"

#include "app/settings/wholefile.h"
#include "models/fleet/fleetdraft.h"

#include <QDir>
#include <QFileInfo>

namespace portolan::shell {
namespace {

using namespace std::chrono_literals;

Gathering::Plan planOf(const Options& options)
{
    Gathering::Plan plan;
    plan.required = {Kind::Node};
    plan.untilLive = options.wait;
    plan.limit = options.timeout.value_or(options.wait ? std::chrono::milliseconds(2min) : 10s);
    return plan;
}

} // namespace

QString fleetInitTarget(const Options& options, const Surroundings& surroundings)
{
    return options.outputTo.isEmpty() ? ownFleetPath(surroundings) : options.outputTo;
}

FleetInitCommand::FleetInitCommand(Options options, QString target,
    std::unique_ptr<FleetSetup> setup, const Clock& clock, feed::Random random, QObject* parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_target(std::move(target))
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_gathering(*m_setup, planOf(m_options), clock, std::move(random))
{
    connect(&m_gathering, &Gathering::settled, this, &FleetInitCommand::write);
}

FleetInitCommand::~FleetInitCommand() = default;

void FleetInitCommand::start()
{
    m_gathering.start();
}

void FleetInitCommand::interrupt()
{
    m_gathering.stop();
    Q_EMIT finished({}, exitcode::interrupted);
}

void FleetInitCommand::write()
{
    const auto nameSpaceOf = [this](const QString& context) {
        const auth::KubeContext* entry = m_setup->kubeconfig().findContext(context);
        return entry ? entry->nameSpace : QString();
    };
    const FleetDraft draft
        = draftFleet(m_setup->fleet(), QStringLiteral("fleet"), m_clock.bootMs(), nameSpaceOf);
    const QByteArray text = writeFleetFile(draft.file, draft.comments);
    for (const QString& note : draft.notes)
        Q_EMIT noted(note);
    const int exitCode = draft.isComplete ? exitcode::well : exitcode::unknown;
    if (m_target == QLatin1String("-")) {
        Q_EMIT finished(QString::fromUtf8(text), exitCode);
        return;
    }
    if (m_options.outputTo.isEmpty()) // the user's own folder may be new; one that is named is not
        QDir().mkpath(QFileInfo(m_target).path());
    const Result<void> written = settings::writeWhole(m_target, text,
        m_options.force ? settings::Existing::Replace : settings::Existing::Keep);
    if (!written)
        Q_EMIT noted(written.error().sentence());
    Q_EMIT finished(written ? m_target : QString(), written ? exitCode : exitcode::no);
}

} // namespace portolan::shell
