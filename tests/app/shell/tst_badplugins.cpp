// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/shell/cli.h"
#include "tests/app/shell/emptycluster.h"
#include "tests/support/waitfor.h"

#include <QtTest>

using namespace portolan::test;

namespace {

const QString bad = QStringLiteral("bad");
const QString good = QStringLiteral("good");

} // namespace

//! Exec plugins that are missing, fail, hang or print rubbish. Each is a sentence in the state of
//! its own cluster; none keeps the program from ending.
class TestBadPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { serveCluster(m_server); }

    void missing();
    void failing();
    void printingRubbish();
    void printingNothing();
    void hanging();
    void runsWithTheTerminalsVariables();

private:
    void run(const QByteArray& command, const QByteArray& script, const QString& state,
        const std::vector<const char*>& sentence, const QStringList& more = {},
        const QMap<QString, QString>& variables = {});

    ScriptedServer m_server;
    Cli m_cli;
    CliAnswer m_answer;
};

void TestBadPlugins::run(const QByteArray& command, const QByteArray& script, const QString& state,
    const std::vector<const char*>& sentence, const QStringList& more,
    const QMap<QString, QString>& variables)
{
    if (!script.isEmpty()) {
        m_cli.write(QStringLiteral("plugin"), "#!/bin/sh\n" + script);
        QVERIFY(QFile::setPermissions(m_cli.path(QStringLiteral("plugin")),
            QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    const QByteArray server = serverFields(m_server.url(), m_server.authorityPem());
    KubeconfigText text;
    text.all("bad", server,
            "exec: {apiVersion: client.authentication.k8s.io/v1, interactiveMode: Never, command: "
                + command
                + ", installHint: 'get it from the tools page', env: [{name: API_TOKEN, value: "
                  "planted-env}]}")
        .all("good", server);
    m_cli.write(QStringLiteral("config"), text.bytes());
    m_answer = m_cli.run(QStringList{QStringLiteral("status"), QStringLiteral("--all"),
                             QStringLiteral("--output"), QStringLiteral("json")}
            + more,
        30000, variables);
    const QString wrong = m_answer.unlessOnlyBadIs(state, sentence);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    const QByteArray everything = m_answer.out + m_answer.err
        + m_cli.read(QStringLiteral("state-home/portolan/portolan.log"));
    QVERIFY2(!everything.contains("planted-env"), everything.constData());
}

void TestBadPlugins::missing()
{
    run("no-such-plugin", {}, QStringLiteral("unreachable"),
        {"Configuration: The exec plugin no-such-plugin gave no credential: there is no such program.",
            "get it from the tools page"});
}

void TestBadPlugins::failing()
{
    run("./plugin", "echo \"token $API_TOKEN has run out, log in\" >&2; exit 3\n",
        QStringLiteral("credentialsExpired"),
        {"Unauthorized: The exec plugin plugin gave no credential: it ended with code 3.",
            "It said: token \u2026 has run out, log in"});
}

void TestBadPlugins::printingRubbish()
{
    run("./plugin", "echo 'Welcome! Your token is planted-env'\n", QStringLiteral("unreachable"),
        {"Configuration: The exec plugin plugin gave no credential: what it printed is no JSON object."});
}

void TestBadPlugins::printingNothing()
{
    run("./plugin", "exit 0\n", QStringLiteral("unreachable"),
        {"Configuration: The exec plugin plugin gave no credential: it printed nothing."});
}

//! It may wait for its user in a browser, so the command's own limit ends it first.
void TestBadPlugins::hanging()
{
    run("./plugin", "exec sleep 50\n", QStringLiteral("connecting"),
        {"Credentials: Waiting for the exec plugin plugin."},
        {QStringLiteral("--timeout"), QStringLiteral("3s")});
    QVERIFY2(m_answer.tookMs < patience(15000), "it waited for the plugin to end");
}

//! What the terminal says counts, not what a login would make of it.
void TestBadPlugins::runsWithTheTerminalsVariables()
{
    m_cli.write(QStringLiteral(".profile"), "export SOME_PROFILE=login\n");
    m_cli.write(QStringLiteral(".bash_profile"), "export SOME_PROFILE=login\n");
    run("./plugin", "echo \"profile is $SOME_PROFILE\" >&2; exit 1\n",
        QStringLiteral("credentialsExpired"), {"profile is terminal"}, {},
        {{QStringLiteral("SOME_PROFILE"), QStringLiteral("terminal")}});
}

QTEST_GUILESS_MAIN(TestBadPlugins)
#include "tst_badplugins.moc"
