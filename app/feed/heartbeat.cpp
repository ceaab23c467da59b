// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/heartbeat.h"

#include <QCoreApplication>

namespace portolan::feed {
namespace {

constexpr qint64 sentAfterMs = 5000;
constexpr qint64 givenUpAfterMs = 15000;

//! True for what an API server says when it lives: yes, no to this user, not now.
bool isAnswer(int httpStatus)
{
    return httpStatus == 200 || httpStatus == 403 || httpStatus == 429;
}

} // namespace

Heartbeat::Heartbeat(Asker& asker, ConnectionFacts& facts, const Clock& clock, Found found)
    : m_asker(asker)
    , m_facts(facts)
    , m_clock(clock)
    , m_found(std::move(found))
{
}

void Heartbeat::noteBytes()
{
    m_lastByte = m_clock.bootMs();
    m_facts.noteAnswer();
}

void Heartbeat::tick()
{
    const BootMs now = m_clock.bootMs();
    if (now - m_facts.value().lastAnswerAt >= givenUpAfterMs)
        m_found.lost({ErrorCode::Timeout,
            QCoreApplication::translate("Feed", "The server has not answered for 15 s."), {}});
    else if (now - m_lastByte >= sentAfterMs)
        checkNow();
}

void Heartbeat::stop()
{
    if (m_running != 0)
        m_asker.cancel(m_running);
    m_running = 0;
}

void Heartbeat::checkNow()
{
    if (m_running != 0)
        return;
    Question question;
    question.path = "/version";
    question.lane = transport::Lane::Watch;
    m_running = m_asker.ask(std::move(question), [this](const Answer& answer) {
        m_running = 0;
        onAnswer(answer);
    });
}

void Heartbeat::onAnswer(const Answer& answer)
{
    const std::optional<Error>& error = answer.end.error;
    if (error && error->code == ErrorCode::Timeout)
        return; // its age says it; tick() gives up after 15 s
    if (error) {
        m_found.lost(*error);
        return;
    }
    m_facts.noteServerTime(answer.head.serverTime);
    if (!isAnswer(answer.head.status))
        return; // its age says it
    m_facts.edit().latencyMs = qint64(answer.end.firstByteMs + 0.5);
    if (m_found.answered(answer.head))
        noteBytes();
    else
        m_lastByte = m_clock.bootMs(); // the reopened watches get their own 5 s
}

} // namespace portolan::feed
