// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/transport/loopclient.h"

#include <future>

namespace portolan::test {

using namespace portolan::transport;

void Answer::onResponse(const ResponseHead& head)
{
    const std::lock_guard lock(m_mutex);
    m_head = head;
    m_calls += 'r';
}

void Answer::onBytes(std::string_view bytes)
{
    if (whenBytes)
        whenBytes(bytes);
    const std::lock_guard lock(m_mutex);
    m_body.append(bytes);
    m_calls += 'b';
}

void Answer::onEnd(const StreamEnd& end)
{
    const std::lock_guard lock(m_mutex);
    m_end = end;
    m_calls += 'e';
}

bool Answer::isOver() const
{
    const std::lock_guard lock(m_mutex);
    return m_end.has_value();
}

ResponseHead Answer::head() const
{
    const std::lock_guard lock(m_mutex);
    return m_head;
}

std::string Answer::body() const
{
    const std::lock_guard lock(m_mutex);
    return m_body;
}

StreamEnd Answer::end() const
{
    const std::lock_guard lock(m_mutex);
    return m_end.value_or(StreamEnd{});
}

std::optional<ErrorCode> Answer::error() const
{
    const StreamEnd seen = end();
    return seen.error ? std::optional(seen.error->code) : std::nullopt;
}

std::string Answer::calls() const
{
    const std::lock_guard lock(m_mutex);
    return m_calls;
}

LoopClient::LoopClient(std::shared_ptr<IoLoop> loop, Endpoint endpoint)
    : m_loop(std::move(loop))
{
    std::promise<void> made;
    m_loop->post([&] {
        m_client = std::make_unique<HttpClient>(*m_loop, std::move(endpoint), "test/1");
        made.set_value();
    });
    made.get_future().wait();
}

LoopClient::~LoopClient()
{
    std::promise<void> gone;
    m_loop->post([&] {
        m_client.reset();
        gone.set_value();
    });
    gone.get_future().wait();
}

void LoopClient::run(const std::function<void(HttpClient&)>& task)
{
    std::promise<void> done;
    m_loop->post([&] {
        task(*m_client);
        done.set_value();
    });
    done.get_future().wait();
}

std::shared_ptr<Answer> LoopClient::get(const std::string& path, Lane lane)
{
    Request request;
    request.path = path;
    request.lane = lane;
    return start(std::move(request));
}

std::shared_ptr<Answer> LoopClient::start(Request request)
{
    auto answer = std::make_shared<Answer>();
    run([&](HttpClient& client) { m_lastId = client.start(std::move(request), answer); });
    return answer;
}

void LoopClient::cancel(HttpClient::RequestId id)
{
    run([id](HttpClient& client) { client.cancel(id); });
}

} // namespace portolan::test
