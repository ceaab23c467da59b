// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/readinesscheck.h"

#include <QCoreApplication>

namespace portolan::feed {
namespace {

constexpr qint64 everyMs = 15000;

struct Verdict {
    Readiness readiness;
    QString message;
};

Verdict verdictOf(const Answer& answer)
{
    if (answer.end.error)
        return {Readiness::Failing,
            QCoreApplication::translate("Feed", "/readyz did not answer within 5 s.")};
    const int status = answer.head.status;
    if (status == 200)
        return {Readiness::Ok, {}};
    if (status == 403 || status == 404 || status == 429)
        return {Readiness::NotChecked,
            QCoreApplication::translate("Feed", "/readyz answered %1 to this user.").arg(status)};
    return {Readiness::Failing,
        QCoreApplication::translate("Feed", "/readyz answered %1.").arg(status)};
}

} // namespace

ReadinessCheck::ReadinessCheck(Asker& asker, ConnectionFacts& facts, const Clock& clock)
    : m_asker(asker)
    , m_facts(facts)
    , m_clock(clock)
{
}

void ReadinessCheck::askNow()
{
    stop();
    m_askedAt = m_clock.bootMs();
    Question question;
    question.path = "/readyz";
    m_running = m_asker.ask(std::move(question), [this](const Answer& answer) {
        m_running = 0;
        onAnswer(answer);
    });
}

void ReadinessCheck::tick()
{
    if (m_running == 0 && m_clock.bootMs() - m_askedAt >= everyMs)
        askNow();
}

void ReadinessCheck::stop()
{
    if (m_running != 0)
        m_asker.cancel(m_running);
    m_running = 0;
}

void ReadinessCheck::onAnswer(const Answer& answer)
{
    if (answer.end.error && answer.end.error->code != ErrorCode::Timeout)
        return; // a lost connection says nothing of the storage
    const Verdict verdict = verdictOf(answer);
    ClusterFacts& facts = m_facts.edit();
    if (verdict.readiness != facts.readiness)
        facts.readinessSince = m_clock.bootMs();
    facts.readiness = verdict.readiness;
    facts.readinessReason = {};
    facts.readinessReason.message = verdict.message;
    if (verdict.readiness == Readiness::Failing)
        facts.readinessReason.code = QStringLiteral("StorageNotReady");
    m_facts.publish();
}

} // namespace portolan::feed
