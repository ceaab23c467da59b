// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/process.h"

#include <QtTest>

#include <csignal>
#include <thread>

#include <fcntl.h>
#include <unistd.h>

using namespace portolan;
using namespace portolan::auth;
using namespace std::chrono_literals;
using End = ProcessOutcome::End;

namespace {

ProcessRequest shell(const QString& script)
{
    ProcessRequest request;
    request.program = QStringLiteral("/bin/sh");
    request.arguments = {QStringLiteral("-c"), script};
    request.environment.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
    request.environment.insert(QStringLiteral("MARK"), QStringLiteral("a b=\u00e9"));
    return request;
}

QByteArray outputOf(const ProcessOutcome& outcome)
{
    return QByteArray(outcome.output.reveal().data(), outcome.output.size());
}

qint64 numberIn(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

bool isGone(qint64 pid)
{
    if (kill(pid_t(pid), 0) != 0)
        return true;
    // A killed orphan stays a zombie for as long as nobody above it collects it.
    QFile stat(QStringLiteral("/proc/%1/stat").arg(pid));
    return !stat.open(QIODevice::ReadOnly) || stat.readAll().contains(") Z ");
}

} // namespace

class TestProcess : public QObject {
    Q_OBJECT

private:
    PosixProcessRunner m_runner;

private Q_SLOTS:
    void givesOutputErrorsAndCode()
    {
        const auto outcome = m_runner.run(
            shell(QStringLiteral("printf '%s' \"$MARK\"; echo oops >&2; exit 3")), {});
        QVERIFY(outcome);
        QVERIFY(outcome->end == End::Exited);
        QCOMPARE(outcome->code, 3);
        QCOMPARE(outputOf(*outcome), QByteArray("a b=\xc3\xa9"));
        QCOMPARE(outcome->errorTail, QByteArray("oops\n"));
    }

    void nothingIsInherited()
    {
        qputenv("PORTOLAN_TEST_LEAK", "1");
        const int open
            = ::open("/dev/null", O_RDONLY); // not close-on-exec, as a careless library does
        const auto outcome = m_runner.run(
            shell(QStringLiteral("env | grep -c LEAK; cat; ls /proc/self/fd | wc -l")), {});
        ::close(open);
        QVERIFY(outcome);
        // stdin is empty; ls sees 0, 1, 2 and the folder it reads.
        QCOMPARE(outputOf(*outcome).simplified(), QByteArray("0 4"));
    }

    void keepsTheEndOfTheErrors()
    {
        ProcessRequest request = shell(
            QStringLiteral("i=0; while [ $i -lt 3000 ]; do echo line $i >&2; i=$((i+1)); done"));
        const auto outcome = m_runner.run(request, {});
        QVERIFY(outcome);
        QCOMPARE(outcome->errorTail.size(), request.errorTail);
        QVERIFY(outcome->errorTail.endsWith("line 2999\n"));
    }

    void takesLargeOutputWhole()
    {
        const auto outcome = m_runner.run(shell(QStringLiteral("head -c 1000000 /dev/zero")), {});
        QVERIFY(outcome);
        QCOMPARE(outcome->output.size(), 1000000);
    }

    void stopsEndlessOutput()
    {
        const auto outcome = m_runner.run(shell(QStringLiteral("while :; do echo yes; done")), {});
        QVERIFY(outcome);
        QVERIFY(outcome->end == End::TooMuchOutput);
    }

    void saysWhichSignal()
    {
        const auto outcome = m_runner.run(shell(QStringLiteral("kill -TERM $$")), {});
        QVERIFY(outcome);
        QVERIFY(outcome->end == End::Signalled);
        QCOMPARE(outcome->code, SIGTERM);
    }

    void killsTheWholeGroupAtTheLimit()
    {
        QTemporaryDir folder;
        const QString pid = folder.filePath(QStringLiteral("pid"));
        ProcessRequest request
            = shell(QStringLiteral("echo asking >&2; sleep 1000 & echo $! > '%1'; wait").arg(pid));
        request.limit = 500ms;
        const auto outcome = m_runner.run(request, {});
        QVERIFY(outcome);
        QVERIFY(outcome->end == End::TimedOut);
        QCOMPARE(outcome->errorTail, QByteArray("asking\n"));
        const qint64 child = numberIn(pid);
        QVERIFY(child > 0);
        QTRY_VERIFY(isGone(child));
    }

