// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/execplugin.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QFileInfo>

namespace portolan::auth {
namespace {

using End = ProcessOutcome::End;

// A request that is sent just before the end must still arrive before it.
constexpr int leewaySeconds = 10;

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::ExecPlugin)
};

// A hash: arguments and variables may be secrets, and a key should not keep them around.
QByteArray keyOf(const ExecConfig& exec, const ExecClusterInfo& cluster)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    const auto add = [&](const QString& text) {
        // Each with its length: "ab","c" and "a","bc" are different commands.
        hash.addData(QByteArray::number(text.size()) + ':' + text.toUtf8());
    };
    add(exec.apiVersion);
    add(exec.command);
    for (const QString& argument : exec.arguments)
        add(argument);
    add(QStringLiteral("="));
    for (const auto& [name, value] : exec.environment) {
        add(name);
        add(value);
    }
    if (exec.provideClusterInfo)
        hash.addData(execInfo(exec.apiVersion, &cluster));
    return hash.result();
}

// Only the name: a path says little, and arguments may hold secrets.
QString nameOf(const ExecConfig& exec)
{
    return QFileInfo(exec.command).fileName();
}

std::unexpected<Error> refused(ErrorCode code, const ExecConfig& exec, const QString& what,
    const QByteArray& errorTail, const QString& nextStep = {})
{
    const QString errors = shownErrors(errorTail, exec);
    const QString reason = what.endsWith(u'.') ? what.chopped(1) : what;
    QString text
        = Texts::tr("The exec plugin %1 gave no credential: %2.").arg(nameOf(exec), reason);
    if (!errors.isEmpty())
        text += QLatin1Char(' ') + Texts::tr("It said: %1").arg(errors);
    return fail(code, text, nextStep);
}

} // namespace

// One plugin call's place in the cache.
struct ExecPlugins::Slot {
    std::mutex mutex;
    std::condition_variable_any changed;
    bool running = false;
    quint64 runs = 0; // finished ones
    std::optional<Result<ExecCredential>> last;
    bool usable = false; // last is a credential that nobody has refused
    QDateTime gotAt;

    // Near the end one run is allowed to give a later one; a plugin that keeps to its own until the
    // end is not run over and over.
    [[nodiscard]] bool isFresh(const QDateTime& now) const
    {
        if (!usable || !last || !*last)
            return false;
        const QDateTime& end = (*last)->expiresAt;
        if (!end.isValid())
            return true;
        const QDateTime nearEnd = end.addSecs(-leewaySeconds);
        return now < nearEnd || (now < end && gotAt >= nearEnd);
    }
};

ExecPlugins::ExecPlugins(ProcessRunner& runner, LoginShellEnvironment& environment,
    const Clock& clock, std::chrono::milliseconds limit)
    : m_runner(runner)
    , m_environment(environment)
    , m_clock(clock)
    , m_limit(limit)
{
}

std::shared_ptr<ExecPlugins::Slot> ExecPlugins::slotFor(
    const ExecConfig& exec, const ExecClusterInfo& cluster)
{
    const std::lock_guard lock(m_mutex);
    std::shared_ptr<Slot>& slot = m_slots[keyOf(exec, cluster)];
    if (!slot)
        slot = std::make_shared<Slot>();
    return slot;
}

Result<ExecCredential> ExecPlugins::credential(
    const ExecConfig& exec, const ExecClusterInfo& cluster, std::stop_token stop)
{
    const std::shared_ptr<Slot> slot = slotFor(exec, cluster);
    std::unique_lock lock(slot->mutex);
    // Another caller's run answers this call too, unless that caller called it off.
    while (slot->running) {
        const quint64 before = slot->runs;
        if (!slot->changed.wait(lock, stop, [&] { return slot->runs != before; }))
            return fail(ErrorCode::Cancelled,
                Texts::tr("Waiting for the exec plugin %1 was called off.").arg(nameOf(exec)));
        if (slot->last && (*slot->last || slot->last->error().code != ErrorCode::Cancelled))
            return *slot->last;
    }
    if (slot->isFresh(m_clock.utcNow()))
        return *slot->last;
    slot->running = true;
    lock.unlock();
    Result<ExecCredential> result = run(exec, cluster, stop);
    lock.lock();
    slot->last = result;
    slot->usable = result.has_value();
    slot->gotAt = m_clock.utcNow();
    slot->running = false;
    ++slot->runs;
    slot->changed.notify_all();
    return result;
}

void ExecPlugins::forget(const ExecConfig& exec, const ExecClusterInfo& cluster)
{
    const std::shared_ptr<Slot> slot = slotFor(exec, cluster);
    const std::lock_guard lock(slot->mutex);
    slot->usable = false;
    if (!slot->running)
        slot->last.reset();
}

Result<ExecCredential> ExecPlugins::run(
    const ExecConfig& exec, const ExecClusterInfo& cluster, const std::stop_token& stop)
{
    if (exec.interactive == ExecConfig::Interactive::Always)
        return refused(ErrorCode::Unauthorized, exec,
            Texts::tr(
                "it asks questions on a terminal (interactiveMode Always), and there is none here"),
            {}, Texts::tr("Use another way to log in for this user, or one that opens a browser."));
    const RunEnvironment surroundings = m_environment.environment(stop);
    ProcessRequest request;
    request.environment = surroundings.variables;
    for (const auto& [name, value] : exec.environment)
        request.environment.insert(name, value);
    request.environment.insert(QStringLiteral("KUBERNETES_EXEC_INFO"),
        QString::fromUtf8(execInfo(exec.apiVersion, exec.provideClusterInfo ? &cluster : nullptr)));
    request.program = findProgram(exec.command, request.environment);
    if (request.program.isEmpty()) {
        const QString hint = exec.installHint.isEmpty() ? surroundings.note : exec.installHint;
        return refused(ErrorCode::NotFound, exec, Texts::tr("there is no such program"), {}, hint);
    }
    request.arguments = exec.arguments;
    request.limit = m_limit;
    const auto outcome = m_runner.run(request, stop);
    return outcome ? read(exec, *outcome) : std::unexpected(outcome.error());
}

Result<ExecCredential> ExecPlugins::read(const ExecConfig& exec, const ProcessOutcome& outcome)
{
    switch (outcome.end) {
    case End::TimedOut:
        return refused(ErrorCode::Timeout, exec,
            Texts::tr("it did not end within %1 s and was stopped")
                .arg(std::chrono::duration<double>(m_limit).count()),
            outcome.errorTail);
    case End::TooMuchOutput:
        return refused(ErrorCode::Protocol, exec,
            Texts::tr("it printed without end and was stopped"), outcome.errorTail);
    case End::Signalled:
        return refused(ErrorCode::Unauthorized, exec,
            Texts::tr("it was ended by signal %1").arg(outcome.code), outcome.errorTail);
    case End::Exited:
        break;
    }
    if (outcome.code != 0)
        return refused(ErrorCode::Unauthorized, exec,
            Texts::tr("it ended with code %1").arg(outcome.code), outcome.errorTail);
    auto credential = parseExecCredential(outcome.output, exec.apiVersion, m_clock.utcNow());
    if (!credential)
        return refused(credential.error().code, exec, credential.error().text, outcome.errorTail,
            credential.error().nextStep);
    return credential;
}

} // namespace portolan::auth
