// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/certificates.h"
#include "tests/support/scriptedexchange.h"

#include <chrono>

namespace portolan::test {

//! An HTTPS server that does on demand what a real API server will not: answers byte by byte, in
//! torn frames, never, or with a reset. HTTP/2, and HTTP/1.1 for clients that want it, on a free
//! port of 127.0.0.1, with certificates made in memory.
//!
//! Handlers run on the server's own thread and must not block; they may keep the Exchange and
//! answer later, from any thread. Every other method may be called from any thread and has taken
//! effect when it returns. A request without a handler gets a Status 404.
//!
//! It is no API server and keeps no objects: a test of a state, a page or an engine belongs on the
//! practice fleet, unless SCRIPTED.md says why it cannot.
class ScriptedServer {
public:
    enum class Certificate { Good, WrongName, Expired, OtherAuthority };
    enum class ClientCertificate { NotAsked, Asked, Demanded };

    struct Options {
        Certificate certificate = Certificate::Good;
        ClientCertificate clientCertificate = ClientCertificate::NotAsked;
        bool http2 = true; //!< false: offers HTTP/1.1 only
        unsigned maxConcurrentStreams = 100; //!< what kube-apiserver says
        //! Who signs; null for an authority of this server's own. Shared by the servers of a fleet.
        std::shared_ptr<const CertificateAuthority> authority;
    };

    ScriptedServer();
    explicit ScriptedServer(const Options& options);
    ~ScriptedServer();
    ScriptedServer(const ScriptedServer&) = delete;
    ScriptedServer& operator=(const ScriptedServer&) = delete;

    [[nodiscard]] int port() const;
    //! "https://127.0.0.1:PORT" and the path.
    [[nodiscard]] std::string url(std::string_view path = {}) const;
    //! PEM of the authority that a client should trust, also where the server's certificate is of
    //! another one.
    [[nodiscard]] std::string authorityPem() const;
    //! A certificate that the server accepts: user and group.
    [[nodiscard]] KeyPair clientCertificate(
        const std::string& user, const std::string& group = {}) const;

    //! Answers this method and path; a path that ends in * stands for all that begin so. The last
    //! one registered is asked first, so a test may replace an answer in the middle.
    void on(const std::string& method, const std::string& path, Handler handler);
    void on(const std::string& method, const std::string& path, Wanted wanted, Handler handler);

    //! What came, in order.
    [[nodiscard]] std::vector<Request> requests() const;
    //! Those of one method and path, which may end in *.
    [[nodiscard]] std::vector<Request> requests(
        const std::string& method, const std::string& path) const;
    [[nodiscard]] int calls(const std::string& method, const std::string& path) const;
    //! Waits for the n-th of them (from 1); an exchange that is not open when the time is over. For
    //! clients with a thread of their own: it blocks the caller.
    [[nodiscard]] Exchange awaitExchange(const std::string& method, const std::string& path,
        int n = 1, std::chrono::milliseconds limit = std::chrono::seconds(5)) const;
    [[nodiscard]] int connectionsTaken() const;
    [[nodiscard]] int connectionsOpen() const;
    //! TLS handshakes that came to nothing, because one side did not like the other's certificate.
    [[nodiscard]] int handshakesFailed() const;

    //! GOAWAY on each connection: what runs goes on, new requests need a new connection.
    void goaway(std::uint32_t errorCode = 0);
    //! Each connection is reset (TCP RST), as by a killed process.
    void dropConnections();
    //! Connections are still accepted, nothing is read or written: a frozen process.
    void stopAnswering();
    void resume();
    //! New connections are refused; those that are open live on.
    void stopListening();
    void listenAgain();
    //! The next request's handler is called that much later; several calls are for several
    //! requests.
    void delayNext(std::chrono::milliseconds delay);
    //! Bodies are compressed for clients that accept gzip, each piece as a gzip member of its own.
    void setGzip(bool gzip);

private:
    std::shared_ptr<const CertificateAuthority> m_authority;
    std::shared_ptr<scripted::Core> m_core;
};

} // namespace portolan::test
