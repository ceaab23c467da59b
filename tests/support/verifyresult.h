// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QtTest>

//! QVERIFY for a Result: fails with the error's own sentence.
#define PORTOLAN_VERIFY(result)                                                                    \
    do {                                                                                           \
        const auto& portolanResult = (result);                                                     \
        if (!portolanResult)                                                                       \
            QFAIL(qUtf8Printable(portolanResult.error().sentence()));                              \
    } while (false)
