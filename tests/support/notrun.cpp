// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/notrun.h"

#include <QtTest>

#include <cstdio>

namespace portolan::test {

bool reportNotRun(const QString& reason, const char* file, int line)
{
    std::printf("not run: %s\n", qUtf8Printable(reason));
    std::fflush(stdout);
    if (qEnvironmentVariableIsSet("CI"))
        QTest::qFail(qUtf8Printable(QLatin1String("not run in CI: ") + reason), file, line);
    return true;
}

} // namespace portolan::test
