// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/quantity.h"
#include "tests/lab/watchedfleet.h"
#include "tests/support/waitfor.h"

#include <QJsonArray>
#include <QtTest>

using namespace portolan;
using namespace portolan::test;

namespace {

QJsonArray items(const QJsonObject& list)
{
    return list.value(QLatin1String("items")).toArray();
}

QJsonObject at(const QJsonObject& object, std::initializer_list<const char*> path)
{
    QJsonObject here = object;
    for (const char* key : path)
        here = here.value(QLatin1String(key)).toObject();
    return here;
}

std::map<QString, qint64> podsByPhase(const QJsonObject& list)
{
    std::map<QString, qint64> phases;
    for (const QJsonValue& item : items(list))
        ++phases[at(item.toObject(), {"status"}).value(QLatin1String("phase")).toString()];
    return phases;
}

std::map<QString, qint64> counts(const QJsonObject& object)
{
    std::map<QString, qint64> map;
    for (auto it = object.begin(); it != object.end(); ++it)
        map[it.key()] = it.value().toInteger();
    return map;
}

} // namespace

//! `portolan status --output json` beside `kubectl -o json`, for every region.
class TestStatusNumbers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        PORTOLAN_REQUIRE_LAB();
        m_watched.emplace(m_lab, QStringLiteral("sre"), shell::statusKinds());
        QVERIFY(m_watched->loaded());
        PORTOLAN_WAIT(m_watched->allLive(), 20000);
    }

    void podsByPhaseAreThoseOfKubectl()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& context : m_watched->contexts()) {
            const auto ours = [&] {
                return counts(at(clusterOf(m_watched->report(), context), {"pods", "phases"}));
            };
            PORTOLAN_WAIT((ours() == podsByPhase(list(context, {QStringLiteral("pods"), QStringLiteral("-A")}))), 20000);
            QVERIFY(!ours().empty());
        }
    }

    void nodesOfEachPoolAreThoseOfKubectl()
    {
        PORTOLAN_REQUIRE_LAB();
        const QLatin1String label("eks.amazonaws.com/nodegroup");
        for (const QString& context : m_watched->contexts()) {
            std::map<QString, qint64> theirs;
            for (const QJsonValue& node : items(list(context, {QStringLiteral("nodes")})))
                ++theirs[at(node.toObject(), {"metadata", "labels"}).value(label).toString()];
            std::map<QString, qint64> ours;
            for (const QJsonValue& value : pools(context)) {
                const QJsonObject pool = value.toObject();
                if (const qint64 nodes = pool.value(QLatin1String("nodes")).toInteger(); nodes > 0)
                    ours[pool.value(QLatin1String("name")).toString()] = nodes;
            }
            QCOMPARE(ours, theirs);
            QVERIFY(ours.size() >= 3);
        }
    }

    void requestedOfEachPoolIsTheSumOverItsPods()
    {
        PORTOLAN_REQUIRE_LAB();
        const QString context = m_watched->contexts().first();
        std::map<QString, QString> poolOfNode;
        for (const QJsonValue& node : items(list(context, {QStringLiteral("nodes")})))
            poolOfNode[at(node.toObject(), {"metadata"}).value(QLatin1String("name")).toString()]
                = at(node.toObject(), {"metadata", "labels"})
                      .value(QLatin1String("eks.amazonaws.com/nodegroup"))
                      .toString();
        std::map<QString, qint64> theirs;
        for (const QJsonValue& item : items(list(context, {QStringLiteral("pods"), QStringLiteral("-A")}))) {
            const QJsonObject pod = item.toObject();
            const QString phase = at(pod, {"status"}).value(QLatin1String("phase")).toString();
            const QString node = at(pod, {"spec"}).value(QLatin1String("nodeName")).toString();
            if (phase == QLatin1String("Succeeded") || phase == QLatin1String("Failed") || node.isEmpty())
                continue;
            for (const QJsonValue& container : at(pod, {"spec"}).value(QLatin1String("containers")).toArray())
                theirs[poolOfNode[node]] += parseMilli(
                    at(container.toObject(), {"resources", "requests"})
                        .value(QLatin1String("cpu")).toString(QStringLiteral("0")).toStdString()).value_or(0);
        }
        for (const QJsonValue& value : pools(context)) {
            const QJsonObject pool = value.toObject();
            const QString cpu = at(pool, {"requested"}).value(QLatin1String("cpu")).toString(QStringLiteral("0m"));
            QCOMPARE(cpu, cpuSum(theirs[pool.value(QLatin1String("name")).toString()]));
        }
    }

    void rolloutsAndQuotasAreThoseOfKubectl()
    {
        PORTOLAN_REQUIRE_LAB();
        for (const QString& context : m_watched->contexts()) {
            const QJsonObject ours = clusterOf(m_watched->report(), context);
            const QJsonArray theirs = items(list(context, {QStringLiteral("rollouts.argoproj.io"), QStringLiteral("-A")}));
            const QJsonArray rollouts = ours.value(QLatin1String("rollouts")).toArray();
            QCOMPARE(rollouts.size(), theirs.size());
            QVERIFY(!theirs.isEmpty());
            for (qsizetype i = 0; i < theirs.size(); ++i) {
                const QJsonObject theirOne = theirs[i].toObject();
                const QJsonObject ourOne = rollouts[i].toObject();
                QCOMPARE(ourOne.value(QLatin1String("phase")), at(theirOne, {"status"}).value(QLatin1String("phase")));
                QCOMPARE(ourOne.value(QLatin1String("revision")),
                    at(theirOne, {"metadata", "annotations"}).value(QLatin1String("rollout.argoproj.io/revision")));
                QCOMPARE(ourOne.value(QLatin1String("activeHash")),
                    at(theirOne, {"status", "blueGreen"}).value(QLatin1String("activeSelector")));
            }
            compareQuotas(ours.value(QLatin1String("quotas")).toArray(),
                items(list(context, {QStringLiteral("resourcequotas"), QStringLiteral("-A")})));
        }
    }

