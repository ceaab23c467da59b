// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/question.h"

#include <QCoreApplication>
#include <QJsonDocument>

namespace portolan::feed {
namespace {

//! Objects are at most 1.5 MB as they are stored, some four times that as YAML.
constexpr size_t longestBody = 8 * 1024 * 1024;

class Collector final : public transport::ByteStream {
public:
    explicit Collector(std::function<void(const Answer&)> done)
        : m_done(std::move(done))
    {
    }

    void onResponse(const transport::ResponseHead& head) override { m_answer.head = head; }
    void onBytes(std::string_view bytes) override
    {
        m_isCut = m_isCut || bytes.size() > longestBody - m_answer.body.size();
        if (!m_isCut)
            m_answer.body.append(bytes);
    }
    void onEnd(const transport::StreamEnd& end) override
    {
        m_answer.end = end;
        if (m_isCut && !end.error)
            m_answer.end.error = Error{ErrorCode::Protocol,
                QCoreApplication::translate("Feed", "The answer is longer than 8 MB."), {}};
        m_done(m_answer);
    }

private:
    std::function<void(const Answer&)> m_done;
    Answer m_answer;
    bool m_isCut = false; //!< more came than any answer is worth
};

} // namespace

QJsonObject Answer::json() const
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(body)).object();
}

transport::HttpClient::RequestId ask(transport::HttpClient& client, Question question,
    std::function<void(const Answer&)> done)
{
    transport::Request request;
    request.method = std::move(question.method);
    request.path = std::move(question.path);
    request.headers = {"Accept: " + question.accept};
    if (!question.body.empty())
        request.headers.push_back("Content-Type: application/json");
    request.body = std::move(question.body);
    request.lane = question.lane;
    request.acceptGzip = true; // Tables and YAML may be long; servers leave short answers as they are
    request.timeout = question.limit;
    return client.start(std::move(request), std::make_shared<Collector>(std::move(done)));
}

Asker::Asker(transport::HttpClient& client, std::function<void(const Answer&)> refused)
    : m_client(client)
    , m_refused(std::move(refused))
{
}

transport::HttpClient::RequestId Asker::ask(
    Question question, std::function<void(const Answer&)> done)
{
    return feed::ask(m_client, std::move(question),
        [this, done = std::move(done)](const Answer& answer) {
            const bool isRefusal = !answer.end.error && answer.head.status == 401;
            isRefusal ? m_refused(answer) : done(answer);
        });
}

QString textOf(const QJsonObject& object, const char* key)
{
    return object.value(QLatin1String(key)).toString();
}

} // namespace portolan::feed
