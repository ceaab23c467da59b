// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/loopclient.h"
#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"
#include "tests/support/waitfor.h"

#include <QElapsedTimer>
#include <QtTest>

#include <random>

using namespace portolan;
using namespace portolan::test;
using portolan::transport::Endpoint;
using portolan::transport::Lane;
namespace bytes = portolan::test::kube;
// A request that is sent, not one that came in at the server.
using Sent = portolan::transport::Request;

namespace {

Endpoint endpointOf(const ScriptedServer& server)
{
    Endpoint endpoint;
    endpoint.url = server.url();
    endpoint.caPem = server.authorityPem();
    return endpoint;
}

void sayHello(ScriptedServer& server)
{
    server.on("GET", "/hello", [](Exchange& x) {
        x.respond(200, {{"content-type", "text/plain"}, {"date", "Thu, 01 Jan 1970 00:01:40 GMT"}}, "hi");
    });
}

std::string randomText(std::mt19937& random, size_t size)
{
    std::string text(size, ' ');
    for (char& c : text)
        c = char('a' + random() % 4);
    return text;
}

//! What a list is asked with, after all that the client has seen.
std::string acceptEncodingOfAList(LoopClient& client, ScriptedServer& server)
{
    Sent request;
    request.path = "/list";
    request.acceptGzip = true;
    const int n = server.calls("GET", "/list") + 1;
    client.start(request);
    return server.awaitExchange("GET", "/list", n).request().header("accept-encoding");
}

} // namespace

//! One request and its answer, at the wire of a server that does what real ones do not.
class TestHttpClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answerComesInOrder();
    void headersAndBodyAreSent();
    void impersonationIsSentWithEveryRequest();
    void tlsIsRefused_data();
    void tlsIsRefused();
    void uncheckedTlsIsOnlyByWish();
    void tlsServerNameIsCheckedInsteadOfTheHost();
    void redirectsAreNotFollowed();
    void cancelledRequestIsNeverHeardOfAgain();
    void cancelFromWithinItsOwnBytes();
    void lanesHaveConnectionsOfTheirOwn();
    void requestsOfALaneShareAConnection();
    void resetDialsAnew();
    void http1ServesAsWell();
    void gzipOfManyMembersIsOneBody();
    void gzipThatIsCutIsDamaged();
    void aNearServerIsNotAskedForGzip();
    void aFarServerIsAskedForGzip();
    void wholeExchangeHasALimit();
    void droppedConnectionEndsEveryRequestOnce();
    void randomCancelsLoseNoOtherAnswer();
};

void TestHttpClient::answerComesInOrder()
{
    ScriptedServer server;
    sayHello(server);
    LoopClient client(endpointOf(server));
    const auto answer = client.get("/hello");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->calls(), std::string("rbe"));
    QCOMPARE(answer->body(), std::string("hi"));
    QCOMPARE(answer->head().status, 200);
    QCOMPARE(answer->head().contentType, std::string("text/plain"));
    QCOMPARE(answer->head().serverTime, qint64(100));
    QVERIFY(!answer->error());
    QCOMPARE(answer->end().connectionId, answer->head().connectionId);
}

void TestHttpClient::headersAndBodyAreSent()
{
    ScriptedServer server;
    server.on("POST", "/reviews", [](Exchange& x) { x.respond(201, {}, x.request().body); });
    Endpoint endpoint = endpointOf(server);
    endpoint.bearerToken = "abc";
    LoopClient client(endpoint);
    Sent request;
    request.method = "POST";
    request.path = "/reviews?dry=1";
    request.body = "{}";
    request.headers = {"Content-Type: application/json"};
    const auto answer = client.start(request);
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->head().status, 201);
    QCOMPARE(answer->body(), std::string("{}"));
    const auto seen = server.requests().front();
    QCOMPARE(seen.header("authorization"), std::string("Bearer abc"));
    QCOMPARE(seen.header("content-type"), std::string("application/json"));
    QCOMPARE(seen.header("user-agent"), std::string("test/1"));
    QCOMPARE(seen.query, std::string("dry=1"));
}

