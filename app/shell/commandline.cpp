// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/commandline.h"

#include "app/shell/diagnosecommand.h"
#include "app/shell/fleetinitcommand.h"
#include "app/shell/sessionlog.h"
#include "app/shell/statuscommand.h"
#include "app/shell/systemclock.h"

#include <QCoreApplication>
#include <QFileInfo>
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

double randomNumber()
{
    return QRandomGenerator::global()->generateDouble();
}

//! Turns the application's loop until the command has its answer.
int runToEnd(QCoreApplication& application, Command& command)
{
    std::optional<int> exitCode;
    QObject::connect(&command, &Command::noted, &application,
        [](const QString& sentence) { print(stderr, sentence); });
    QObject::connect(&command, &Command::finished, &application,
        [&](const QString& answer, int code) {
            if (exitCode)
                return; // interrupted while it was ending anyway
            exitCode = code;
            if (!answer.isEmpty())
                print(stdout, answer);
            application.quit();
        });
    if (::pipe(interruptPipe) == 0) {
        std::signal(SIGINT, onInterrupt);
        std::signal(SIGTERM, onInterrupt);
    }
    QSocketNotifier interrupted(interruptPipe[0], QSocketNotifier::Read);
    QObject::connect(&interrupted, &QSocketNotifier::activated, &command,
        [&command] { command.interrupt(); });
    QMetaObject::invokeMethod(&command, &Command::start, Qt::QueuedConnection);
    QCoreApplication::exec();
    return exitCode.value_or(exitcode::unknown);
}

Result<void> checkKinds(const QStringList& kinds)
{
    for (const QString& kind : kinds) {
        if (!kindFromText(kind))
            return fail(ErrorCode::InvalidInput, Words::tr("\"%1\" is no kind that is watched.").arg(kind));
    }
    return {};
}

//! Nothing is dialled that nobody has named.
bool isTold(const FleetSetup& setup, const Options& options)
{
    return setup.hasFleetFile() || !options.contexts.isEmpty() || options.all;
}

Result<void> checkChoice(FleetSetup& setup, const Options& options)
{
    if (!isTold(setup, options))
        return fail(ErrorCode::InvalidInput,
            Words::tr("No fleet file, so it is not clear which clusters are meant."),
            Words::tr("Name them with --context, take all with --all, or write a fleet file with "
               "`portolan fleet init`."));
    if (setup.fleet().clusterCount() > 0)
        return {};
    return fail(ErrorCode::InvalidInput,
        setup.hasFleetFile() && !options.all
            ? Words::tr("The fleet file names no cluster, so there is none to ask.")
            : Words::tr("The kubeconfig has no context, so there is no cluster to ask."),
        Words::tr("Name another with --kubeconfig or --fleet."));
}

//! What a sub-command runs in.
struct Session {
    QCoreApplication& application;
    const Options& options;
    const Surroundings& surroundings;
    std::shared_ptr<const Clock> clock; //!< never null
    SessionLog& log;

    [[nodiscard]] int refuse(const Error& error) const
    {
        log.error(error);
        return wrongUsage(error);
    }
    //! Says what is wrong with the files, and logs what becomes of the clusters.
    void begin(FleetSetup& setup) const
    {
        for (const QString& problem : setup.problems())
            print(stderr, problem);
        log.follow(setup);
    }
};

int runStatus(const Session& session)
{
    if (const Result<void> known = checkKinds(session.options.kinds); !known)
        return session.refuse(known.error());
    Result<std::unique_ptr<FleetSetup>> setup
        = FleetSetup::load(session.options, session.surroundings, session.clock);
    if (!setup)
        return session.refuse(setup.error());
    session.begin(**setup);
    if (const Result<void> chosen = checkChoice(**setup, session.options); !chosen)
        return session.refuse(chosen.error());
    StatusCommand command(session.options, std::move(*setup), *session.clock, randomNumber);
    return runToEnd(session.application, command);
}

