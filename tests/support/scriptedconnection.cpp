// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedconnection.h"

#include <openssl/err.h>
#include <openssl/x509.h>

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace portolan::test::scripted {
namespace {

// Pulled while less than this waits for the socket, so that a slow reader is felt by HTTP/2's
// windows and not by this process's memory.
constexpr size_t EnoughOnTheWire = 262'144;

} // namespace

Connection::Connection(int socket, SSL_CTX* context, StreamEvents events, unsigned maxStreams)
    : m_socket(socket)
    , m_ssl(SSL_new(context))
    , m_events(std::move(events))
    , m_maxStreams(maxStreams)
{
    // Memory in between instead of the socket itself: OpenSSL would write with SIGPIPE.
    SSL_set_bio(m_ssl.get(), BIO_new(BIO_s_mem()), BIO_new(BIO_s_mem()));
    SSL_set_accept_state(m_ssl.get());
}

Connection::~Connection()
{
    if (m_socket >= 0)
        close(m_socket);
}

std::string Connection::clientName() const
{
    const X509* certificate = SSL_get0_peer_certificate(m_ssl.get());
    if (!certificate)
        return {};
    char name[256] = "";
    X509_NAME_get_text_by_NID(
        X509_get_subject_name(certificate), NID_commonName, name, sizeof name);
    return name;
}

void Connection::read()
{
    char buffer[64 * 1024];
    ssize_t size = 0;
    while ((size = recv(m_socket, buffer, sizeof buffer, 0)) > 0)
        BIO_write(SSL_get_rbio(m_ssl.get()), buffer, int(size));
    const bool gone = size == 0 || (errno != EAGAIN && errno != EWOULDBLOCK && errno != EINTR);
    shakeHands();
    if (m_state == State::Open) {
        int plain = 0;
        while (
            m_state == State::Open && (plain = SSL_read(m_ssl.get(), buffer, sizeof buffer)) > 0) {
            if (!m_protocol->receive({buffer, size_t(plain)}))
                abort();
        }
        ERR_clear_error();
    }
    flush();
    if (gone && !isOver())
        m_state = m_state == State::Handshake ? State::HandshakeFailed : State::Over;
}

void Connection::shakeHands()
{
    if (m_state != State::Handshake)
        return;
    const int result = SSL_do_handshake(m_ssl.get());
    if (result != 1) {
        if (SSL_get_error(m_ssl.get(), result) == SSL_ERROR_SSL)
            m_state = State::HandshakeFailed;
        ERR_clear_error();
        return;
    }
    const unsigned char* chosen = nullptr;
    unsigned size = 0;
    SSL_get0_alpn_selected(m_ssl.get(), &chosen, &size);
    const bool http2 = size == 2 && chosen[0] == 'h' && chosen[1] == '2';
    m_protocol = http2 ? makeHttp2(m_events, m_maxStreams) : makeHttp1(m_events);
    m_state = State::Open;
}

void Connection::encrypt()
{
    while (m_wire.size() - m_wireSent < EnoughOnTheWire) {
        const std::string bytes = m_protocol ? m_protocol->pull() : std::string();
        if (!bytes.empty())
            SSL_write(m_ssl.get(), bytes.data(), int(bytes.size()));
        char* pending = nullptr;
        BIO* out = SSL_get_wbio(m_ssl.get());
        const long size = BIO_get_mem_data(out, &pending);
        m_wire.append(pending, size_t(size));
        (void)BIO_reset(out);
        if (bytes.empty())
            break;
    }
}

void Connection::writeWire()
{
    while (wantsToSend()) {
        const ssize_t size = ::send(
            m_socket, m_wire.data() + m_wireSent, m_wire.size() - m_wireSent, MSG_NOSIGNAL);
        if (size < 0) {
            if (errno != EAGAIN && errno != EWOULDBLOCK && !isOver())
                m_state = State::Over;
            return;
        }
        m_wireSent += size_t(size);
    }
    m_wire.clear();
    m_wireSent = 0;
}

void Connection::flush()
{
    if (m_socket < 0)
        return;
    do {
        encrypt(); // also the alert of a handshake that failed
        if (m_wire.empty())
            break;
        writeWire();
    } while (!isOver() && !wantsToSend());
    if (m_state != State::Open)
        return;
    if (m_protocol->aborted()) {
        abort();
    } else if (m_protocol->ended() && !wantsToSend()) {
        SSL_shutdown(m_ssl.get());
        encrypt();
        writeWire();
        m_state = State::Over;
    }
}

void Connection::abort()
{
    // Lingering for no time is how a socket is made to answer with a reset.
    const linger none = {1, 0};
    setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &none, sizeof none);
    close(m_socket);
    m_socket = -1;
    m_state = State::Over;
}

} // namespace portolan::test::scripted
