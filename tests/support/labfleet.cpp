// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labfleet.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QProcess>
#include <QStandardPaths>

#include <utility>

namespace portolan::test {
namespace {

// A region that is revived waits for its API server, on a machine that may build beside it.
constexpr int LimitMs = 180'000;

QString runFromEnvironment()
{
    return qEnvironmentVariable("PORTOLAN_TEST_LAB");
}

//! Where lab/build.sh puts its programs.
QString programFolder()
{
    const QString named = qEnvironmentVariable("PORTOLAN_LAB_BIN");
    if (!named.isEmpty())
        return named;
    return QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation)
        + QLatin1String("/portolan/lab/bin");
}

//! What lab/lab.sh tells the program that it runs.
QProcessEnvironment surroundings()
{
    QProcessEnvironment result = QProcessEnvironment::systemEnvironment();
    const auto give = [&result](const QString& name, const char* value) {
        if (!result.contains(name))
            result.insert(name, QString::fromUtf8(value));
    };
    give(QStringLiteral("PORTOLAN_LAB_TREE"), PORTOLAN_TREE);
    give(QStringLiteral("PORTOLAN_LAB_FLEET"), PORTOLAN_TREE "/resources/fleet/voltage-soda");
    return result;
}

Result<QByteArray> output(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.setProcessEnvironment(surroundings());
    process.start(program, arguments, QIODevice::ReadOnly);
    const QString line
        = QDir::toNativeSeparators(program) + QLatin1Char(' ') + arguments.join(QLatin1Char(' '));
    if (!process.waitForStarted())
        return fail(ErrorCode::Local,
            QStringLiteral("%1 did not start: %2.").arg(line, process.errorString()));
    if (!process.waitForFinished(LimitMs)) {
        process.kill();
        process.waitForFinished();
        return fail(ErrorCode::Timeout,
            QStringLiteral("%1 took longer than %2 s.").arg(line).arg(LimitMs / 1000));
    }
    if (process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0) {
        return fail(ErrorCode::Local,
            QStringLiteral("%1 ended with %2: %3")
                .arg(line)
                .arg(process.exitCode())
                .arg(QString::fromUtf8(process.readAllStandardError()).trimmed()));
    }
    return process.readAllStandardOutput();
}

//! The words that undo a fault.
QStringList opposite(QStringList words)
{
    static const std::pair<const char*, const char*> Pairs[]
        = {{"kill", "revive"}, {"freeze", "thaw"}, {"break", "mend"}};
    for (const auto& [fault, undo] : Pairs) {
        if (!words.isEmpty() && words.first() == QLatin1String(fault)) {
            words.first() = QLatin1String(undo);
            return words;
        }
    }
    return {};
}

} // namespace

LabFleet::LabFleet()
    : LabFleet(Places{programFolder() + QLatin1String("/lab"),
          programFolder() + QLatin1String("/kubectl"), runFromEnvironment()})
{
}

LabFleet::LabFleet(Places places)
    : m_places(std::move(places))
{
}

QString LabFleet::whyMissing()
{
    const QString run = runFromEnvironment();
    if (run.isEmpty())
        return QStringLiteral("no practice fleet: PORTOLAN_TEST_LAB names none");
    if (!QFileInfo(run).isDir())
        return QStringLiteral("no practice fleet: %1 is no folder").arg(run);
    return {};
}

Result<QByteArray> LabFleet::lab(const QStringList& words) const
{
    return output(m_places.program, words + QStringList{QStringLiteral("--run"), m_places.run});
}

Result<QString> LabFleet::kubeconfig(const QString& user, bool direct) const
{
    QStringList words{QStringLiteral("kubeconfig"), QStringLiteral("--as"), user};
    if (direct)
        words << QStringLiteral("--direct");
    return lab(words).transform(
        [](const QByteArray& path) { return QString::fromUtf8(path).trimmed(); });
}

Result<QByteArray> LabFleet::kubectlText(
    const QString& context, const QStringList& arguments, const QString& user) const
{
    const Result<QString> config = kubeconfig(user, true);
    if (!config)
        return std::unexpected(config.error());
    return output(m_places.kubectl,
        QStringList{QStringLiteral("--kubeconfig"), *config, QStringLiteral("--context"), context}
            + arguments);
}

Result<QJsonObject> LabFleet::kubectl(
    const QString& context, const QStringList& arguments, const QString& user) const
{
    const Result<QByteArray> answer = kubectlText(
        context, arguments + QStringList{QStringLiteral("-o"), QStringLiteral("json")}, user);
    if (!answer)
        return std::unexpected(answer.error());
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*answer, &error);
    if (!document.isObject())
        return fail(ErrorCode::Protocol,
            QStringLiteral("kubectl answered no JSON: %1").arg(error.errorString()));
    return document.object();
}

Result<void> LabFleet::fault(const QStringList& words) const
{
    return lab(QStringList{QStringLiteral("fault")} + words).transform([](const QByteArray&) { });
}

LabFault::LabFault(const LabFleet& fleet, const QStringList& words)
    : m_fleet(fleet)
    , m_opposite(opposite(words))
    , m_begun(m_opposite.isEmpty() ? Result<void>(fail(ErrorCode::InvalidInput,
                                         QStringLiteral("'%1' is no fault with an opposite.")
                                             .arg(words.join(QLatin1Char(' ')))))
                                   : fleet.fault(words))
{
}

LabFault::~LabFault()
{
    const Result<void> ended = end();
    if (!ended)
        qWarning("%s", qUtf8Printable(ended.error().sentence()));
}

Result<void> LabFault::end()
{
    if (m_opposite.isEmpty())
        return {};
    return m_fleet.fault(std::exchange(m_opposite, {}));
}

} // namespace portolan::test
