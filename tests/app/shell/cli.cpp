// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shell/cli.h"

#include "tests/support/waitfor.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QProcess>

namespace portolan::test {
namespace {

QByteArray base64(const std::string& text)
{
    return QByteArray::fromStdString(text).toBase64();
}

} // namespace

QJsonObject CliAnswer::cluster(const QString& context) const
{
    const QJsonObject report = QJsonDocument::fromJson(out).object();
    for (const QJsonValue& value : report.value(QLatin1String("clusters")).toArray()) {
        const QJsonObject cluster = value.toObject();
        if (cluster.value(QLatin1String("context")).toString() == context)
            return cluster;
    }
    return {};
}

QString CliAnswer::state(const QString& context) const
{
    return cluster(context).value(QLatin1String("state")).toString();
}

QString CliAnswer::reason(const QString& context) const
{
    const QJsonObject reason = cluster(context).value(QLatin1String("reason")).toObject();
    return reason.value(QLatin1String("code")).toString() + QStringLiteral(": ")
        + reason.value(QLatin1String("message")).toString();
}

QString CliAnswer::unlessOnlyBadIs(
    const QString& wanted, const std::vector<const char*>& words) const
{
    const QString bad = QStringLiteral("bad"), good = QStringLiteral("good");
    if (state(bad) != wanted)
        return QStringLiteral("bad is %1: %2").arg(state(bad), reason(bad));
    for (const char* word : words) {
        if (!reason(bad).contains(QString::fromUtf8(word)))
            return QStringLiteral("%1\n lacks: %2").arg(reason(bad), QString::fromUtf8(word));
    }
    if (state(good) != QLatin1String("live"))
        return QStringLiteral("good is %1: %2").arg(state(good), reason(good));
    return exitCode == 2 ? QString() : QStringLiteral("it ended with %1").arg(exitCode);
}

Cli::Cli()
{
    QDir(m_home.path()).mkpath(QStringLiteral("config-home"));
}

void Cli::write(const QString& name, const QByteArray& bytes) const
{
    QDir().mkpath(QFileInfo(path(name)).path());
    QFile file(path(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("%s cannot be written", qPrintable(path(name)));
}

QByteArray Cli::read(const QString& name) const
{
    QFile file(path(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

CliAnswer Cli::run(const QStringList& arguments, int limitMs,
    const QMap<QString, QString>& variables) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("HOME"), m_home.path());
    environment.insert(QStringLiteral("XDG_CONFIG_HOME"), path(QStringLiteral("config-home")));
    environment.insert(QStringLiteral("XDG_STATE_HOME"), path(QStringLiteral("state-home")));
    environment.insert(QStringLiteral("KUBECONFIG"), path(QStringLiteral("config")));
    for (const char* proxy : {"http_proxy", "https_proxy", "HTTPS_PROXY", "ALL_PROXY"})
        environment.remove(QLatin1String(proxy));
    for (auto variable = variables.cbegin(); variable != variables.cend(); ++variable)
        environment.insert(variable.key(), variable.value());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_home.path());
    QElapsedTimer timer;
    timer.start();
    process.start(QStringLiteral(PORTOLAN_CLI), arguments);
    CliAnswer answer;
    if (process.waitForFinished(patience(limitMs)) && process.exitStatus() == QProcess::NormalExit)
        answer.exitCode = process.exitCode();
    else
        process.kill();
    answer.tookMs = timer.elapsed();
    answer.out = process.readAllStandardOutput();
    answer.err = process.readAllStandardError();
    return answer;
}

KubeconfigText& KubeconfigText::cluster(const QByteArray& name, const QByteArray& fields)
{
    m_clusters += "- {name: " + name + ", cluster: {" + fields + "}}\n";
    return *this;
}

KubeconfigText& KubeconfigText::user(const QByteArray& name, const QByteArray& fields)
{
    m_users += "- {name: " + name + ", user: {" + fields + "}}\n";
    return *this;
}

KubeconfigText& KubeconfigText::context(
    const QByteArray& name, const QByteArray& cluster, const QByteArray& user)
{
    m_contexts += "- {name: " + name + ", context: {cluster: " + cluster + ", user: " + user + "}}\n";
    return *this;
}

KubeconfigText& KubeconfigText::all(
    const QByteArray& name, const QByteArray& clusterFields, const QByteArray& userFields)
{
    return cluster(name, clusterFields).user(name, userFields).context(name, name, name);
}

QByteArray KubeconfigText::bytes() const
{
    return "apiVersion: v1\nkind: Config\nclusters:\n" + m_clusters + "users:\n" + m_users
        + "contexts:\n" + m_contexts;
}

QByteArray serverFields(const std::string& url, const std::string& authorityPem)
{
    return "server: '" + QByteArray::fromStdString(url) + "', certificate-authority-data: "
        + base64(authorityPem);
}

QByteArray certificateFields(const KeyPair& pair)
{
    return "client-certificate-data: " + base64(pair.certificate) + ", client-key-data: "
        + base64(pair.key);
}

} // namespace portolan::test
