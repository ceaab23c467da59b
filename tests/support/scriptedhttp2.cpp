// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedprotocol.h"

#include <nghttp2/nghttp2.h>

#include <algorithm>
#include <deque>
#include <map>

namespace portolan::test::scripted {
namespace {

struct Stream {
    Request request;
    std::deque<std::string> pieces;
    size_t sent = 0; //!< of the first piece
    bool started = false;
    bool finished = false;
    bool deferred = false; //!< nghttp2 asked for data when there was none
};

class Http2 final : public Protocol {
public:
    Http2(StreamEvents events, unsigned maxStreams);
    ~Http2() override { nghttp2_session_del(m_session); }
    Http2(const Http2&) = delete;
    Http2& operator=(const Http2&) = delete;

    [[nodiscard]] bool receive(std::string_view bytes) override;
    [[nodiscard]] std::string pull() override;
    [[nodiscard]] bool ended() const override;
    void start(int id, int status, const Headers& headers) override;
    void send(int id, std::string bytes) override;
    void finish(int id) override;
    void reset(int id, std::uint32_t errorCode) override;
    void goaway(std::uint32_t errorCode) override;

private:
    [[nodiscard]] Stream* find(int id);
    void goOn(int id, Stream& stream);
    void headerCame(int id, std::string_view name, std::string_view value);
    void requestCame(int id);
    nghttp2_ssize nextData(int id, std::uint8_t* buffer, size_t room, std::uint32_t* flags);
    void setCallbacks(nghttp2_session_callbacks* callbacks);

    static Http2* self(void* data) { return static_cast<Http2*>(data); }

