// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/kube/listdecoder.h"
#include "tests/app/kube/recorded.h"
#include "tests/support/kubebytes.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;
using portolan::kube::ListDecoder;
namespace bytes = portolan::test::kube;

namespace {

struct Read {
    bool good = true;
    std::vector<std::string> items;
    portolan::kube::ListMeta meta;
};

Read read(Encoding encoding, std::string_view text, const std::vector<size_t>& cuts)
{
    Read out;
    ListDecoder decoder(encoding, [&out](std::string_view object) -> Result<void> {
        out.items.emplace_back(object);
        return {};
    });
    for (size_t at = 0, i = 0; i < cuts.size() && out.good; at += cuts[i++])
        out.good = decoder.feed(text.substr(at, cuts[i])).has_value();
    out.good = out.good && decoder.finish().has_value();
    out.meta = decoder.meta();
    return out;
}

Read readWhole(Encoding encoding, std::string_view text)
{
    return read(encoding, text, {text.size()});
}

//! Field 2 of a list, as often as there are items, in an envelope.
std::string protoList(const std::vector<std::string>& items)
{
    bytes::ProtoWriter meta;
    meta.text(2, "77").text(3, "next").number(4, 5);
    bytes::ProtoWriter list;
    list.message(1, meta);
    for (const std::string& item : items)
        list.text(2, item);
    return bytes::envelope("v1", "List", list);
}

std::string jsonList(const std::vector<std::string>& items)
{
    std::string text
        = R"({"apiVersion":"v1","kind":"List","metadata":{"resourceVersion":"77","continue":"next","remainingItemCount":5,"items":[{"no":"item"}]},"items":[)";
    for (size_t i = 0; i < items.size(); ++i)
        text += (i ? "," : "") + items[i];
    return text + "]}\n";
}

} // namespace

//! Lists of any kind, cut and damaged in any way.
class TestListDecoder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void recordedItemsComeOutAsTheyWere_data();
    void recordedItemsComeOutAsTheyWere();
    void itemsComeWhileTheListStreams_data() { recordedItemsComeOutAsTheyWere_data(); }
    void itemsComeWhileTheListStreams();
    void everyTruncationIsSaid_data() { recordedItemsComeOutAsTheyWere_data(); }
    void everyTruncationIsSaid();
    void mutatedBytesNeverHurt_data() { recordedItemsComeOutAsTheyWere_data(); }
    void mutatedBytesNeverHurt();
    void whatItemsSayEndsTheList();
    void quotesAndBracketsWithinTexts();
    void noList_data();
    void noList();
    void anItemWithoutEndIsNotKept();
    void noBytesButTheItemAreKept();

private:
    [[nodiscard]] std::vector<std::string> itemsOf(Encoding encoding) const
    {
        return encoding == Encoding::Json ? m_texts : m_messages;
    }
    [[nodiscard]] std::string listOf(Encoding encoding) const
    {
        return encoding == Encoding::Json ? jsonList(m_texts) : protoList(m_messages);
    }
    std::vector<std::string> m_messages;
    std::vector<std::string> m_texts;
};

void TestListDecoder::initTestCase()
{
    m_messages = recordedObjects(QStringLiteral(".pb"));
    m_texts = recordedObjects(QStringLiteral(".json"));
    for (std::string& text : m_texts) {
        while (text.ends_with('\n'))
            text.pop_back();
    }
    QVERIFY(m_messages.size() > 20);
    QVERIFY(m_texts.size() >= 2);
}

void TestListDecoder::recordedItemsComeOutAsTheyWere_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::newRow("protobuf") << Encoding::Protobuf;
    QTest::newRow("json") << Encoding::Json;
}

void TestListDecoder::recordedItemsComeOutAsTheyWere()
{
    QFETCH(Encoding, encoding);
    std::mt19937 random(1); // NOLINT: the same run every time
    const std::string list = listOf(encoding);
    for (int round = 0; round < 60; ++round) {
        const Read out = read(encoding, list, randomCuts(random, list.size()));
        QVERIFY(out.good);
        QVERIFY(out.items == itemsOf(encoding));
        QCOMPARE(out.meta.resourceVersion, std::string("77"));
        QCOMPARE(out.meta.continueToken, std::string("next"));
        QCOMPARE(out.meta.remaining, std::optional<qint64>(5));
    }
}

void TestListDecoder::itemsComeWhileTheListStreams()
{
    QFETCH(Encoding, encoding);
    size_t seen = 0;
    ListDecoder decoder(encoding, [&seen](std::string_view) -> Result<void> {
        ++seen;
        return {};
    });
    const std::string list = listOf(encoding);
    const size_t afterFirst = list.find(itemsOf(encoding).front()) + itemsOf(encoding).front().size();
    QVERIFY(decoder.feed(std::string_view(list).substr(0, afterFirst)));
    QCOMPARE(seen, size_t(1));
    QVERIFY(decoder.feed(std::string_view(list).substr(afterFirst)));
    QCOMPARE(seen, itemsOf(encoding).size());
    QVERIFY(decoder.finish());
}

