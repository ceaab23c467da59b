// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/curlclient.h"
#include "tests/support/kubebytes.h"
#include "tests/support/scriptedserver.h"

#include <QtTest>

#include <zlib.h>

#include <thread>

using namespace portolan::test;
using namespace std::chrono_literals;

namespace {

//! Every gzip member of a body, one after the other.
std::string inflated(const std::string& bytes, int& members)
{
    std::string result;
    z_stream stream{};
    inflateInit2(&stream, 15 + 16);
    stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    stream.avail_in = uInt(bytes.size());
    members = 0;
    int state = Z_OK;
    while (state == Z_OK && stream.avail_in > 0) {
        char out[256];
        stream.next_out = reinterpret_cast<Bytef*>(out);
        stream.avail_out = sizeof out;
        state = inflate(&stream, Z_NO_FLUSH);
        result.append(out, sizeof out - stream.avail_out);
        if (state == Z_STREAM_END) {
            ++members;
            state = inflateReset(&stream);
        }
    }
    inflateEnd(&stream);
    return result;
}

void answerOk(Exchange& exchange)
{
    exchange.respond(200, {{"Content-Type", "text/plain"}}, "ok");
}

} // namespace

class TestScriptedServer : public QObject {
    Q_OBJECT

private:
    [[nodiscard]] static CurlClient::Request get(const ScriptedServer& server, const char* path)
    {
        return {server.url(path), server.authorityPem()};
    }

private Q_SLOTS:
    void initTestCase() { curl_global_init(CURL_GLOBAL_DEFAULT); }

    void answersAndRecords()
    {
        ScriptedServer server;
        server.on("GET", "/api/v1/pods", &answerOk);
        server.on("POST", "/api/*", &answerOk);
        CurlClient client;
        CurlClient::Request request = get(server, "/api/v1/pods?limit=500&labelSelector=a%3Db%2Cc");
        request.fields = {"X-Purpose: a test"};
        const auto list = client.begin(request);
        QVERIFY(client.finish(list));
        QCOMPARE(list->result, CURLE_OK);
        QCOMPARE(list->status, 200L);
        QCOMPARE(list->httpVersion, long(CURL_HTTP_VERSION_2));
        QCOMPARE(list->body, std::string("ok"));
        QVERIFY(list->headers.find("content-type: text/plain") != std::string::npos);

        request = get(server, "/api/v1/namespaces");
        request.body = "{}";
        QVERIFY(client.finish(client.begin(request)));
        QVERIFY(client.finish(client.begin(get(server, "/unknown"))));

        QCOMPARE(server.requests().size(), size_t(3));
        const Request seen = server.requests("GET", "/api/v1/pods").at(0);
        QCOMPARE(seen.query, std::string("limit=500&labelSelector=a%3Db%2Cc"));
        QVERIFY(seen.parameter("labelSelector") == "a=b,c");
        QVERIFY(!seen.parameter("watch"));
        QCOMPARE(seen.header("x-purpose"), std::string("a test"));
        QCOMPARE(server.requests("POST", "/api/v1/*").at(0).body, std::string("{}"));
        QCOMPARE(server.calls("GET", "/unknown"), 1);
        QCOMPARE(server.connectionsTaken(), 1);
    }

    void knowsNoPathItWasNotTold()
    {
        ScriptedServer server;
        CurlClient client;
        const auto answer = client.begin(get(server, "/api/v1/nodes"));
        QVERIFY(client.finish(answer));
        QCOMPARE(answer->status, 404L);
        QCOMPARE(answer->body, kube::statusJson(kube::notFound()));
    }

    void choosesByQueryAndLatestHandler()
    {
        ScriptedServer server;
        server.on("GET", "/pods", [](Exchange& x) { x.respond(200, {}, "list"); });
        server.on("GET", "/pods", withParameters({{"watch", "1"}}),
            [](Exchange& x) { x.respond(200, {}, "watch"); });
        CurlClient client;
        const auto list = client.begin(get(server, "/pods?watch=0"));
        const auto watch = client.begin(get(server, "/pods?watch=1"));
        QVERIFY(client.finish(list) && client.finish(watch));
        QCOMPARE(list->body, std::string("list"));
        QCOMPARE(watch->body, std::string("watch"));
        server.on("GET", "/pods", [](Exchange& x) { x.respond(429, {{"Retry-After", "1"}}); });
        const auto refused = client.begin(get(server, "/pods?watch=1"));
        QVERIFY(client.finish(refused));
        QCOMPARE(refused->status, 429L);
    }