    StreamEvents m_events;
    std::map<int, Stream> m_streams;
    nghttp2_session* m_session = nullptr;
};

std::string_view view(const std::uint8_t* bytes, size_t size)
{
    return {reinterpret_cast<const char*>(bytes), size};
}

Http2::Http2(StreamEvents events, unsigned maxStreams)
    : m_events(std::move(events))
{
    nghttp2_session_callbacks* callbacks = nullptr;
    nghttp2_session_callbacks_new(&callbacks);
    setCallbacks(callbacks);
    nghttp2_session_server_new(&m_session, callbacks, this);
    nghttp2_session_callbacks_del(callbacks);
    const nghttp2_settings_entry settings[]
        = {{NGHTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, maxStreams}};
    nghttp2_submit_settings(m_session, NGHTTP2_FLAG_NONE, settings, std::size(settings));
}

void Http2::setCallbacks(nghttp2_session_callbacks* callbacks)
{
    nghttp2_session_callbacks_set_on_header_callback(callbacks,
        [](nghttp2_session*, const nghttp2_frame* frame, const std::uint8_t* name, size_t nameSize,
            const std::uint8_t* value, size_t valueSize, std::uint8_t, void* data) {
            self(data)->headerCame(
                frame->hd.stream_id, view(name, nameSize), view(value, valueSize));
            return 0;
        });
    nghttp2_session_callbacks_set_on_data_chunk_recv_callback(callbacks,
        [](nghttp2_session*, std::uint8_t, std::int32_t id, const std::uint8_t* bytes, size_t size,
            void* data) {
            self(data)->m_streams[id].request.body += view(bytes, size);
            return 0;
        });
    nghttp2_session_callbacks_set_on_frame_recv_callback(
        callbacks, [](nghttp2_session*, const nghttp2_frame* frame, void* data) {
            const bool carriesRequest
                = frame->hd.type == NGHTTP2_HEADERS || frame->hd.type == NGHTTP2_DATA;
            if (carriesRequest && (frame->hd.flags & NGHTTP2_FLAG_END_STREAM) != 0)
                self(data)->requestCame(frame->hd.stream_id);
            return 0;
        });
    nghttp2_session_callbacks_set_on_stream_close_callback(
        callbacks, [](nghttp2_session*, std::int32_t id, std::uint32_t, void* data) {
            self(data)->m_streams.erase(id);
            self(data)->m_events.closed(id);
            return 0;
        });
}

bool Http2::receive(std::string_view bytes)
{
    const auto* data = reinterpret_cast<const std::uint8_t*>(bytes.data());
    return nghttp2_session_mem_recv2(m_session, data, bytes.size()) >= 0;
}

std::string Http2::pull()
{
    const std::uint8_t* bytes = nullptr;
    const nghttp2_ssize size = nghttp2_session_mem_send2(m_session, &bytes);
    return size > 0 ? std::string(view(bytes, size_t(size))) : std::string();
}

bool Http2::ended() const
{
    return !nghttp2_session_want_read(m_session) && !nghttp2_session_want_write(m_session);
}

Stream* Http2::find(int id)
{
    const auto found = m_streams.find(id);
    return found == m_streams.end() ? nullptr : &found->second;
}

void Http2::headerCame(int id, std::string_view name, std::string_view value)
{
    Request& request = m_streams[id].request;
    if (name == ":method")
        request.method = value;
    else if (name == ":path")
        setTarget(request, value);
    else if (!name.starts_with(':'))
        request.headers.emplace_back(name, value);
}

void Http2::requestCame(int id)
{
    m_events.requested(id, m_streams[id].request);
}

nghttp2_ssize Http2::nextData(int id, std::uint8_t* buffer, size_t room, std::uint32_t* flags)
{
    Stream* stream = find(id);
    if (!stream)
        return NGHTTP2_ERR_TEMPORAL_CALLBACK_FAILURE;
    if (stream->pieces.empty()) {
        if (stream->finished) {
            *flags |= NGHTTP2_DATA_FLAG_EOF;
            return 0;
        }
        stream->deferred = true;
        return NGHTTP2_ERR_DEFERRED;
    }
    // Never two pieces in one frame: where a test parts its bytes, the client sees them parted.
    const std::string& piece = stream->pieces.front();
    const size_t size = std::min(room, piece.size() - stream->sent);
    std::copy_n(piece.data() + stream->sent, size, buffer);
    stream->sent += size;
    if (stream->sent == piece.size()) {
        stream->pieces.pop_front();
        stream->sent = 0;
    }
    return nghttp2_ssize(size);
}

void Http2::start(int id, int status, const Headers& headers)
{
    Stream* stream = find(id);
    if (!stream || stream->started)
        return;
    stream->started = true;
    Headers all = {{":status", std::to_string(status)}};
    for (const auto& [name, value] : headers)
        all.emplace_back(lowerCase(name), value);
    std::vector<nghttp2_nv> fields;
    for (auto& [name, value] : all) {
        fields.push_back({reinterpret_cast<std::uint8_t*>(name.data()),
            reinterpret_cast<std::uint8_t*>(value.data()), name.size(), value.size(),
            NGHTTP2_NV_FLAG_NONE});
    }
    nghttp2_data_provider2 body{};
    body.source.ptr = this;
    body.read_callback
        = [](nghttp2_session*, std::int32_t sid, std::uint8_t* buffer, size_t room,
              std::uint32_t* flags, nghttp2_data_source* source, void*) -> nghttp2_ssize {
        return static_cast<Http2*>(source->ptr)->nextData(sid, buffer, room, flags);
    };
    nghttp2_submit_response2(m_session, id, fields.data(), fields.size(), &body);
}

void Http2::goOn(int id, Stream& stream)
{
    if (stream.deferred)
        nghttp2_session_resume_data(m_session, id);
    stream.deferred = false;
}

void Http2::send(int id, std::string bytes)
{
    Stream* stream = find(id);
    if (!stream || stream->finished || bytes.empty())
        return;
    stream->pieces.push_back(std::move(bytes));
    goOn(id, *stream);
}

void Http2::finish(int id)
{
    if (Stream* stream = find(id)) {
        stream->finished = true;
        goOn(id, *stream);
    }
}

void Http2::reset(int id, std::uint32_t errorCode)
{
    if (find(id))
        nghttp2_submit_rst_stream(m_session, NGHTTP2_FLAG_NONE, id, errorCode);
}

void Http2::goaway(std::uint32_t errorCode)
{
    const std::int32_t last = nghttp2_session_get_last_proc_stream_id(m_session);
    nghttp2_submit_goaway(m_session, NGHTTP2_FLAG_NONE, last, errorCode, nullptr, 0);
}

} // namespace

std::unique_ptr<Protocol> makeHttp2(StreamEvents events, unsigned maxStreams)
{
    return std::make_unique<Http2>(std::move(events), maxStreams);
}

} // namespace portolan::test::scripted