void TestHttpClient::impersonationIsSentWithEveryRequest()
{
    ScriptedServer server;
    sayHello(server);
    Endpoint endpoint = endpointOf(server);
    endpoint.impersonation.user = "jane";
    endpoint.impersonation.uid = "7";
    endpoint.impersonation.groups = {"dev", "ops"};
    endpoint.impersonation.extra = {{"acme.com/project", {"a", "b"}}};
    LoopClient client(endpoint);
    const auto answer = client.get("/hello");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    std::vector<std::pair<std::string, std::string>> seen;
    const auto sent = server.requests().front();
    for (const auto& header : sent.headers) {
        if (header.first.starts_with("impersonate"))
            seen.push_back(header);
    }
    const std::vector<std::pair<std::string, std::string>> wanted
        = {{"impersonate-user", "jane"}, {"impersonate-uid", "7"}, {"impersonate-group", "dev"},
            {"impersonate-group", "ops"}, {"impersonate-extra-acme.com%2fproject", "a"},
            {"impersonate-extra-acme.com%2fproject", "b"}};
    QVERIFY(seen == wanted);
}

void TestHttpClient::tlsIsRefused_data()
{
    using Certificate = ScriptedServer::Certificate;
    QTest::addColumn<int>("certificate");
    QTest::newRow("another authority") << int(Certificate::OtherAuthority);
    QTest::newRow("another host") << int(Certificate::WrongName);
    QTest::newRow("expired") << int(Certificate::Expired);
}

void TestHttpClient::tlsIsRefused()
{
    QFETCH(int, certificate);
    ScriptedServer::Options options;
    options.certificate = ScriptedServer::Certificate(certificate);
    ScriptedServer server(options);
    sayHello(server);
    Endpoint endpoint = endpointOf(server);
    endpoint.bearerToken = "abc";
    LoopClient client(endpoint);
    const auto answer = client.get("/hello");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->error(), std::optional(ErrorCode::Certificate));
    QCOMPARE(answer->calls(), std::string("e"));
    QVERIFY(server.requests().empty()); // so no token was sent either
    QVERIFY(!answer->end().error->sentence().contains(QLatin1String("abc")));
}

void TestHttpClient::uncheckedTlsIsOnlyByWish()
{
    ScriptedServer::Options options;
    options.certificate = ScriptedServer::Certificate::OtherAuthority;
    ScriptedServer server(options);
    sayHello(server);
    Endpoint endpoint;
    endpoint.url = server.url();
    endpoint.insecure = true;
    LoopClient client(endpoint);
    const auto answer = client.get("/hello");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->body(), std::string("hi"));
}

void TestHttpClient::tlsServerNameIsCheckedInsteadOfTheHost()
{
    ScriptedServer server;
    sayHello(server);
    Endpoint endpoint = endpointOf(server);
    endpoint.tlsServerName = "localhost";
    LoopClient named(endpoint);
    const auto good = named.get("/hello");
    PORTOLAN_WAIT(good->isOver(), 5000);
    QCOMPARE(good->body(), std::string("hi"));
    endpoint.tlsServerName = "somebody.else";
    LoopClient other(endpoint);
    const auto refused = other.get("/hello");
    PORTOLAN_WAIT(refused->isOver(), 5000);
    QCOMPARE(refused->error(), std::optional(ErrorCode::Certificate));
}

void TestHttpClient::redirectsAreNotFollowed()
{
    ScriptedServer server, elsewhere;
    sayHello(elsewhere);
    const std::string target = elsewhere.url("/hello");
    server.on("GET", "/moved", [target](Exchange& x) { x.respond(302, {{"location", target}}, ""); });
    Endpoint endpoint = endpointOf(server);
    endpoint.bearerToken = "abc";
    LoopClient client(endpoint);
    const auto answer = client.get("/moved");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->head().status, 302);
    QCOMPARE(elsewhere.connectionsTaken(), 0);
}

void TestHttpClient::cancelledRequestIsNeverHeardOfAgain()
{
    ScriptedServer server;
    sayHello(server);
    server.on("GET", "/slow", [](Exchange&) {});
    LoopClient client(endpointOf(server));
    const auto slow = client.get("/slow");
    Exchange held = server.awaitExchange("GET", "/slow");
    QVERIFY(held.isOpen());
    client.cancel(client.lastId());
    const auto next = client.get("/hello");
    PORTOLAN_WAIT(next->isOver(), 5000);
    // libcurl tells the server with what it sends next; a watch's lane has its heartbeats.
    PORTOLAN_WAIT(!held.isOpen(), 5000);
    held.respond(200, {}, "too late");
    const auto last = client.get("/hello"); // what came before it has been handled by now
    PORTOLAN_WAIT(last->isOver(), 5000);
    QCOMPARE(slow->calls(), std::string());
    QCOMPARE(server.connectionsTaken(), 1); // its neighbours keep their connection
}

