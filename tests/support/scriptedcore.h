// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedconnection.h"
#include "tests/support/scriptedserver.h"

#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

namespace portolan::test::scripted {

using TimePoint = std::chrono::steady_clock::time_point;

//! What all copies of an Exchange share.
struct ExchangeState {
    std::weak_ptr<Core> core;
    int connection = 0;
    int stream = 0;
    Request request;
    std::atomic<bool> open = true;
    bool gzip = false; //!< thread: the server's
};

//! The server without its public face: a thread, its sockets, its routes and its record. Exchanges
//! may outlive it; what they say then is dropped.
class Core : public std::enable_shared_from_this<Core> {
public:
    using Command = std::function<void()>;

    Core(const ScriptedServer::Options& options, const KeyPair& pair, const std::string& trusted);
    ~Core();
    Core(const Core&) = delete;
    Core& operator=(const Core&) = delete;

    void run();
    void stop();
    [[nodiscard]] int port() const { return m_port; }

    //! Runs a command on the server's thread, soon.
    void post(Command command);
    //! The same, and returns when it has run.
    void call(const Command& command);

    void addRoute(std::string method, std::string path, Wanted wanted, Handler handler);
    [[nodiscard]] std::vector<Request> requests(
        const std::string& method, const std::string& path) const;
    [[nodiscard]] Exchange await(const std::string& method, const std::string& path, int n,
        std::chrono::milliseconds limit) const;

    // Thread: the server's.
    [[nodiscard]] Protocol* protocolOf(const ExchangeState& exchange);
    void goaway(std::uint32_t errorCode);
    void dropConnections();
    void listen();
    void stopListening();
    [[nodiscard]] bool compresses(const Request& request) const;

    std::atomic<bool> silent = false;
    std::atomic<bool> gzip = false;
    std::atomic<int> taken = 0;
    std::atomic<int> open = 0;
    std::atomic<int> handshakesFailed = 0;
    void delayNext(std::chrono::milliseconds delay) { m_delays.push_back(delay); }

private:
    struct Route {
        std::string method;
        std::string path;
        Wanted wanted;
        Handler handler;
    };

    void makeContext(const KeyPair& pair, const std::string& trusted);
    void loop();
    void runCommands();
    void runTimers();
    [[nodiscard]] int timeout() const;
    void serveSockets();
    void accept();
    void flushAll();
    void sweep();
    void requested(int connection, int stream, Request request);
    void answer(const std::shared_ptr<ExchangeState>& state);
    void closed(int connection, int stream);
    void wake() const;
    [[nodiscard]] Handler handlerFor(const Request& request) const;

    const ScriptedServer::Options m_options;
    std::unique_ptr<SSL_CTX, FreeSsl> m_context;
    int m_listener = -1;
    int m_wake = -1;
    int m_port = 0;
    std::thread m_thread;

    // Thread: the server's.
    std::map<int, std::unique_ptr<Connection>> m_connections;
    std::map<std::pair<int, int>, std::shared_ptr<ExchangeState>> m_exchanges;
    std::multimap<TimePoint, Command> m_timers;
    std::vector<std::chrono::milliseconds> m_delays;

    mutable std::mutex m_mutex; // guards what follows
    mutable std::condition_variable m_recorded;
    std::vector<Command> m_commands;
    std::vector<Route> m_routes;
    std::vector<std::shared_ptr<ExchangeState>> m_record;
    bool m_stopping = false;
};

} // namespace portolan::test::scripted
