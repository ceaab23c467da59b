// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/transport/httpclient.h"

#include "app/transport/curlerror.h"
#include "app/transport/inflate.h"
#include "app/transport/proxyrules.h"
#include "models/base/text.h"

#include <curl/curl.h>

#include <QCoreApplication>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>

#include <cstring>

namespace portolan::transport {
namespace {

//! Half of a user's patience; API servers that live answer a TLS hello in well under a second.
constexpr long connectTimeoutMs = 4000;
//! Big enough that a burst of events is handed over in few calls; the scan runs inside the call.
constexpr long receiveBufferBytes = 256 * 1024;
//! A page of 500 pods, 1.9 MB, is 0.17 MB as gzip: that costs 8 ms of CPU at the server and 2 here,
//! and saves the three round trips that a new connection needs until its window has grown so far. So
//! it pays from 3 ms a round trip on; the loop lets fast answers gather for 5 more. Measured, since an
//! address says nothing of the way: behind a port of this machine may be a tunnel.
constexpr double nearMs = 8;

struct CurlGlobal {
    CurlGlobal() { curl_global_init(CURL_GLOBAL_DEFAULT); }
};

int prepareSocket(void*, curl_socket_t socket, curlsocktype)
{
#ifdef TCP_USER_TIMEOUT
    // Data that nobody acknowledges for 30 s means a dead peer; the kernel's own limit is 15 min.
    const unsigned timeoutMs = 30000;
    ::setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &timeoutMs, sizeof timeoutMs);
#else
    Q_UNUSED(socket)
#endif
    return CURL_SOCKOPT_OK;
}

curl_blob blobOf(const std::string& bytes)
{
    return {const_cast<char*>(bytes.data()), bytes.size(), CURL_BLOB_NOCOPY};
}

} // namespace

struct HttpClient::Transfer {
    HttpClient* client = nullptr;
    RequestId id = 0;
    Request request;
    std::shared_ptr<ByteStream> stream;
    CURL* easy = curl_easy_init();
    curl_slist* headers = nullptr;
    curl_slist* connectTo = nullptr;
    std::array<char, CURL_ERROR_SIZE> detail{};
    ResponseHead head;
    bool responded = false;
    std::unique_ptr<Inflater> inflater;

    Transfer() = default;
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;
    ~Transfer()
    {
        curl_slist_free_all(headers);
        curl_slist_free_all(connectTo);
        curl_easy_cleanup(easy);
    }

    [[nodiscard]] qint64 connectionId() const
    {
        curl_off_t value = -1;
        curl_easy_getinfo(easy, CURLINFO_CONN_ID, &value);
        return value;
    }

    [[nodiscard]] bool isInterim() const
    {
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        return status < 200;
    }
    [[nodiscard]] bool isMultiplexed() const
    {
        long version = 0;
        curl_easy_getinfo(easy, CURLINFO_HTTP_VERSION, &version);
        return version == CURL_HTTP_VERSION_2_0;
    }

    void respondOnce()
    {
        if (responded)
            return;
        responded = true;
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        head.status = int(status);
        head.connectionId = connectionId();
        head.multiplexed = isMultiplexed();
        if (const std::shared_ptr<ByteStream> receiver = stream)
            receiver->onResponse(head);
    }
};

//! What libcurl calls back.
struct HttpClient::Callbacks {
    static size_t header(char* data, size_t, size_t size, void* user)
    {
        Transfer& transfer = *static_cast<Transfer*>(user);
        const std::string_view line(data, size);
        if (line.starts_with("HTTP/"))
            transfer.head = {}; // an interim answer came before this one
        // A watch says that it is open with its head; its first event may be minutes away.
        if (line == "\r\n" && !transfer.isInterim())
            transfer.respondOnce();
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return size;
        std::string_view value = line.substr(colon + 1);
        while (!value.empty() && (value.front() == ' ' || value.front() == '\t'))
            value.remove_prefix(1);
        while (!value.empty() && (value.back() == '\r' || value.back() == '\n'))
            value.remove_suffix(1);
        takeHeader(transfer, line.substr(0, colon), std::string(value));
        return size;
    }

