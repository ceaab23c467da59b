// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/feed/tapworld.h"

#include <random>

using namespace portolan;
using namespace portolan::test;
using portolan::feed::TapQueue;

//! What subscribers are told, whatever their reflector goes through.
class TestTapHub : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whoIsThereFromTheBeginningNeedsNoRequest();
    void whoComesLaterGetsAListOfItsOwn();
    void eventsThatTheOwnListKnewAreNotToldAgain();
    void resumedWatchFillsItsGap();
    void relistIsAGapWithANewSnapshot();
    void relistAfterAResumeTakesTheFillingBack();
    void overflowIsAGapWithANewSnapshot();
    void objectsMayLeaveTheSelection();
    void selectorIsAskedOfTheServerToo();
    void bytesAreKeptWhole();
    void refusedListEndsTheSubscription();
    void lostListIsReadAgainWithTheNextSignOfLife();
    void theEndIsTheLastEvent();
    void knowledgeIsAlwaysWhatTheServerHas_data();
    void knowledgeIsAlwaysWhatTheServerHas();
};

void TestTapHub::whoIsThereFromTheBeginningNeedsNoRequest()
{
    World world;
    world.change("a", false);
    Listener listener(world, {});
    world.connect();
    world.change("b", false);
    world.change("a", false);
    world.remove("b");
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S1 +b12 +a13 -b "));
    QCOMPARE(listener.log.broken, std::string());
    QVERIFY(world.asked.empty());
}

void TestTapHub::whoComesLaterGetsAListOfItsOwn()
{
    World world;
    world.change("a", false);
    world.connect();
    Listener listener(world, {});
    QCOMPARE(world.asked, std::vector<std::string>{"/api/v1/pods?limit=200"});
    world.change("b", false);
    world.watchAll(); // seen before the list that has it comes
    world.answer();
    world.change("c", false);
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S2 +c13 "));
    QVERIFY(listener.log.known == selected(world, false));
}

void TestTapHub::eventsThatTheOwnListKnewAreNotToldAgain()
{
    World world;
    world.connect();
    Listener listener(world, {});
    world.change("a", false);
    world.change("a", false);
    world.change("b", false);
    world.remove("b");
    world.answer(); // ahead of the watch
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S1 "));
    QVERIFY(listener.log.known == selected(world, false));
}

void TestTapHub::resumedWatchFillsItsGap()
{
    World world;
    Listener listener(world, {});
    world.connect();
    world.change("a", false);
    world.watchAll();
    world.lose();
    world.change("a", false);
    world.remove("a");
    world.resume();
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S0 +a11 I GCf +a12 -a "));
    QCOMPARE(listener.log.gaps[0].fromVersion, quint64(11));
    QCOMPARE(listener.log.broken, std::string());
}

void TestTapHub::relistIsAGapWithANewSnapshot()
{
    World world;
    Listener listener(world, {});
    world.connect();
    world.change("a", false);
    world.watchAll();
    world.lose();
    world.remove("a");
    world.change("b", false);
    world.list();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S0 +a11 I GR S1 "));
    QCOMPARE(listener.log.gaps[0].fromVersion, quint64(11));
    QCOMPARE(listener.log.gaps[0].toVersion, quint64(13));
    QVERIFY(listener.log.known == selected(world, false));
    // Versions that go backwards, as after a restored backup, are the newest truth all the same.
    world.version = 3;
    world.objects = {{"a", {2, false}}};
    world.list();
    listener.read();
    QVERIFY(listener.log.known == selected(world, false));
    world.change("a", false);
    world.watchAll();
    listener.read();
    QVERIFY(listener.log.known == selected(world, false));
}

void TestTapHub::relistAfterAResumeTakesTheFillingBack()
{
    World world;
    Listener listener(world, {});
    world.connect();
    world.change("a", false);
    world.watchAll();
    const BootMs lastHeard = world.clock.bootMs();
    world.lose();
    world.clock.advanceMs(5000);
    world.resume();
    world.list(); // 410 in the stream that had begun well
    listener.read();
    QCOMPARE(listener.log.text, std::string("S0 +a11 I GCf I GR S1 "));
    QCOMPARE(listener.log.gaps[1].from, lastHeard);
}

void TestTapHub::overflowIsAGapWithANewSnapshot()
{
    World world;
    TapRequest request;
    request.mostEvents = 3;
    Listener listener(world, request);
    world.connect();
    for (int i = 0; i < 10; ++i)
        world.change("a", false);
    world.change("b", false);
    world.watchAll();
    listener.read();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S0 +a11 +a12 GO S2 "));
    QCOMPARE(listener.log.gaps[0].fromVersion, quint64(12));
    QCOMPARE(listener.log.gaps[0].toVersion, quint64(21));
    QVERIFY(listener.log.known == selected(world, false));
    world.remove("b");
    world.watchAll();
    listener.read();
    QVERIFY(listener.log.text.ends_with("S2 -b "));
    QCOMPARE(listener.log.broken, std::string());
}

void TestTapHub::objectsMayLeaveTheSelection()
{
    World world;
    world.change("a", true);
    world.change("b", false);
    Listener listener(world, blueOnes());
    world.connect();
    world.change("a", false);
    world.change("b", true);
    world.change("b", true);
    world.remove("b");
    world.remove("a");
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S1 ~a +b14 +b15 -b "));
    QCOMPARE(listener.log.broken, std::string());
}

