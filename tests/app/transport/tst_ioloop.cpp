// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/ioloop.h"
#include "tests/support/waitfor.h"

#include <QtTest>

#include <atomic>
#include <future>

using namespace portolan;
using namespace portolan::test;
using namespace std::chrono_literals;
using portolan::transport::IoLoop;

namespace {

//! Runs on the loop's thread; returns when it has run.
void onLoop(IoLoop& loop, const std::function<void()>& task)
{
    std::promise<void> done;
    loop.post([&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

} // namespace

//! Tasks and timers of an I/O thread.
class TestIoLoop : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tasksRunInOrderOnItsThread();
    void tasksOfManyThreadsAllRun();
    void aTaskMayPostAnother();
    void timersRunByTheirTime();
    void cancelledTimerDoesNotRun();
    void aTimerMayCancelAnotherAndStartOne();
    void whatIsLeftAtTheEndIsDropped();
};

void TestIoLoop::tasksRunInOrderOnItsThread()
{
    IoLoop loop;
    std::vector<int> order;
    std::atomic<bool> elsewhere = false;
    for (int i = 0; i < 100; ++i) {
        loop.post([&, i] {
            order.push_back(i);
            elsewhere = elsewhere || !loop.isOwnThread();
        });
    }
    onLoop(loop, [] {});
    QCOMPARE(order.size(), size_t(100));
    QVERIFY(std::ranges::is_sorted(order));
    QVERIFY(!elsewhere);
    QVERIFY(!loop.isOwnThread());
}

void TestIoLoop::tasksOfManyThreadsAllRun()
{
    IoLoop loop;
    int count = 0; // of the loop's thread
    {
        std::vector<std::jthread> threads;
        for (int t = 0; t < 4; ++t) {
            threads.emplace_back([&] {
                for (int i = 0; i < 1000; ++i)
                    loop.post([&count] { ++count; });
            });
        }
    }
    onLoop(loop, [] {});
    QCOMPARE(count, 4000);
}

void TestIoLoop::aTaskMayPostAnother()
{
    IoLoop loop;
    std::promise<void> second;
    loop.post([&] { loop.post([&second] { second.set_value(); }); });
    QVERIFY(second.get_future().wait_for(10s) == std::future_status::ready);
}

void TestIoLoop::timersRunByTheirTime()
{
    IoLoop loop;
    std::vector<int> order;
    std::promise<void> last;
    onLoop(loop, [&] {
        (void)loop.callAfter(30ms, [&] {
            order.push_back(3);
            last.set_value();
        });
        (void)loop.callAfter(0ms, [&] { order.push_back(1); });
        (void)loop.callAfter(10ms, [&] { order.push_back(2); });
    });
    QVERIFY(last.get_future().wait_for(10s) == std::future_status::ready);
    QCOMPARE(order, (std::vector<int>{1, 2, 3}));
}

void TestIoLoop::cancelledTimerDoesNotRun()
{
    IoLoop loop;
    std::atomic<bool> ran = false;
    std::promise<void> later;
    onLoop(loop, [&] {
        const IoLoop::TimerId id = loop.callAfter(5ms, [&] { ran = true; });
        (void)loop.callAfter(20ms, [&] { later.set_value(); });
        loop.cancelTimer(id);
        loop.cancelTimer(id); // and again, and one that never was
        loop.cancelTimer(12345);
    });
    QVERIFY(later.get_future().wait_for(10s) == std::future_status::ready);
    QVERIFY(!ran);
}

void TestIoLoop::aTimerMayCancelAnotherAndStartOne()
{
    IoLoop loop;
    std::atomic<bool> ran = false;
    std::promise<void> started;
    onLoop(loop, [&] {
        const IoLoop::TimerId doomed = loop.callAfter(1ms, [&] { ran = true; });
        (void)loop.callAfter(0ms, [&, doomed] {
            loop.cancelTimer(doomed);
            (void)loop.callAfter(20ms, [&] { started.set_value(); });
        });
    });
    QVERIFY(started.get_future().wait_for(10s) == std::future_status::ready);
    QVERIFY(!ran);
}

void TestIoLoop::whatIsLeftAtTheEndIsDropped()
{
    const auto witness = std::make_shared<int>();
    {
        IoLoop loop;
        onLoop(loop, [&] { (void)loop.callAfter(1h, [witness] {}); });
        QCOMPARE(witness.use_count(), 2L);
    }
    QCOMPARE(witness.use_count(), 1L);
}

QTEST_APPLESS_MAIN(TestIoLoop)
#include "tst_ioloop.moc"