private:
    QJsonObject list(const QString& context, const QStringList& what)
    {
        const Result<QJsonObject> answer
            = m_lab.kubectl(context, QStringList(QStringLiteral("get")) + what);
        if (!answer)
            qWarning("%s", qPrintable(answer.error().text));
        return answer.value_or(QJsonObject());
    }

    QJsonArray pools(const QString& context)
    {
        return clusterOf(m_watched->report(), context).value(QLatin1String("nodePools")).toArray();
    }

    void compareQuotas(const QJsonArray& ours, const QJsonArray& theirs)
    {
        using Amounts = std::pair<QString, QString>;
        std::map<QString, Amounts> left, right;
        for (const QJsonValue& value : ours) {
            const QJsonObject quota = value.toObject();
            left[quota.value(QLatin1String("name")).toString() + QLatin1Char('/')
                + quota.value(QLatin1String("resource")).toString()]
                = {quota.value(QLatin1String("used")).toString(), quota.value(QLatin1String("hard")).toString()};
        }
        for (const QJsonValue& value : theirs) {
            const QString name = at(value.toObject(), {"metadata"}).value(QLatin1String("name")).toString();
            const QJsonObject hard = at(value.toObject(), {"status", "hard"});
            const QJsonObject used = at(value.toObject(), {"status", "used"});
            for (auto it = hard.begin(); it != hard.end(); ++it)
                right[name + QLatin1Char('/') + it.key()] = {used.value(it.key()).toString(), it.value().toString()};
        }
        QCOMPARE(left, right);
        QVERIFY(left.size() >= 8);
    }

    LabFleet m_lab;
    std::optional<WatchedFleet> m_watched;
};

QTEST_GUILESS_MAIN(TestStatusNumbers)
#include "tst_statusnumbers.moc"