void TestTapHub::selectorIsAskedOfTheServerToo()
{
    World world;
    world.connect();
    TapRequest request;
    request.selector = {"shop", "web", {{"app", "web"}, {"acme.com/tier", "a"}}};
    Listener listener(world, request);
    QCOMPARE(world.asked,
        std::vector<std::string>{"/api/v1/namespaces/shop/pods?limit=200"
                                 "&fieldSelector=metadata.name%3Dweb"
                                 "&labelSelector=app%3Dweb%2Cacme.com%2Ftier%3Da"});
}

void TestTapHub::bytesAreKeptWhole()
{
    World world;
    world.change("a", true);
    QByteArray kept;
    TapObject seen;
    const auto queue = std::make_shared<TapQueue>(
        TapRequest{},
        [&](const TapEvent& event) {
            if (const auto* snapshot = std::get_if<TapSnapshot>(&event)) {
                seen = *snapshot->objects.at(0);
                kept = seen.bytes();
            }
        },
        [] {});
    queue->open();
    world.hub->add(1, {}, queue);
    world.connect();
    QCoreApplication::processEvents();
    QCOMPARE(kept.toStdString(), message("a", world.objects["a"]).bytes());
    QCOMPARE(seen.nameSpace, std::string("default"));
    QVERIFY(!seen.uid.isNull());
    QVERIFY(seen.receivedAt > 0);
    queue->close();
}

void TestTapHub::refusedListEndsTheSubscription()
{
    World world;
    world.connect();
    Listener listener(world, {});
    world.reply(fail(ErrorCode::Forbidden, QStringLiteral("403")));
    world.change("a", false);
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("E "));
    QVERIFY(listener.log.end->error && listener.log.end->error->code == ErrorCode::Forbidden);
}

void TestTapHub::lostListIsReadAgainWithTheNextSignOfLife()
{
    World world;
    world.change("a", false);
    world.connect();
    Listener listener(world, {});
    world.reply(fail(ErrorCode::Timeout, QStringLiteral("late")));
    QVERIFY(!world.isAsked());
    world.resume(); // as a bookmark says it
    QVERIFY(world.isAsked());
    world.answer();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S1 "));
}

void TestTapHub::theEndIsTheLastEvent()
{
    World world;
    TapRequest request;
    request.mostEvents = 2;
    Listener listener(world, request);
    world.connect();
    for (int i = 0; i < 5; ++i)
        world.change("a", false);
    world.watchAll();
    world.hub->end(std::nullopt);
    world.change("a", false);
    world.watchAll();
    listener.read();
    QCOMPARE(listener.log.text, std::string("S0 +a11 GO E "));
    QVERIFY(!listener.log.end->error);
}

void TestTapHub::knowledgeIsAlwaysWhatTheServerHas_data()
{
    QTest::addColumn<int>("queue");
    QTest::addColumn<bool>("onlyBlue");
    QTest::newRow("all, roomy") << 4096 << false;
    QTest::newRow("all, small queue") << 4 << false;
    QTest::newRow("selected, roomy") << 4096 << true;
    QTest::newRow("selected, small queue") << 3 << true;
}

//! Any order of changes, losses, resumes, lists, answers and reads: once all is quiet, snapshots,
//! changes and removals together say what the server has, and no event contradicts another.
void TestTapHub::knowledgeIsAlwaysWhatTheServerHas()
{
    QFETCH(int, queue);
    QFETCH(bool, onlyBlue);
    for (unsigned seed = 0; seed < 300; ++seed) {
        std::mt19937 random(seed); // NOLINT: the same runs every time
        World world;
        std::unique_ptr<Listener> listener;
        const unsigned start = random() % 60;
        for (unsigned step = 0; step < 250; ++step) {
            if (step == start) {
                TapRequest request = onlyBlue ? blueOnes() : TapRequest{};
                request.mostEvents = size_t(queue);
                listener = std::make_unique<Listener>(world, request);
            }
            const std::string name(1, char('a' + random() % 6));
            switch (random() % 12) {
            case 0:
                world.isConnected() ? world.lose() : world.resume();
                break;
            case 1:
                world.list();
                break;
            case 2:
            case 3:
                if (world.objects.contains(name))
                    world.remove(name);
                break;
            case 4:
                if (world.isAsked())
                    world.answer();
                break;
            case 5:
                if (listener)
                    listener->read();
                break;
            case 6:
            case 7:
            case 8:
                world.watchNext();
                break;
            default:
                world.change(name, random() % 2);
            }
        }
        if (!world.isConnected())
            world.resume();
        world.watchAll();
        if (world.isAsked())
            world.answer();
        for (int i = 0; i < 4; ++i)
            listener->read();
        QVERIFY2(listener->log.broken.empty(),
            qPrintable(QStringLiteral("seed %1: %2; %3")
                           .arg(seed)
                           .arg(QString::fromStdString(listener->log.broken),
                               QString::fromStdString(listener->log.text))));
        QVERIFY2(listener->log.known == selected(world, onlyBlue),
            qPrintable(QStringLiteral("seed %1: %2")
                           .arg(seed)
                           .arg(QString::fromStdString(listener->log.text))));
    }
}

QTEST_GUILESS_MAIN(TestTapHub)
#include "tst_taphub.moc"
