// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/scriptedprotocol.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace portolan::test::scripted {
namespace {

constexpr std::string_view LineEnd = "\r\n";

std::string_view trimmed(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t");
    const size_t last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, last - first + 1);
}

size_t sizeIn(std::string_view text)
{
    size_t size = 0;
    std::from_chars(text.data(), text.data() + text.size(), size);
    return size;
}

//! HTTP/1.1, one request after the other: what a test of the fallback needs, and no more. Request
//! bodies need a content-length.
class Http1 final : public Protocol {
public:
    explicit Http1(StreamEvents events)
        : m_events(std::move(events))
    {
    }

    [[nodiscard]] bool receive(std::string_view bytes) override
    {
        m_in += bytes;
        return nextRequest();
    }
    [[nodiscard]] std::string pull() override { return std::exchange(m_out, {}); }
    [[nodiscard]] bool ended() const override { return m_last && !m_busy && m_out.empty(); }
    [[nodiscard]] bool aborted() const override { return m_aborted; }

    void start(int stream, int status, const Headers& headers) override;
    void send(int stream, std::string bytes) override;
    void finish(int stream) override;
    void reset(int stream, std::uint32_t) override { m_aborted = m_aborted || isOpen(stream); }
    void goaway(std::uint32_t) override { m_last = true; }

private:
    [[nodiscard]] bool isOpen(int stream) const { return m_busy && stream == m_stream; }
    bool nextRequest();
    bool readHead(std::string_view head, Request& request) const;

    StreamEvents m_events;
    std::string m_in;
    std::string m_out;
    int m_stream = 0;
    bool m_busy = false;
    bool m_chunked = false;
    bool m_last = false; //!< no request after this one
    bool m_aborted = false;
};

bool Http1::readHead(std::string_view head, Request& request) const
{
    const std::string_view first = head.substr(0, head.find(LineEnd));
    const size_t method = first.find(' ');
    const size_t target = first.rfind(' ');
    if (method == std::string_view::npos || target <= method || !first.ends_with("HTTP/1.1"))
        return false;
    request.method = first.substr(0, method);
    setTarget(request, first.substr(method + 1, target - method - 1));
    for (size_t at = first.size() + LineEnd.size(); at < head.size();) {
        const size_t end = std::min(head.find(LineEnd, at), head.size());
        const std::string_view line = head.substr(at, end - at);
        const size_t colon = line.find(':');
        if (colon == std::string_view::npos)
            return false;
        request.headers.emplace_back(
            lowerCase(line.substr(0, colon)), trimmed(line.substr(colon + 1)));
        at = end + LineEnd.size();
    }
    return true;
}

bool Http1::nextRequest()
{
    if (m_busy)
        return true;
    const size_t headSize = m_in.find("\r\n\r\n");
    if (headSize == std::string::npos)
        return true;
    Request request;
    if (!readHead(std::string_view(m_in).substr(0, headSize), request))
        return false;
    const size_t bodySize = sizeIn(request.header("content-length"));
    const size_t bodyAt = headSize + 4;
    if (m_in.size() < bodyAt + bodySize)
        return true;
    request.body = m_in.substr(bodyAt, bodySize);
    m_in.erase(0, bodyAt + bodySize);
    m_busy = true;
    m_events.requested(++m_stream, std::move(request));
    return true;
}

void Http1::start(int stream, int status, const Headers& headers)
{
    if (!isOpen(stream))
        return;
    m_chunked = true;
    m_out += "HTTP/1.1 " + std::to_string(status) + " -\r\n";
    for (const auto& [name, value] : headers) {
        m_chunked = m_chunked && lowerCase(name) != "content-length";
        m_out += std::format("{}: {}\r\n", name, value);
    }
    if (m_chunked)
        m_out += "transfer-encoding: chunked\r\n";
    m_out += LineEnd;
}

void Http1::send(int stream, std::string bytes)
{
    if (!isOpen(stream) || bytes.empty())
        return;
    m_out += m_chunked ? std::format("{:x}\r\n{}\r\n", bytes.size(), bytes) : bytes;
}

void Http1::finish(int stream)
{
    if (!isOpen(stream))
        return;
    if (m_chunked)
        m_out += "0\r\n\r\n";
    m_busy = false;
    m_events.closed(stream);
    m_aborted = !nextRequest(); // one that came while this one was being answered
}

} // namespace

std::unique_ptr<Protocol> makeHttp1(StreamEvents events)
{
    return std::make_unique<Http1>(std::move(events));
}

} // namespace portolan::test::scripted
