// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/credentials.h"

#include "tests/app/auth/testcertificates.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <atomic>
#include <thread>

using namespace portolan;
using namespace portolan::auth;
using namespace std::chrono_literals;

namespace {

const QString v1 = QStringLiteral("client.authentication.k8s.io/v1");

// Real scripts in a folder of their own, which is the PATH that plugins are looked up in.
class Scripts {
public:
    Scripts()
    {
        m_environment.insert(
            QStringLiteral("PATH"), m_folder.path() + QStringLiteral(":/usr/bin:/bin"));
        m_environment.insert(QStringLiteral("FROM_SHELL"), QStringLiteral("shell"));
    }

    ExecConfig add(const char* name, const QByteArray& body)
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (file.open(QIODevice::WriteOnly)) {
            file.write("#!/bin/sh\necho run >> '" + path("runs").toUtf8() + "'\n" + body + '\n');
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        ExecConfig exec;
        exec.apiVersion = v1;
        exec.command = QString::fromLatin1(name);
        return exec;
    }
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    [[nodiscard]] QByteArray read(const char* name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] qsizetype runs() const { return read("runs").count('\n'); }
    [[nodiscard]] QProcessEnvironment environment() const { return m_environment; }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
};

QByteArray answer(const QByteArray& status,
    const QByteArray& version = "client.authentication.k8s.io/v1",
    const QByteArray& kind = "ExecCredential")
{
    return "cat <<'E'\n{\"apiVersion\":\"" + version + "\",\"kind\":\"" + kind
        + "\",\"status\":" + status + "}\nE\n";
}

} // namespace

class TestExecPlugin : public QObject {
    Q_OBJECT

private:
    ManualClock m_clock{QDateTime(QDate(2026, 11, 24), QTime(7, 0), QTimeZone::UTC)};
    PosixProcessRunner m_runner;

    Result<ExecCredential> once(
        const Scripts& scripts, const ExecConfig& exec, std::chrono::milliseconds limit = 60s)
    {
        FixedEnvironment environment(scripts.environment());
        ExecPlugins plugins(m_runner, environment, m_clock, limit);
        return plugins.credential(exec, {}, {});
    }

private Q_SLOTS:
    void givesAToken()
    {
        Scripts scripts;
        const ExecConfig exec = scripts.add(
            "good", answer(R"({"token":"t0","expirationTimestamp":"2026-11-24T09:00:00+01:00"})"));
        const auto credential = once(scripts, exec);
        QVERIFY2(credential, qPrintable(credential ? QString() : credential.error().text));
        QCOMPARE(credential->token.reveal(), std::string_view("t0"));
        QCOMPARE(credential->expiresAt, m_clock.utcNow().addSecs(3600));
    }

    void givesACertificate()
    {
        const auto made = test::makeCertificate("sre", m_clock.utcNow().addYears(1));
        Scripts scripts;
        const QJsonObject status{
            {QStringLiteral("clientCertificateData"), QString::fromLatin1(made.certificate)},
            {QStringLiteral("clientKeyData"), QString::fromLatin1(made.key)}};
        const auto credential = once(scripts,
            scripts.add("good", answer(QJsonDocument(status).toJson(QJsonDocument::Compact))));
        QVERIFY2(credential, qPrintable(credential ? QString() : credential.error().text));
        QCOMPARE(credential->clientCertificatePem, made.certificate);
        QCOMPARE(credential->expiresAt, m_clock.utcNow().addYears(1)); // named by the certificate alone
    }

    void takesTheOlderVersion()
    {
        Scripts scripts;
        ExecConfig exec = scripts.add(
            "good", answer(R"({"token":"t0"})", "client.authentication.k8s.io/v1beta1"));
        exec.apiVersion += QStringLiteral("beta1");
        QVERIFY(once(scripts, exec));
    }

