// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/loginshell.h"

#include <QCoreApplication>

namespace portolan::auth {
namespace {

struct Texts {
    Q_DECLARE_TR_FUNCTIONS(portolan::LoginShell)
};

// Start-up files may print whatever they like; the answer is what follows this word.
constexpr QByteArrayView marker("portolan-environment:");

// Facts of the shell that was asked, not of the user's surroundings.
bool belongsToTheShell(const QString& name)
{
    return name == u"_" || name == u"SHLVL" || name == u"PWD" || name == u"OLDPWD";
}

std::optional<QProcessEnvironment> parse(QByteArrayView output, const QProcessEnvironment& own)
{
    const qsizetype start = output.lastIndexOf(marker);
    if (start < 0)
        return {};
    QProcessEnvironment variables;
    const QByteArray list = output.sliced(start + marker.size()).toByteArray();
    for (const QByteArray& entry : list.split('\0')) {
        const qsizetype equals = entry.indexOf('=');
        const QString name = QString::fromLocal8Bit(entry.first(std::max<qsizetype>(equals, 0)));
        if (equals > 0 && !belongsToTheShell(name))
            variables.insert(name, QString::fromLocal8Bit(entry.sliced(equals + 1)));
    }
    if (variables.isEmpty())
        return {};
    for (const QString& name : own.keys()) {
        if (belongsToTheShell(name))
            variables.insert(name, own.value(name));
    }
    return variables;
}

} // namespace

PosixLoginShell::PosixLoginShell(
    ProcessRunner& runner, QProcessEnvironment own, std::chrono::milliseconds limit)
    : m_runner(runner)
    , m_own(std::move(own))
    , m_limit(limit)
{
}

Result<QProcessEnvironment> PosixLoginShell::ask(std::stop_token stop)
{
    ProcessRequest request;
    request.program = m_own.value(QStringLiteral("SHELL"));
    if (request.program.isEmpty())
        return fail(ErrorCode::NotFound, Texts::tr("The variable SHELL is not set."));
    request.arguments = {QStringLiteral("-l"), QStringLiteral("-c"),
        QStringLiteral("printf '%s' portolan-environment:; env -0")};
    request.environment = m_own;
    request.limit = m_limit;
    const auto outcome = m_runner.run(request, stop);
    if (!outcome)
        return std::unexpected(outcome.error());
    if (outcome->end == ProcessOutcome::End::TimedOut)
        return fail(ErrorCode::Timeout,
            Texts::tr("%1 gave no answer within %2 s.")
                .arg(request.program)
                .arg(m_limit.count() / 1000));
    const std::string_view output = outcome->output.reveal();
    auto variables = parse(QByteArrayView(output.data(), qsizetype(output.size())), m_own);
    if (!variables)
        return fail(ErrorCode::Protocol,
            Texts::tr("%1 did not print its environment.").arg(request.program));
    return std::move(*variables);
}

RunEnvironment PosixLoginShell::environment(std::stop_token stop)
{
    const std::lock_guard lock(m_mutex);
    if (m_known)
        return *m_known;
    auto answer = ask(stop);
    if (answer)
        return m_known.emplace(RunEnvironment{std::move(*answer), {}});
    const QString note = Texts::tr("Programs run with the environment that Portolan was started "
                                   "with, not that of the login shell: %1")
                             .arg(answer.error().text);
    if (answer.error().code == ErrorCode::Cancelled)
        return {m_own, note}; // no answer to keep
    return m_known.emplace(RunEnvironment{m_own, note});
}

} // namespace portolan::auth
