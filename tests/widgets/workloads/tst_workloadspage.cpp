// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/workloads/samplefleet.h"

#include <QTest>

class TestWorkloadsPage : public QObject {
    Q_OBJECT
};

QTEST_MAIN(TestWorkloadsPage)
#include "tst_workloadspage.moc"
