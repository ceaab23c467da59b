// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/statuscommand.h"

#include "app/shell/version.h"
#include "models/workloads/fleetproblems.h"

#include <QJsonDocument>

namespace portolan::shell {
namespace {

using namespace std::chrono_literals;

constexpr auto defaultTimeout = 10s;
constexpr auto defaultWait = 2min;

std::vector<Kind> requiredKinds(const QStringList& names)
{
    std::vector<Kind> kinds;
    for (const QString& name : names) {
        if (const std::optional<Kind> kind = kindFromText(name))
            kinds.push_back(*kind);
    }
    return kinds.empty() ? statusKinds() : kinds;
}

bool hasFailed(DataState state)
{
    switch (state) {
    case DataState::Connecting:
    case DataState::Loading:
    case DataState::NotConnected:
    case DataState::Live:
        return false;
    default:
        return true;
    }
}

} // namespace

StatusCommand::StatusCommand(Options options, std::unique_ptr<FleetSetup> setup,
    const Clock& clock, feed::Random random, QObject* parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_feed(m_setup->fleet(), clock, std::move(random))
    , m_required(requiredKinds(m_options.kinds))
{
    m_deadline.setSingleShot(true);
    m_look.setInterval(100ms);
    connect(&m_deadline, &QTimer::timeout, this, [this] { finish(); });
    connect(&m_look, &QTimer::timeout, this, &StatusCommand::check);
    connect(&m_feed, &feed::FleetFeed::applied, this, &StatusCommand::check);
}

StatusCommand::~StatusCommand() = default;

void StatusCommand::start()
{
    for (size_t slot = 0; slot < m_setup->fleet().clusterCount(); ++slot)
        m_feed.connectCluster(Slot(slot), m_setup->connectionSpec(Slot(slot), watchedKinds()));
    const auto limit = m_options.timeout.value_or(m_options.wait ? defaultWait : defaultTimeout);
    m_deadline.start(limit);
    m_look.start();
    check();
}

//! With --kind only what was asked for; else what problems are found in is watched too, without
//! waiting for it longer than the required kinds take.
std::vector<Kind> StatusCommand::watchedKinds() const
{
    std::vector<Kind> kinds = m_required;
    if (m_options.kinds.isEmpty()) {
        std::ranges::copy_if(problemKinds(), std::back_inserter(kinds),
            [&kinds](Kind kind) { return !std::ranges::contains(kinds, kind); });
    }
    return kinds;
}

//! The kinds of problems are in, or will not come: refused, not served.
bool StatusCommand::areProblemsKnown(Slot slot) const
{
    for (const KindSync& sync : m_setup->fleet().cluster(slot).syncs) {
        if (sync.phase == SyncPhase::Waiting || sync.phase == SyncPhase::Loading)
            return false;
    }
    return true;
}

void StatusCommand::interrupt()
{
    finish(exitcode::interrupted);
}

//! Every required kind is live or has failed; with --wait only live will do.
bool StatusCommand::isSettled() const
{
    const Fleet& fleet = m_setup->fleet();
    const BootMs now = m_clock.bootMs();
    for (size_t slot = 0; slot < fleet.clusterCount(); ++slot) {
        const DataState state = fleet.status(Slot(slot), m_required, now).state;
        const bool settled = (state == DataState::Live && areProblemsKnown(Slot(slot)))
            || (!m_options.wait && hasFailed(state));
        if (!settled)
            return false;
    }
    return true;
}

void StatusCommand::check()
{
    if (!m_finished && isSettled())
        finish();
}

StatusQuestion StatusCommand::question() const
{
    StatusQuestion question;
    question.required = m_required;
    question.nameSpaces = m_options.nameSpaces;
    question.version = QLatin1String(PORTOLAN_VERSION);
    question.now = m_clock.bootMs();
    question.at = m_clock.utcNow();
    const std::vector<Problem> problems
        = fleetProblems(m_setup->fleet(), m_required, question.now, question.at);
    question.problems = problemsJson(m_setup->fleet(), problems);
    question.anyError = hasError(problems);
    return question;
}

void StatusCommand::finish(std::optional<int> exitCode)
{
    if (m_finished)
        return;
    m_finished = true;
    m_look.stop();
    m_deadline.stop();
    const StatusQuestion asked = question();
    const Fleet& fleet = m_setup->fleet();
    const QString answer = m_options.json
        ? QString::fromUtf8(QJsonDocument(statusReport(fleet, asked)).toJson())
        : statusText(fleet, asked);
    Q_EMIT finished(answer, exitCode.value_or(statusExit(fleet, asked)));
}

} // namespace portolan::shell