    void carriesManyStreamsOnOneConnection()
    {
        ScriptedServer server;
        server.on("GET", "/watch/*", [](Exchange& x) { x.start(200); });
        CurlClient client;
        std::vector<std::shared_ptr<CurlClient::Transfer>> watches;
        for (int i = 0; i < 40; ++i)
            watches.push_back(client.begin(get(server, ("/watch/" + std::to_string(i)).c_str())));
        QVERIFY(client.drive([&] { return server.calls("GET", "/watch/*") == 40; }));
        QCOMPARE(server.connectionsTaken(), 1);
        // Answered in the opposite order: each stream is its own.
        for (int i = 39; i >= 0; --i) {
            Exchange x = server.awaitExchange("GET", "/watch/" + std::to_string(i));
            QVERIFY(x.isOpen());
            x.send(std::to_string(i));
            x.finish();
            QVERIFY(client.finish(watches[size_t(i)]));
            QCOMPARE(watches[size_t(i)]->body, std::to_string(i));
            QVERIFY(!x.isOpen());
        }
    }

    void streamsPieceByPieceFromAnyThread()
    {
        for (const bool http2 : {true, false}) {
            ScriptedServer server;
            server.on("GET", "/watch", [](Exchange& x) { x.start(200); });
            CurlClient client;
            CurlClient::Request request = get(server, "/watch");
            request.http2 = http2;
            const auto watch = client.begin(request);
            QVERIFY(client.drive([&] { return server.calls("GET", "/watch") == 1; }));
            Exchange x = server.awaitExchange("GET", "/watch");
            const std::string frame = kube::watchFrame("ADDED", "object");
            std::string expected;
            for (const char byte : frame) { // a frame torn at every byte
                std::jthread([&x, byte] { x.send(std::string(1, byte)); }).join();
                expected += byte;
                QVERIFY(client.drive([&] { return watch->body == expected; }));
            }
            QCOMPARE(watch->pieces.size(), frame.size());
            QVERIFY(!watch->done);
            x.finish();
            QVERIFY(client.finish(watch));
            QCOMPARE(watch->result, CURLE_OK);
            const long version = http2 ? CURL_HTTP_VERSION_2 : CURL_HTTP_VERSION_1_1;
            QCOMPARE(watch->httpVersion, version);
        }
    }

    void carriesMoreThanAWindow()
    {
        ScriptedServer server;
        const std::string big(5'000'000, 'x');
        server.on("GET", "/big", [&big](Exchange& x) { x.respond(200, {}, big); });
        CurlClient client;
        for (const bool http2 : {true, false}) {
            CurlClient::Request request = get(server, "/big");
            request.http2 = http2;
            const auto answer = client.begin(request);
            QVERIFY(client.finish(answer));
            QCOMPARE(answer->result, CURLE_OK);
            QVERIFY(answer->body == big);
        }
    }

    void resetsOneStreamOnly()
    {
        ScriptedServer server;
        server.on("GET", "/one", [](Exchange& x) { x.start(200); });
        server.on("GET", "/two", [](Exchange& x) { x.start(200); });
        CurlClient client;
        const auto one = client.begin(get(server, "/one"));
        const auto two = client.begin(get(server, "/two"));
        QVERIFY(client.drive([&] { return server.requests().size() == 2; }));
        server.awaitExchange("GET", "/one").reset(2);
        QVERIFY(client.finish(one));
        QCOMPARE(one->result, CURLE_HTTP2_STREAM);
        Exchange x = server.awaitExchange("GET", "/two");
        QVERIFY(x.isOpen());
        x.send("still here");
        x.finish();
        QVERIFY(client.finish(two));
        QCOMPARE(two->result, CURLE_OK);
        QCOMPARE(two->body, std::string("still here"));
    }

