// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedcore.h"

#include "tests/support/kubebytes.h"

#include <QtGlobal>

#include <openssl/pem.h>

#include <arpa/inet.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <future>

namespace portolan::test::scripted {
namespace {

bool matches(const std::string& pattern, const std::string& path)
{
    return pattern.ends_with('*') ? path.starts_with(pattern.substr(0, pattern.size() - 1))
                                  : path == pattern;
}

struct FreeBio {
    void operator()(BIO* bio) const { BIO_free(bio); }
    void operator()(X509* certificate) const { X509_free(certificate); }
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};

std::unique_ptr<BIO, FreeBio> bioOf(const std::string& pem)
{
    return std::unique_ptr<BIO, FreeBio>(BIO_new_mem_buf(pem.data(), int(pem.size())));
}

std::unique_ptr<X509, FreeBio> certificateOf(const std::string& pem)
{
    return std::unique_ptr<X509, FreeBio>(
        PEM_read_bio_X509(bioOf(pem).get(), nullptr, nullptr, nullptr));
}

constexpr unsigned char BothProtocols[] = "\x02h2\x08http/1.1";
constexpr unsigned char OldProtocol[] = "\x08http/1.1";

//! The server's wish first, as Go's servers do.
int chooseProtocol(SSL*, const unsigned char** out, unsigned char* size,
    const unsigned char* offered, unsigned offeredSize, void* http2)
{
    const unsigned char* mine = http2 ? BothProtocols : OldProtocol;
    const unsigned mineSize = http2 ? sizeof BothProtocols - 1 : sizeof OldProtocol - 1;
    unsigned char* chosen = nullptr;
    if (SSL_select_next_proto(&chosen, size, mine, mineSize, offered, offeredSize)
        != OPENSSL_NPN_NEGOTIATED)
        return SSL_TLSEXT_ERR_NOACK;
    *out = chosen;
    return SSL_TLSEXT_ERR_OK;
}

} // namespace

Core::Core(const ScriptedServer::Options& options, const KeyPair& pair, const std::string& trusted)
    : m_options(options)
    , m_wake(eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC))
{
    makeContext(pair, trusted);
    listen();
}

Core::~Core()
{
    stop();
    stopListening();
    close(m_wake);
}

void Core::makeContext(const KeyPair& pair, const std::string& trusted)
{
    m_context.reset(SSL_CTX_new(TLS_server_method()));
    SSL_CTX_use_certificate(m_context.get(), certificateOf(pair.certificate).get());
    const std::unique_ptr<EVP_PKEY, FreeBio> key(
        PEM_read_bio_PrivateKey(bioOf(pair.key).get(), nullptr, nullptr, nullptr));
    if (SSL_CTX_use_PrivateKey(m_context.get(), key.get()) != 1)
        qFatal("the scripted server cannot use its own certificate");
    void* http2 = m_options.http2 ? this : nullptr;
    SSL_CTX_set_alpn_select_cb(m_context.get(), &chooseProtocol, http2);
    if (m_options.clientCertificate == ScriptedServer::ClientCertificate::NotAsked)
        return;
    const auto authority = certificateOf(trusted);
    X509_STORE_add_cert(SSL_CTX_get_cert_store(m_context.get()), authority.get());
    SSL_CTX_add_client_CA(m_context.get(), authority.get());
    const bool demanded
        = m_options.clientCertificate == ScriptedServer::ClientCertificate::Demanded;
    SSL_CTX_set_verify(m_context.get(),
        SSL_VERIFY_PEER | (demanded ? SSL_VERIFY_FAIL_IF_NO_PEER_CERT : 0), nullptr);
    // Sessions would be asked for a name of this context otherwise, and fail.
    SSL_CTX_set_session_cache_mode(m_context.get(), SSL_SESS_CACHE_OFF);
    SSL_CTX_set_num_tickets(m_context.get(), 0);
}

void Core::run()
{
    m_thread = std::thread([this] { loop(); });
}

void Core::stop()
{
    {
        const std::scoped_lock lock(m_mutex);
        m_stopping = true;
    }
    wake();
    if (m_thread.joinable() && m_thread.get_id() != std::this_thread::get_id())
        m_thread.join();
    m_connections.clear();
    for (const auto& [key, state] : m_exchanges)
        state->open = false;
    m_exchanges.clear();
    const std::scoped_lock lock(m_mutex);
    m_commands.clear(); // whoever waits for one of them in call() goes on
}

