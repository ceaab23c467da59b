// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/commandline.h"
#include "app/shell/language.h"
#include "app/shell/sessionlog.h"
#include "app/shell/systemclock.h"
#include "app/window/pictures.h"

#include <QApplication>
#include <QRandomGenerator>

#include <cstdio>

namespace {

using namespace portolan;

int runWindow(QApplication& application, const shell::Options& options)
{
    const auto clock = std::make_shared<const shell::SystemClock>();
    const shell::Surroundings around = shell::surroundingsOf(application);
    shell::SessionLog log(around, *clock);
    Result<std::unique_ptr<shell::FleetSetup>> setup
        = shell::FleetSetup::load(options, around, clock);
    if (!setup) {
        log.error(setup.error());
        std::fprintf(stderr, "portolan: %s\n", qPrintable(setup.error().sentence()));
        return shell::exitcode::usage;
    }
    log.follow(**setup);
    ui::Look look(application);
    // Pictures are taken of the window as it is at first, and remember nothing.
    const bool pictures = !options.picturesTo.isEmpty();
    settings::FileUiState state(
        pictures ? QString() : around.configHome + QStringLiteral("/portolan/window.json"));
    window::Console console(std::move(*setup),
        {*clock, QTimeZone::systemTimeZone(),
            [] { return QRandomGenerator::global()->generateDouble(); }, look, state});
    console.start();
    window::Pictures picturesToTake(console, *clock, look, options.picturesTo);
    QObject::connect(&picturesToTake, &window::Pictures::finished, &application,
        [&application](int exitCode) { application.exit(exitCode); });
    if (pictures)
        picturesToTake.start();
    return QApplication::exec();
}

} // namespace

//! portolan: the window, and the sub-commands beside it.
int main(int argc, char** argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    {
        // Answers and commands need no display, so none is asked for.
        QCoreApplication application(argc, argv);
        application.setApplicationName(QStringLiteral("portolan"));
        const shell::Language language(QLocale::system());
        if (const std::optional<int> answered = shell::answerAtOnce(arguments))
            return *answered;
        const shell::Options options = *shell::parseOptions(arguments);
        if (!options.words.isEmpty() && options.words.first() != QLatin1String("window"))
            return shell::runCommand(application, options, shell::surroundingsOf(application))
                .value_or(shell::exitcode::usage);
    }
    QApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("portolan"));
    const shell::Language language(QLocale::system());
    return runWindow(application, *shell::parseOptions(arguments));
}