void TestListDecoder::everyTruncationIsSaid()
{
    QFETCH(Encoding, encoding);
    const std::string list = encoding == Encoding::Json
        ? R"({"metadata":{"resourceVersion":"1"},"items":[{"a":"}"},{"b":[1,2]}],"kind":"L"})"
        : protoList({"one", "two"});
    QVERIFY(readWhole(encoding, list).good);
    // A protobuf list is whole where its message ends; what the envelope says after it is extra.
    const size_t whole = encoding == Encoding::Json ? list.size() : list.find("two") + 3;
    for (size_t length = 0; length < whole; ++length)
        QVERIFY2(!readWhole(encoding, std::string_view(list).substr(0, length)).good,
            qPrintable(QString::number(length)));
}

void TestListDecoder::mutatedBytesNeverHurt()
{
    QFETCH(Encoding, encoding);
    std::mt19937 random(2); // NOLINT: the same run every time
    const std::vector<std::string> all = itemsOf(encoding);
    for (int round = 0; round < 3000; ++round) {
        const std::vector<std::string> items{all[random() % all.size()], all[random() % all.size()]};
        const std::string list = mutated(
            random, encoding == Encoding::Json ? jsonList(items) : protoList(items));
        const Read once = readWhole(encoding, list);
        const Read cut = read(encoding, list, randomCuts(random, list.size()));
        // However it comes in, it is the same list or the same refusal.
        QCOMPARE(cut.good, once.good);
        QVERIFY(!cut.good || cut.items == once.items);
    }
}

void TestListDecoder::whatItemsSayEndsTheList()
{
    for (const Encoding encoding : {Encoding::Protobuf, Encoding::Json}) {
        int seen = 0;
        ListDecoder decoder(encoding, [&seen](std::string_view) -> Result<void> {
            ++seen;
            return fail(ErrorCode::Cancelled, QStringLiteral("enough"));
        });
        const Result<void> fed = decoder.feed(listOf(encoding));
        QVERIFY(!fed);
        QCOMPARE(fed.error().code, ErrorCode::Cancelled);
        QCOMPARE(seen, 1);
    }
}

void TestListDecoder::quotesAndBracketsWithinTexts()
{
    const std::vector<std::string> items{R"({"a":"]}\"\\","items":[{"x":1}]})", R"({ "\\" : {} })", "{}"};
    std::string list = R"({"kind":"\"items","a":{"items":[]},"metadata":{"resourceVersion":"1"}, "items" : [ )";
    list += items[0] + " ,\n" + items[1] + "," + items[2] + " ] }";
    const Read out = read(Encoding::Json, list, std::vector<size_t>(list.size(), 1));
    QVERIFY(out.good);
    QVERIFY(out.items == items);
    QCOMPARE(out.meta.resourceVersion, std::string("1"));
}

void TestListDecoder::noList_data()
{
    QTest::addColumn<Encoding>("encoding");
    QTest::addColumn<QByteArray>("text");
    const auto json = [](const char* text) { QTest::newRow(text) << Encoding::Json << QByteArray(text); };
    json("");
    json("null");
    json("[]");
    json("{}");
    json(R"({"items":null})");
    json(R"({"items":[1]})");
    json(R"({"items":["a"]})");
    json(R"({"items":[[]]})");
    json(R"({"items":[{}]}})");
    json(R"({"items":[{}]} x)");
    json(R"({"items":[{}])");
    json(R"({"items":[{])");
    json("<html>");
    QTest::newRow("no magic") << Encoding::Protobuf << QByteArray("k9s\0abc", 7);
    QTest::newRow("only magic") << Encoding::Protobuf << QByteArray("k8s\0", 4);
    QTest::newRow("group") << Encoding::Protobuf << QByteArray("k8s\0\x0b", 5);
    QTest::newRow("endless varint")
        << Encoding::Protobuf << QByteArray("k8s\0", 4) + QByteArray(30, char(0xff));
    QTest::newRow("longer than the list")
        << Encoding::Protobuf << QByteArray("k8s\0\x12\x03\x12\x05hello", 13);
}

void TestListDecoder::noList()
{
    QFETCH(Encoding, encoding);
    QFETCH(QByteArray, text);
    QVERIFY(!readWhole(encoding, text.toStdString()).good);
}

void TestListDecoder::anItemWithoutEndIsNotKept()
{
    const std::string piece(1024 * 1024, ' ');
    for (const std::string start : {R"({"items":[{)", R"({"metadata":{)"}) {
        ListDecoder decoder(Encoding::Json, [](std::string_view) -> Result<void> { return {}; });
        QVERIFY(decoder.feed(start));
        Result<void> fed;
        int pieces = 0;
        while (fed && pieces++ < 100)
            fed = decoder.feed(piece);
        QVERIFY(!fed);
        QCOMPARE(fed.error().code, ErrorCode::Protocol);
        QVERIFY(pieces < 20);
    }
}

void TestListDecoder::noBytesButTheItemAreKept()
{
    // Far more than any limit in sum, no item near one.
    const std::string item = R"({"a":")" + std::string(1024 * 1024, 'x') + R"("},)";
    int seen = 0;
    ListDecoder decoder(Encoding::Json, [&seen](std::string_view) -> Result<void> {
        ++seen;
        return {};
    });
    QVERIFY(decoder.feed(R"({"items":[)"));
    for (int i = 0; i < 40; ++i)
        QVERIFY(decoder.feed(item));
    QVERIFY(decoder.feed(R"({}]})"));
    QVERIFY(decoder.finish());
    QCOMPARE(seen, 41);
}

QTEST_APPLESS_MAIN(TestListDecoder)
#include "tst_listdecoder.moc"
