// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"

#include <QElapsedTimer>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

const QString victim = QStringLiteral("eu-west-1");
//! Reconnecting waits for a back-off of at most 20 s, on a machine that may be busy.
constexpr int recoveryMs = 60000;

} // namespace

//! What each death of a region looks like, how soon it is seen, and that all is right afterwards.
class TestLiveness : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void killed() { fault({QStringLiteral("kill"), victim}, {}, "unreachable", 5000); }
    void frozen() { fault({QStringLiteral("freeze"), victim}, "lagging", "stale", 16000); }
    void storageFrozen()
    {
        fault({QStringLiteral("freeze"), victim, QStringLiteral("etcd")}, {}, "stale", 21000);
    }

private:
    void fault(const QStringList& words, const QByteArray& first, const QByteArray& then, int limitMs);
    void sameAsFreshList(WatchedFleet& watched, const LabFleet& lab);
};

void TestLiveness::fault(
    const QStringList& words, const QByteArray& first, const QByteArray& then, int limitMs)
{
    PORTOLAN_REQUIRE_LAB();
    const LabFleet lab;
    WatchedFleet watched(lab, QStringLiteral("sre"), shell::statusKinds());
    QVERIFY2(watched.loaded(), qPrintable(watched.loaded() ? QString() : watched.loaded().error().text));
    PORTOLAN_WAIT(watched.allLive(), 20000);

    LabFault down(lab, words);
    QVERIFY2(down.begun(), qPrintable(down.begun() ? QString() : down.begun().error().text));
    QElapsedTimer since;
    since.start();
    // Of the first state: when it was seen, and how old the data was then. The age is what the rule
    // speaks of; on a busy machine the last bytes may be read a while after the fault began.
    qint64 firstSeen = -1, firstAge = -1;
    const auto look = [&] {
        const ClusterStatus status = watched.status(victim);
        if (firstSeen < 0 && jsonWord(status.state) == QString::fromLatin1(first)) {
            firstSeen = since.elapsed();
            firstAge = status.ageMs.value_or(-1);
        }
        return watched.othersLive(victim) && jsonWord(status.state) == QString::fromLatin1(then);
    };
    PORTOLAN_WAIT(look(), limitMs);
    qInfo("%s: %s after %lld ms; %s after %lld ms, at an age of %lld ms",
        qPrintable(words.join(QLatin1Char(' '))), then.constData(), since.elapsed(),
        first.isEmpty() ? "nothing before it" : first.constData(), firstSeen, firstAge);
    if (!first.isEmpty())
        QVERIFY2(firstAge >= 0 && firstAge <= 11000, "it was never seen lagging, or too late");
    QVERIFY(watched.status(victim).ageMs.has_value());

    const Result<void> ended = down.end();
    QVERIFY2(ended, qPrintable(ended ? QString() : ended.error().text));
    PORTOLAN_WAIT(watched.allLive(), recoveryMs);
    sameAsFreshList(watched, lab);
}

void TestLiveness::sameAsFreshList(WatchedFleet& watched, const LabFleet& lab)
{
    for (const char* resource : {"pods", "nodes", "rollouts.argoproj.io", "resourcequotas"}) {
        const QString name = QLatin1String(resource);
        const Kind kind = *kindFromText(name.section(QLatin1Char('.'), 0, 0));
        const auto listed = [&] {
            const Result<QJsonObject> list = lab.kubectl(
                victim, {QStringLiteral("get"), name, QStringLiteral("--all-namespaces")});
            return list ? versionsOf(*list) : std::set<std::pair<QString, QString>>();
        };
        // Heartbeats go on changing objects: the two are equal at some moment, or never.
        PORTOLAN_WAIT((listed() == watched.versions(victim, kind)), 20000);
    }
}

QTEST_GUILESS_MAIN(TestLiveness)
#include "tst_liveness.moc"
