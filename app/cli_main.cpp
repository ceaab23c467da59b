// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/commandline.h"
#include "app/shell/language.h"

#include <QCoreApplication>

#include <cstdio>

//! portolan-cli: the sub-commands, without a window and without a GUI library.
int main(int argc, char** argv)
{
    using namespace portolan::shell;
    QCoreApplication application(argc, argv);
    application.setApplicationName(QStringLiteral("portolan"));
    const Language language(QLocale::system());
    const QStringList arguments = application.arguments().mid(1);
    if (const std::optional<int> answered = answerAtOnce(arguments))
        return *answered;
    const std::optional<int> exitCode
        = runCommand(application, *parseOptions(arguments), surroundingsOf(application));
    if (exitCode)
        return *exitCode;
    std::fputs(qPrintable(usageText()), stderr);
    return exitcode::usage;
}
