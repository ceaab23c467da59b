// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"

#include <QFile>
#include <QJsonDocument>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString user = QStringLiteral("console-test"); // used by nothing but tests of the console

//! What may be asked without changing anything. A subresource that runs or reaches something in a
//! pod counts as writing, whatever its verb.
bool isReading(const QJsonObject& event)
{
    const QString verb = event.value(QLatin1String("verb")).toString();
    const QJsonObject object = event.value(QLatin1String("objectRef")).toObject();
    const QString resource = object.value(QLatin1String("resource")).toString();
    const QString sub = object.value(QLatin1String("subresource")).toString();
    for (const char* reaching : {"exec", "attach", "portforward", "proxy"}) {
        if (sub == QLatin1String(reaching))
            return false;
    }
    if (verb == QLatin1String("create"))
        return resource == QLatin1String("selfsubjectaccessreviews")
            || resource == QLatin1String("selfsubjectrulesreviews")
            || resource == QLatin1String("selfsubjectreviews");
    return verb == QLatin1String("get") || verb == QLatin1String("list")
        || verb == QLatin1String("watch");
}

} // namespace

//! The API servers' own audit logs say what the engine sent.
class TestReadOnly : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void engineSendsNothingButReads();
};

void TestReadOnly::engineSendsNothingButReads()
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    WatchedFleet watched(lab, user, shell::allKinds());
    QVERIFY(watched.loaded());
    PORTOLAN_WAIT(watched.allLive(), 30000);
    PORTOLAN_WAIT((watched.fleet().cluster(0).facts.user == user), 10000);
    for (const QString& context : watched.contexts()) {
        const QString path = lab.runFolder() + QStringLiteral("/regions/%1/audit.log").arg(context);
        int seen = 0;
        const auto look = [&] {
            QFile file(path);
            seen = 0;
            if (!file.open(QIODevice::ReadOnly))
                return false;
            while (!file.atEnd()) {
                const QJsonObject event = QJsonDocument::fromJson(file.readLine()).object();
                const QJsonObject who = event.value(QLatin1String("user")).toObject();
                if (who.value(QLatin1String("username")).toString() != user)
                    continue;
                ++seen;
                if (!isReading(event))
                    qWarning("%s", QJsonDocument(event).toJson().constData());
                if (!isReading(event))
                    return false;
            }
            return true;
        };
        QVERIFY2(look(), qPrintable(path));
        // A log without the user would prove nothing.
        QVERIFY2(seen >= int(kindCount), qPrintable(QStringLiteral("%1: %2").arg(path).arg(seen)));
    }
}

QTEST_GUILESS_MAIN(TestReadOnly)
#include "tst_readonly.moc"
