// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/labfleet.h"
#include "tests/support/verifyresult.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

//! How the fleet is asked, on scripts that write down what they were asked. Whether the fleet
//! answers is for the tests on the fleet.
class TestLabFleet : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;

    [[nodiscard]] QString script(const QString& name, const QByteArray& body) const
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write("#!/bin/sh\necho \"$@\" >>'" + asked().toUtf8() + "'\n" + body);
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return file.fileName();
    }
    [[nodiscard]] QString asked() const { return m_folder.filePath(QStringLiteral("asked")); }
    [[nodiscard]] QStringList takeAsked() const
    {
        QFile file(asked());
        const QStringList lines = file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts)
            : QStringList();
        file.remove();
        return lines;
    }
    [[nodiscard]] LabFleet fleet(const QByteArray& lab, const QByteArray& kubectl = {}) const
    {
        return LabFleet({script(QStringLiteral("lab.sh"), lab),
            script(QStringLiteral("kubectl"), kubectl), QStringLiteral("/run/folder")});
    }

private Q_SLOTS:
    void asksForKubeconfigs()
    {
        const LabFleet lab = fleet("echo /there/viewer-direct.yaml\n");
        const Result<QString> path = lab.kubeconfig(QStringLiteral("viewer"), true);
        PORTOLAN_VERIFY(path);
        QCOMPARE(*path, QStringLiteral("/there/viewer-direct.yaml"));
        QCOMPARE(takeAsked(),
            QStringList{QStringLiteral("kubeconfig --as viewer --direct --run /run/folder")});
    }

    void readsWhatKubectlSays()
    {
        const LabFleet lab
            = fleet("echo /there/sre-direct.yaml\n", "echo '{\"kind\": \"PodList\"}'\n");
        const Result<QJsonObject> pods = lab.kubectl(
            QStringLiteral("eu-west-1"), {QStringLiteral("get"), QStringLiteral("pods")});
        PORTOLAN_VERIFY(pods);
        QCOMPARE(pods->value(QStringLiteral("kind")).toString(), QStringLiteral("PodList"));
        QCOMPARE(takeAsked().last(),
            QStringLiteral(
                "--kubeconfig /there/sre-direct.yaml --context eu-west-1 -o json get pods"));
    }

    void saysWhyNot()
    {
        const LabFleet lab = fleet("echo 'no such region' >&2\nexit 64\n");
        const Result<void> killed = lab.fault({QStringLiteral("kill"), QStringLiteral("nowhere")});
        QVERIFY(!killed);
        QVERIFY2(killed.error().text.contains(QLatin1String("ended with 64: no such region")),
            qUtf8Printable(killed.error().text));
        const LabFleet none({m_folder.filePath(QStringLiteral("none")), {}, {}});
        QVERIFY(!none.kubeconfig());
        const LabFleet noJson = fleet("echo x\n", "echo nonsense\n");
        QCOMPARE(noJson.kubectl({}, {}).error().code, ErrorCode::Protocol);
        (void)takeAsked();
    }

    void endsFaultsWithTheirScope()
    {
        const LabFleet lab = fleet("exit 0\n");
        {
            LabFault frozen(lab,
                {QStringLiteral("freeze"), QStringLiteral("eu-west-1"), QStringLiteral("etcd")});
            PORTOLAN_VERIFY(frozen.begun());
        }
        {
            LabFault killed(lab, {QStringLiteral("kill"), QStringLiteral("eu-west-1")});
            PORTOLAN_VERIFY(killed.end());
        }
        QCOMPARE(takeAsked(),
            (QStringList{QStringLiteral("fault freeze eu-west-1 etcd --run /run/folder"),
                QStringLiteral("fault thaw eu-west-1 etcd --run /run/folder"),
                QStringLiteral("fault kill eu-west-1 --run /run/folder"),
                QStringLiteral("fault revive eu-west-1 --run /run/folder")}));
        const LabFault none(lab, {QStringLiteral("revive"), QStringLiteral("eu-west-1")});
        QVERIFY(!none.begun());
    }

    void saysWhyThereIsNone()
    {
        const QByteArray before = qgetenv("PORTOLAN_TEST_LAB");
        qunsetenv("PORTOLAN_TEST_LAB");
        QVERIFY(LabFleet::whyMissing().contains(QLatin1String("PORTOLAN_TEST_LAB")));
        qputenv("PORTOLAN_TEST_LAB", "/nowhere/at/all");
        QVERIFY(LabFleet::whyMissing().contains(QLatin1String("is no folder")));
        qputenv("PORTOLAN_TEST_LAB", m_folder.path().toUtf8());
        QCOMPARE(LabFleet::whyMissing(), QString());
        qputenv("PORTOLAN_TEST_LAB", before);
    }
};

QTEST_GUILESS_MAIN(TestLabFleet)
#include "tst_labfleet.moc"