int runFleetInit(const Session& session)
{
    const Options& options = session.options;
    if (!options.fleet.isEmpty())
        return session.refuse({ErrorCode::InvalidInput,
            Words::tr("fleet init reads the kubeconfig, so --fleet means nothing to it."),
            Words::tr("Say with --output where the file is to be written.")});
    if (options.contexts.isEmpty() && !options.all)
        return session.refuse({ErrorCode::InvalidInput,
            Words::tr("fleet init connects to clusters to read their nodes, so it wants to be told which."),
            Words::tr("Name them with --context, or take all of the kubeconfig with --all.")});
    const QString target = fleetInitTarget(options, session.surroundings);
    if (target != QLatin1String("-") && !options.force && QFileInfo::exists(target)) {
        print(stderr, Words::tr("portolan: %1 is there already. Name another file with --output, or replace "
                         "it with --force.").arg(target));
        return exitcode::no;
    }
    Result<std::unique_ptr<FleetSetup>> setup
        = FleetSetup::ofKubeconfig(options, session.surroundings, session.clock);
    if (!setup)
        return session.refuse(setup.error());
    session.begin(**setup);
    if (const Result<void> chosen = checkChoice(**setup, options); !chosen)
        return session.refuse(chosen.error());
    FleetInitCommand command(options, target, std::move(*setup), *session.clock, randomNumber);
    return runToEnd(session.application, command);
}

//! It is wanted most when the files are broken, so it does with whatever can be read.
int runDiagnose(const Session& session)
{
    const Options& options = session.options;
    if (options.outputTo == QLatin1String("-"))
        return session.refuse({ErrorCode::InvalidInput,
            Words::tr("diagnose writes an archive or a folder, not to the terminal."),
            Words::tr("Name a FILE.tar.gz or a folder with --output.")});
    DiagnoseCommand::Sources sources;
    Result<std::unique_ptr<FleetSetup>> setup
        = FleetSetup::load(options, session.surroundings, session.clock);
    if (!setup) {
        sources.problems.append(setup.error().sentence());
        print(stderr, setup.error().sentence());
        setup = FleetSetup::ofKubeconfig(options, session.surroundings, session.clock);
    }
    if (!setup)
        return session.refuse(setup.error());
    session.begin(**setup);
    sources.log = &session.log.file();
    sources.settingsFile = session.surroundings.configHome + QStringLiteral("/portolan/window.json");
    sources.asks = isTold(**setup, options) && (*setup)->fleet().clusterCount() > 0;
    DiagnoseCommand command(
        options, std::move(*setup), std::move(sources), *session.clock, randomNumber);
    return runToEnd(session.application, command);
}

} // namespace

Surroundings surroundingsOf(const QCoreApplication& application)
{
    Surroundings around;
    around.kubeconfigVariable = qEnvironmentVariable("KUBECONFIG");
    around.home = qEnvironmentVariable("HOME");
    around.fromTerminal = ::isatty(STDIN_FILENO) == 1;
    // Upper case wins, and an empty variable is none, as for Go's programs.
    const auto either = [](const char* upper, const char* lower) {
        const QByteArray value = qgetenv(upper);
        return (value.isEmpty() ? qgetenv(lower) : value).toStdString();
    };
    around.proxy = {either("HTTPS_PROXY", "https_proxy"), either("NO_PROXY", "no_proxy")};
    around.configHome = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    around.stateHome = QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation);
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
    struct Entry {
        QString words;
        int (*run)(const Session&);
    };
    const Entry entries[] = {{QStringLiteral("status"), runStatus},
        {QStringLiteral("fleet init"), runFleetInit}, {QStringLiteral("diagnose"), runDiagnose}};
    const QString words = options.words.join(QLatin1Char(' '));
    if (words.isEmpty() || words == QLatin1String("window"))
        return std::nullopt;
    const auto clock = std::make_shared<const SystemClock>();
    // A command is started by a shell or a script, whose variables are meant.
    Surroundings around = surroundings;
    around.fromTerminal = true;
    SessionLog log(around, *clock);
    for (const Entry& entry : entries) {
        if (words == entry.words)
            return entry.run({application, options, around, clock, log});
        if (words.startsWith(entry.words + QLatin1Char(' ')))
            return wrongUsage({ErrorCode::InvalidInput,
                Words::tr("%1 takes no further words: %2.")
                    .arg(entry.words, words.sliced(entry.words.size() + 1)),
                Words::tr("A cluster is named with --context.")});
    }
    return wrongUsage({ErrorCode::InvalidInput, Words::tr("There is no command \"%1\".").arg(words),
        Words::tr("`portolan --help` lists what there is.")});
}

} // namespace portolan::shell
