// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/httpclient.h"

#include <QJsonObject>

namespace portolan::feed {

//! The whole answer to a short question.
struct Answer {
    transport::StreamEnd end;
    transport::ResponseHead head;
    std::string body;

    [[nodiscard]] QJsonObject json() const;
};

//! A request whose answer fits into memory and is wanted as a whole.
struct Question {
    std::string path;
    std::string method = "GET";
    std::string body; //!< of a POST: JSON
    std::string accept = "application/json";
    transport::Lane lane = transport::Lane::Bulk;
    //! What a server that lives needs at most, for heartbeats and the like.
    std::chrono::milliseconds limit{5000};
};

//! Asks; `done` is called on the client's thread, once, unless the request is cancelled before: by
//! its id, by a reset of its lane or with the client.
transport::HttpClient::RequestId ask(transport::HttpClient& client, Question question,
    std::function<void(const Answer&)> done);

//! Asks for the parts of one connection. That a server does not take the user's credentials (401) is
//! found here, for whatever was asked: `refused` is called then, and the one who asked hears nothing
//! more. Thread: the client's. The client outlives it, and it outlives what was asked.
class Asker {
public:
    Asker(transport::HttpClient& client, std::function<void(const Answer&)> refused);
    Asker(const Asker&) = delete;
    Asker& operator=(const Asker&) = delete;

    transport::HttpClient::RequestId ask(
        Question question, std::function<void(const Answer&)> done);
    void cancel(transport::HttpClient::RequestId id) { m_client.cancel(id); }

private:
    transport::HttpClient& m_client;
    const std::function<void(const Answer&)> m_refused;
};

//! A field of a JSON object as text, empty when it is no text.
[[nodiscard]] QString textOf(const QJsonObject& object, const char* key);

} // namespace portolan::feed