    void seesAClientThatLostInterest()
    {
        ScriptedServer server;
        server.on("GET", "/watch", [](Exchange& x) { x.start(200); });
        CurlClient client;
        const auto watch = client.begin(get(server, "/watch"));
        QVERIFY(client.drive([&] { return server.calls("GET", "/watch") == 1; }));
        const Exchange x = server.awaitExchange("GET", "/watch");
        QVERIFY(x.isOpen());
        client.cancel(watch);
        // The cancelled stream's RST leaves libcurl with the next transfer on the connection.
        QVERIFY(client.finish(client.begin(get(server, "/unknown"))));
        QVERIFY(client.drive([&] { return !x.isOpen(); }));
    }

    void goawayLetsStreamsGoOn()
    {
        ScriptedServer server;
        server.on("GET", "/watch", [](Exchange& x) { x.start(200); });
        server.on("GET", "/version", &answerOk);
        CurlClient client;
        const auto watch = client.begin(get(server, "/watch"));
        QVERIFY(client.drive([&] { return server.calls("GET", "/watch") == 1; }));
        Exchange x = server.awaitExchange("GET", "/watch");
        server.goaway();
        x.send("a");
        QVERIFY(client.drive([&] { return watch->body == "a"; }));
        const auto version = client.begin(get(server, "/version"));
        QVERIFY(client.finish(version));
        QCOMPARE(version->body, std::string("ok"));
        QCOMPARE(server.connectionsTaken(), 2);
        QCOMPARE(server.requests("GET", "/version").at(0).connection, 2);
        x.send("b");
        x.finish();
        QVERIFY(client.finish(watch));
        QCOMPARE(watch->result, CURLE_OK);
        QCOMPARE(watch->body, std::string("ab"));
        QVERIFY(client.drive([&] { return server.connectionsOpen() == 1; }));
    }

    void hangsAndGoesOn()
    {
        ScriptedServer server;
        server.on("GET", "/version", &answerOk);
        CurlClient client;
        QVERIFY(client.finish(client.begin(get(server, "/version"))));
        server.stopAnswering();
        const auto late = client.begin(get(server, "/version"));
        CurlClient other;
        const auto fresh = other.begin(get(server, "/version")); // accepted by the kernel, silent
        QVERIFY(!client.drive([&] { return late->done; }, 200ms));
        QVERIFY(!other.drive([&] { return fresh->done; }, 200ms));
        QCOMPARE(server.calls("GET", "/version"), 1);
        server.resume();
        QVERIFY(client.finish(late) && other.finish(fresh));
        QCOMPARE(late->body, std::string("ok"));
        QCOMPARE(fresh->body, std::string("ok"));
    }

    void dropsAndRefusesAndComesBack()
    {
        ScriptedServer server;
        server.on("GET", "/watch", [](Exchange& x) { x.start(200); });
        server.on("GET", "/version", &answerOk);
        const int port = server.port();
        CurlClient client;
        const auto watch = client.begin(get(server, "/watch"));
        QVERIFY(client.drive([&] { return server.calls("GET", "/watch") == 1; }));
        const Exchange x = server.awaitExchange("GET", "/watch");
        server.stopListening();
        server.dropConnections();
        QVERIFY(!x.isOpen());
        QCOMPARE(server.connectionsOpen(), 0);
        QVERIFY(client.finish(watch));
        // Whether libcurl meets the reset while reading or while writing is its own affair.
        QVERIFY(watch->result == CURLE_RECV_ERROR || watch->result == CURLE_SEND_ERROR);
        const auto refused = client.begin(get(server, "/version"));
        QVERIFY(client.finish(refused));
        QCOMPARE(refused->result, CURLE_COULDNT_CONNECT);
        server.listenAgain();
        QCOMPARE(server.port(), port);
        const auto again = client.begin(get(server, "/version"));
        QVERIFY(client.finish(again));
        QCOMPARE(again->body, std::string("ok"));
    }

