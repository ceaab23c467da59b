// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/clock.h"

#include <QtTypes>

#include <chrono>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace portolan::transport {

//! A thread that waits on the sockets of some clusters' connections, runs tasks that are posted
//! to it and calls timers. It exists so that neither a long paint nor the sockets of a slow
//! cluster delay the others: an API server ends the watch of a client that reads too slowly.
//!
//! Threads: post() from anywhere; end() and the destructor from any but its own; all else on the
//! loop's own thread.
class IoLoop {
public:
    using Task = std::function<void()>;
    using TimerId = quint64;

    IoLoop();
    ~IoLoop();
    IoLoop(const IoLoop&) = delete;
    IoLoop& operator=(const IoLoop&) = delete;

    void post(Task task);
    //! Ends the thread and joins it, as the destructor does: for an owner that shares the loop and
    //! has to know that nothing runs any more. Tasks not yet run are dropped.
    void end();

    [[nodiscard]] TimerId callAfter(std::chrono::milliseconds delay, Task task);
    void cancelTimer(TimerId id);

    //! A set of transfers that libcurl drives (a CURLM*), with what to do after each turn.
    void addMulti(void* multi, Task afterTurn);
    void removeMulti(void* multi);

    [[nodiscard]] bool isOwnThread() const { return std::this_thread::get_id() == m_thread.get_id(); }

private:
    struct Multi {
        void* handle;
        Task afterTurn;
    };

    void run();
    void runTasks();
    void runTimers();
    void turnMultis();
    void wait();
    [[nodiscard]] int timeoutMs() const;

    std::mutex m_mutex;
    std::vector<Task> m_tasks; // guarded by m_mutex
    bool m_stop = false; // guarded by m_mutex
    std::array<int, 2> m_wakePipe{-1, -1};

    using SteadyTime = std::chrono::steady_clock::time_point;
    std::multimap<SteadyTime, std::pair<TimerId, Task>> m_timers;
    TimerId m_lastTimer = 0;
    SteadyTime m_woken; //!< when the last wait ended
    std::vector<Multi> m_multis;
    std::thread m_thread; // last: it uses the others
};

} // namespace portolan::transport
