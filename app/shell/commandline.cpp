// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/commandline.h"

#include "app/shell/fleetsetup.h"
#include "app/shell/statuscommand.h"
#include "app/shell/systemclock.h"

#include <QCoreApplication>
#include <QRandomGenerator>
#include <QSocketNotifier>
#include <QStandardPaths>

#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace portolan::shell {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

void print(FILE* to, const QString& text)
{
    const QByteArray bytes = text.toUtf8();
    std::fwrite(bytes.constData(), 1, size_t(bytes.size()), to);
    if (!text.endsWith(QLatin1Char('\n')))
        std::fputc('\n', to);
    std::fflush(to);
}

int wrongUsage(const Error& error)
{
    print(stderr, QStringLiteral("portolan: ") + error.sentence());
    return exitcode::usage;
}

// A signal handler may only write to a pipe; the event loop reads it.
int interruptPipe[2] = {-1, -1};

void onInterrupt(int)
{
    [[maybe_unused]] const ssize_t written = ::write(interruptPipe[1], "", 1);
}

int runStatus(QCoreApplication& application, const Options& options, const Surroundings& around)
{
    for (const QString& kind : options.kinds) {
        if (!kindFromText(kind))
            return wrongUsage(
                {ErrorCode::InvalidInput, Words::tr("\"%1\" is no kind that is watched.").arg(kind), {}});
    }
    const auto clock = std::make_shared<const SystemClock>();
    Result<std::unique_ptr<FleetSetup>> setup = FleetSetup::load(options, around, clock);
    if (!setup)
        return wrongUsage(setup.error());
    for (const QString& problem : (*setup)->problems())
        print(stderr, problem);
    if (!(*setup)->hasFleetFile() && options.contexts.isEmpty() && !options.all)
        return wrongUsage({ErrorCode::InvalidInput,
            Words::tr("No fleet file, so it is not clear which clusters are meant."),
            Words::tr("Name them with --context, take all with --all, or give a fleet file with "
                      "--fleet.")});
    StatusCommand command(options, std::move(*setup), *clock,
        [] { return QRandomGenerator::global()->generateDouble(); });
    int exitCode = exitcode::unknown;
    QObject::connect(&command, &StatusCommand::finished, &application,
        [&](const QString& answer, int code) {
            print(stdout, answer);
            exitCode = code;
            application.quit();
        });
    if (::pipe(interruptPipe) == 0) {
        std::signal(SIGINT, onInterrupt);
        std::signal(SIGTERM, onInterrupt);
    }
    QSocketNotifier interrupted(interruptPipe[0], QSocketNotifier::Read);
    QObject::connect(&interrupted, &QSocketNotifier::activated, &command,
        [&command] { command.interrupt(); });
    QMetaObject::invokeMethod(&command, &StatusCommand::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    return exitCode;
}

} // namespace

Surroundings surroundingsOf(const QCoreApplication& application)
{
    Surroundings around;
    around.kubeconfigVariable = qEnvironmentVariable("KUBECONFIG");
    around.home = qEnvironmentVariable("HOME");
    // Upper case wins, and an empty variable is none, as for Go's programs.
    const auto either = [](const char* upper, const char* lower) {
        const QByteArray value = qgetenv(upper);
        return (value.isEmpty() ? qgetenv(lower) : value).toStdString();
    };
    around.proxy = {either("HTTPS_PROXY", "https_proxy"), either("NO_PROXY", "no_proxy")};
    around.configHome = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    // Beside the program in a build tree, in share/portolan where it is installed.
    around.dataFolder = qEnvironmentVariable("PORTOLAN_DATA",
        application.applicationDirPath() + QStringLiteral("/../share/portolan"));
    return around;
}

std::optional<int> answerAtOnce(const QStringList& arguments)
{
    if (arguments.contains(QLatin1String("--help")) || arguments.contains(QLatin1String("-h"))) {
        print(stdout, usageText());
        return exitcode::well;
    }
    if (arguments.contains(QLatin1String("--version"))) {
        print(stdout, versionText());
        return exitcode::well;
    }
    if (const Result<Options> options = parseOptions(arguments); !options)
        return wrongUsage(options.error());
    return std::nullopt;
}

std::optional<int> runCommand(
    QCoreApplication& application, const Options& options, const Surroundings& surroundings)
{
    const QString word = options.words.value(0);
    if (word == QLatin1String("status"))
        return runStatus(application, options, surroundings);
    if (word.isEmpty() || word == QLatin1String("window"))
        return std::nullopt;
    return wrongUsage({ErrorCode::InvalidInput, Words::tr("There is no command \"%1\".").arg(word),
        Words::tr("`portolan --help` lists what there is.")});
}

} // namespace portolan::shell
