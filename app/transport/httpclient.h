// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/bytestream.h"
#include "app/transport/endpoint.h"
#include "app/transport/ioloop.h"

#include <array>
#include <atomic>
#include <unordered_map>

namespace portolan::transport {

//! Which of a cluster's two connections a request takes. A bulk list must not delay events, and a
//! heartbeat says something of the watches only when it shares their connection.
enum class Lane : quint8 { Watch, Bulk };

struct Request {
    std::string method = "GET"; //!< GET or POST; what changes a cluster lives elsewhere
    std::string path; //!< with its query
    std::vector<std::string> headers; //!< "Name: value"
    std::string body;
    Lane lane = Lane::Bulk;
    std::chrono::milliseconds timeout{0}; //!< of the whole exchange; 0: none, as for watches
    bool endWhenSlow = false; //!< ends below 1 kB/s for 20 s: for lists, never for watches
    bool acceptGzip = false; //!< the answer may be long: gzip, where the way to the server is
};

//! Speaks HTTP/2 over verified TLS to one server as one user. Connections of two clients are never
//! shared, so one user's requests never travel under another's certificate.
//!
//! Thread: everything on the loop's thread, the constructor and the destructor too. Streams are
//! shared: the client holds one until its onEnd.
class HttpClient {
public:
    using RequestId = quint64;

    HttpClient(IoLoop& loop, Endpoint endpoint, std::string userAgent);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    RequestId start(Request request, std::shared_ptr<ByteStream> stream);
    //! No further call reaches the stream. Unknown ids are ignored.
    void cancel(RequestId id);
    [[nodiscard]] const Endpoint& endpoint() const { return m_endpoint; }
    //! Later requests carry another token; what runs goes on as it began.
    void setBearerToken(std::string token) { m_endpoint.bearerToken = std::move(token); }
    //! Cancels what runs on the lane and closes its connection, however stuck it is: the next
    //! request dials anew.
    void reset(Lane lane);

    [[nodiscard]] quint64 requestCount() const { return m_requestCount; }
    [[nodiscard]] quint64 bytesReceived() const { return m_bytesReceived; }

private:
    struct Transfer;
    struct Callbacks;

    struct LaneState {
        void* multi = nullptr;
        std::vector<std::unique_ptr<Transfer>> doomed; //!< cancelled, still known to libcurl
        bool resetWanted = false;
    };

    LaneState& stateOf(Lane lane) { return m_lanes[size_t(lane)]; }
    void openLane(Lane lane);
    void closeLane(Lane lane);
    void afterTurn(Lane lane);
    void collectEnded(Lane lane);
    void configure(Transfer& transfer);
    void configureAddress(Transfer& transfer);
    void configureTls(Transfer& transfer);
    void finish(std::unique_ptr<Transfer> transfer, int curlCode);
    void noteRoundTrip(double ms);
    [[nodiscard]] bool isNear() const;

    IoLoop& m_loop;
    Endpoint m_endpoint;
    const std::string m_userAgent;
    std::array<LaneState, 2> m_lanes;
    std::unordered_map<RequestId, std::unique_ptr<Transfer>> m_transfers;
    RequestId m_lastId = 0;
    quint64 m_requestCount = 0;
    quint64 m_bytesReceived = 0;
    std::optional<double> m_roundTripMs; //!< the shortest that any answer took
};

//! "libcurl/8.14.1 OpenSSL/3.5.4 zlib/1.3.1 …": what is spoken with. Any thread.
[[nodiscard]] QString libraryVersions();

} // namespace portolan::transport