    void tellsThePluginWhatItNeeds()
    {
        Scripts scripts;
        ExecConfig exec = scripts.add("good",
            "printf '%s|' \"$FROM_SHELL\" \"$EXTRA\" \"$@\" > \"${0%/*}/seen\"; printf '%s' "
            "\"$KUBERNETES_EXEC_INFO\" > \"${0%/*}/info\"\n"
                + answer(R"({"token":"t"})"));
        exec.arguments = {QStringLiteral("a b"), QStringLiteral("c")};
        exec.environment = {{QStringLiteral("EXTRA"), QStringLiteral("e")},
            {QStringLiteral("FROM_SHELL"), QStringLiteral("config")}};
        FixedEnvironment environment(scripts.environment());
        ExecPlugins plugins(m_runner, environment, m_clock, 60s);
        const ExecClusterInfo cluster{QStringLiteral("https://h"), QStringLiteral("n"), false,
            "PEM", {}, QJsonObject{{QStringLiteral("k"), 1}}};
        QVERIFY(plugins.credential(exec, cluster, {}));
        QCOMPARE(scripts.read("seen"), QByteArray("config|e|a b|c|"));
        const auto spec = [&] {
            return QJsonDocument::fromJson(scripts.read("info")).object()[u"spec"].toObject();
        };
        QVERIFY(!spec().contains(u"cluster"));
        QCOMPARE(spec()[u"interactive"], QJsonValue(false));
        exec.provideClusterInfo = true;
        QVERIFY(plugins.credential(exec, cluster, {}));
        const QJsonObject told = spec()[u"cluster"].toObject();
        QCOMPARE(told[u"server"].toString(), QStringLiteral("https://h"));
        QCOMPARE(told[u"tls-server-name"].toString(), QStringLiteral("n"));
        QCOMPARE(told[u"certificate-authority-data"].toString(), QStringLiteral("UEVN"));
        QCOMPARE(told[u"config"][u"k"].toInt(), 1);
    }