    void refusedCertificates_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("wrong name") << int(ScriptedServer::Certificate::WrongName);
        QTest::newRow("expired") << int(ScriptedServer::Certificate::Expired);
        QTest::newRow("other authority") << int(ScriptedServer::Certificate::OtherAuthority);
    }

    void refusedCertificates()
    {
        QFETCH(int, kind);
        ScriptedServer::Options options;
        options.certificate = ScriptedServer::Certificate(kind);
        ScriptedServer server(options);
        server.on("GET", "/version", &answerOk);
        CurlClient client;
        const auto version = client.begin(get(server, "/version"));
        QVERIFY(client.finish(version));
        QCOMPARE(version->result, CURLE_PEER_FAILED_VERIFICATION);
        QVERIFY(version->body.empty());
        QVERIFY(server.requests().empty());
    }

    void demandsAClientCertificate()
    {
        ScriptedServer::Options options;
        options.clientCertificate = ScriptedServer::ClientCertificate::Demanded;
        ScriptedServer server(options);
        server.on("GET", "/version", &answerOk);
        CurlClient client;
        CurlClient::Request request = get(server, "/version");
        const auto refused = client.begin(request);
        QVERIFY(client.finish(refused));
        QVERIFY(refused->result != CURLE_OK);
        QCOMPARE(server.handshakesFailed(), 1);

        const KeyPair pair = server.clientCertificate("sre", "operators");
        request.clientCertificate = pair.certificate;
        request.clientKey = pair.key;
        const auto version = client.begin(request);
        QVERIFY(client.finish(version));
        QCOMPARE(version->body, std::string("ok"));
        QCOMPARE(server.requests().at(0).clientName, std::string("sre"));
    }

    void offersOldHttpOnly()
    {
        ScriptedServer::Options options;
        options.http2 = false;
        ScriptedServer server(options);
        server.on("GET", "/version", &answerOk);
        CurlClient client;
        for (int i = 0; i < 3; ++i) {
            const auto version = client.begin(get(server, "/version"));
            QVERIFY(client.finish(version));
            QCOMPARE(version->body, std::string("ok"));
            QCOMPARE(version->httpVersion, long(CURL_HTTP_VERSION_1_1));
        }
        QCOMPARE(server.connectionsTaken(), 1);
    }

    void delaysOneAnswer()
    {
        ScriptedServer server;
        server.on("GET", "/version", &answerOk);
        server.delayNext(300ms);
        CurlClient client;
        QElapsedTimer timer;
        timer.start();
        const auto late = client.begin(get(server, "/version?first"));
        QVERIFY(client.drive([&] { return server.requests().size() == 1; }));
        const auto prompt = client.begin(get(server, "/version?second"));
        QVERIFY(client.finish(prompt));
        QVERIFY(!late->done);
        QVERIFY(client.finish(late));
        QCOMPARE_GE(timer.elapsed(), 300);
    }

    void compressesEachPieceByItself()
    {
        ScriptedServer server;
        server.setGzip(true);
        server.on("GET", "/pods", [](Exchange& x) {
            x.start(200);
            x.send("first ");
            x.send("second");
            x.finish();
        });
        CurlClient client;
        CurlClient::Request request = get(server, "/pods");
        const auto plain = client.begin(request);
        QVERIFY(client.finish(plain));
        QCOMPARE(plain->body, std::string("first second"));
        request.fields = {"Accept-Encoding: gzip"};
        const auto packed = client.begin(request);
        QVERIFY(client.finish(packed));
        QVERIFY(packed->headers.find("content-encoding: gzip") != std::string::npos);
        int members = 0;
        QCOMPARE(inflated(packed->body, members), std::string("first second"));
        QCOMPARE(members, 2);
    }

    void outlivedByItsExchanges()
    {
        Exchange x;
        QVERIFY(!x.isOpen());
        CurlClient client;
        std::shared_ptr<CurlClient::Transfer> watch;
        {
            ScriptedServer server;
            server.on("GET", "/watch", [](Exchange& e) { e.start(200); });
            watch = client.begin(get(server, "/watch"));
            QVERIFY(client.drive([&] { return server.calls("GET", "/watch") == 1; }));
            x = server.awaitExchange("GET", "/watch");
        }
        QVERIFY(!x.isOpen());
        x.send("to nobody");
        x.finish();
        QVERIFY(client.finish(watch));
        QVERIFY(watch->result != CURLE_OK);
    }
};

QTEST_APPLESS_MAIN(TestScriptedServer)
#include "tst_scriptedserver.moc"
