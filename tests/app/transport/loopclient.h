// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/httpclient.h"

#include <mutex>

namespace portolan::test {

//! What came of a request, kept for the test's thread while the I/O thread goes on writing it.
class Answer final : public transport::ByteStream {
public:
    void onResponse(const transport::ResponseHead& head) override;
    void onBytes(std::string_view bytes) override;
    void onEnd(const transport::StreamEnd& end) override;

    //! Called on the I/O thread with each piece, before it is kept.
    std::function<void(std::string_view)> whenBytes;

    [[nodiscard]] bool isOver() const;
    [[nodiscard]] transport::ResponseHead head() const;
    [[nodiscard]] std::string body() const;
    [[nodiscard]] transport::StreamEnd end() const;
    //! The error that it ended with; nothing when it ended well or not yet.
    [[nodiscard]] std::optional<ErrorCode> error() const;
    //! All calls, a letter each: r(esponse), b(ytes), e(nd).
    [[nodiscard]] std::string calls() const;

private:
    mutable std::mutex m_mutex;
    transport::ResponseHead m_head;
    std::string m_body;
    std::optional<transport::StreamEnd> m_end;
    std::string m_calls;
};

//! An HttpClient on a loop of its own or on a shared one; made, used and destroyed on the loop's
//! thread, as it asks.
class LoopClient {
public:
    LoopClient(std::shared_ptr<transport::IoLoop> loop, transport::Endpoint endpoint);
    explicit LoopClient(transport::Endpoint endpoint)
        : LoopClient(std::make_shared<transport::IoLoop>(), std::move(endpoint))
    {
    }
    ~LoopClient();
    LoopClient(const LoopClient&) = delete;
    LoopClient& operator=(const LoopClient&) = delete;

    //! Runs on the loop's thread; returns when it has run.
    void run(const std::function<void(transport::HttpClient&)>& task);
    std::shared_ptr<Answer> get(
        const std::string& path, transport::Lane lane = transport::Lane::Bulk);
    std::shared_ptr<Answer> start(transport::Request request);
    transport::HttpClient::RequestId lastId() const { return m_lastId; }
    void cancel(transport::HttpClient::RequestId id);

private:
    std::shared_ptr<transport::IoLoop> m_loop;
    std::unique_ptr<transport::HttpClient> m_client;
    transport::HttpClient::RequestId m_lastId = 0;
};

} // namespace portolan::test
