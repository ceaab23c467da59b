// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth/execplugin.h"
#include "tests/app/feed/scriptedcluster.h"
#include "tests/support/waitfor.h"

#include <QThreadPool>
#include <QtTest>

#include <condition_variable>
#include <map>
#include <mutex>

using namespace portolan;
using namespace portolan::test;

namespace {

//! Plugins that do not answer until they are let to, as those that wait for a person do.
class SlowPlugins final : public auth::ProcessRunner {
public:
    [[nodiscard]] Result<auth::ProcessOutcome> run(
        const auth::ProcessRequest& request, std::stop_token stop) override
    {
        std::unique_lock lock(m_mutex);
        ++m_runs[request.arguments.value(0)];
        ++m_running;
        const bool answered = m_changed.wait(lock, stop, [this] { return m_answers; });
        --m_running;
        if (!answered)
            return fail(ErrorCode::Cancelled, QStringLiteral("Called off."));
        auth::ProcessOutcome outcome;
        outcome.output = auth::Secret(QByteArrayLiteral(
            R"({"apiVersion":"client.authentication.k8s.io/v1","kind":"ExecCredential","status":{"token":"t"}})"));
        return outcome;
    }
    void letThemAnswer()
    {
        const std::lock_guard lock(m_mutex);
        m_answers = true;
        m_changed.notify_all();
    }
    //! At this moment.
    [[nodiscard]] int running() const
    {
        const std::lock_guard lock(m_mutex);
        return m_running;
    }
    //! By the user that each was run for.
    [[nodiscard]] std::map<QString, int> runs() const
    {
        const std::lock_guard lock(m_mutex);
        return m_runs;
    }

private:
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_answers = false;
    int m_running = 0;
    std::map<QString, int> m_runs;
};

} // namespace

//! More users with slow exec plugins than this machine has cores, with two clusters each.
class TestSlowPlugins : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void theyRunSideBySideAndOnceForEachUser();
    void otherTasksAreNotDelayed();
    void theEndCallsThemAllOff();

private:
    static constexpr int clustersOfAUser = 2;
    void connectAll();
    [[nodiscard]] Slot clusters() const { return Slot(m_users * clustersOfAUser); }

    const int m_users = QThread::idealThreadCount() + 4;
    RunningClock m_clock;
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<SlowPlugins> m_programs;
    auth::FixedEnvironment m_environment{QProcessEnvironment()};
    std::unique_ptr<auth::ExecPlugins> m_plugins;
    std::unique_ptr<Fleet> m_fleet;
    std::unique_ptr<feed::FleetFeed> m_feed;
};

void TestSlowPlugins::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_programs = std::make_unique<SlowPlugins>();
    m_plugins = std::make_unique<auth::ExecPlugins>(
        *m_programs, m_environment, m_clock, std::chrono::minutes(1));
    m_fleet = std::make_unique<Fleet>(QStringLiteral("scripted"));
    m_feed = std::make_unique<feed::FleetFeed>(*m_fleet, m_clock, [] { return 0.0; });
    connectAll();
}

void TestSlowPlugins::cleanup()
{
    m_feed.reset();
    QVERIFY(QThreadPool::globalInstance()->waitForDone());
    m_plugins.reset();
    m_programs.reset();
    m_fleet.reset();
    m_server.reset();
}

void TestSlowPlugins::connectAll()
{
    transport::Endpoint endpoint;
    endpoint.url = m_server->url();
    endpoint.caPem = m_server->authorityPem();
    for (Slot slot = 0; slot < clusters(); ++slot) {
        auth::ExecConfig exec;
        exec.apiVersion = QStringLiteral("client.authentication.k8s.io/v1");
        exec.command = QStringLiteral("/bin/sh"); // is there; SlowPlugins runs it
        exec.arguments = {QStringLiteral("user-%1").arg(slot / clustersOfAUser)};
        feed::ConnectionSpec spec;
        spec.userAgent = "test";
        spec.credentials.get
            = [this, exec, endpoint](std::stop_token stop) -> Result<feed::Credentials> {
            const auto credential = m_plugins->credential(exec, {}, stop);
            if (!credential)
                return std::unexpected(credential.error());
            feed::Credentials given{endpoint, {}, {}};
            given.endpoint.bearerToken = credential->token.reveal();
            return given;
        };
        m_fleet->addCluster({});
        m_feed->connectCluster(slot, std::move(spec));
    }
}

void TestSlowPlugins::theyRunSideBySideAndOnceForEachUser()
{
    PORTOLAN_WAIT(m_programs->running() == m_users, 5000);
    m_programs->letThemAnswer();
    PORTOLAN_WAIT(m_server->calls("GET", "/version") >= int(clusters()), 10000);
    for (const Request& request : m_server->requests("GET", "/version"))
        QCOMPARE(request.header("authorization"), std::string("Bearer t"));
    const std::map<QString, int> runs = m_programs->runs();
    QCOMPARE(int(runs.size()), m_users);
    for (const auto& [user, count] : runs)
        QVERIFY2(count == 1, qPrintable(user));
}

void TestSlowPlugins::otherTasksAreNotDelayed()
{
    PORTOLAN_WAIT(m_programs->running() >= 1, 5000);
    std::atomic<bool> done = false;
    QThreadPool::globalInstance()->start([&done] { done = true; });
    PORTOLAN_WAIT(done.load(), 5000);
    QVERIFY(m_programs->running() >= 1); // still
}

void TestSlowPlugins::theEndCallsThemAllOff()
{
    PORTOLAN_WAIT(m_programs->running() == m_users, 5000);
    m_feed.reset();
    QCOMPARE(m_programs->running(), 0);
}

QTEST_GUILESS_MAIN(TestSlowPlugins)
#include "tst_slowplugins.moc"
