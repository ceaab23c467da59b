// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/kinds/registry.h"

#include "tests/models/protowriter.h"
#include "tests/models/scanned.h"

#include <QtTest>

using namespace portolan;
using namespace portolan::test;

//! Until when the controller of a workload waits for its next pod.
class TestProgress : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void deployments_data()
    {
        QTest::addColumn<qint64>("deadline"); // 0: not written
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<QByteArray>("reason");
        QTest::addColumn<QString>("cells");
        const auto row = [](const char* name, qint64 deadline, const char* status,
                             const char* reason, const char* cells) {
            QTest::newRow(name) << deadline << QByteArray(status) << QByteArray(reason)
                                << QString::fromLatin1(cells);
        };
        row("gains pods", 90, "True", "ReplicaSetUpdated", "progressUntil=2090 since=0");
        row("deadline by default", 0, "True", "NewReplicaSetCreated", "progressUntil=2600 since=0");
        row("no deadline", 2147483647, "True", "ReplicaSetUpdated",
            "progressUntil=2147485647 since=0");
        row("was whole: expects nothing", 90, "True", "NewReplicaSetAvailable",
            "progressUntil=0 since=0");
        row("gave up: expects nothing", 90, "False", "ProgressDeadlineExceeded",
            "progressUntil=0 since=600");
    }

    void deployments()
    {
        QFETCH(qint64, deadline);
        QFETCH(QByteArray, status);
        QFETCH(QByteArray, reason);
        Proto spec = Proto().number(1, 3);
        if (deadline > 0)
            spec.number(9, deadline);
        const Proto condition = Proto()
                                    .text(1, "Progressing")
                                    .text(2, status.toStdString())
                                    .text(4, reason.toStdString())
                                    .time(6, 2000)
                                    .time(7, 600);
        const Scanned scanned(Kind::Deployment,
            Proto()
                .message(1, protoMeta())
                .message(2, spec)
                .message(3, Proto().number(2, 3).number(3, 1).message(6, condition))
                .bytes());
        QVERIFY(scanned.isValid());
        QTEST(scanned.cells(QStringLiteral("progressUntil since")), "cells");
    }

    //! As argo-rollouts 1.9 writes them.
    void rollouts_data()
    {
        QTest::addColumn<QByteArray>("spec");
        QTest::addColumn<QByteArray>("progressing");
        QTest::addColumn<qint64>("until");
        const QByteArray updated = R"("status":"True","reason":"ReplicaSetUpdated")";
        QTest::newRow("gains pods")
            << QByteArray(R"(,"progressDeadlineSeconds":90)") << updated << qint64(690);
        QTest::newRow("deadline by default") << QByteArray() << updated << qint64(1200);
        QTest::newRow("was whole and lost pods")
            << QByteArray() << QByteArray(R"("status":"True","reason":"ReplicaSetNotAvailable")")
            << qint64(0);
        QTest::newRow("waits for a person")
            << QByteArray() << QByteArray(R"("status":"Unknown","reason":"RolloutPaused")")
            << qint64(0);
    }

    void rollouts()
    {
        QFETCH(QByteArray, spec);
        QFETCH(QByteArray, progressing);
        QFETCH(qint64, until);
        const QByteArray bytes
            = R"({"metadata":{"name":"a","namespace":"shop","resourceVersion":"4",)"
              R"("uid":"00000000-0000-4000-8000-000000000001"},"spec":{"replicas":3)"
            + spec
            + R"(},"status":{"phase":"Progressing","observedGeneration":"0","conditions":[)"
              R"({"type":"Available","status":"False","reason":"AvailableReason",)"
              R"("lastTransitionTime":"1970-01-01T00:20:00Z"},{"type":"Progressing",)"
            + progressing
            + R"(,"lastTransitionTime":"1970-01-01T00:05:00Z",)"
              R"("lastUpdateTime":"1970-01-01T00:10:00Z"}]}})";
        const Scanned scanned(Kind::Rollout, bytes.toStdString());
        QVERIFY(scanned.isValid());
        QCOMPARE(scanned.cells(QStringLiteral("progressUntil unavailableSince phaseSince")),
            QStringLiteral("progressUntil=%1 unavailableSince=1200 phaseSince=1200").arg(until));
    }
};

QTEST_APPLESS_MAIN(TestProgress)
#include "tst_progress.moc"
