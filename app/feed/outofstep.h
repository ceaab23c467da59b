// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/transport/ioloop.h"
#include "models/domain/clusterfacts.h"

namespace portolan::feed {

//! Says that a kind is no longer kept in step when its watch has been closed for a second: a watch
//! that is opened anew is closed for some milliseconds, which is not worth a word.
//! Thread: the loop's.
class OutOfStep {
public:
    OutOfStep(transport::IoLoop& loop, std::function<void(const Reason&)> say);
    ~OutOfStep();
    OutOfStep(const OutOfStep&) = delete;
    OutOfStep& operator=(const OutOfStep&) = delete;

    //! The watch is closed, since the first of these calls.
    void closed();
    //! Why, in the server's words.
    void setReason(const Reason& reason) { m_reason = reason; }
    //! It is open, or other things are said.
    void over();

private:
    transport::IoLoop& m_loop;
    const std::function<void(const Reason&)> m_say;
    Reason m_reason;
    transport::IoLoop::TimerId m_timer = 0;
};

} // namespace portolan::feed