void TestHttpClient::cancelFromWithinItsOwnBytes()
{
    ScriptedServer server;
    sayHello(server);
    server.on("GET", "/endless", [](Exchange& x) {
        x.start(200);
        x.send("one");
    });
    LoopClient client(endpointOf(server));
    auto answer = std::make_shared<Answer>();
    client.run([&](transport::HttpClient& http) {
        Sent request;
        request.path = "/endless";
        const auto id = http.start(request, answer);
        answer->whenBytes = [&http, id](std::string_view) { http.cancel(id); };
    });
    Exchange held = server.awaitExchange("GET", "/endless");
    PORTOLAN_WAIT(answer->calls() == std::string("rb"), 5000);
    const auto next = client.get("/hello");
    PORTOLAN_WAIT(next->isOver(), 5000);
    PORTOLAN_WAIT(!held.isOpen(), 5000);
    QCOMPARE(answer->calls(), std::string("rb"));
}

void TestHttpClient::lanesHaveConnectionsOfTheirOwn()
{
    ScriptedServer server;
    sayHello(server);
    LoopClient client(endpointOf(server));
    const auto watch = client.get("/hello", Lane::Watch);
    const auto bulk = client.get("/hello", Lane::Bulk);
    PORTOLAN_WAIT((watch->isOver() && bulk->isOver()), 5000);
    QCOMPARE(server.connectionsTaken(), 2);
    QVERIFY(server.requests()[0].connection != server.requests()[1].connection);
}

void TestHttpClient::requestsOfALaneShareAConnection()
{
    ScriptedServer server;
    sayHello(server);
    LoopClient client(endpointOf(server));
    std::vector<std::shared_ptr<Answer>> answers;
    for (int i = 0; i < 20; ++i)
        answers.push_back(client.get("/hello", Lane::Watch));
    for (const auto& answer : answers) {
        PORTOLAN_WAIT(answer->isOver(), 5000);
        QCOMPARE(answer->end().connectionId, answers.front()->end().connectionId);
    }
    QCOMPARE(server.connectionsTaken(), 1);
}

void TestHttpClient::resetDialsAnew()
{
    ScriptedServer server;
    sayHello(server);
    server.on("GET", "/watch", [](Exchange& x) { x.start(200); });
    LoopClient client(endpointOf(server));
    const auto watch = client.get("/watch", Lane::Watch);
    Exchange held = server.awaitExchange("GET", "/watch");
    PORTOLAN_WAIT(watch->head().status == 200, 5000);
    client.run([](transport::HttpClient& http) { http.reset(Lane::Watch); });
    const auto next = client.get("/hello", Lane::Watch);
    PORTOLAN_WAIT(next->isOver(), 5000);
    QVERIFY(!watch->isOver()); // cancelled, not ended
    QVERIFY(!held.isOpen());
    QCOMPARE(server.connectionsTaken(), 2);
}

void TestHttpClient::http1ServesAsWell()
{
    ScriptedServer::Options options;
    options.http2 = false;
    ScriptedServer server(options);
    sayHello(server);
    server.on("GET", "/pieces", [](Exchange& x) {
        x.start(200);
        x.send("one ");
        x.send("two");
        x.finish();
    });
    LoopClient client(endpointOf(server));
    const auto pieces = client.get("/pieces");
    const auto hello = client.get("/hello");
    PORTOLAN_WAIT((pieces->isOver() && hello->isOver()), 5000);
    QCOMPARE(pieces->body(), std::string("one two"));
    QCOMPARE(hello->body(), std::string("hi"));
}

void TestHttpClient::gzipOfManyMembersIsOneBody()
{
    ScriptedServer server;
    server.on("GET", "/zipped", [](Exchange& x) {
        x.start(200, {{"content-encoding", "gzip"}});
        for (const char* part : {"first ", "second ", "third"})
            x.send(bytes::gzipMember(part));
        x.finish();
    });
    LoopClient client(endpointOf(server));
    Sent request;
    request.path = "/zipped";
    request.acceptGzip = true;
    const auto answer = client.start(request);
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->body(), std::string("first second third"));
    QCOMPARE(server.requests().front().header("accept-encoding"), std::string("gzip"));
}