    static void takeHeader(Transfer& transfer, std::string_view name, const std::string& value)
    {
        const auto is = [name](const char* other) {
            return name.size() == std::strlen(other)
                && strncasecmp(name.data(), other, name.size()) == 0;
        };
        if (is("content-type"))
            transfer.head.contentType = value;
        else if (is("retry-after"))
            transfer.head.retryAfterSeconds = std::atoi(value.c_str());
        else if (is("date"))
            transfer.head.serverTime = std::max<qint64>(curl_getdate(value.c_str(), nullptr), 0);
        else if (is("content-encoding") && value == "gzip")
            transfer.inflater = std::make_unique<Inflater>();
    }

    static size_t write(char* data, size_t, size_t size, void* user)
    {
        Transfer& transfer = *static_cast<Transfer*>(user);
        transfer.client->m_bytesReceived += size;
        transfer.respondOnce();
        // Held here: what a stream does with its bytes may be to cancel its own request.
        const auto hand = [&transfer](std::string_view bytes) {
            if (const std::shared_ptr<ByteStream> receiver = transfer.stream)
                receiver->onBytes(bytes);
        };
        if (!transfer.inflater) {
            hand({data, size});
            return size;
        }
        const Result<void> decoded = transfer.inflater->feed({data, size}, hand);
        return decoded ? size : CURL_WRITEFUNC_ERROR;
    }
};

HttpClient::HttpClient(IoLoop& loop, Endpoint endpoint, std::string userAgent)
    : m_loop(loop)
    , m_endpoint(std::move(endpoint))
    , m_userAgent(std::move(userAgent))
{
    static const CurlGlobal global;
    openLane(Lane::Watch);
    openLane(Lane::Bulk);
}

HttpClient::~HttpClient()
{
    reset(Lane::Watch);
    reset(Lane::Bulk);
    closeLane(Lane::Watch);
    closeLane(Lane::Bulk);
}

void HttpClient::openLane(Lane lane)
{
    CURLM* multi = curl_multi_init();
    curl_multi_setopt(multi, CURLMOPT_PIPELINING, CURLPIPE_MULTIPLEX);
    // Below the server's own limit of 100 streams a connection, with room for heartbeats.
    curl_multi_setopt(multi, CURLMOPT_MAX_CONCURRENT_STREAMS, 90L);
    stateOf(lane).multi = multi;
    m_loop.addMulti(multi, [this, lane] { afterTurn(lane); });
}

void HttpClient::closeLane(Lane lane)
{
    LaneState& state = stateOf(lane);
    for (const std::unique_ptr<Transfer>& transfer : state.doomed)
        curl_multi_remove_handle(state.multi, transfer->easy);
    state.doomed.clear();
    m_loop.removeMulti(state.multi);
    curl_multi_cleanup(state.multi);
    state.multi = nullptr;
}

HttpClient::RequestId HttpClient::start(Request request, std::shared_ptr<ByteStream> stream)
{
    auto transfer = std::make_unique<Transfer>();
    transfer->client = this;
    transfer->id = ++m_lastId;
    transfer->request = std::move(request);
    transfer->stream = std::move(stream);
    configure(*transfer);
    ++m_requestCount;
    const RequestId id = transfer->id;
    LaneState& state = stateOf(transfer->request.lane);
    if (!state.resetWanted)
        curl_multi_add_handle(state.multi, transfer->easy);
    m_transfers.emplace(id, std::move(transfer));
    return id;
}

void HttpClient::cancel(RequestId id)
{
    const auto found = m_transfers.find(id);
    if (found == m_transfers.end())
        return;
    // libcurl may be inside one of this transfer's callbacks: it is let go after the turn.
    std::unique_ptr<Transfer> transfer = std::move(found->second);
    m_transfers.erase(found);
    transfer->stream.reset();
    stateOf(transfer->request.lane).doomed.push_back(std::move(transfer));
}

void HttpClient::reset(Lane lane)
{
    std::vector<RequestId> running;
    for (const auto& [id, transfer] : m_transfers) {
        if (transfer->request.lane == lane)
            running.push_back(id);
    }
    for (const RequestId id : running)
        cancel(id);
    stateOf(lane).resetWanted = true;
}

