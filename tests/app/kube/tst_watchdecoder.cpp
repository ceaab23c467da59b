// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/watchdecoder.h"
#include "tests/app/kube/recorded.h"
#include "tests/support/kubebytes.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using portolan::kube::WatchDecoder;
using portolan::kube::WatchEvent;
namespace bytes = portolan::test::kube;

namespace {

struct Seen {
    WatchEvent::Type type;
    std::string object;
    friend bool operator==(const Seen&, const Seen&) = default;
};

struct Read {
    bool good = true;
    std::vector<Seen> events;
};

Read read(Encoding encoding, std::string_view text, const std::vector<size_t>& cuts)
{
    Read out;
    WatchDecoder decoder(encoding, [&out](const WatchEvent& event) -> Result<void> {
        out.events.push_back({event.type, std::string(event.object)});
        return {};
    });
    for (size_t at = 0, i = 0; i < cuts.size() && out.good; at += cuts[i++])
        out.good = decoder.feed(text.substr(at, cuts[i])).has_value();
    return out;
}

std::string enveloped(const std::string& message)
{
    return std::string("k8s\0", 4) + bytes::ProtoWriter().text(2, message).bytes();
}

//! One event as it goes over the wire.
std::string wire(Encoding encoding, const char* type, const std::string& object)
{
    return encoding == Encoding::Json ? bytes::watchLine(type, object)
                                      : bytes::watchFrame(type, enveloped(object));
}

} // namespace

//! Watches of any kind, cut and damaged in any way.
class TestWatchDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordedEventsComeOutAsTheyWere_data();
    void recordedEventsComeOutAsTheyWere();
    void aTruncatedWatchGivesItsWholeEvents_data() { recordedEventsComeOutAsTheyWere_data(); }
    void aTruncatedWatchGivesItsWholeEvents();
    void mutatedBytesNeverHurt_data() { recordedEventsComeOutAsTheyWere_data(); }
    void mutatedBytesNeverHurt();
    void typesAreRead();
    void whatEventsSayEndsTheWatch();
    void damaged_data();
    void damaged();
    void anEventWithoutEndIsNotKept();
    void bookmarksAreRead();

private:
    //! Recorded objects as a stream of events, with what has to be seen of it.
    std::string stream(Encoding encoding, std::vector<Seen>& wanted) const;
    std::vector<std::string> m_messages;
    std::vector<std::string> m_texts;
};

void TestWatchDecoder::initTestCase()
{
    m_messages = recordedObjects(QStringLiteral(".pb"));
    m_texts = recordedObjects(QStringLiteral(".json"));
    for (std::string& text : m_texts)
        std::erase(text, '\n'); // a watch has an event a line
    QVERIFY(m_messages.size() > 20);
    QVERIFY(m_texts.size() >= 2);
}

std::string TestWatchDecoder::stream(Encoding encoding, std::vector<Seen>& wanted) const
{
    const std::array<std::pair<const char*, WatchEvent::Type>, 3> types{
        {{"ADDED", WatchEvent::Type::Added}, {"MODIFIED", WatchEvent::Type::Modified},
            {"DELETED", WatchEvent::Type::Deleted}}};
    std::string all;
    size_t at = 0;
    for (const std::string& object : encoding == Encoding::Json ? m_texts : m_messages) {
        const auto& [word, type] = types[at++ % types.size()];
        all += wire(encoding, word, object);
        wanted.push_back({type, object});
    }
    return all;
}

void TestWatchDecoder::recordedEventsComeOutAsTheyWere_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("protobuf") << Encoding::Protobuf;
    QTest::newRow("json") << Encoding::Json;
}

void TestWatchDecoder::recordedEventsComeOutAsTheyWere()
{
    QFETCH(Encoding, encoding);
    std::mt19937 random(3); // NOLINT: the same run every time
    std::vector<Seen> wanted;
    const std::string all = stream(encoding, wanted);
    for (int round = 0; round < 60; ++round) {
        const Read out = read(encoding, all, randomCuts(random, all.size()));
        QVERIFY(out.good);
        QVERIFY(out.events == wanted);
    }
}

void TestWatchDecoder::aTruncatedWatchGivesItsWholeEvents()
{
    QFETCH(Encoding, encoding);
    std::mt19937 random(4); // NOLINT: the same run every time
    std::vector<Seen> wanted;
    const std::string all = stream(encoding, wanted);
    for (int round = 0; round < 300; ++round) {
        const size_t length = random() % all.size();
        const Read out = read(encoding, std::string_view(all).substr(0, length),
            randomCuts(random, length));
        QVERIFY(out.good); // a watch may end anywhere
        QVERIFY(out.events.size() <= wanted.size());
        QVERIFY(std::ranges::equal(out.events, std::span(wanted).first(out.events.size())));
    }
}

