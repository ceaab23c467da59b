// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/fetches.h"

#include "app/feed/question.h"
#include "app/kube/serverstatus.h"

#include <QCoreApplication>

namespace portolan::feed {

using namespace std::chrono_literals;

namespace {

//! Somebody waits for it in front of the screen.
constexpr auto limit = 10000ms;

Result<QByteArray> contentsOf(const Answer& answer)
{
    if (answer.end.error)
        return std::unexpected(*answer.end.error);
    if (answer.end.status == 200)
        return QByteArray::fromStdString(answer.body);
    const kube::ServerStatus status
        = kube::statusFromBody(answer.end.status, answer.head.contentType, answer.body);
    return fail(kube::codeOf(answer.end.status),
        QCoreApplication::translate("Feed", "%1, said by the server: %2")
            .arg(answer.end.status)
            .arg(status.message));
}

} // namespace

Fetches::Fetches(transport::HttpClient& client)
    : m_client(client)
{
}

void Fetches::start(const std::string& path, const std::string& accept, Done done)
{
    const quint64 id = ++m_lastId;
    Question question;
    question.path = path;
    question.accept = accept;
    question.limit = limit;
    Running& running = m_running[id];
    running.done = std::move(done);
    running.request = ask(m_client, std::move(question), [this, id](const Answer& answer) {
        const auto taken = m_running.extract(id);
        taken.mapped().done(contentsOf(answer));
    });
}

void Fetches::failAll(const Error& error)
{
    for (const auto& [id, running] : std::exchange(m_running, {})) {
        m_client.cancel(running.request);
        running.done(std::unexpected(error));
    }
}

} // namespace portolan::feed
