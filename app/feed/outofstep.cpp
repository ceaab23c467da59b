// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/feed/outofstep.h"

#include <QCoreApplication>

namespace portolan::feed {

using namespace std::chrono_literals;

OutOfStep::OutOfStep(transport::IoLoop& loop, std::function<void(const Reason&)> say)
    : m_loop(loop)
    , m_say(std::move(say))
{
}

OutOfStep::~OutOfStep()
{
    over();
}

void OutOfStep::closed()
{
    if (m_timer != 0)
        return;
    m_timer = m_loop.callAfter(1s, [this] {
        m_timer = 0;
        Reason reason = m_reason;
        if (reason.isNull()) {
            reason.code = QStringLiteral("WatchClosed");
            reason.message = QCoreApplication::translate(
                "Feed", "The watch is closed: what changes is not seen until it is open again.");
        }
        m_say(reason);
    });
}

void OutOfStep::over()
{
    if (m_timer != 0)
        m_loop.cancelTimer(m_timer);
    m_timer = 0;
    m_reason = {};
}

} // namespace portolan::feed
