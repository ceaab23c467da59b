// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/options.h"

#include <QCommandLineParser>
#include <QCoreApplication>

namespace portolan::shell {
namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(Options)
};

//! These write a file: --output says where to.
bool writesFile(const QStringList& words)
{
    return words.value(0) == QLatin1String("fleet") || words.value(0) == QLatin1String("diagnose");
}

Result<void> readOutput(const QString& output, Options& options)
{
    if (writesFile(options.words)) {
        options.outputTo = output;
        return {};
    }
    options.json = output == QLatin1String("json");
    if (!options.json && output != QLatin1String("text"))
        return fail(ErrorCode::InvalidInput,
            Words::tr("--output takes text or json, not \"%1\".").arg(output));
    return {};
}

} // namespace

std::optional<std::chrono::milliseconds> parseDuration(const QString& text)
{
    struct Unit {
        QLatin1String suffix;
        qint64 ms;
    };
    static constexpr Unit units[] = {{QLatin1String("ms"), 1}, {QLatin1String("s"), 1000},
        {QLatin1String("m"), 60000}, {QLatin1String("h"), 3600000}};
    for (const Unit& unit : units) {
        if (!text.endsWith(unit.suffix))
            continue;
        bool ok = false;
        const double value = text.chopped(unit.suffix.size()).toDouble(&ok);
        if (ok && value >= 0 && value < 1e6)
            return std::chrono::milliseconds(qint64(value * double(unit.ms)));
    }
    return std::nullopt;
}

Result<Options> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setOptionsAfterPositionalArgumentsMode(QCommandLineParser::ParseAsOptions);
    const QCommandLineOption kubeconfig(QStringLiteral("kubeconfig"), {}, QStringLiteral("FILE"));
    const QCommandLineOption fleet(QStringLiteral("fleet"), {}, QStringLiteral("FILE|NAME"));
    const QCommandLineOption context(QStringLiteral("context"), {}, QStringLiteral("CONTEXT"));
    const QCommandLineOption all(QStringLiteral("all"));
    const QCommandLineOption nameSpace(QStringLiteral("namespace"), {}, QStringLiteral("NAME"));
    const QCommandLineOption kind(QStringLiteral("kind"), {}, QStringLiteral("KIND"));
    const QCommandLineOption output(QStringLiteral("output"), {}, QStringLiteral("text|json|FILE"));
    const QCommandLineOption force(QStringLiteral("force"));
    const QCommandLineOption wait(QStringLiteral("wait"));
    const QCommandLineOption timeout(QStringLiteral("timeout"), {}, QStringLiteral("DURATION"));
    const QCommandLineOption readOnly(QStringLiteral("read-only"));
    const QCommandLineOption pictures(QStringLiteral("pictures"), {}, QStringLiteral("FOLDER"));
    parser.addOptions({kubeconfig, fleet, context, all, nameSpace, kind, output, force, wait,
        timeout, readOnly, pictures});
    const QStringList withName = QStringList(QStringLiteral("portolan")) + arguments;
    if (!parser.parse(withName))
        return fail(ErrorCode::InvalidInput, parser.errorText(),
            Words::tr("`portolan --help` lists what there is."));

    Options options;
    options.words = parser.positionalArguments();
    options.kubeconfig = parser.value(kubeconfig);
    options.fleet = parser.value(fleet);
    options.contexts = parser.values(context);
    options.all = parser.isSet(all);
    options.nameSpaces = parser.values(nameSpace);
    options.kinds = parser.values(kind);
    options.wait = parser.isSet(wait);
    options.readOnly = parser.isSet(readOnly);
    options.picturesTo = parser.value(pictures);
    options.force = parser.isSet(force);
    if (parser.isSet(output)) {
        if (const Result<void> read = readOutput(parser.value(output), options); !read)
            return std::unexpected(read.error());
    }
    if (parser.isSet(timeout)) {
        options.timeout = parseDuration(parser.value(timeout));
        if (!options.timeout)
            return fail(ErrorCode::InvalidInput,
                Words::tr("--timeout takes a duration such as 90s or 2m, not \"%1\".")
                    .arg(parser.value(timeout)));
    }
    return options;
}

QString usageText()
{
    return Words::tr("portolan [COMMAND] [OPTIONS]\n"
              "  window                 the console (when no command is given)\n"
              "  status                 every cluster: state, pods, nodes, rollouts, quotas, problems\n"
              "  fleet init             a fleet file from the kubeconfig's contexts and their nodes\n"
              "  diagnose               versions, states and problems in one bundle, without secrets\n"
              "\n"
              "  --kubeconfig FILE      instead of $KUBECONFIG or ~/.kube/config\n"
              "  --fleet FILE|NAME      a fleet file, or a shipped example\n"
              "  --context C            only this cluster; may be given several times\n"
              "  --all                  every context of the kubeconfig\n"
              "  --namespace N          only this namespace; may be given several times\n"
              "  --kind K               only this kind is required; may be given several times\n"
              "  --output text|json     of status\n"
              "  --output FILE          of fleet init: where to, - for stdout; of diagnose: a .tar.gz\n"
              "                         or a folder\n"
              "  --force                fleet init may replace a file that is there\n"
              "  --wait                 go on until every cluster is live (for 2m, or --timeout)\n"
              "  --timeout DURATION     90s, 2m\n"
              "  --read-only            nothing in this process may change a cluster\n"
              "  --version, --help\n"
              "\n"
              "Exit: 0 well, 1 something is wrong, 2 something required is not known, 3 interrupted,\n"
              "64 wrong usage.\n");
}

} // namespace portolan::shell
