// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/scriptedprotocol.h"

#include <openssl/ssl.h>

namespace portolan::test::scripted {

struct FreeSsl {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

//! A socket with TLS and one of the two protocols on it. Owns the socket. Thread: the server's.
class Connection {
public:
    enum class State { Handshake, Open, HandshakeFailed, Over };

    Connection(int socket, SSL_CTX* context, StreamEvents events, unsigned maxStreams);
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    [[nodiscard]] int socket() const { return m_socket; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] bool isOver() const
    {
        return m_state == State::Over || m_state == State::HandshakeFailed;
    }
    [[nodiscard]] bool wantsToSend() const { return m_wireSent < m_wire.size(); }
    //! Null before the handshake is done.
    [[nodiscard]] Protocol* protocol() { return m_protocol.get(); }
    [[nodiscard]] std::string clientName() const;

    void read();
    //! Sends what the protocol has ready, as far as the socket takes it.
    void flush();
    //! The socket is closed by a reset instead of in good order.
    void abort();

private:
    void shakeHands();
    void encrypt();
    void writeWire();

    int m_socket = -1;
    State m_state = State::Handshake;
    std::unique_ptr<SSL, FreeSsl> m_ssl;
    StreamEvents m_events;
    unsigned m_maxStreams = 0;
    std::unique_ptr<Protocol> m_protocol;
    std::string m_wire;
    size_t m_wireSent = 0;
};

} // namespace portolan::test::scripted
