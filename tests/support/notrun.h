// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace portolan::test {

//! Says and counts that a test could not run. In CI this fails the test; elsewhere it lets it
//! pass, with "not run: reason" in its output. True when the caller should return.
[[nodiscard]] bool reportNotRun(const QString& reason, const char* file, int line);

} // namespace portolan::test

//! The only way in which a test of this project may stop without having tested anything.
#define PORTOLAN_NOT_RUN(reason)                                                                   \
    do {                                                                                           \
        if (portolan::test::reportNotRun((reason), __FILE__, __LINE__))                            \
            return;                                                                                \
    } while (false)