void Core::wake() const
{
    eventfd_write(m_wake, 1);
}

void Core::post(Command command)
{
    {
        const std::scoped_lock lock(m_mutex);
        if (m_stopping)
            return;
        m_commands.push_back(std::move(command));
    }
    wake();
}

void Core::call(const Command& command)
{
    if (std::this_thread::get_id() == m_thread.get_id()) {
        command();
        return;
    }
    // Shared, so that a command dropped by stop() ends the wait too: its promise breaks.
    auto done = std::make_shared<std::promise<void>>();
    std::future<void> future = done->get_future();
    post([this, command, done] {
        command();
        flushAll();
        sweep();
        done->set_value();
    });
    done.reset();
    future.wait();
}

void Core::addRoute(std::string method, std::string path, Wanted wanted, Handler handler)
{
    const std::scoped_lock lock(m_mutex);
    m_routes.push_back({std::move(method), std::move(path), std::move(wanted), std::move(handler)});
}

Handler Core::handlerFor(const Request& request) const
{
    const std::scoped_lock lock(m_mutex);
    const auto found = std::find_if(m_routes.rbegin(), m_routes.rend(), [&](const Route& route) {
        return route.method == request.method && matches(route.path, request.path)
            && (!route.wanted || route.wanted(request));
    });
    if (found != m_routes.rend())
        return found->handler;
    return [](Exchange& exchange) {
        exchange.respond(404, {{"content-type", std::string(kube::JsonType)}},
            kube::statusJson(kube::notFound()));
    };
}

std::vector<Request> Core::requests(const std::string& method, const std::string& path) const
{
    const std::scoped_lock lock(m_mutex);
    std::vector<Request> result;
    for (const auto& state : m_record) {
        if ((method.empty() || state->request.method == method)
            && matches(path, state->request.path))
            result.push_back(state->request);
    }
    return result;
}

Exchange Core::await(const std::string& method, const std::string& path, int n,
    std::chrono::milliseconds limit) const
{
    std::unique_lock lock(m_mutex);
    std::shared_ptr<ExchangeState> found;
    m_recorded.wait_for(lock, limit, [&] {
        int left = n;
        for (const auto& state : m_record) {
            const bool fits = state->request.method == method && matches(path, state->request.path);
            if (fits && --left == 0)
                found = state;
        }
        return found != nullptr;
    });
    return found ? Exchange(found) : Exchange();
}

void Core::loop()
{
    for (;;) {
        {
            const std::scoped_lock lock(m_mutex);
            if (m_stopping)
                return;
        }
        runTimers();
        runCommands();
        if (!silent)
            flushAll();
        sweep();
        serveSockets();
    }
}

void Core::runCommands()
{
    std::vector<Command> commands;
    {
        const std::scoped_lock lock(m_mutex);
        commands.swap(m_commands);
    }
    for (const Command& command : commands)
        command();
}

void Core::runTimers()
{
    const TimePoint now = std::chrono::steady_clock::now();
    while (!m_timers.empty() && m_timers.begin()->first <= now)
        m_timers.extract(m_timers.begin()).mapped()();
}

int Core::timeout() const
{
    if (m_timers.empty())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        m_timers.begin()->first - std::chrono::steady_clock::now());
    return int(std::max<std::int64_t>(0, left.count()));
}

void Core::serveSockets()
{
    // Read once: another thread may end the silence while this one waits.
    const bool listening = !silent;
    std::vector<pollfd> sockets = {{m_wake, POLLIN, 0}};
    std::vector<int> numbers;
    if (listening) {
        sockets.push_back({m_listener, POLLIN, 0}); // poll passes over -1
        for (const auto& [number, connection] : m_connections) {
            const int out = connection->wantsToSend() ? POLLOUT : 0;
            sockets.push_back({connection->socket(), short(POLLIN | out), 0});
            numbers.push_back(number);
        }
    }
    poll(sockets.data(), nfds_t(sockets.size()), timeout());
    eventfd_t ignored = 0;
    eventfd_read(m_wake, &ignored);
    for (size_t i = 0; i < numbers.size() && !silent; ++i) {
        Connection& connection = *m_connections.at(numbers[i]);
        if ((sockets[i + 2].revents & (POLLIN | POLLHUP | POLLERR)) != 0)
            connection.read();
        else if ((sockets[i + 2].revents & POLLOUT) != 0)
            connection.flush();
    }
    if (listening && !silent && (sockets[1].revents & POLLIN) != 0)
        accept();
}