void HttpClient::afterTurn(Lane lane)
{
    collectEnded(lane);
    LaneState& state = stateOf(lane);
    if (state.resetWanted) {
        closeLane(lane);
        openLane(lane);
        state.resetWanted = false;
        for (const auto& [id, transfer] : m_transfers) {
            if (transfer->request.lane == lane)
                curl_multi_add_handle(state.multi, transfer->easy);
        }
        return;
    }
    for (const std::unique_ptr<Transfer>& transfer : state.doomed)
        curl_multi_remove_handle(state.multi, transfer->easy);
    state.doomed.clear();
}

void HttpClient::configure(Transfer& transfer)
{
    CURL* easy = transfer.easy;
    const Request& request = transfer.request;
    configureAddress(transfer);
    curl_easy_setopt(easy, CURLOPT_PRIVATE, &transfer);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer.detail.data());
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &Callbacks::header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &Callbacks::write);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &transfer);
    curl_easy_setopt(easy, CURLOPT_BUFFERSIZE, receiveBufferBytes);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    // A name that does not resolve keeps a thread of libcurl's busy for as long as the system's
    // resolver likes. Without this, giving the request up would wait for that thread, and with it
    // all clusters of the loop; with it, the thread is left to end by itself.
    curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, connectTimeoutMs);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, long(request.timeout.count()));
    if (request.endWhenSlow) {
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1000L);
        curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, 20L);
    }
    // Without PIPEWAIT requests that start together would open a connection each.
    curl_easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS);
    curl_easy_setopt(easy, CURLOPT_PIPEWAIT, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 30L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 10L);
    curl_easy_setopt(easy, CURLOPT_TCP_KEEPCNT, 3L);
    curl_easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, &prepareSocket);
    curl_easy_setopt(easy, CURLOPT_USERAGENT, m_userAgent.c_str());
    // Empty is "none". libcurl would else look into the environment by rules of its own.
    curl_easy_setopt(easy, CURLOPT_PROXY, proxyUrlForCurl(m_endpoint.proxyUrl).c_str());
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "");
    curl_easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L); // credentials never follow a redirect

    const auto addHeader = [&transfer](std::string line) {
        if (line.ends_with(": "))
            line.replace(line.size() - 2, 2, ";"); // how libcurl is told of an empty value
        transfer.headers = curl_slist_append(transfer.headers, line.c_str());
    };
    for (const std::string& line : request.headers)
        addHeader(line);
    if (request.acceptGzip && !isNear())
        addHeader("Accept-Encoding: gzip");
    if (!m_endpoint.bearerToken.empty())
        addHeader("Authorization: Bearer " + m_endpoint.bearerToken);
    for (const std::string& line : headersOf(m_endpoint.impersonation))
        addHeader(line);
    if (request.method == "POST") {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.data());
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, long(request.body.size()));
    }
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer.headers);
    if (!m_endpoint.userPassword.empty())
        curl_easy_setopt(easy, CURLOPT_USERPWD, m_endpoint.userPassword.c_str());
    configureTls(transfer);
}

//! With tls-server-name the certificate is asked for, and checked against, another name than the
//! one that is dialled, while the request still speaks to the server by its own.
void HttpClient::configureAddress(Transfer& transfer)
{
    CURL* easy = transfer.easy;
    const std::string& path = transfer.request.path;
    const std::string& url = m_endpoint.url;
    constexpr std::string_view scheme = "https://";
    if (m_endpoint.tlsServerName.empty() || !url.starts_with(scheme)) {
        curl_easy_setopt(easy, CURLOPT_URL, (url + path).c_str());
        return;
    }
    const size_t slash = std::min(url.find('/', scheme.size()), url.size());
    const std::string host = url.substr(scheme.size(), slash - scheme.size());
    const size_t colon = host.rfind(':');
    const bool hasPort = colon != std::string::npos && host.find(']', colon) == std::string::npos;
    const std::string port = hasPort ? host.substr(colon + 1) : "443";
    const std::string name = hasPort ? host.substr(0, colon) : host;
    const std::string& tlsName = m_endpoint.tlsServerName;
    transfer.connectTo = curl_slist_append(
        nullptr, (tlsName + ':' + port + ':' + name + ':' + port).c_str());
    curl_easy_setopt(easy, CURLOPT_CONNECT_TO, transfer.connectTo);
    curl_easy_setopt(easy, CURLOPT_URL,
        (std::string(scheme) + tlsName + ':' + port + url.substr(slash) + path).c_str());
    transfer.headers = curl_slist_append(transfer.headers, ("Host: " + host).c_str());
}

