// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/inflate.h"
#include "tests/support/kubebytes.h"

#include <QtTest>

#include <random>

using namespace portolan;
using portolan::transport::Inflater;
namespace bytes = portolan::test::kube;

namespace {

struct Read {
    bool good = true;
    bool whole = false;
    std::string text;
};

//! Feeds the bytes in pieces of these lengths, over and over.
Read inflated(std::string_view zipped, const std::vector<size_t>& cuts)
{
    Inflater inflater;
    Read read;
    size_t at = 0;
    for (size_t i = 0; at < zipped.size() && read.good; ++i) {
        const std::string_view piece = zipped.substr(at, cuts[i % cuts.size()]);
        at += piece.size();
        read.good = inflater.feed(piece, [&](std::string_view out) { read.text.append(out); }).has_value();
    }
    read.whole = inflater.isAtEnd();
    return read;
}

std::string text(std::mt19937& random, size_t size)
{
    std::string out;
    while (out.size() < size)
        out.append(random() % 300 + 1, char('a' + random() % 20));
    return out.substr(0, size);
}

} // namespace

//! Gzip in pieces and in members, and what is no gzip.
class TestInflate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyCutOfEveryMemberReadsTheSame();
    void outputLargerThanItsBufferIsHandedOnInPieces();
    void aCutBodyIsNotWhole();
    void damagedBytesAreSaidAndStaySo();
    void nothingIsWhole();
};

void TestInflate::everyCutOfEveryMemberReadsTheSame()
{
    std::mt19937 random(7); // NOLINT: the same run every time
    for (int round = 0; round < 200; ++round) {
        std::vector<std::string> parts(1 + random() % 6);
        std::string plain;
        for (std::string& part : parts) {
            part = text(random, random() % 3 == 0 ? 0 : random() % 5000);
            plain += part;
        }
        std::vector<size_t> cuts(1 + random() % 5);
        for (size_t& cut : cuts)
            cut = 1 + random() % (round % 2 ? 3 : 700);
        const Read read = inflated(bytes::gzipMembers(parts), cuts);
        QVERIFY(read.good);
        QVERIFY(read.whole);
        QVERIFY(read.text == plain);
    }
}

void TestInflate::outputLargerThanItsBufferIsHandedOnInPieces()
{
    const std::string plain(5 * 1000 * 1000, 'x');
    Inflater inflater;
    std::string read;
    size_t longest = 0;
    QVERIFY(inflater.feed(bytes::gzipMember(plain), [&](std::string_view piece) {
        longest = std::max(longest, piece.size());
        read.append(piece);
    }));
    QVERIFY(read == plain);
    QVERIFY(longest <= 64 * 1024);
    QVERIFY(inflater.isAtEnd());
}

void TestInflate::aCutBodyIsNotWhole()
{
    const std::string zipped = bytes::gzipMembers({"one", "two"});
    const size_t first = bytes::gzipMember("one").size();
    for (size_t length = 1; length < zipped.size(); ++length) {
        const Read read = inflated(std::string_view(zipped).substr(0, length), {5});
        QVERIFY(read.good);
        QCOMPARE(read.whole, length == first); // the end of a member cannot be told from the end
    }
}

void TestInflate::damagedBytesAreSaidAndStaySo()
{
    std::mt19937 random(8); // NOLINT: the same run every time
    const std::string plain = text(random, 3000);
    const std::string zipped = bytes::gzipMember(plain);
    for (int round = 0; round < 2000; ++round) {
        std::string broken = zipped;
        broken[random() % broken.size()] ^= char(1 << random() % 8);
        const Read read = inflated(broken, {1 + random() % 500});
        // Only bits of the header that no reader looks at may be wrong unseen.
        if (read.good && read.whole)
            QVERIFY(read.text == plain);
    }
    Inflater inflater;
    const auto ignore = [](std::string_view) {};
    QVERIFY(!inflater.feed("this is no gzip", ignore));
    QVERIFY(!inflater.feed(zipped, ignore));
    QVERIFY(!inflater.isAtEnd());
}

void TestInflate::nothingIsWhole()
{
    Inflater inflater;
    QVERIFY(inflater.feed({}, [](std::string_view) { QFAIL("there is nothing"); }));
    QVERIFY(inflater.isAtEnd());
}

QTEST_APPLESS_MAIN(TestInflate)
#include "tst_inflate.moc"