    void eachFailureHasItsSentence_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("text");
        const auto row = [](const char* text, const QByteArray& script, ErrorCode code) {
            QTest::newRow(text) << script << int(code) << QString::fromLatin1(text);
        };
        const auto protocol = ErrorCode::Protocol;
        const auto denied = ErrorCode::Unauthorized;
        row("it printed nothing", "exit 0", protocol);
        row("what it printed is no JSON object", "echo TOPSECRET garbage", protocol);
        row("it ended with code 7. It said: login first, please",
            "echo TOPSECRET; echo login first, >&2; echo please >&2; exit 7", denied);
        row("it was ended by signal 9", "kill -KILL $$", denied);
        row("it did not end within 0.5 s and was stopped. It said: open a page",
            "echo open a page >&2; sleep 1000", ErrorCode::Timeout);
        row("it printed without end and was stopped", "while :; do echo TOPSECRET; done", protocol);
        row("its answer is not of the version that the kubeconfig names, "
            "client.authentication.k8s.io/v1.",
            answer(R"({"token":"TOPSECRET"})", "client.authentication.k8s.io/v1beta1"), protocol);
        row("its answer is not of kind ExecCredential",
            answer(R"({"token":"TOPSECRET"})", "client.authentication.k8s.io/v1", "Pod"), protocol);
        row("its answer has no status", answer("null"), protocol);
        row("its answer has neither a token nor a client certificate",
            answer(R"({"other":"TOPSECRET"})"), denied);
        row("the token of its answer holds spaces", answer(R"({"token":"TOPSECRET\nX"})"),
            protocol);
        row("its answer has only one of clientCertificateData and clientKeyData",
            answer(R"({"clientKeyData":"TOPSECRET"})"), protocol);
        row("The client certificate is no certificate in PEM form.",
            answer(R"({"clientKeyData":"TOPSECRET","clientCertificateData":"TOPSECRET"})"),
            ErrorCode::Certificate);
        row("the expirationTimestamp of its answer is no time",
            answer(R"({"token":"TOPSECRET","expirationTimestamp":"soon"})"), protocol);
        row("it gave a credential that expired at 2026-11-24T07:00:00Z",
            answer(R"({"token":"TOPSECRET","expirationTimestamp":"2026-11-24T07:00:00Z"})"),
            denied);
        // It may not read our terminal: its input is empty, and it can only give up.
        row("it ended with code 1. It said: Password:", "printf 'Password: ' >&2; read answer",
            denied);
        row("It said: the token \xe2\x80\xa6 was refused",
            "echo the token eyJhbGciOiJSUzI1.TOPSECRET-x_y.z was refused >&2; exit 1", denied);
        row("It said: Bearer \xe2\x80\xa6 refused", "echo Bearer TOPSECRET refused >&2; exit 1",
            denied);
        row("It said: \xe2\x80\xa6 is wrong", "echo $PASSPHRASE is wrong >&2; exit 1", denied);
        row("It said: key \xe2\x80\xa6",
            "printf 'key -----BEGIN EC PRIVATE KEY-----\\nTOPSECRET\\n' >&2; exit 1", denied);
    }

    void eachFailureHasItsSentence()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, code);
        const QString text = QString::fromUtf8(QTest::currentDataTag());
        Scripts scripts;
        ExecConfig exec = scripts.add("plugin", script);
        exec.environment = {{QStringLiteral("PASSPHRASE"), QStringLiteral("TOPSECRET and more")}};
        const auto credential = once(scripts, exec, text.contains(u"0.5 s") ? 500ms : 60s);
        QVERIFY(!credential);
        const QString sentence = credential.error().sentence();
        QVERIFY2(sentence.contains(text), qPrintable(sentence));
        QVERIFY2(sentence.startsWith(u"The exec plugin plugin gave no credential: "),
            qPrintable(sentence));
        QVERIFY2(!sentence.contains(u"TOPSECRET"), qPrintable(sentence));
        QCOMPARE(int(credential.error().code), code);
    }

    void aMissingPluginComesWithItsHint()
    {
        Scripts scripts;
        ExecConfig exec = scripts.add("there", "");
        exec.command = QStringLiteral("not-there");
        exec.installHint = QStringLiteral("Get it from the platform team.");
        const auto credential = once(scripts, exec);
        QVERIFY(credential.error().code == ErrorCode::NotFound);
        QCOMPARE(credential.error().sentence(),
            QStringLiteral("The exec plugin not-there gave no credential: there is no such "
                           "program. Get it from the platform team."));
    }

    void aPluginThatNeedsATerminalIsNotRun()
    {
        Scripts scripts;
        ExecConfig exec = scripts.add("asks", "read x");
        exec.interactive = ExecConfig::Interactive::Always;
        QVERIFY(once(scripts, exec).error().text.contains(u"on a terminal"));
        QCOMPARE(scripts.runs(), 0);
    }

    void runsOnceUntilItExpires()
    {
        Scripts scripts;
        ExecConfig exec = scripts.add(
            "good", answer(R"({"token":"t","expirationTimestamp":"2026-11-24T08:00:00Z"})"));
        ManualClock clock(m_clock.utcNow());
        FixedEnvironment environment(scripts.environment());
        ExecPlugins plugins(m_runner, environment, clock, 60s);
        const auto run = [&] { return plugins.credential(exec, {}, {}); };
        QVERIFY(run() && run());
        QCOMPARE(scripts.runs(), 1);
        exec.arguments << QStringLiteral("other");
        QVERIFY(run());
        QCOMPARE(scripts.runs(), 2);
        plugins.forget(exec, {});
        QVERIFY(run());
        QCOMPARE(scripts.runs(), 3);
        clock.advanceMs(3600 * 1000);
        QVERIFY(!run()); // it still gives what has expired by now
        QCOMPARE(scripts.runs(), 4);
    }

    void failuresAreNotKept()
    {
        Scripts scripts;
        ExecConfig exec = scripts.add(
            "flaky", "[ -e \"${0%/*}/ready\" ] || exit 1\n" + answer(R"({"token":"t"})"));
        FixedEnvironment environment(scripts.environment());
        ExecPlugins plugins(m_runner, environment, m_clock, 60s);
        QVERIFY(!plugins.credential(exec, {}, {}));
        QFile ready(scripts.path("ready"));
        QVERIFY(ready.open(QIODevice::WriteOnly));
        QVERIFY(plugins.credential(exec, {}, {}));
    }

    void manyAskersRunItOnce()
    {
        Scripts scripts;
        const ExecConfig exec = scripts.add("slow",
            "while [ ! -e \"${0%/*}/go\" ]; do sleep 0.01; done\n" + answer(R"({"token":"t"})"));
        FixedEnvironment environment(scripts.environment());
        ExecPlugins plugins(m_runner, environment, m_clock, 60s);
        std::atomic<int> asking = 0, good = 0;
        {
            std::vector<std::jthread> askers;
            for (int i = 0; i < 8; ++i)
                askers.emplace_back([&] {
                    ++asking;
                    good += plugins.credential(exec, {}, {}).has_value() ? 1 : 0;
                });
            QTRY_COMPARE(asking.load(), 8);
            QFile go(scripts.path("go"));
            QVERIFY(go.open(QIODevice::WriteOnly));
        }
        QCOMPARE(good.load(), 8);
        QCOMPARE(scripts.runs(), 1);
    }

    void oneAskerLeavingDoesNotStopTheOthers()
    {
        Scripts scripts;
        const ExecConfig exec = scripts.add("slow",
            "while [ ! -e \"${0%/*}/go\" ]; do sleep 0.01; done\n" + answer(R"({"token":"t"})"));
        FixedEnvironment environment(scripts.environment());
        ExecPlugins plugins(m_runner, environment, m_clock, 60s);
        std::optional<Result<ExecCredential>> first, second;
        std::stop_source stop;
        {
            std::jthread runs([&] { first = plugins.credential(exec, {}, stop.get_token()); });
            QTRY_COMPARE(scripts.runs(), 1);
            std::jthread waits([&] { second = plugins.credential(exec, {}, {}); });
            stop.request_stop();
            runs.join();
            QFile go(scripts.path("go"));
            QVERIFY(go.open(QIODevice::WriteOnly));
        }
        QVERIFY(!*first && first->error().code == ErrorCode::Cancelled);
        QVERIFY(*second);
    }
};

QTEST_GUILESS_MAIN(TestExecPlugin)
#include "tst_execplugin.moc"
