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

//! What is required, narrowed by --kind, or by --namespace to kinds that have one.
std::vector<Kind> requiredKinds(const Options& options)
{
    std::vector<Kind> kinds;
    for (const QString& name : options.kinds) {
        if (const std::optional<Kind> kind = kindFromText(name))
            kinds.push_back(*kind);
    }
    if (!kinds.empty())
        return kinds;
    kinds = statusKinds();
    if (!options.nameSpaces.isEmpty())
        std::erase_if(kinds, [](Kind kind) { return !addressOf(kind).namespaced; });
    return kinds;
}

Gathering::Plan planOf(const Options& options, const std::vector<Kind>& required)
{
    Gathering::Plan plan;
    plan.required = required;
    const auto isAsked = [&](Kind kind) { // with --kind only what was asked for
        return options.kinds.isEmpty()
            && (options.nameSpaces.isEmpty() || addressOf(kind).namespaced);
    };
    std::ranges::copy_if(problemKinds(), std::back_inserter(plan.beside), isAsked);
    plan.nameSpaces = options.nameSpaces;
    plan.untilLive = options.wait;
    plan.limit = options.timeout.value_or(options.wait ? defaultWait : defaultTimeout);
    return plan;
}

} // namespace

StatusQuestion statusQuestion(const Fleet& fleet, std::vector<Kind> required,
    const QStringList& nameSpaces, const Clock& clock)
{
    StatusQuestion question;
    question.required = std::move(required);
    question.nameSpaces = nameSpaces;
    question.version = QLatin1String(PORTOLAN_VERSION);
    question.now = clock.bootMs();
    question.at = clock.utcNow();
    std::vector<Problem> problems
        = fleetProblems(fleet, question.required, question.now, question.at);
    std::erase_if(problems, [&](const Problem& problem) {
        return !nameSpaces.isEmpty() && !problem.nameSpace.isEmpty()
            && !nameSpaces.contains(problem.nameSpace);
    });
    question.problems = problemsJson(fleet, problems);
    question.anyError = hasError(problems);
    return question;
}

StatusCommand::StatusCommand(Options options, std::unique_ptr<FleetSetup> setup,
    const Clock& clock, feed::Random random, QObject* parent)
    : Command(parent)
    , m_options(std::move(options))
    , m_setup(std::move(setup))
    , m_clock(clock)
    , m_required(requiredKinds(m_options))
    , m_gathering(*m_setup, planOf(m_options, m_required), clock, std::move(random))
{
    connect(&m_gathering, &Gathering::settled, this, [this] { answer({}); });
}

StatusCommand::~StatusCommand() = default;

void StatusCommand::start()
{
    m_gathering.start();
}

void StatusCommand::interrupt()
{
    m_gathering.stop();
    answer(exitcode::interrupted);
}

void StatusCommand::answer(std::optional<int> exitCode)
{
    const Fleet& fleet = m_setup->fleet();
    const StatusQuestion asked
        = statusQuestion(fleet, m_required, m_options.nameSpaces, m_clock);
    const QString answer = m_options.json
        ? QString::fromUtf8(QJsonDocument(statusReport(fleet, asked)).toJson())
        : statusText(fleet, asked);
    Q_EMIT finished(answer, exitCode.value_or(statusExit(fleet, asked)));
}

} // namespace portolan::shell