    void aFloodOfErrorsEndsAtTheLimit()
    {
        ProcessRequest request = shell(
            QStringLiteral("yes >&2 & yes >&2 & yes >&2 & yes >&2 & echo started; wait"));
        request.limit = 500ms;
        const auto outcome = m_runner.run(request, {});
        QVERIFY(outcome);
        QVERIFY(outcome->end == End::TimedOut);
        QCOMPARE(outputOf(*outcome), QByteArray("started\n"));
        QCOMPARE(outcome->errorTail.size(), request.errorTail);
    }

    void aFloodOfErrorsCanBeCalledOff()
    {
        QTemporaryDir folder;
        const QString started = folder.filePath(QStringLiteral("started"));
        std::stop_source stop;
        std::jthread other([&] {
            while (!QFile::exists(started))
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto outcome = m_runner.run(
            shell(QStringLiteral("yes >&2 & yes >&2 & yes >&2 & touch '%1'; wait").arg(started)),
            stop.get_token());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == ErrorCode::Cancelled);
    }

    void canBeCalledOff()
    {
        QTemporaryDir folder;
        const QString started = folder.filePath(QStringLiteral("started"));
        std::stop_source stop;
        std::jthread other([&] {
            while (!QFile::exists(started))
                std::this_thread::yield();
            stop.request_stop();
        });
        const auto outcome = m_runner.run(
            shell(QStringLiteral("touch '%1'; sleep 1000").arg(started)), stop.get_token());
        QVERIFY(!outcome);
        QVERIFY(outcome.error().code == ErrorCode::Cancelled);
        // Already called off before it starts.
        QVERIFY(!m_runner.run(shell(QStringLiteral("sleep 1000")), stop.get_token()));
    }

    void doesNotWaitForWhatStaysBehind()
    {
        QTemporaryDir folder;
        const QString pid = folder.filePath(QStringLiteral("pid"));
        const auto outcome = m_runner.run(
            shell(QStringLiteral("sleep 1000 & echo $! > '%1'; echo done").arg(pid)), {});
        QVERIFY(outcome);
        QCOMPARE(outputOf(*outcome), QByteArray("done\n"));
        const qint64 child = numberIn(pid);
        QVERIFY(!isGone(child));
        QCOMPARE(kill(pid_t(child), SIGKILL), 0);
    }

    void saysWhatCannotBeStarted()
    {
        ProcessRequest request = shell({});
        request.program = QStringLiteral("/nowhere/at-all");
        const auto absent = m_runner.run(request, {});
        QVERIFY(!absent);
        QVERIFY(absent.error().code == ErrorCode::NotFound);
        QVERIFY2(absent.error().text.contains(u"/nowhere/at-all cannot be started"),
            qPrintable(absent.error().text));
        request.program = QStringLiteral("/etc/passwd");
        QVERIFY(m_runner.run(request, {}).error().code == ErrorCode::Local);
    }

    void looksInTheGivenPath()
    {
        QTemporaryDir folder;
        QFile tool(folder.filePath(QStringLiteral("portolan-tool")));
        QVERIFY(tool.open(QIODevice::WriteOnly));
        tool.close();
        QProcessEnvironment environment;
        const auto found
            = [&] { return findProgram(QStringLiteral("portolan-tool"), environment); };
        QCOMPARE(findProgram(QStringLiteral("sh"), environment), QString());
        environment.insert(QStringLiteral("PATH"), QStringLiteral("/nowhere:") + folder.path());
        QCOMPARE(found(), QString());
        tool.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        QCOMPARE(found(), tool.fileName());
        QCOMPARE(findProgram(tool.fileName(), environment), tool.fileName());
        QCOMPARE(findProgram(folder.path(), environment), QString());
    }
};

QTEST_APPLESS_MAIN(TestProcess)
#include "tst_process.moc"
