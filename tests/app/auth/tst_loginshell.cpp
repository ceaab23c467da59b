// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/loginshell.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::auth;
using namespace std::chrono_literals;

namespace {

// A shell of the test's own; it counts its runs.
class FakeShell {
public:
    explicit FakeShell(const QByteArray& script)
    {
        QFile file(path());
        if (file.open(QIODevice::WriteOnly)) {
            file.write("#!/bin/sh\necho run >> '" + runs().toUtf8() + "'\n" + script);
            file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        }
        m_own.insert(QStringLiteral("SHELL"), path());
        m_own.insert(QStringLiteral("PATH"), QStringLiteral("/usr/bin:/bin"));
        m_own.insert(QStringLiteral("PWD"), QStringLiteral("/own"));
    }
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("shell")); }
    [[nodiscard]] QString runs() const { return m_folder.filePath(QStringLiteral("runs")); }
    [[nodiscard]] const QProcessEnvironment& own() const { return m_own; }
    [[nodiscard]] qsizetype count() const
    {
        QFile file(runs());
        return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : 0;
    }

private:
    QTemporaryDir m_folder;
    QProcessEnvironment m_own;
};

} // namespace

class TestLoginShell : public QObject {
    Q_OBJECT

private:
    PosixProcessRunner m_runner;

private Q_SLOTS:
    void asksTheShellOnce()
    {
        const FakeShell shell(
            "echo welcome; export PATH=/opt/bin:$PATH TEXT='a\nb=c'; exec /bin/sh \"$2\" \"$3\"\n");
        PosixLoginShell login(m_runner, shell.own());
        const RunEnvironment answer = login.environment({});
        QCOMPARE(answer.note, QString());
        QCOMPARE(answer.variables.value(QStringLiteral("PATH")),
            QStringLiteral("/opt/bin:/usr/bin:/bin"));
        QCOMPARE(answer.variables.value(QStringLiteral("TEXT")), QStringLiteral("a\nb=c"));
        QCOMPARE(answer.variables.value(QStringLiteral("PWD")), QStringLiteral("/own"));
        QVERIFY(!answer.variables.contains(QStringLiteral("SHLVL")));
        QVERIFY(login.environment({}).variables == answer.variables);
        QCOMPARE(shell.count(), 1);
    }

    void fallsBackWithANote_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("note");
        QTest::newRow("silent") << QByteArray("exit 0\n")
                                << QStringLiteral("did not print its environment");
        QTest::newRow("refuses -l") << QByteArray("echo 'bad option' >&2; exit 2\n")
                                    << QStringLiteral("did not print its environment");
        QTest::newRow("hangs") << QByteArray("sleep 1000\n")
                               << QStringLiteral("gave no answer within");
    }

    void fallsBackWithANote()
    {
        QFETCH(QByteArray, script);
        QFETCH(QString, note);
        const FakeShell shell(script);
        PosixLoginShell login(m_runner, shell.own(), 500ms);
        const RunEnvironment answer = login.environment({});
        QVERIFY2(answer.note.contains(note), qPrintable(answer.note));
        QVERIFY(answer.variables == shell.own());
        QCOMPARE(login.environment({}).note, answer.note);
        QCOMPARE(shell.count(), 1);
    }

    void needsAShell()
    {
        PosixLoginShell none(m_runner, QProcessEnvironment());
        QVERIFY(none.environment({}).note.contains(u"SHELL is not set"));
        QProcessEnvironment wrong;
        wrong.insert(QStringLiteral("SHELL"), QStringLiteral("/nowhere/sh"));
        PosixLoginShell absent(m_runner, wrong);
        QVERIFY(absent.environment({}).note.contains(u"/nowhere/sh cannot be started"));
    }

    void beingCalledOffIsNoAnswer()
    {
        const FakeShell shell("exec /bin/sh \"$2\" \"$3\"\n");
        PosixLoginShell login(m_runner, shell.own());
        std::stop_source stop;
        stop.request_stop();
        QVERIFY(!login.environment(stop.get_token()).note.isEmpty());
        QCOMPARE(login.environment({}).note, QString());
    }
};

QTEST_APPLESS_MAIN(TestLoginShell)
#include "tst_loginshell.moc"