void HttpClient::configureTls(Transfer& transfer)
{
    CURL* easy = transfer.easy;
    curl_easy_setopt(easy, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, m_endpoint.insecure ? 0L : 1L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, m_endpoint.insecure ? 0L : 2L);
    if (!m_endpoint.caPem.empty()) {
        // libcurl reads its built-in bundle and folder beside a blob, and then any authority of this
        // machine would do; the server of a kubeconfig is that of its own authority alone.
        curl_easy_setopt(easy, CURLOPT_CAINFO, nullptr);
        curl_easy_setopt(easy, CURLOPT_CAPATH, nullptr);
        curl_blob blob = blobOf(m_endpoint.caPem);
        curl_easy_setopt(easy, CURLOPT_CAINFO_BLOB, &blob);
    }
    if (!m_endpoint.certificatePem.empty()) {
        curl_blob certificate = blobOf(m_endpoint.certificatePem);
        curl_blob key = blobOf(m_endpoint.keyPem);
        curl_easy_setopt(easy, CURLOPT_SSLCERT_BLOB, &certificate);
        curl_easy_setopt(easy, CURLOPT_SSLKEY_BLOB, &key);
    }
}

void HttpClient::collectEnded(Lane lane)
{
    int left = 0;
    while (CURLMsg* message = curl_multi_info_read(stateOf(lane).multi, &left)) {
        if (message->msg != CURLMSG_DONE)
            continue;
        const CURLcode code = message->data.result;
        char* user = nullptr;
        curl_easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &user);
        const RequestId id = reinterpret_cast<Transfer*>(user)->id;
        curl_multi_remove_handle(stateOf(lane).multi, message->easy_handle);
        const auto found = m_transfers.find(id);
        if (found == m_transfers.end())
            continue;
        std::unique_ptr<Transfer> transfer = std::move(found->second);
        m_transfers.erase(found);
        finish(std::move(transfer), code);
    }
}

void HttpClient::finish(std::unique_ptr<Transfer> transfer, int curlCode)
{
    StreamEnd end;
    const CURLcode code = CURLcode(curlCode);
    if (code == CURLE_OK)
        transfer->respondOnce();
    long verified = 0; // OpenSSL's X509_V_OK
    curl_easy_getinfo(transfer->easy, CURLINFO_SSL_VERIFYRESULT, &verified);
    if (code != CURLE_OK)
        end.error = curlError(code, transfer->detail.data(), verified);
    if (!end.error && transfer->inflater && !transfer->inflater->isAtEnd())
        end.error = curlError(CURLE_WRITE_ERROR, "", verified);
    end.connectionMayLive = code == CURLE_HTTP2_STREAM || code == CURLE_PARTIAL_FILE
        || (code == CURLE_OPERATION_TIMEDOUT && transfer->request.endWhenSlow
            && transfer->responded);
    long status = 0;
    double firstByte = 0, connected = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_RESPONSE_CODE, &status);
    curl_easy_getinfo(transfer->easy, CURLINFO_STARTTRANSFER_TIME, &firstByte);
    curl_easy_getinfo(transfer->easy, CURLINFO_CONNECT_TIME, &connected);
    double ready = 0;
    curl_easy_getinfo(transfer->easy, CURLINFO_PRETRANSFER_TIME, &ready);
    end.status = int(status);
    // When it is over libcurl may no longer know which connection it was.
    end.connectionId = transfer->responded ? transfer->head.connectionId : transfer->connectionId();
    end.firstByteMs = std::max(firstByte - ready, 0.0) * 1000;
    end.connectMs = connected * 1000;
    if (transfer->responded)
        noteRoundTrip(end.firstByteMs);
    transfer->stream->onEnd(end);
}

//! The shortest counts: a server may be slow, but no answer is faster than its way.
void HttpClient::noteRoundTrip(double ms)
{
    if (ms > 0)
        m_roundTripMs = std::min(m_roundTripMs.value_or(ms), ms);
}

bool HttpClient::isNear() const
{
    return m_roundTripMs && *m_roundTripMs < nearMs;
}

QString libraryVersions()
{
    return QString::fromLatin1(curl_version());
}

} // namespace portolan::transport