void TestWatchDecoder::mutatedBytesNeverHurt()
{
    QFETCH(Encoding, encoding);
    std::mt19937 random(5); // NOLINT: the same run every time
    const std::vector<std::string>& objects = encoding == Encoding::Json ? m_texts : m_messages;
    for (int round = 0; round < 3000; ++round) {
        std::string all;
        for (int i = 0; i < 3; ++i)
            all += wire(encoding, "MODIFIED", objects[random() % objects.size()]);
        all = mutated(random, all);
        const Read once = read(encoding, all, {all.size()});
        const Read cut = read(encoding, all, randomCuts(random, all.size()));
        QCOMPARE(cut.good, once.good);
        QVERIFY(cut.events == once.events);
    }
}

void TestWatchDecoder::typesAreRead()
{
    using Type = WatchEvent::Type;
    const std::vector<std::pair<const char*, Type>> words{{"ADDED", Type::Added},
        {"MODIFIED", Type::Modified}, {"DELETED", Type::Deleted}, {"BOOKMARK", Type::Bookmark},
        {"ERROR", Type::Error}, {"NEW-IN-2040", Type::Unknown}};
    for (const auto& [word, type] : words) {
        for (const Encoding encoding : {Encoding::Protobuf, Encoding::Json}) {
            const std::string text = wire(encoding, word, "{}");
            const Read out = read(encoding, text, {text.size()});
            QVERIFY(out.good);
            QCOMPARE(out.events.size(), size_t(1));
            QVERIFY(out.events[0].type == type);
        }
    }
}

void TestWatchDecoder::whatEventsSayEndsTheWatch()
{
    for (const Encoding encoding : {Encoding::Protobuf, Encoding::Json}) {
        int seen = 0;
        WatchDecoder decoder(encoding, [&seen](const WatchEvent&) -> Result<void> {
            ++seen;
            return fail(ErrorCode::Cancelled, QStringLiteral("enough"));
        });
        const Result<void> fed
            = decoder.feed(wire(encoding, "ADDED", "{}") + wire(encoding, "ADDED", "{}"));
        QVERIFY(!fed);
        QCOMPARE(fed.error().code, ErrorCode::Cancelled);
        QCOMPARE(seen, 1);
    }
}

void TestWatchDecoder::damaged_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("text");
    const auto json = [](const char* text) { QTest::newRow(text) << Encoding::Json << QByteArray(text); };
    json("x\n");
    json("{}\n");
    json(R"({"type":"ADDED"})" "\n");
    json(R"({"object":{}})" "\n");
    json(R"({"type":"ADDED","object":{)" "\n");
    QTest::newRow("too long") << Encoding::Protobuf << QByteArray("\x7f\xff\xff\xff", 4);
    QTest::newRow("empty") << Encoding::Protobuf << QByteArray("\0\0\0\0", 4);
    QTest::newRow("no object") << Encoding::Protobuf << QByteArray("\0\0\0\x07\x0a\x05" "ADDED", 11);
    QTest::newRow("no envelope")
        << Encoding::Protobuf << QByteArray("\0\0\0\x06\x12\x04\x0a\x02" "ab", 10);
}

void TestWatchDecoder::damaged()
{
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, text);
    const Read out = read(encoding, text.toStdString(), {size_t(text.size())});
    QVERIFY(!out.good);
    QVERIFY(out.events.empty());
}

void TestWatchDecoder::anEventWithoutEndIsNotKept()
{
    const std::string piece(1024 * 1024, ' ');
    WatchDecoder decoder(Encoding::Json, [](const WatchEvent&) -> Result<void> { return {}; });
    Result<void> fed;
    int pieces = 0;
    while (fed && pieces++ < 100)
        fed = decoder.feed(piece);
    QVERIFY(!fed);
    QVERIFY(pieces < 20);
}

void TestWatchDecoder::bookmarksAreRead()
{
    for (const bool ends : {false, true}) {
        const std::vector<std::pair<Encoding, std::string>> wires{
            {Encoding::Protobuf, bytes::bookmarkFrame("v1", "Pod", "42", ends)},
            {Encoding::Json, bytes::bookmarkLine("v1", "Pod", "42", ends)}};
        for (const auto& [encoding, text] : wires) {
            const Read out = read(encoding, text, {text.size()});
            QCOMPARE(out.events.size(), size_t(1));
            QVERIFY(out.events[0].type == WatchEvent::Type::Bookmark);
            const auto bookmark = portolan::kube::bookmarkOf(encoding, out.events[0].object);
            QCOMPARE(bookmark.resourceVersion, std::string("42"));
            QCOMPARE(bookmark.endsInitialEvents, ends);
        }
    }
}

QTEST_APPLESS_MAIN(TestWatchDecoder)
#include "tst_watchdecoder.moc"
