// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/ioloop.h"

#include <curl/curl.h>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <algorithm>

namespace portolan::transport {
namespace {

//! Asked again at least this often, should libcurl name no time of its own.
constexpr int longestWaitMs = 1000;

//! A server that streams its initial events flushes each of them: sockets turn readable for every
//! few kilobytes, and the turn over all handles costs more than what arrived. When two turns follow
//! each other that fast, what comes next is left to gather for as long. A lone event is not delayed.
constexpr std::chrono::milliseconds gatherTime{5};

} // namespace

IoLoop::IoLoop()
{
    if (::pipe2(m_wakePipe.data(), O_NONBLOCK | O_CLOEXEC) != 0)
        qFatal("no pipe for an I/O thread: the process is out of file descriptors");
    m_thread = std::thread([this] { run(); });
}

void IoLoop::end()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    post({});
    if (m_thread.joinable())
        m_thread.join();
}

IoLoop::~IoLoop()
{
    end();
    ::close(m_wakePipe[0]);
    ::close(m_wakePipe[1]);
}

void IoLoop::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    // A full pipe already wakes the thread.
    [[maybe_unused]] const ssize_t written = ::write(m_wakePipe[1], "", 1);
}

IoLoop::TimerId IoLoop::callAfter(std::chrono::milliseconds delay, Task task)
{
    const TimerId id = ++m_lastTimer;
    m_timers.emplace(
        std::chrono::steady_clock::now() + delay, std::pair(id, std::move(task)));
    return id;
}

void IoLoop::cancelTimer(TimerId id)
{
    std::erase_if(m_timers, [id](const auto& timer) { return timer.second.first == id; });
}

void IoLoop::addMulti(void* multi, Task afterTurn)
{
    m_multis.push_back({multi, std::move(afterTurn)});
}

void IoLoop::removeMulti(void* multi)
{
    std::erase_if(m_multis, [multi](const Multi& entry) { return entry.handle == multi; });
}

void IoLoop::run()
{
    while (true) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_stop)
                return;
        }
        runTasks();
        runTimers();
        turnMultis();
        wait();
    }
}

void IoLoop::runTasks()
{
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_tasks);
    }
    for (const Task& task : tasks) {
        if (task)
            task();
    }
}

void IoLoop::runTimers()
{
    const SteadyTime now = std::chrono::steady_clock::now();
    while (!m_timers.empty() && m_timers.begin()->first <= now) {
        const Task task = std::move(m_timers.begin()->second.second);
        m_timers.erase(m_timers.begin());
        task();
    }
}

void IoLoop::turnMultis()
{
    // By index: what runs after a turn may add or remove a multi.
    for (size_t i = 0; i < m_multis.size(); ++i) {
        int running = 0;
        curl_multi_perform(m_multis[i].handle, &running);
        const Task afterTurn = m_multis[i].afterTurn;
        afterTurn();
    }
}

int IoLoop::timeoutMs() const
{
    using namespace std::chrono;
    long timeout = longestWaitMs;
    if (!m_timers.empty()) {
        const auto left = ceil<milliseconds>(m_timers.begin()->first - steady_clock::now());
        timeout = std::clamp<long>(left.count(), 0, timeout);
    }
    for (const Multi& multi : m_multis) {
        long wanted = -1;
        curl_multi_timeout(multi.handle, &wanted);
        if (wanted >= 0)
            timeout = std::min(timeout, wanted);
    }
    return int(timeout);
}

void IoLoop::wait()
{
    std::vector<pollfd> descriptors{{m_wakePipe[0], POLLIN, 0}};
    for (const Multi& multi : m_multis) {
        unsigned count = 0;
        curl_multi_waitfds(multi.handle, nullptr, 0, &count);
        std::vector<curl_waitfd> wanted(count);
        curl_multi_waitfds(multi.handle, wanted.data(), count, &count);
        for (size_t i = 0; i < std::min<size_t>(count, wanted.size()); ++i) {
            short events = 0;
            events |= wanted[i].events & CURL_WAIT_POLLIN ? POLLIN : 0;
            events |= wanted[i].events & CURL_WAIT_POLLOUT ? POLLOUT : 0;
            descriptors.push_back({wanted[i].fd, events, 0});
        }
    }
    ::poll(descriptors.data(), nfds_t(descriptors.size()), timeoutMs());
    const SteadyTime woken = std::chrono::steady_clock::now();
    // On the wake pipe alone: a task that is posted meanwhile does not wait.
    if (woken - m_woken < gatherTime)
        ::poll(descriptors.data(), 1, int(gatherTime.count()));
    m_woken = woken;
    std::array<char, 256> drain;
    while (::read(m_wakePipe[0], drain.data(), drain.size()) > 0) { }
}

} // namespace portolan::transport
