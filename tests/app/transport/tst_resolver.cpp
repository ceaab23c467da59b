// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/loopclient.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QtTest>

#include <dlfcn.h>
#include <netdb.h>

#include <condition_variable>

using namespace portolan;
using namespace portolan::test;

namespace {

//! A resolver that does not answer about one name until the test lets it.
struct StuckResolver {
    std::mutex mutex;
    std::condition_variable changed;
    int asked = 0;
    int left = 0;
    bool open = false;
};
StuckResolver& stuck()
{
    static StuckResolver resolver;
    return resolver;
}
constexpr std::string_view stuckName = "nobody-answers.test";

} // namespace

// libcurl's threads ask by this function; the program's own comes first.
extern "C" int getaddrinfo(
    const char* node, const char* service, const addrinfo* hints, addrinfo** result)
{
    static const auto next = reinterpret_cast<decltype(&getaddrinfo)>(dlsym(RTLD_NEXT, "getaddrinfo"));
    if (!node || node != stuckName)
        return next(node, service, hints, result);
    StuckResolver& resolver = stuck();
    std::unique_lock lock(resolver.mutex);
    ++resolver.asked;
    resolver.changed.wait(lock, [&resolver] { return resolver.open; });
    ++resolver.left;
    return EAI_AGAIN;
}

//! A name server that hangs must not keep the other clusters of a loop waiting.
class TestResolver : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        StuckResolver& resolver = stuck();
        {
            const std::lock_guard lock(resolver.mutex);
            resolver.open = true;
        }
        resolver.changed.notify_all();
        PORTOLAN_WAIT(count(&StuckResolver::left) == count(&StuckResolver::asked), 5000);
    }

    void neighboursAreServedWhenAStuckRequestIsGivenUp()
    {
        ScriptedServer server;
        server.on("GET", "/hello", [](Exchange& x) { x.respond(200, {}, "hi"); });
        const auto loop = std::make_shared<transport::IoLoop>();
        transport::Endpoint nowhere;
        nowhere.url = "https://" + std::string(stuckName);
        auto lost = std::make_unique<LoopClient>(loop, nowhere);
        transport::Endpoint good;
        good.url = server.url();
        good.caPem = server.authorityPem();
        LoopClient neighbour(loop, good);
        transport::Request request;
        request.path = "/";
        request.timeout = std::chrono::milliseconds(50);
        const auto unanswered = lost->start(request);
        PORTOLAN_WAIT(count(&StuckResolver::asked) == 1, 5000);
        PORTOLAN_WAIT(unanswered->isOver(), 5000);
        QCOMPARE(unanswered->error(), std::optional(ErrorCode::Timeout));
        const auto answer = neighbour.get("/hello");
        PORTOLAN_WAIT(answer->isOver(), 5000);
        QCOMPARE(answer->body(), std::string("hi"));
        // Neither does taking the client away.
        (void)lost->get("/again");
        PORTOLAN_WAIT(count(&StuckResolver::asked) == 2, 5000);
        lost.reset();
        QCOMPARE(count(&StuckResolver::left), 0);
    }

private:
    static int count(int StuckResolver::* which)
    {
        const std::lock_guard lock(stuck().mutex);
        return stuck().*which;
    }
};

QTEST_GUILESS_MAIN(TestResolver)
#include "tst_resolver.moc"