void TestHttpClient::gzipThatIsCutIsDamaged()
{
    ScriptedServer server;
    server.on("GET", "/zipped", [](Exchange& x) {
        const std::string member = bytes::gzipMember(std::string(5000, 'x') + "end");
        x.respond(200, {{"content-encoding", "gzip"}}, member.substr(0, member.size() - 9));
    });
    LoopClient client(endpointOf(server));
    const auto answer = client.get("/zipped");
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->error(), std::optional(ErrorCode::Protocol));
}

void TestHttpClient::aNearServerIsNotAskedForGzip()
{
    ScriptedServer server;
    sayHello(server);
    server.on("GET", "/list", [](Exchange& x) { x.respond(200); });
    LoopClient client(endpointOf(server));
    // The shortest of several answers counts: on a busy machine one may be late.
    const auto asked = [&] {
        const auto answer = client.get("/hello");
        while (!answer->isOver())
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        return acceptEncodingOfAList(client, server);
    };
    PORTOLAN_WAIT(asked() == std::string(), 5000);
}

void TestHttpClient::aFarServerIsAskedForGzip()
{
    ScriptedServer server;
    server.on("GET", "/hello", [](Exchange&) { });
    server.on("GET", "/list", [](Exchange&) { });
    LoopClient client(endpointOf(server));
    const auto answer = client.get("/hello");
    Exchange hello = server.awaitExchange("GET", "/hello");
    // Nothing but time makes a way long.
    QElapsedTimer onItsWay;
    onItsWay.start();
    PORTOLAN_WAIT(onItsWay.elapsed() >= 20, 5000);
    hello.respond(200);
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(acceptEncodingOfAList(client, server), std::string("gzip"));
}

void TestHttpClient::wholeExchangeHasALimit()
{
    ScriptedServer server;
    server.on("GET", "/slow", [](Exchange& x) { x.start(200); });
    LoopClient client(endpointOf(server));
    Sent request;
    request.path = "/slow";
    request.timeout = std::chrono::milliseconds(50);
    const auto answer = client.start(request);
    PORTOLAN_WAIT(answer->isOver(), 5000);
    QCOMPARE(answer->error(), std::optional(ErrorCode::Timeout));
}

void TestHttpClient::droppedConnectionEndsEveryRequestOnce()
{
    ScriptedServer server;
    server.on("GET", "/watch", [](Exchange& x) { x.start(200); });
    LoopClient client(endpointOf(server));
    std::vector<std::shared_ptr<Answer>> answers;
    for (int i = 0; i < 5; ++i)
        answers.push_back(client.get("/watch", Lane::Watch));
    PORTOLAN_WAIT(server.calls("GET", "/watch") == 5, 5000);
    server.dropConnections();
    for (const auto& answer : answers) {
        PORTOLAN_WAIT(answer->isOver(), 5000);
        QCOMPARE(answer->error(), std::optional(ErrorCode::Unreachable));
        QCOMPARE(std::ranges::count(answer->calls(), 'e'), std::ptrdiff_t(1));
    }
}

void TestHttpClient::randomCancelsLoseNoOtherAnswer()
{
    std::mt19937 random(20240607); // NOLINT: the same run every time
    ScriptedServer server;
    std::vector<std::string> bodies;
    for (int i = 0; i < 40; ++i) {
        bodies.push_back(randomText(random, 1 + random() % 200000));
        server.on("GET", "/body/" + std::to_string(i),
            [body = bodies.back()](Exchange& x) { x.respond(200, {}, body); });
    }
    LoopClient client(endpointOf(server));
    std::vector<std::shared_ptr<Answer>> answers;
    std::vector<bool> cancelled;
    for (int i = 0; i < 40; ++i) {
        answers.push_back(client.get("/body/" + std::to_string(i), Lane(random() % 2)));
        cancelled.push_back(random() % 3 == 0);
        if (cancelled.back())
            client.cancel(client.lastId());
    }
    for (size_t i = 0; i < answers.size(); ++i) {
        if (cancelled[i])
            continue;
        PORTOLAN_WAIT(answers[i]->isOver(), 10000);
        QVERIFY(answers[i]->body() == bodies[i]);
    }
}

QTEST_GUILESS_MAIN(TestHttpClient)
#include "tst_httpclient.moc"
