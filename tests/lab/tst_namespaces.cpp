// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/statuscommand.h"
#include "tests/support/labfleet.h"
#include "app/shell/systemclock.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

//! `status --namespace`: what is asked for is narrower, so a user of one namespace has an answer.
class TestNamespaces : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void teamOfOneNamespaceHasAnAnswer();
    void foreignNamespaceIsForbidden();

private:
    QJsonObject status(const QString& nameSpace, int& exitCode);
};

QJsonObject TestNamespaces::status(const QString& nameSpace, int& exitCode)
{
    const LabFleet lab;
    const auto clock = std::make_shared<const shell::SystemClock>();
    shell::Options options;
    options.kubeconfig = lab.kubeconfig(QStringLiteral("shop-team")).value_or(QString());
    options.all = true;
    options.json = true;
    options.nameSpaces = {nameSpace};
    auto setup = shell::FleetSetup::ofKubeconfig(options, {}, clock);
    if (!setup)
        return {};
    shell::StatusCommand command(options, std::move(*setup), *clock, [] { return 0.5; });
    QSignalSpy finished(&command, &shell::Command::finished);
    command.start();
    (void)waitUntil([&] { return Seen{finished.size() == 1, {}}; }, 30000);
    exitCode = finished.isEmpty() ? -1 : finished[0][1].toInt();
    return finished.isEmpty()
        ? QJsonObject()
        : QJsonDocument::fromJson(finished[0][0].toString().toUtf8()).object();
}

void TestNamespaces::teamOfOneNamespaceHasAnAnswer()
{
    PORTOLAN_REQUIRE_LAB();
    int exitCode = -1;
    const QJsonObject report = status(QStringLiteral("default"), exitCode);
    QVERIFY2(exitCode == 0 || exitCode == 1, QJsonDocument(report).toJson().constData());
    const QJsonArray clusters = report.value(QLatin1String("clusters")).toArray();
    QVERIFY(!clusters.isEmpty());
    for (const QJsonValue& value : clusters) {
        const QJsonObject cluster = value.toObject();
        QCOMPARE(cluster.value(QLatin1String("state")).toString(), QStringLiteral("live"));
        QVERIFY(cluster.value(QLatin1String("pods")).toObject().value(QLatin1String("total")).toInt() > 0);
        QVERIFY(cluster.value(QLatin1String("nodes")).isNull()); // not asked for
        for (const QJsonValue& problem : cluster.value(QLatin1String("problems")).toArray())
            QCOMPARE(problem.toObject().value(QLatin1String("namespace")).toString(),
                QStringLiteral("default"));
    }
    const QJsonObject totals = report.value(QLatin1String("totals")).toObject();
    QVERIFY(totals.value(QLatin1String("pods")).toInt() > 0);
    QVERIFY(totals.value(QLatin1String("nodes")).isNull());
}

void TestNamespaces::foreignNamespaceIsForbidden()
{
    PORTOLAN_REQUIRE_LAB();
    int exitCode = -1;
    const QJsonObject report = status(QStringLiteral("kube-system"), exitCode);
    QCOMPARE(exitCode, 2);
    const QJsonObject cluster = report.value(QLatin1String("clusters")).toArray().first().toObject();
    QCOMPARE(cluster.value(QLatin1String("state")).toString(), QStringLiteral("forbidden"));
    QVERIFY(cluster.value(QLatin1String("pods")).isNull());
}

QTEST_GUILESS_MAIN(TestNamespaces)
#include "tst_namespaces.moc"