void Core::accept()
{
    const int socket = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
    if (socket < 0)
        return;
    const int number = ++taken;
    StreamEvents events;
    events.requested = [this, number](int stream, Request request) {
        requested(number, stream, std::move(request));
    };
    events.closed = [this, number](int stream) { closed(number, stream); };
    m_connections.emplace(number,
        std::make_unique<Connection>(
            socket, m_context.get(), std::move(events), m_options.maxConcurrentStreams));
    open = int(m_connections.size());
}

void Core::flushAll()
{
    for (const auto& [number, connection] : m_connections) {
        if (!connection->isOver())
            connection->flush();
    }
}

void Core::sweep()
{
    std::erase_if(m_connections, [this](const auto& entry) {
        if (!entry.second->isOver())
            return false;
        if (entry.second->state() == Connection::State::HandshakeFailed)
            ++handshakesFailed;
        std::erase_if(m_exchanges, [&entry](const auto& exchange) {
            if (exchange.first.first != entry.first)
                return false;
            exchange.second->open = false;
            return true;
        });
        return true;
    });
    open = int(m_connections.size());
}

void Core::requested(int connection, int stream, Request request)
{
    request.connection = connection;
    request.clientName = m_connections.at(connection)->clientName();
    auto state = std::make_shared<ExchangeState>();
    state->core = weak_from_this();
    state->connection = connection;
    state->stream = stream;
    state->request = std::move(request);
    m_exchanges[{connection, stream}] = state;
    {
        const std::scoped_lock lock(m_mutex);
        m_record.push_back(state);
    }
    m_recorded.notify_all();
    // Never from here: the protocol is in the middle of reading.
    if (m_delays.empty()) {
        post([this, state] { answer(state); });
        return;
    }
    const TimePoint then = std::chrono::steady_clock::now() + m_delays.front();
    m_delays.erase(m_delays.begin());
    m_timers.emplace(then, [this, state] { answer(state); });
}

void Core::answer(const std::shared_ptr<ExchangeState>& state)
{
    Exchange exchange(state);
    handlerFor(state->request)(exchange);
}

void Core::closed(int connection, int stream)
{
    const auto found = m_exchanges.find({connection, stream});
    if (found == m_exchanges.end())
        return;
    found->second->open = false;
    m_exchanges.erase(found);
}

Protocol* Core::protocolOf(const ExchangeState& exchange)
{
    const auto found = m_connections.find(exchange.connection);
    return found == m_connections.end() || found->second->isOver() ? nullptr
                                                                   : found->second->protocol();
}

bool Core::compresses(const Request& request) const
{
    return gzip && request.header("accept-encoding").find("gzip") != std::string::npos;
}

void Core::goaway(std::uint32_t errorCode)
{
    for (const auto& [number, connection] : m_connections) {
        if (Protocol* protocol = connection->protocol(); protocol && !connection->isOver())
            protocol->goaway(errorCode);
    }
}

void Core::dropConnections()
{
    for (const auto& [number, connection] : m_connections) {
        if (!connection->isOver())
            connection->abort();
    }
}

void Core::listen()
{
    if (m_listener >= 0)
        return;
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int yes = 1;
    setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(std::uint16_t(m_port));
    auto* any = reinterpret_cast<sockaddr*>(&address);
    socklen_t size = sizeof address;
    if (bind(m_listener, any, size) != 0 || ::listen(m_listener, 128) != 0
        || getsockname(m_listener, any, &size) != 0)
        qFatal("the scripted server cannot listen on 127.0.0.1");
    m_port = ntohs(address.sin_port);
}

void Core::stopListening()
{
    if (m_listener >= 0)
        close(m_listener);
    m_listener = -1;
}

} // namespace portolan::test::scripted
